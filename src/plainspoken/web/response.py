"""A page that came, as bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """A page as it came: the address it came from, HTTP status, Content-Type header whole, body uncompressed.

    Decoding is left to whoever parses it, for the page itself may say in which encoding it is. A form sent with
    mistakes in it is often answered with 400 or 422 and the page to mend them on: `status` is not always 200.
    """

    url: str
    status: int
    content_type: str
    body: bytes
