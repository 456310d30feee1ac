"""What hearing keeps of the pages that a person visited, all of it in their cache: words, and models for them."""

from __future__ import annotations

import shutil
from pathlib import Path

from platformdirs import user_cache_path

from plainspoken.hearing.pronouncing.kept import kept_file


def page_models_folder() -> Path:
    """Where the models of pages are kept."""
    return user_cache_path("plainspoken", appauthor=False) / "page_models"


def forget_pages() -> None:
    """Remove all of it, as far as the disk lets; it is made anew when it is needed."""
    shutil.rmtree(page_models_folder(), ignore_errors=True)
    kept_file().unlink(missing_ok=True)
