"""Documents made of a few words, as bytes: PDF, OpenDocument."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF with a page for each sequence of lines, in Helvetica, without any library."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "BT /F1 12 Tf 72 760 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        stream = drawn.encode("cp1252")
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * number} 0 R >>"
        parts += [page.encode(), b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream)]
    parts.append(f"<< /Title ({title}) >>".encode())
    return _file(parts)


def _file(parts: Sequence[bytes]) -> bytes:
    body = BytesIO(b"")
    body.write(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(body.tell())
        body.write(b"%d 0 obj\n%b\nendobj\n" % (number, part))
    start = body.tell()
    body.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    body.writelines(b"%010d 00000 n \n" % place for place in places)
    body.write(b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(parts) + 1, len(parts)))
    body.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return body.getvalue()


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
