"""Where models are found, and whether their files are whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plainspoken.hearing import ModelError
from plainspoken.hearing.voice_models.files import CHECKSUMS, FST_MAGIC, checksums, faults
from plainspoken.hearing.voice_models.places import find_model, models
from plainspoken.hearing.vosk.model import check, check_once

LOOKAHEAD = {
    "am/final.mdl": b"\0B<TransitionModel>",
    "conf/mfcc.conf": b"--use-energy=false\n--sample-frequency=16000\n",
    "conf/model.conf": b"# beams\n--beam=10\n--endpoint.silence-phones=1:2\n",
    "graph/words.txt": b"<eps> 0\nhelp 1\n",
    "graph/HCLr.fst": FST_MAGIC + b"rest",
    "graph/Gr.fst": FST_MAGIC + b"rest",
    "graph/disambig_tid.int": b"",
    "graph/phones/word_boundary.int": b"1 nonword\n2 begin\n3 end\n",
}
STATIC = {
    **{name: data for name, data in LOOKAHEAD.items() if "r.fst" not in name and "disambig" not in name},
    "graph/HCLG.fst": FST_MAGIC + b"rest",
}
FLAT = {
    "final.mdl": b"\0B<TransitionModel>",
    "mfcc.conf": b"--use-energy=false\n",
    "words.txt": b"<eps> 0\nhelp 1\n",
    "HCLG.fst": FST_MAGIC + b"rest",
    "word_boundary.int": b"1 nonword\n",
}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


@pytest.mark.parametrize("files", [LOOKAHEAD, STATIC, FLAT], ids=["lookahead", "static", "flat"])
def test_whole_models_have_no_faults(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert faults(written(tmp_path, files)) == ()


@pytest.mark.parametrize("files", [LOOKAHEAD, STATIC, FLAT], ids=["lookahead", "static", "flat"])
def test_each_missing_file_is_told(tmp_path: Path, files: dict[str, bytes]) -> None:
    for name in files:
        folder = written(tmp_path / "model", {other: data for other, data in files.items() if other != name})
        told = "\n".join(faults(folder))
        if "word_boundary" not in name:  # does without
            assert ("HCLG.fst" if name == "graph/HCLr.fst" else Path(name).name) in told, name
            assert "missing" in told
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("am/final.mdl", b"", "empty"),
        ("am/final.mdl", b"<html>404</html>", "damaged"),
        ("conf/mfcc.conf", b"", "empty"),
        ("conf/mfcc.conf", b"\x00\x01\x02", "damaged"),
        ("conf/model.conf", b"", "empty"),
        ("conf/model.conf", b"beam 10\n", "damaged"),
        ("graph/words.txt", b"", "empty"),
        ("graph/words.txt", b"help\n", "damaged"),
        ("graph/HCLr.fst", b"version https://git-lfs.github.com/spec/v1", "damaged"),
        ("graph/Gr.fst", b"", "empty"),
        ("graph/disambig_tid.int", b"abc\n", "damaged"),
        ("graph/phones/word_boundary.int", b"", "empty"),
        ("graph/phones/word_boundary.int", b"1 somewhere\n", "damaged"),
    ],
)
def test_each_damaged_file_is_told(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (told,) = faults(written(tmp_path, {**LOOKAHEAD, name: data}))
    assert Path(name).name in told
    assert words in told


def test_an_ivector_folder_must_be_whole(tmp_path: Path) -> None:
    folder = written(tmp_path, {**LOOKAHEAD, "ivector/final.ie": b"x"})
    assert len(faults(folder)) == 5


@pytest.mark.parametrize("name", ["nowhere", "a file"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_text("x")
    assert faults(tmp_path / name) == (f"{tmp_path / name}: there is no such folder",)


def test_models_are_found_in_the_order_of_their_places(tmp_path: Path) -> None:
    for name in ("mine/zebra", "theirs/apple", "theirs/pear"):
        written(tmp_path / name, FLAT)
    (tmp_path / "theirs/recipe").mkdir()
    (tmp_path / "theirs/README.md").write_text("not a model")
    places = (tmp_path / "mine", tmp_path / "nowhere", tmp_path / "theirs")
    assert [folder.name for folder in models(places)] == ["zebra", "apple", "pear"]
    assert find_model("pear", places) == tmp_path / "theirs/pear"
    assert find_model(str(tmp_path / "mine/zebra"), ()) == tmp_path / "mine/zebra"
    with pytest.raises(ModelError, match="no model 'plum'; models here: zebra, apple, pear"):
        find_model("plum", places)


class Trials:
    """Counts how often a model is tried, and what for."""

    def __init__(self, found: str = "") -> None:
        self.found = found
        self.made: list[bool] = []

    def __call__(self, folder: Path, grammar: bool) -> str:
        self.made.append(grammar)
        return self.found


def test_a_model_that_worked_is_not_tried_again_until_it_changes(tmp_path: Path) -> None:
    folder, stamps, trials = written(tmp_path / "model", LOOKAHEAD), tmp_path / "stamps", Trials()
    check_once(folder, stamps, trials)
    check_once(folder, stamps, trials)
    assert trials.made == [True]
    written(folder, {"am/final.mdl": b"\0B<TransitionModel> and more"})
    check_once(folder, stamps, trials)
    assert trials.made == [True, True]


def test_a_model_that_failed_is_tried_each_time(tmp_path: Path) -> None:
    folder, trials = written(tmp_path / "model", STATIC), Trials("it hangs")
    for _ in range(2):
        with pytest.raises(ModelError, match="it hangs"):
            check_once(folder, tmp_path / "stamps", trials)
    assert trials.made == [False, False]


def test_stamps_that_cannot_be_written_cost_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "stamps").write_text("a file, no folder")
    trials = Trials()
    check_once(written(tmp_path / "model", FLAT), tmp_path / "stamps", trials)
    assert trials.made == [False]


def test_broken_files_are_never_tried(tmp_path: Path) -> None:
    trials = Trials()
    with pytest.raises(ModelError, match=r"(?s)broken.*final.mdl: is missing.*voice_models"):
        check(tmp_path, trials)
    assert trials.made == []


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("name", "damage"),
    [("graph/HCLr.fst", cut), ("am/final.mdl", cut), ("graph/HCLr.fst", lambda data: data[:8] + bytes(len(data) - 8))],
)
def test_what_ends_libvosk_costs_words_only(
    tmp_path: Path, vosk_model: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    """Cut off like this, HCLr.fst ends the process that hears with it."""
    folder = tmp_path / "model"
    shutil.copytree(vosk_model, folder)
    file = folder / name
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(ModelError, match="damaged or cut off"):
        check(folder)


def test_the_tiny_model_is_whole(vosk_model: Path) -> None:
    check(vosk_model)


@pytest.mark.parametrize(
    ("name", "change", "wrong"),
    [
        ("am/final.mdl", lambda data: data[:-9] + bytes(9), "am/final.mdl: is damaged"),
        ("graph/Gr.fst", lambda data: data[:100] + b"??" + data[102:], "graph/Gr.fst: is damaged"),
        ("conf/mfcc.conf", None, "conf/mfcc.conf: is missing"),
    ],
)
def test_a_model_that_brings_checksums_is_held_against_them(
    tmp_path: Path, vosk_model: Path, name: str, change: Callable[[bytes], bytes] | None, wrong: str
) -> None:
    folder = Path(shutil.copytree(vosk_model, tmp_path / "model"))
    (folder / CHECKSUMS).write_text(checksums(folder), encoding="utf-8")
    (folder / "conf" / "calibration.json").write_text("{}", encoding="utf-8")
    assert faults(folder) == ()
    file = folder / name
    file.write_bytes(change(file.read_bytes())) if change else file.unlink()
    (told,) = faults(folder)
    assert told.startswith(str(folder / wrong))


def test_our_own_model_is_as_it_was_made() -> None:
    ours = Path(__file__).parents[2] / "voice_models" / "plainspoken-en"
    assert (ours / CHECKSUMS).is_file()
    assert faults(ours) == ()
