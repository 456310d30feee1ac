"""What was sent, told by its fields, in every way in which a form sends them."""

from __future__ import annotations

import pytest

from plainspoken.flow import Answer, Request
from plainspoken.page import parse
from plainspoken.page.submission import submission
from plainspoken.testing.observed import Sent, main_heading, submitted, visited

FORM = """<form action="/send" method="{method}" enctype="{kind}"><input name="street" value="Mill Lane &amp; High St">
<input name="empty"><input type="checkbox" name="bins" value="food" checked>
<input type="checkbox" name="bins" value="glass" checked>
<input name="note" value="café: a=b"><button>Send</button></form>"""

FIELDS = {"street": ("Mill Lane & High St",), "empty": ("",), "bins": ("food", "glass"), "note": ("café: a=b",)}

WAYS = [
    ("get", "application/x-www-form-urlencoded"),
    ("post", "application/x-www-form-urlencoded"),
    ("post", "multipart/form-data"),
    ("post", "text/plain"),
]


@pytest.mark.parametrize(("method", "kind"), WAYS)
def test_the_fields_of_a_request_are_those_of_the_form(method: str, kind: str) -> None:
    page = parse(FORM.format(method=method, kind=kind).encode(), "http://h/", "text/html; charset=utf-8")
    request = submission(page.forms[0], (), page_url="http://h/")
    assert isinstance(request, Request)
    sent = submitted(request)
    assert (sent.method, dict(sent.fields)) == (method.upper(), FIELDS)


def test_a_file_is_told_by_its_name() -> None:
    html = b'<form action="/send" method="post" enctype="multipart/form-data"><input type="file" name="photo"><button>'
    page = parse(html, "http://h/", "text/html; charset=utf-8")
    path = page.forms[0].controls[0].path
    request = submission(
        page.forms[0], (Answer(path, ""),), page_url="http://h/", files={path: ("hole.png", "image/png", b"\x89PNG")}
    )
    assert isinstance(request, Request)
    assert submitted(request).fields == {"photo": ("hole.png",)}


@pytest.mark.parametrize("kind", ["", "application/x-www-form-urlencoded", "multipart/form-data", "image/png"])
@pytest.mark.parametrize("body", [b"", b"\xff\x00", b"--", b"a=b&&c"])
def test_any_body_has_some_fields_or_none(kind: str, body: bytes) -> None:
    assert isinstance(submitted(Request("post", "http://h/", body, kind)).fields, dict)


def test_a_request_is_told_in_words() -> None:
    assert str(visited("http://h/search?q=bin+day&page=2")) == "GET /search (q: bin day; page: 2)"
    assert str(Sent("POST", "http://h/contact")) == "POST /contact"


HEADINGS = [
    ("<h1>One</h1><h1>Two</h1>", "One"),
    ("<h1>Banner</h1><main><h1>Main</h1></main>", "Main"),
    ("<h2>Two</h2>", ""),
    ("", ""),
]


@pytest.mark.parametrize(("html", "heading"), HEADINGS)
def test_the_main_heading(html: str, heading: str) -> None:
    assert main_heading(parse(html.encode(), "http://h/", "text/html; charset=utf-8")) == heading


def test_no_page_has_no_heading() -> None:
    assert main_heading(None) == ""
