"""What hearing keeps of pages is told of, and goes when the person asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken import settings
from plainspoken.cli.keeping import PersonsKeeper
from plainspoken.flow import Tell
from plainspoken.hearing import KeptPages
from plainspoken.hearing.pronouncing.kept import KeptWords
from plainspoken.memory import Memory
from plainspoken.settings import Settings


def test_words_of_pages_are_told_of_and_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "settings.yaml")
    words = tmp_path / "pronunciations.json"
    pages = KeptPages(words)
    keeper = PersonsKeeper(Memory(tmp_path / "memory"), Settings(), lambda trouble: None, pages)
    assert keeper.known() == ()
    KeptWords(words).keep({"wem": ("W EH M",), "ely": ("IY L IY",)})
    assert keeper.known() == (Tell("memory.page_words", (("count", 2),)),)
    keeper.forget()
    assert keeper.known() == ()
    assert list(tmp_path.iterdir()) == []


def test_forgetting_what_was_never_kept(tmp_path: Path) -> None:
    KeptPages(tmp_path / "none.json").forget()
    assert list(tmp_path.iterdir()) == []
