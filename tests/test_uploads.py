"""The folder that files are sent from: what is offered of it, what is read, and that nothing outside it ever is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plainspoken.flow import FileFound, Trouble
from plainspoken.uploads import NoFiles, UploadFolder, files_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for age, name in enumerate(("photo.JPG", "payslip.pdf", "letter.odt", ".secret.pdf", "notes")):
        file = tmp_path / name
        file.write_bytes(b"x" * (age + 1))
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "deep.pdf").write_bytes(b"deep")
    outside = tmp_path.parent / f"{tmp_path.name} outside.pdf"
    outside.write_bytes(b"outside")
    (tmp_path / "link.pdf").symlink_to(outside)
    return tmp_path


KINDS = [
    ((), ["photo.JPG", "payslip.pdf", "letter.odt", "notes"]),
    ((".pdf",), ["payslip.pdf"]),
    ((".pdf", "image/*"), ["photo.JPG", "payslip.pdf"]),
    (("application/pdf", ".odt"), ["payslip.pdf", "letter.odt"]),
    (("*/*",), ["photo.JPG", "payslip.pdf", "letter.odt", "notes"]),
    ((".docx",), []),
]


@pytest.mark.parametrize(("kinds", "names"), KINDS)
def test_files_of_the_kinds_are_offered_newest_first(folder: Path, kinds: tuple[str, ...], names: list[str]) -> None:
    listed = UploadFolder(folder).listed(kinds)
    assert not isinstance(listed, Trouble)
    assert [file.name for file in listed] == names


def test_a_file_is_told_by_name_kind_and_size(folder: Path) -> None:
    listed = UploadFolder(folder).listed((".pdf",))
    assert listed == (FileFound("payslip.pdf", "PDF", 2),)


def test_a_file_is_read_as_it_is_sent(folder: Path) -> None:
    assert UploadFolder(folder).read("payslip.pdf") == ("payslip.pdf", "application/pdf", b"xx")


@pytest.mark.parametrize(
    "name", ["../x outside.pdf", "inner/deep.pdf", "link.pdf", ".secret.pdf", "gone.pdf", "/etc/passwd"]
)
def test_nothing_else_is_read(folder: Path, name: str) -> None:
    read = UploadFolder(folder).read(name.replace("x outside", f"{folder.name} outside"))
    assert isinstance(read, Trouble)
    assert read.key == "upload.gone"


def test_a_file_too_big_is_not_sent(folder: Path) -> None:
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(50_000_001)
    read = UploadFolder(folder).read("film.mp4")
    assert isinstance(read, Trouble)
    assert (read.key, dict(read.values)["megabytes"]) == ("upload.too_big", 50)


def test_a_folder_that_is_not_there_and_none_at_all(tmp_path: Path) -> None:
    missing = UploadFolder(tmp_path / "none").listed(())
    assert isinstance(missing, Trouble)
    assert missing.key == "upload.unreadable"
    assert isinstance(files_of(""), NoFiles)
    assert files_of("").listed(()) == Trouble("upload.no_folder")
    assert files_of("").read("a") == Trouble("upload.no_folder")
