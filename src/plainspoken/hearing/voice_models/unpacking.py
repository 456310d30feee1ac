"""Unpacking a model's archive: nothing outside its folder, no more than it says, all of it or nothing."""

from __future__ import annotations

import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from plainspoken.hearing.recogniser import ModelError

BLOCK = 1 << 20
FILES = 2_000
"""The most entries that a model has; Vosk's have under a hundred."""
SWELLING = 12
"""How many times its packed size a model may come to; Vosk's come to two or three, a bomb to hundreds."""
ALLOWANCE = 1 << 20


def unpacked_size(archive: Path) -> int:
    """How many bytes an archive says that it comes to, once it is found harmless; raises ModelError where it is not."""
    with _opened(archive) as packed:
        return sum(entry.file_size for entry in _checked(packed, archive))


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an archive, which holds one folder, as `folder`; raises ModelError for a damaged or a dangerous one.

    Unpacked beside it first and put in its place when whole, so that a broken end leaves nothing half done.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=folder.parent))
    try:
        with _opened(archive) as packed:
            entries = list(_checked(packed, archive))
            for entry in entries:
                _write(packed, entry, beside, archive)
        tops = list(beside.iterdir())
        if len(tops) != 1 or not tops[0].is_dir():
            raise ModelError(f"{archive.name} holds no model: it should be one folder with the model in it.")
        tops[0].rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _opened(archive: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, ValueError) as problem:
        raise ModelError(f"{archive.name} is no zip archive, or is cut off ({problem}). Get it again.") from problem


def _checked(packed: zipfile.ZipFile, archive: Path) -> Iterator[zipfile.ZipInfo]:
    """The entries, after a look at all of them: none leads outside, is a link, or swells beyond measure."""
    entries = packed.infolist()
    if len(entries) > FILES:
        raise ModelError(f"{archive.name} holds {len(entries)} files, where a model has under {FILES}: not unpacked.")
    most = SWELLING * archive.stat().st_size + ALLOWANCE
    if sum(entry.file_size for entry in entries) > most:
        raise ModelError(f"{archive.name} would swell to more than {SWELLING} times its size: not unpacked.")
    for entry in entries:
        _harmless(entry, archive)
    yield from entries


def _harmless(entry: zipfile.ZipInfo, archive: Path) -> None:
    """Raise ModelError for an entry that leads outside the folder, or is no plain file or folder."""
    name = entry.filename
    posix, windows = PurePosixPath(name.replace("\\", "/")), PureWindowsPath(name)
    if posix.is_absolute() or windows.drive or windows.root or ".." in posix.parts or not posix.parts:
        raise ModelError(f"{archive.name} holds {name!r}, which leads outside its folder: not unpacked.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ModelError(f"{archive.name} holds {name!r}, which is a link or a device: not unpacked.")
    if entry.flag_bits & 1:
        raise ModelError(f"{archive.name} is locked by a password: not unpacked.")


def _write(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, archive: Path) -> None:
    """Write one entry, no more of it than it said."""
    target = folder.joinpath(*PurePosixPath(entry.filename.replace("\\", "/")).parts)
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    try:
        with packed.open(entry) as source, target.open("wb") as written:
            while block := source.read(BLOCK):
                left -= len(block)
                if left < 0:
                    raise ModelError(f"{archive.name} holds more than it says: not unpacked.")
                written.write(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise ModelError(f"{archive.name} is damaged ({problem}). Get it again.") from problem
