"""Spoken forms and the values they mean, and those that must be refused and why: a battery as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plainspoken import documents, wording
from plainspoken.values import Kind, Refused, Understood, understood, words

TODAY = date(2026, 11, 25)
FILES = sorted(Path(__file__).parent.glob("*.yaml"))
DOCUMENTS = {file: documents.load(file).value for file in FILES}
REPLIES = wording.load()


def cases(part: str) -> list[tuple[str, str, str, str]]:
    """File, kind, what is said, and what is to come of it."""
    return [
        (file.name, kind, str(said), str(expected))
        for file, document in DOCUMENTS.items()
        for kind, each in document.get(part, {}).items()
        for said, expected in each.items()
    ]


ACCEPTED, REFUSED = cases("accepted"), cases("refused")


@pytest.mark.parametrize(("file", "kind", "said", "value"), ACCEPTED)
def test_what_is_meant(file, kind, said, value) -> None:
    found = understood(Kind(kind), said, words(), TODAY)
    assert isinstance(found, Understood), found
    assert found.value == value


@pytest.mark.parametrize(("file", "kind", "said", "key"), REFUSED)
def test_what_is_refused(file, kind, said, key) -> None:
    found = understood(Kind(kind), said, words(), TODAY)
    assert isinstance(found, Refused), found
    assert found.key == key
    assert REPLIES.reply(found.key, dict(found.values))


def test_the_battery_is_as_large_as_it_should_be() -> None:
    assert len(ACCEPTED) >= 500
    assert len(REFUSED) >= 130
