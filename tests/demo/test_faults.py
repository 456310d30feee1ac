"""The pages that misbehave on purpose do misbehave, in the way they say."""

import pytest

from plainspoken.demo.faults import ADDRESSES

SMALL = {"/test/huge": "?megabytes=1", "/test/slow": "?seconds=0", "/test/trickle": "?seconds=0"}


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/test/missing", 404, "text/html; charset=utf-8"),
        ("/test/gone", 404, "text/html; charset=utf-8"),
        ("/test/broken", 500, "text/html; charset=utf-8"),
        ("/test/slow", 200, "text/html; charset=utf-8"),
        ("/test/trickle", 200, "text/html; charset=utf-8"),
        ("/test/huge", 200, "text/html; charset=utf-8"),
        ("/test/binary-as-html", 200, "text/html; charset=utf-8"),
        ("/test/binary", 200, "application/octet-stream"),
        ("/test/no-main", 200, "text/html; charset=utf-8"),
        ("/test/no-headings", 200, "text/html; charset=utf-8"),
        ("/test/empty", 200, "text/html; charset=utf-8"),
        ("/test/broken-utf8", 200, "text/html; charset=utf-8"),
        ("/test/wrong-charset", 200, "text/html; charset=iso-8859-1"),
        ("/test/unknown-charset", 200, "text/html; charset=anytown-9"),
        ("/test/deep", 200, "text/html; charset=utf-8"),
        ("/test/many-links", 200, "text/html; charset=utf-8"),
        ("/test/plain-text", 200, "text/plain; charset=utf-8"),
        ("/test/refresh", 200, "text/html; charset=utf-8"),
    ],
)
def test_status_and_kind(visitor, path, status, kind):
    answer = visitor.get(path + SMALL.get(path, ""))
    assert (answer.status_code, answer.content_type) == (status, kind)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/test/abroad", "http://elsewhere.example/"),
        ("/test/circle", "/test/circle"),
        ("/test/spiral", "/test/spiral?turn=1"),
        ("/test/hurry", "/"),
        ("/test/hurry?to=/contact", "/contact"),
        ("/test/hurry?to=//elsewhere.example", "/"),
        ("/test/spiral?turn=7", "/test/spiral?turn=8"),
    ],
)
def test_redirects(visitor, path, location):
    assert visitor.get(path).location == location


def test_sizes(visitor):
    assert len(visitor.get("/test/huge?megabytes=2").data) > 1_900_000
    assert visitor.get("/test/deep").data.count(b"<div>") == 20_000
    assert visitor.get("/test/empty").data == b""
    assert visitor.get("/test/many-links?count=12").data.count(b"<li>") == 12


def test_bytes_that_are_no_utf8(visitor):
    with pytest.raises(UnicodeDecodeError):
        visitor.get("/test/broken-utf8").data.decode()
    assert b"<main" not in visitor.get("/test/no-main").data


def test_all_faults_are_listed_once():
    assert len(set(ADDRESSES)) == len(ADDRESSES) == 22
