"""Documents made of a few words, as bytes: PDF, OpenDocument."""

from __future__ import annotations

import zipfile
from io import BytesIO

from plainspoken.demo.council.printing import pdf

__all__ = ["opendocument", "pdf"]

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def opendocument(inside: str, title: str = "", entities: str = "") -> bytes:
    """An OpenDocument text whose body is `inside`."""
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f"{entities}<office:document-content {spaces}><office:body><office:text>{inside}</office:text></office:body>"
    )
    meta = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></m>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("content.xml", f"{content}</office:document-content>")
        folder.writestr("meta.xml", meta)
    return made.getvalue()
