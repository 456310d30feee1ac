"""The YAML files of the council's content, as they are; they are ours, so a fault in one is an exception."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast where PyYAML was built with libyaml."""


def read(*names: str) -> Any:  # noqa: ANN401  # whatever the file holds
    """What a file of the folder content holds."""
    text = files(__package__).joinpath("content", *names).read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader, both are


def names(*folder: str) -> Iterator[str]:
    """The names of the YAML files in a folder of content."""
    found = files(__package__).joinpath("content", *folder).iterdir()
    return (path.name for path in found if path.name.endswith(".yaml"))
