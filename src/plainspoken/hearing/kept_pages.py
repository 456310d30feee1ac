"""What hearing keeps of the pages that a person visited, all of it in their cache: words, and models for them."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from platformdirs import user_cache_path

from plainspoken.hearing.pronouncing.kept import KeptWords, kept_file


def page_models_folder() -> Path:
    """Where the models of pages are kept."""
    return user_cache_path("plainspoken", appauthor=False) / "page_models"


class KeptPages:
    """Told of, and removed, when the person asks; it is made anew when it is needed."""

    def __init__(self, words: Path | None = None, models: Path | None = None) -> None:
        self._words = words or kept_file()
        self._models = models or page_models_folder()

    def count(self) -> int:
        """How many words are kept."""
        return len(KeptWords(self._words))

    def forget(self) -> None:
        """Remove all of it, as far as the disk lets."""
        shutil.rmtree(self._models, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._words.unlink()
