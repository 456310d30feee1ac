"""The pytest plugin: plays each `*.session.yaml` as a test, and gives plain tests a site and a conversation.

Loaded in every pytest run on a computer that has Plainspoken, so it imports nothing of its own before a session is
collected or a fixture used: the player brings the whole assistant with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plainspoken.testing.fixtures import Ground, Talk

SUFFIX = ".session.yaml"

OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("--sound", "", "play sessions with sound: spoken, really recognised, answered aloud"),
    ("--voices", "NAME,...", "with --sound: who speaks: names, accents, all, or each (one of each accent)"),
    ("--speeds", "NUMBER,...", "with --sound: how fast they speak, in words a minute"),
    ("--noise", "KIND:DB,...", "with --sound: over what, and how far below the voice: quiet, babble:20, television:10"),
    ("--rooms", "NAME,...", "with --sound: where: none, bedroom, living-room, kitchen, hall"),
    ("--recogniser", "NAME", "with --sound: what recognises the person"),
    ("--live", "", "play sessions that need the network, and those with pages or a tape on their real site"),
    ("--update", "", "write what is heard into the session files where something else was expected"),
)
"""Each option, what it takes ("" for nothing), and what it does."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("plainspoken", "scripted voice sessions")
    for name, takes, what in OPTIONS:
        dest = f"plainspoken_{name.removeprefix('--')}"
        if takes:
            group.addoption(name, dest=dest, metavar=takes, default="", help=what)
        else:
            group.addoption(name, dest=dest, action="store_true", help=what)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to let several processes write the same files; be there to tell what a matrix came to."""
    shared = getattr(config.option, "numprocesses", None) or getattr(config.option, "dist", "no") != "no"
    if config.getoption("plainspoken_update", False) and shared:
        raise pytest.UsageError("--update writes session files: run it without -n")
    if config.getoption("plainspoken_sound", False):
        from plainspoken.testing.running import run_of  # noqa: PLC0415 - only a run with sound pays for it

        run_of(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every `*.session.yaml`."""
    if not file_path.name.endswith(SUFFIX):
        return None
    from plainspoken.testing.collected import SessionFile  # noqa: PLC0415 - only a run with sessions pays for it

    return SessionFile.from_parent(parent, path=file_path)


@pytest.fixture
def plainspoken_site(request: pytest.FixtureRequest) -> Callable[..., Ground]:
    """Open a site: `plainspoken_site("anytown", today="2026-11-23")`, `plainspoken_site(pages="folder")`, or a tape."""
    from plainspoken.testing.fixtures import opener  # noqa: PLC0415 - only tests that use it pay for it

    return opener(request.config, request.path.parent)


@pytest.fixture
def plainspoken_session(request: pytest.FixtureRequest) -> Iterator[Callable[..., Talk]]:
    """Begin a conversation on a site: `plainspoken_session(site, start="/contact")`, then `.say("home", at="/")`."""
    from plainspoken.testing.fixtures import Beginner  # noqa: PLC0415 - only tests that use it pay for it

    beginner = Beginner(request.config)
    yield beginner
    beginner.close()
