"""Files that people send: kept in memory alone, and only what they say they are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from ..answers import tidy

SIGNATURES: Mapping[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-", "application/pdf"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
}
"""How each kind of file begins, by the ending of its name, and its media type."""

LONGEST_NAME = 100
LARGEST_BODY = 8 * 1024 * 1024
"""The most bytes of a form with a file: more than a file may have, so that one too large is told beside its field."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """What it is by its name, whatever the browser said; "" for what we do not take."""
        return SIGNATURES.get(self._ending, (b"", ""))[1]

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal: what is kept of it once the form is sent."""
        return hashlib.sha256(self.content).hexdigest()

    def fault(self, largest: int) -> str:
        """The key of what is wrong with it ("nothing", "big", "kind"), or ""."""
        if not self.content:
            return "nothing"
        if len(self.content) >= largest:
            return "big"
        begins = SIGNATURES.get(self._ending, (b"", ""))[0]
        return "" if begins and self.content.startswith(begins) else "kind"

    @property
    def _ending(self) -> str:
        return self.name.rpartition(".")[2].lower()


def taken(sent: FileStorage | None) -> Upload | None:
    """The file of a form's field; None where none was chosen. Of a path only the last part is its name."""
    if sent is None or not sent.filename:
        return None
    name = tidy(sent.filename.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if len(name) > LONGEST_NAME else name
    return Upload(short[:LONGEST_NAME], sent.read())
