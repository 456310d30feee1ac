"""Models of a page's words: made once, whole or not at all, and not for ever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plainspoken.hearing.graphs.lexicon_graph import LexiconCosts, PhoneSet
from plainspoken.hearing.graphs.makings import MakingsError, has_makings, read_makings, write_makings
from plainspoken.hearing.graphs.page_models import MOST, PageModels
from plainspoken.hearing.graphs.phones import PhoneTable

TABLE = PhoneTable(("AH", "B", "K", "T", "UW"))
PHONE_SET = PhoneSet(TABLE, ((0.5,),) * TABLE.count, LexiconCosts(1.0, 0.7, 0.7, 4.0))
WORDS = {"but": ("B AH T",), "two": ("T UW", "T AH")}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """What a page takes from the whole model: files that are not looked into."""
    for file in ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf"):
        (tmp_path / "model" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "model" / file).write_text(file)
    return tmp_path / "model"


@pytest.fixture
def pages(model: Path, tmp_path: Path) -> PageModels:
    return PageModels(model, PHONE_SET, tmp_path / "person" / "pages")


def words_of(folder: Path) -> set[str]:
    return {line.split()[0] for line in (folder / "graph/words.txt").read_text().splitlines()}


def test_a_page_has_its_own_words_and_the_whole_models_sounds(pages, model):
    folder = pages.folder(WORDS)
    assert words_of(folder) == {"<eps>", "[unk]", "but", "two"}
    assert (folder / "am/final.mdl").samefile(model / "am/final.mdl")
    assert {file.name for file in (folder / "conf").iterdir()} == {"mfcc.conf", "model.conf"}
    assert folder.stat().st_mode & 0o077 == 0


def test_the_same_words_are_the_same_model_which_is_made_once(pages, model, tmp_path):
    made = pages.folder(WORDS)
    before = (made / "graph/HCLr.fst").stat().st_mtime_ns
    again = PageModels(model, PHONE_SET, tmp_path / "person" / "pages").folder(dict(reversed(WORDS.items())))
    assert again == made
    assert (again / "graph/HCLr.fst").stat().st_mtime_ns == before


@pytest.mark.parametrize("other", [{"but": ("B AH T",)}, {**WORDS, "two": ("T UW",)}])
def test_other_words_or_other_ways_are_another(pages, other):
    assert pages.folder(WORDS) != pages.folder(other)


def test_a_changed_acoustic_model_is_another(pages, model):
    before = pages.folder(WORDS)
    (model / "am/final.mdl").write_text("trained some more")
    assert pages.folder(WORDS) != before


@pytest.mark.parametrize("file", ["graph/HCLr.fst", "graph/Gr.fst", "graph/words.txt", "whole"])
@pytest.mark.parametrize("left", [None, b"", b"half"])
def test_a_damaged_model_is_made_anew(pages, file, left):
    folder = pages.folder(WORDS)
    whole = (folder / file).read_bytes()
    (folder / file).unlink()
    if left is not None:
        (folder / file).write_bytes(left)
    assert pages.folder(WORDS) == folder
    assert (folder / file).read_bytes() == whole


def test_only_so_many_are_kept_those_used_last(pages, tmp_path):
    first = pages.folder(WORDS)
    for number in range(MOST):
        folder = pages.folder({f"word{number}": ("B AH T",)})
        os.utime(folder, (number, number))
        os.utime(first)
    kept = list((tmp_path / "person" / "pages").iterdir())
    assert len(kept) == MOST
    assert first in kept
    assert folder in kept


def test_without_links_the_files_are_copied(pages, model, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(Path, "symlink_to", refused)
    folder = pages.folder(WORDS)
    assert not (folder / "am").is_symlink()
    assert (folder / "am/final.mdl").read_text() == "am/final.mdl"


def test_a_place_that_cannot_be_written(model, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        PageModels(model, PHONE_SET, tmp_path / "file" / "pages").folder(WORDS)


def test_a_phone_that_the_model_lacks_leaves_nothing_behind(pages, tmp_path):
    with pytest.raises(ValueError, match="no phone ZH"):
        pages.folder({"bush": ("B UW ZH",)})
    assert list((tmp_path / "person" / "pages").iterdir()) == []


def test_makings_come_back_as_they_were_written(tmp_path):
    assert not has_makings(tmp_path)
    write_makings(tmp_path, PHONE_SET, {word: [way.split() for way in ways] for word, ways in WORDS.items()})
    assert has_makings(tmp_path)
    makings = read_makings(tmp_path)
    assert makings.phone_set == PHONE_SET
    assert makings.lexicon == WORDS


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("phones.json", b"{}"),
        ("phones.json", b'{"format": 2}'),
        ("phones.json", b"not json"),
        ("lexicon.txt.gz", b"not gzip"),
        ("lexicon.txt.gz", b""),
    ],
)
def test_broken_makings_are_told(tmp_path, file, content):
    write_makings(tmp_path, PHONE_SET, {"two": [["T", "UW"]]})
    (tmp_path / file).write_bytes(content)
    with pytest.raises(MakingsError, match=r"phones\.json|lexicon\.txt\.gz"):
        read_makings(tmp_path)
