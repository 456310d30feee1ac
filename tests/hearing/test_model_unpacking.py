"""Archives of models: whole ones are unpacked, damaged and dangerous ones leave nothing behind."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from plainspoken.hearing import ModelError, unpack, unpacked_size


def archive(folder: Path, files: dict[str, bytes], mode: int = 0) -> Path:
    made = folder / "model.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # as it stands: ZipInfo tidies what it is made with
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, data)
    return made


def nothing_left(tmp_path: Path) -> bool:
    return {each.name for each in tmp_path.rglob("*")} <= {"model.zip", "models"}


def test_a_model_is_unpacked_as_the_folder_that_is_named(tmp_path: Path) -> None:
    made = archive(
        tmp_path, {"some-model/": b"", "some-model/am/final.mdl": b"\0B" * 500, "some-model/README": b"hello"}
    )
    assert unpacked_size(made) == 1005
    folder = unpack(made, tmp_path / "models" / "mine")
    assert (folder / "am" / "final.mdl").read_bytes() == b"\0B" * 500
    assert [each.name for each in folder.parent.iterdir()] == ["mine"]


DANGEROUS = [
    ("../outside", "outside its folder"),
    ("model/../../outside", "outside its folder"),
    ("/outside", "outside its folder"),
    ("C:\\outside", "outside its folder"),
    ("model\\..\\..\\outside", "outside its folder"),
    ("\\\\server\\share\\outside", "outside its folder"),
]


@pytest.mark.parametrize(("name", "words"), DANGEROUS)
def test_nothing_is_written_outside(tmp_path: Path, name: str, words: str) -> None:
    made = archive(tmp_path, {"model/am/final.mdl": b"x", name: b"y"})
    with pytest.raises(ModelError, match=words):
        unpack(made, tmp_path / "models" / "model")
    assert nothing_left(tmp_path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    with pytest.raises(ModelError, match="link or a device"):
        unpack(archive(tmp_path, {"model/am": b"/etc/passwd"}, kind | 0o777), tmp_path / "models" / "model")
    assert nothing_left(tmp_path)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"model/zeros": bytes(40_000_000)}, "swell to more than 12 times"),
        ({f"model/{number}": b"" for number in range(2001)}, "2001 files"),
        ({"one/a": b"1", "two/b": b"2"}, "holds no model"),
        ({"a file": b"1"}, "holds no model"),
        ({}, "holds no model"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    with pytest.raises(ModelError, match=words):
        unpack(archive(tmp_path, files), tmp_path / "models" / "model")
    assert nothing_left(tmp_path)


def test_an_entry_that_holds_more_than_it_says(tmp_path: Path) -> None:
    made = archive(tmp_path, {"model/am": bytes(5000)})
    told = made.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    made.write_bytes(told)
    with pytest.raises(ModelError, match=r"damaged|more than it says"):
        unpack(made, tmp_path / "models" / "model")
    assert nothing_left(tmp_path)


@pytest.mark.parametrize("keep", [0, 10, 100, 0.5, 0.99])
def test_an_archive_that_is_cut_off(tmp_path: Path, keep: float) -> None:
    made = archive(tmp_path, {f"model/{number}": bytes(range(256)) * 4 for number in range(20)})
    whole = made.read_bytes()
    made.write_bytes(whole[: int(keep * len(whole)) if isinstance(keep, float) else keep])
    with pytest.raises(ModelError, match="cut off"):
        unpack(made, tmp_path / "models" / "model")
    assert nothing_left(tmp_path)


def test_damage_inside_is_found(tmp_path: Path) -> None:
    made = archive(tmp_path, {"model/am": bytes(range(256)) * 40})
    damaged = bytearray(made.read_bytes())
    damaged[60:90] = bytes(30)
    made.write_bytes(bytes(damaged))
    with pytest.raises(ModelError, match="damaged"):
        unpack(made, tmp_path / "models" / "model")
    assert nothing_left(tmp_path)
