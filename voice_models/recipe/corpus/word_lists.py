"""The lists of words and voices that sentences and speech are drawn from, as they stand in word_lists.txt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """Each list by its name."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    return {name: tuple(words.split()) for name, _, words in (line.partition(":") for line in lines)}
