"""A mark by which what was sent is known again, whatever a page's hidden fields have in them."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import parse_qsl, urlsplit

from plainspoken.flow import Page, Request, Upload

URLENCODED = "application/x-www-form-urlencoded"


def mark_of(request: Request | Upload, page: Page) -> str:
    """The mark of a request: the same where the same answers go to the same address once more.

    Hidden fields do not count, for tokens in them are new each time; a body that is no list of fields counts whole,
    files by their names.
    """
    if isinstance(request, Upload):
        return sha256(repr((page.url.partition("?")[0], request)).encode()).hexdigest()
    hidden = {control.name for form in page.forms for control in form.controls if control.kind == "hidden"}
    body = request.body
    if request.content_type.startswith(URLENCODED):
        fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        body = repr([(name, value) for name, value in fields if name not in hidden]).encode()
    elif boundary := request.content_type.partition("boundary=")[2]:
        body = body.replace(boundary.encode(), b"")  # a new one each time
    parts = urlsplit(request.url)
    address = f"{request.method.upper()} {parts.scheme}://{parts.netloc}{parts.path}\n"
    return sha256(address.encode() + body).hexdigest()
