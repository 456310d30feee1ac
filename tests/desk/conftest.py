"""The desk with a folder of a person's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from plainspoken.desk.application import create
from plainspoken.desk.guard import Guard
from plainspoken.desk.history import History
from plainspoken.desk.shelf import Shelf
from plainspoken.desk.speech import Speech
from support.desk import BASE, PROFILE, TOKEN, Person


@pytest.fixture(scope="session")
def speech() -> Iterator[Speech]:
    made = Speech()
    yield made
    made.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("nobody"))


@pytest.fixture(scope="session")
def desk(shelf: Shelf, speech: Speech) -> Flask:
    return create(Guard(TOKEN), shelf=shelf, speech=speech, pages=3)


@pytest.fixture
def own(tmp_path: Path, shelf: Shelf) -> Path:
    """A person's own folder, new for each test, with one profile."""
    folder = tmp_path / "site_profiles"
    folder.mkdir()
    (folder / "bigtown.yaml").write_text(PROFILE, encoding="utf-8")
    shelf.own, shelf.history = folder, History(folder / ".history")
    return folder


@pytest.fixture
def person(desk: Flask, own: Path) -> Person:
    client = desk.test_client()
    client.get(f"/enter/{TOKEN}", base_url=BASE)
    return Person(client)
