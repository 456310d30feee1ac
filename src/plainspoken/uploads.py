"""The folder that a person chose files to be sent from: what is in it, and what is in a file, when it is sent."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Protocol

from plainspoken.flow import FileFound, Page, Request, Trouble, Upload
from plainspoken.page.submission import submission

MOST_FILES = 40
MOST_BYTES = 50_000_000

Contents = tuple[str, str, bytes]
"""A file as it is sent: its name, its media type, its bytes."""


class Files(Protocol):
    """Where files to send come from."""

    def listed(self, kinds: tuple[str, ...]) -> tuple[FileFound, ...] | Trouble:
        """The files of these kinds, newest first; of all kinds where none is named."""

    def read(self, name: str) -> Contents | Trouble:
        """A file by its name."""


class NoFiles:
    """No folder was chosen, so that nothing of the computer's can be sent."""

    def listed(self, kinds: tuple[str, ...]) -> tuple[FileFound, ...] | Trouble:
        """Say that there is no folder."""
        return Trouble("upload.no_folder")

    def read(self, name: str) -> Contents | Trouble:
        """Say that there is no folder."""
        return Trouble("upload.no_folder")


class UploadFolder:
    """One folder and the plain files in it; nothing in folders inside it, nothing hidden, nothing that it links to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listed(self, kinds: tuple[str, ...]) -> tuple[FileFound, ...] | Trouble:
        """The files of these kinds, newest first: ".pdf", "image/*" and "image/png" are kinds."""
        try:
            files = [each for each in self._folder.iterdir() if _is_plain(each) and _is_of(each.name, kinds)]
            newest = sorted(files, key=lambda each: (-each.stat().st_mtime, each.name))[:MOST_FILES]
            return tuple(FileFound(each.name, _kind(each.name), each.stat().st_size) for each in newest)
        except OSError as problem:
            return Trouble("upload.unreadable", (("why", problem.strerror or str(problem)),))

    def read(self, name: str) -> Contents | Trouble:
        """A file by its name; never one outside the folder."""
        file = self._folder / name
        try:
            if file.parent != self._folder or not _is_plain(file):
                return Trouble("upload.gone", (("name", name),))
            if file.stat().st_size > MOST_BYTES:
                return Trouble("upload.too_big", (("name", name), ("megabytes", MOST_BYTES // 1_000_000)))
            return name, _type(name), file.read_bytes()
        except OSError as problem:
            return Trouble("upload.unreadable", (("why", problem.strerror or str(problem)),))


def files_of(folder: str) -> Files:
    """The files of the folder that the settings name, "" for none."""
    return UploadFolder(Path(folder).expanduser()) if folder else NoFiles()


def gathered(upload: Upload, page: Page | None, files: Files) -> Request | Trouble:
    """The request that sends a form with its files, which are read now; or why it cannot be sent."""
    form = next((each for each in page.forms if each.path == upload.form), None) if page is not None else None
    if page is None or form is None:
        return Trouble("submit.no_form")
    contents: dict[str, Contents] = {}
    for path, name in upload.files:
        read = files.read(name)
        if isinstance(read, Trouble):
            return read
        contents[path] = read
    return submission(form, upload.answers, upload.submitter, page.url, files=contents)


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink() and not file.name.startswith(".")


def _is_of(name: str, kinds: tuple[str, ...]) -> bool:
    media = _type(name)
    wide = {f"{media.partition('/')[0]}/*", media, Path(name).suffix.lower()}
    return not kinds or bool(wide & set(kinds)) or "*/*" in kinds


def _type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _kind(name: str) -> str:
    """What kind of file a name tells of: "PDF", "JPG"; "" for one without an ending."""
    return Path(name).suffix.lstrip(".").upper()
