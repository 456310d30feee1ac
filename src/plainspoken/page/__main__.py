"""Prints pages as JSON lines: `python -m plainspoken.page FILE...`, for trying the page model by itself."""

from __future__ import annotations

import sys
from pathlib import Path

from plainspoken.page import parse, to_json


def main(names: list[str]) -> None:
    """Print each file as one line of JSON; its address is the file's."""
    for name in names:
        file = Path(name).resolve()
        sys.stdout.write(to_json(parse(file.read_bytes(), file.as_uri())) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
