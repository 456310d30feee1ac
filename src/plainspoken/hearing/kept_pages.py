"""What hearing keeps of the pages that a person visited, in their cache: how unusual words are said."""

from __future__ import annotations

import contextlib
from pathlib import Path

from plainspoken.hearing.pronouncing.kept import KeptWords, kept_file


class KeptPages:
    """Told of, and removed, when the person asks; it is made anew when it is needed."""

    def __init__(self, words: Path | None = None) -> None:
        self._words = words or kept_file()

    def count(self) -> int:
        """How many words are kept."""
        return len(KeptWords(self._words))

    def forget(self) -> None:
        """Remove all of it, as far as the disk lets."""
        with contextlib.suppress(OSError):
            self._words.unlink()
