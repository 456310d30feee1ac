"""Documents that can be opened are taken in like pages, whatever their headers call them; others are not."""

from __future__ import annotations

import pytest

from plainspoken.flow import Trouble
from plainspoken.web import Browser, Limits, Response

PDF = b"%PDF-1.7 ..."
CSV = b"Band,Charge\nA,900\n"
KEPT = "attachment; filename=a.csv"
LIMITS = Limits(connect=5, read=5, overall=20, size=1_000_000, pause=0, tries=1)


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        ("/a", PDF, {"content_type": "application/pdf"}),
        ("/a", PDF, {"content_type": "text/html"}),
        ("/a", CSV, {"content_type": "text/csv; charset=utf-8", "content_disposition": KEPT}),
        ("/a.csv", CSV, {"content_type": "application/octet-stream"}),
        ("/a.odt", b"PK\x03\x04", {"content_type": "application/vnd.oasis.opendocument.text"}),
    ],
)
def test_a_document_is_taken_in(server, path, body, headers):
    server.routes = {path: lambda visitor: visitor.answer(body=body, **headers)}
    with Browser(server.site, LIMITS) as browser:
        came = browser.visit(server.url(path))
    assert isinstance(came, Response)
    assert (came.body, came.content_type) == (body, headers["content_type"])


def test_a_document_may_be_no_bigger_than_a_page(server):
    server.routes = {"/a": lambda visitor: visitor.answer(body=PDF * 100_000, content_type="application/pdf")}
    with Browser(server.site, LIMITS) as browser:
        came = browser.visit(server.url("/a"))
    assert isinstance(came, Trouble)
    assert came.key == "web.too_big"


def test_what_keeps_its_kind_to_itself_is_no_document(server):
    server.routes = {"/a": lambda visitor: visitor.answer(body=CSV, content_type="application/octet-stream")}
    with Browser(server.site, LIMITS) as browser:
        came = browser.visit(server.url("/a"))
    assert isinstance(came, Trouble)
    assert came.key == "web.not_a_page"
