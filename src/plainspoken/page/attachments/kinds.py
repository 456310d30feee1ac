"""Which kind of document something is: by its media type, by the end of its address, by how it begins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from urllib.parse import unquote, urlsplit


class Kind(Enum):
    """A kind of document; the value is its key in the wording."""

    PDF = "pdf"
    CSV = "csv"
    ODT = "odt"
    ODS = "ods"
    WORD = "word"
    EXCEL = "excel"
    SLIDES = "slides"
    ZIP = "zip"
    RTF = "rtf"


READ = frozenset({Kind.PDF, Kind.CSV, Kind.ODT, Kind.ODS})
"""Those that can be opened and read; the others are only announced."""

EXTENSIONS: Mapping[str, Kind] = {
    **{"pdf": Kind.PDF, "csv": Kind.CSV, "tsv": Kind.CSV, "odt": Kind.ODT, "ods": Kind.ODS},
    **{"doc": Kind.WORD, "docx": Kind.WORD, "docm": Kind.WORD, "xls": Kind.EXCEL, "xlsx": Kind.EXCEL},
    **{"xlsm": Kind.EXCEL, "ppt": Kind.SLIDES, "pptx": Kind.SLIDES, "odp": Kind.SLIDES, "zip": Kind.ZIP},
    "rtf": Kind.RTF,
}

MEDIA: Mapping[str, Kind] = {
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "text/csv": Kind.CSV,
    "application/csv": Kind.CSV,
    "text/tab-separated-values": Kind.CSV,
    "application/vnd.oasis.opendocument.text": Kind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
    "application/msword": Kind.WORD,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.WORD,
    "application/vnd.ms-excel": Kind.EXCEL,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Kind.EXCEL,
    "application/vnd.ms-powerpoint": Kind.SLIDES,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": Kind.SLIDES,
    "application/zip": Kind.ZIP,
    "application/rtf": Kind.RTF,
}

SHAPELESS = frozenset(
    {"application/octet-stream", "application/force-download", "application/download", "binary/octet-stream"}
)
"""Types by which a server says only that something is to be kept: the address tells what it is."""

PDF_MARK = b"%PDF-"
ZIP_MARK = b"PK\x03\x04"


def of_media(content_type: str) -> Kind | None:
    """The kind that a Content-Type names, None for a page or anything else."""
    return MEDIA.get(content_type.partition(";")[0].strip().lower())


def of_address(url: str) -> Kind | None:
    """The kind that the end of an address names, None where it names none."""
    return EXTENSIONS.get(file_name(url).rpartition(".")[2].lower()) if "." in file_name(url) else None


def promised(url: str, content_type: str) -> Kind | None:
    """The kind that an answer's headers promise, by the address where the type says nothing."""
    shapeless = content_type.partition(";")[0].strip().lower() in SHAPELESS
    return of_address(url) if shapeless else of_media(content_type)


def of_body(body: bytes, url: str, content_type: str) -> Kind | None:
    """The kind of what came: by its first bytes, its type, or for a file without a type the end of its name."""
    if PDF_MARK in body[:1024] and not body[:1024].lstrip().startswith(b"<"):
        return Kind.PDF
    kind = promised(url, content_type) if content_type else of_address(url)
    return kind if kind in READ else None


def file_name(url: str) -> str:
    """The last part of an address's path, as a person would write it; "" where there is none."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return unquote(path.rpartition("/")[2])
