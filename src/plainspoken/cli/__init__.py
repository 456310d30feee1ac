"""The command line: `plainspoken`, and a module for each family of its commands."""

from plainspoken.cli.main import main

__all__ = ["main"]
