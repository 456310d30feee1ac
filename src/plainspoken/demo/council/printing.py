"""A PDF of a few lines, as a council's notices are; the standard's smallest file, without any library.

Source: ISO 32000-1, 7.5 (file structure) and 9.4 (text).
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF in English with a page for each sequence of lines; characters that Windows-1252 lacks become "?"."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
    ]
    for number, lines in enumerate(pages):
        shown = b" ".join(b"(%b) Tj T*" % _written(line) for line in lines)
        drawn = b"BT /F1 12 Tf 72 760 Td 14 TL %b ET" % shown
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {font} /Contents {5 + 2 * number} 0 R >>"
        parts += [page.encode(), b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn)]
    return _file([*parts, b"<< /Title (%b) >>" % _written(title)])


def _written(words: str) -> bytes:
    """Words as a string of a PDF."""
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")


def _file(parts: Sequence[bytes]) -> bytes:
    """The parts, numbered from 1, with the table of where each begins; the first is the root, the last the title."""
    body = BytesIO()
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
