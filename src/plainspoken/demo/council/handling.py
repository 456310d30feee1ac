"""How both of the council's sites handle requests: in memory alone, and what every answer says of itself."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request, Response

HEADERS = {
    # The site must work without any script: GOV.UK's own one line of it is forbidden along with the rest.
    "Content-Security-Policy": "default-src 'self'; script-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class InMemory(Request):
    """A request whose files are kept in memory, where Werkzeug would write those of half a megabyte to the disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def add_headers(response: Response) -> Response:
    """No scripts, no frames, and pages that no browser keeps."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
