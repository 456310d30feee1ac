"""Sessions written into a folder beside a small site of pages, and played there without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plainspoken.testing.player import Player
from plainspoken.testing.results import SessionResult
from plainspoken.testing.script import Script, read

PAGES = {
    "index": "<title>Home</title><main><h1>Home</h1><p>First. Second. Third.</p><a href='/tax'>Tax</a>"
    "<a href='/bins'>Bins</a></main>",
    "tax": "<title>Tax</title><main><h1>Tax</h1><form action='/sent' method='post'><label>Street<input name='street'>"
    "</label><button>Go</button></form><a href='/bins'>Bins</a></main>",
    "bins": "<title>Bins</title><main><h1>Bins</h1><p>Every week.</p></main>",
    "sent": "<title>Sent</title><main><h1>Sent</h1><p>Thank you.</p></main>",
}

TOP = "title: T\npages: pages\n"

Read = Callable[..., tuple[Script, ...]]
Play = Callable[..., SessionResult]


@pytest.fixture(scope="session")
def folder_player() -> Iterator[Player]:
    with Player() as player:
        yield player


@pytest.fixture
def scripts(tmp_path: Path, folder_player: Player) -> Read:
    """Write a session, and other files beside it by their names, and read its scripts."""
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / f"{name}.html").write_text(text, encoding="utf-8")

    def scripts(text: str, files: dict[str, str] | None = None) -> tuple[Script, ...]:
        for name, content in {"t.session.yaml": TOP + text, **(files or {})}.items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        return read(tmp_path / "t.session.yaml", folder_player.commands, "t.session.yaml")

    return scripts


@pytest.fixture
def played(scripts: Read, folder_player: Player) -> Play:
    """Write a session and play it, the first of its examples where it has some."""

    def played(text: str, files: dict[str, str] | None = None) -> SessionResult:
        return folder_player.play(scripts(text, files)[0])

    return played
