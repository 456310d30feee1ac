"""`plainspoken model get`, from a server on loopback: a small model, really fetched, checked, unpacked and tried."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspoken.cli import getting, main
from support.byte_server import Server, serve

NAME = "vosk-model-tiny"


@pytest.fixture
def server() -> Iterator[Server]:
    yield from serve()


@pytest.fixture(scope="module")
def archive(vosk_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(vosk_model, folder / NAME / NAME)
    return Path(shutil.make_archive(str(folder / NAME), "zip", folder / NAME))


@pytest.fixture
def listed(server: Server, archive: Path, tmp_path: Path) -> Path:
    """A catalogue of one model, served on loopback."""
    data = archive.read_bytes()
    server.routes[f"/{NAME}.zip"] = lambda visitor: visitor.answer(data, etag='"one"', content_type="application/zip")
    file = tmp_path / "catalogue.yaml"
    file.write_text(
        f"base: {server.url()}\nmodels:\n  {NAME}: {{language: en-GB, download: {len(data)}, memory: 100,"
        f" phrases: true, licence: MIT, sha256: {hashlib.sha256(data).hexdigest()}}}\n"
    )
    return file


def get(listed: Path, place: Path, wanted: str = "en") -> Result:
    return CliRunner().invoke(main, ["model", "get", wanted, "--to", str(place), "--from", str(listed)])


def test_a_model_is_fetched_checked_and_works(listed: Path, tmp_path: Path, server: Server) -> None:
    place = tmp_path / "models"
    first = get(listed, place)
    assert first.exit_code == 0, first.output
    lines = first.output.splitlines()
    assert lines[0].startswith(f"Fetching {NAME} (en-GB, ")
    assert lines[1].startswith("0 percent: ")
    assert "100 percent: " in first.output
    assert f"{NAME} works, and is used with PLAINSPOKEN_MODEL={place / NAME}." in first.output
    assert [each.name for each in place.iterdir()] == [NAME]
    again = get(listed, place, NAME)
    assert "is there already" in again.output
    assert again.exit_code == 0
    assert len(server.seen) == 1


def test_what_is_not_what_was_published_is_removed(listed: Path, tmp_path: Path) -> None:
    listed.write_text(listed.read_text().replace("sha256: ", "sha256: 0000")[:-6] + "}\n")
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert "is not what was published" in result.output
    assert list((tmp_path / "models").iterdir()) == []


def offered(server: Server, listed: Path, entries: dict[str, bytes]) -> None:
    """Have the catalogue offer an archive of these, with the right checksum."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, held in entries.items():
            archive.writestr(name, held)
    data = packed.getvalue()
    server.routes[f"/{NAME}.zip"] = lambda visitor: visitor.answer(data, etag='"one"', content_type="application/zip")
    told = re.sub(r"download: \d+", f"download: {len(data)}", listed.read_text())
    listed.write_text(re.sub(r"sha256: \w+", f"sha256: {hashlib.sha256(data).hexdigest()}", told))


def test_an_archive_that_leads_outside_does_not_stay(listed: Path, tmp_path: Path, server: Server) -> None:
    offered(server, listed, {"../evil": b"x"})
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert "leads outside its folder" in result.output
    assert "It was removed: give the same command again" in result.output
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_that_does_not_work_is_not_left_where_it_would_be_used(
    listed: Path, tmp_path: Path, server: Server
) -> None:
    offered(server, listed, {f"{NAME}/am/final.mdl": b"x"})
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert "So it is not used. What was fetched is kept" in result.output
    assert [each.name for each in (tmp_path / "models").iterdir()] == [f".{NAME}.zip"]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [("cy", "no model 'cy' to fetch; there are: en, vosk-model-tiny"), ("", "there is no model ''")],
)
def test_what_cannot_be_fetched(listed: Path, tmp_path: Path, wanted: str, words: str) -> None:
    result = get(listed, tmp_path / "models", wanted)
    assert result.exit_code == 1
    assert words in result.output


def test_no_room(listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getting, "ROOM", 10**9)
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert "not enough room" in result.output


def test_a_server_that_does_not_answer(listed: Path, tmp_path: Path, server: Server) -> None:
    server.routes[f"/{NAME}.zip"] = lambda visitor: visitor.answer(status="503 Busy")
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert "has a problem of its own" in result.output


def test_a_broken_catalogue(listed: Path, tmp_path: Path) -> None:
    listed.write_text("base: nowhere\n")
    result = get(listed, tmp_path / "models")
    assert result.exit_code == 1
    assert f"{listed}:1:" in result.output


def test_all_offers_are_listed() -> None:
    result = CliRunner().invoke(main, ["model", "list", "--all"])
    assert result.exit_code == 0
    assert "plainspoken model get vosk-model-small-en-us-0.15: en-US, 41 megabytes, hears the page's own words" in (
        result.output
    )
