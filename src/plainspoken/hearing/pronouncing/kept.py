"""Words and how they are said, kept on the person's disk from one conversation to the next."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path

FORMAT = 1
MOST = 5_000
"""Words that are kept; those asked for longest ago go first."""


class KeptWords:
    """A file of JSON, read when it is first wanted and written after each change. What cannot be read is made anew.

    They are words of pages that the person visited: only they may read the file, and "forget everything" removes it.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or kept_file()
        self._words: dict[str, tuple[str, ...]] | None = None

    def __contains__(self, word: str) -> bool:
        return word in self._known()

    def __len__(self) -> int:
        return len(self._known())

    def get(self, word: str) -> tuple[str, ...]:
        """The ways of saying a word; none where it is not kept or cannot be said."""
        return self._known().get(word, ())

    def keep(self, words: Mapping[str, tuple[str, ...]]) -> None:
        """Add words, and write all; a disk that takes nothing costs asking again next time."""
        self._words = dict(list({**self._known(), **words}.items())[-MOST:])
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent)  # for its owner alone
            with os.fdopen(handle, "w", encoding="utf-8") as written:
                json.dump({"format": FORMAT, "words": self._words}, written)
            Path(name).replace(self._file)

    def _known(self) -> dict[str, tuple[str, ...]]:
        if self._words is None:
            self._words = _read(self._file)
        return self._words


def kept_file() -> Path:
    """Where the words are kept unless told otherwise."""
    return user_cache_path("plainspoken", appauthor=False) / "pronunciations.json"


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    """What a file has; nothing where it is missing, broken or of another format."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["format"] == FORMAT:
            return {str(word): tuple(map(str, said)) for word, said in found["words"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}
