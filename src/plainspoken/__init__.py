"""Plainspoken: use government websites by speaking."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("plainspoken")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0+unknown"
