"""What is kept about a person, and that forgetting leaves nothing behind."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.flow import Mark, Stop, Tell, Trouble
from plainspoken.memory import Kept, Memory

BINS = Stop("https://www.anytown.gov.uk/bins?street=1", "Bins", Mark(4, 1))
TAX = Stop("https://www.anytown.gov.uk/tax", "Council tax", Mark(0))


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path / "plainspoken" / "memory")


def everything_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_nothing_at_first(memory):
    assert memory.kept() == Kept()
    assert memory.known() == ()
    assert not memory.folder.exists()


def test_pages_are_remembered_newest_last_and_once(memory):
    for stop in (BINS, TAX, Stop(BINS.url, "Bin days", Mark(9))):
        assert memory.remember(stop) is None
    assert memory.kept() == Kept((TAX, Stop(BINS.url, "Bin days", Mark(9))))
    memory.drop(TAX.url)
    assert [stop.title for stop in memory.kept().bookmarks] == ["Bin days"]


def test_another_start_of_the_program_finds_it_all(memory):
    memory.remember(BINS)
    assert Memory(memory.folder).kept() == Kept((BINS,))


def test_what_is_known_is_told(memory):
    memory.remember(BINS)
    memory.remember(TAX)
    assert memory.known() == (Tell("memory.bookmarks", (("count", 2), ("titles", "Bins, Council tax"))),)


def test_forgetting_leaves_no_file(memory, tmp_path):
    memory.remember(BINS)
    (memory.folder / "memory.json").write_text("{broken")
    memory.kept()
    memory.remember(BINS)
    profile = tmp_path / "plainspoken" / "site_profiles" / "anytown.yaml"
    profile.parent.mkdir()
    profile.write_text("start: https://www.anytown.gov.uk/\n")
    assert memory.forget() is None
    assert everything_in(tmp_path / "plainspoken") == [profile.parent, profile]
    assert memory.forget() is None
    assert memory.kept() == Kept()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"bookmarks": 5}',
        b'{"bookmarks": [{"url": 1}]}',
        b'{"references": {}}',
        b"[" * 9999,
    ],
)
def test_a_broken_file_is_kept_aside_and_told_of_once(memory, content):
    memory.remember(BINS)
    (memory.folder / "memory.json").write_bytes(content)
    trouble = memory.kept()
    assert isinstance(trouble, Trouble)
    assert trouble.key == "memory.broken"
    assert Path(str(dict(trouble.values)["file"])).read_bytes() == content
    assert memory.kept() == Kept()
    assert memory.remember(TAX) is None


def test_two_broken_files_are_both_kept(memory):
    for content in ("{one", "{two"):
        memory.remember(BINS)
        (memory.folder / "memory.json").write_text(content)
        memory.kept()
    assert sorted(file.read_text() for file in memory.folder.glob("*broken*")) == ["{one", "{two"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(memory):
    memory.remember(BINS)
    assert stat.S_IMODE((memory.folder / "memory.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(memory.folder.stat().st_mode) == 0o700


def test_a_write_leaves_one_file(memory):
    for _ in range(3):
        memory.remember(BINS)
    assert [file.name for file in everything_in(memory.folder)] == ["memory.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    memory = Memory(tmp_path / "file")
    for trouble in (memory.remember(BINS), memory.kept(), memory.known(), memory.drop(TAX.url), memory.forget()):
        assert isinstance(trouble, Trouble)
        assert dict(trouble.values)["reason"]
    assert (tmp_path / "file").read_text() == "in the way"


def test_a_write_that_fails_keeps_what_was_there(memory, monkeypatch):
    memory.remember(BINS)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert memory.remember(TAX) == Trouble(
        "memory.unwritable", (("file", str(memory.folder / "memory.json")), ("reason", "No space left on device"))
    )
    assert memory.kept() == Kept((BINS,))
    assert [file.name for file in everything_in(memory.folder)] == ["memory.json"]


@given(title=st.text(), url=st.text(), node=st.integers(0, 10**6))
def test_any_page_comes_back_as_it_was(tmp_path_factory, title, url, node):
    memory = Memory(tmp_path_factory.mktemp("memory"))
    stop = Stop(url, title, Mark(node, 2))
    assert memory.remember(stop) is None
    assert memory.kept() == Kept((stop,))
