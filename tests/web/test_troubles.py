"""Everything that a network, a server or an address can do wrong, against a real server on loopback."""

from __future__ import annotations

import gzip
import socket
import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken.flow import Request, Site, Trouble
from plainspoken.web import Browser, Limits, Response

BIG = 50_000_000
MEGABYTE = 1_000_000


def raw(data: bytes):
    return lambda visitor: visitor.raw(data)


def page(**options):
    return lambda visitor: visitor.answer(**options)


def forever(visitor):
    visitor.answer(status="302 Found", location=visitor.target + "x")


def huge(visitor):
    visitor.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % BIG)
    block = b"<p>words " * 8000
    for _ in range(BIG // len(block)):
        visitor.raw(block)


def endless(visitor):
    visitor.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not visitor.closing.is_set():
        visitor.raw(b"2000\r\n" + b"words   " * 1024 + b"\r\n")


def bomb(visitor):
    squeezed = gzip_of(BIG)
    assert len(squeezed) < 100_000
    visitor.answer(squeezed, content_encoding="gzip")


def gzip_of(size: int) -> bytes:
    squeezer = zlib.compressobj(9, wbits=31)
    parts = [squeezer.compress(b" " * MEGABYTE) for _ in range(size // MEGABYTE)]
    return b"".join([*parts, squeezer.flush()])


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

WRONG = {
    # what the server does, and what is told of it
    "not found": (page(status="404 Not Found"), "web.not_found", {"status": 404}),
    "gone": (page(status="410 Gone"), "web.not_found", {"status": 410}),
    "log in first": (page(status="401 Unauthorized"), "web.refused", {"status": 401}),
    "forbidden": (page(status="403 Forbidden"), "web.refused", {"status": 403}),
    "legal reasons": (page(status="451 Unavailable"), "web.refused", {"status": 451}),
    "bad request, no page": (page(status="400 Bad Request", body=b""), "web.refused", {"status": 400}),
    "bad request as data": (page(status="400 No", content_type="application/json"), "web.refused", {}),
    "too many": (page(status="429 Too Many Requests"), "web.too_many_requests", {"status": 429}),
    "broken": (page(status="500 Internal Server Error"), "web.server_error", {"status": 500}),
    "down": (page(status="503 Service Unavailable"), "web.server_error", {"status": 503}),
    "nothing": (page(status="204 No Content", body=b""), "web.empty", {"status": 204}),
    "blank": (page(body=b" \r\n "), "web.empty", {}),
    "round and round": (forever, "web.redirects", {}),
    "redirect to nonsense": (page(status="302 Found", location="http://["), "web.redirects", {}),
    "redirect to a script": (page(status="302 Found", location="javascript:alert(1)"), "web.redirects", {}),
    "redirect with a password": (page(status="302 Found", location="http://a:b@127.0.0.1/"), "web.redirects", {}),
    "redirect to another site": (
        page(status="302 Found", location="http://elsewhere.invalid/a?b=1"),
        "web.foreign_host",
        {"host": "elsewhere.invalid", "url": "http://elsewhere.invalid/a?b=1"},
    ),
    "a slide show": (
        page(content_type="application/vnd.ms-powerpoint", content_length="2400000", body=b"slides"),
        "web.not_a_page",
        {"kind": "a slide show", "size": "of 2 megabytes", "type": "application/vnd.ms-powerpoint"},
    ),
    "a folder called a page": (page(body=b"PK\x03\x04..."), "web.not_a_page", {"kind": "a folder of files"}),
    "a Word document": (page(content_type="application/msword"), "web.not_a_page", {"kind": "a Word document"}),
    "a picture": (page(content_type="image/png; x=1"), "web.not_a_page", {"kind": "a picture"}),
    "some bytes": (page(content_type="application/octet-stream"), "web.not_a_page", {"kind": "a file"}),
    "data": (page(content_type="application/json"), "web.not_a_page", {"kind": "a file of data"}),
    "a page to keep": (page(content_disposition='attachment; filename="a.html"'), "web.not_a_page", {}),
    "a picture called a page": (page(body=b"\x89PNG\r\n\x1a\n"), "web.not_a_page", {"kind": "a picture"}),
    "bytes called a page": (page(body=b"<p>\0\1\2"), "web.not_a_page", {"kind": "a file"}),
    "bytes of no type": (page(body=b"\0\1\2", content_type=""), "web.not_a_page", {}),
    "half a body": (raw(HEAD + b"Content-Length: 1000\r\n\r\n<p>Only"), "web.cut_off", {}),
    "half a chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n400\r\nOnly"), "web.cut_off", {}),
    "no last chunk": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nOnly\r\n"), "web.cut_off", {}),
    "no answer": (raw(b""), "web.cut_off", {}),
    "half the headers": (raw(b"HTTP/1.1 200 OK\r\nContent-Ty"), "web.empty", {}),
    "not HTTP": (raw(b"220 mail.example.com ESMTP\r\n\r\n"), "web.garbled", {}),
    "bad chunks": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nOnly\r\n"), "web.cut_off", {}),
    "a long header": (raw(HEAD + b"X: " + b"y" * 70000 + b"\r\n\r\n"), "web.garbled", {}),
    "many headers": (raw(HEAD + b"X: y\r\n" * 500 + b"\r\n"), "web.garbled", {}),
    "called gzip": (page(content_encoding="gzip"), "web.garbled", {}),
    "compressed unknown": (page(content_encoding="br"), "web.garbled", {}),
    "50 MB": (huge, "web.too_big", {"megabytes": 1}),
    "no end": (endless, "web.too_big", {"megabytes": 1}),
    "a gzip bomb": (bomb, "web.too_big", {"megabytes": 1}),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_server_does_wrong_is_told(server, case):
    route, key, values = WRONG[case]
    server.routes = {"/" + "x" * length: route for length in range(15)}
    with Browser(server.site, Limits(connect=5, read=5, overall=20, size=MEGABYTE, pause=0, tries=1)) as browser:
        trouble = browser.visit(server.url())
    assert isinstance(trouble, Trouble)
    assert (trouble.key, dict(trouble.values)) == (key, dict(trouble.values) | values)


@pytest.mark.parametrize("route", [huge, endless, bomb])
def test_memory_stays_within_the_limit(server, route):
    server.routes["/"] = route
    tracemalloc.start()
    try:
        with Browser(server.site, Limits(size=MEGABYTE)) as browser:
            assert isinstance(browser.visit(server.url()), Trouble)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3 * MEGABYTE


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://nothing.invalid/", "web.unknown_host"),
        ("http://nothing.invalid:8080/a", "web.unknown_host"),
        ("http://", "web.bad_address"),
        ("", "web.bad_address"),
        ("http://[::1/", "web.bad_address"),
        ("http://a b/", "web.bad_address"),
        ("http://127.0.0.1:99999/", "web.bad_address"),
        ("http://user:secret@127.0.0.1/", "web.bad_address"),
        ("ftp://127.0.0.1/", "web.bad_address"),
        ("file:///etc/hostname", "web.bad_address"),
        ("data:text/html,hello", "web.bad_address"),
        (f"http://{'a' * 70}.invalid/", "web.bad_address"),
        ("http://127.0.0.1..invalid/", "web.bad_address"),
        ("javascript:void(0)", "web.script"),
        ("tel:+44300123456", "web.telephone"),
        ("mailto:council@example.org?subject=Bins", "web.email"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(url, key):
    with Browser(Site("anywhere"), Limits(pause=0)) as browser:
        trouble = browser.visit(url)
    assert isinstance(trouble, Trouble)
    assert trouble.key == key


def test_nobody_listens(server):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with Browser(server.site, Limits(pause=0)) as browser:
            trouble = browser.visit(f"http://127.0.0.1:{port}/")
    assert trouble.key == "web.no_connection"
    assert dict(trouble.values)["host"] == "127.0.0.1"


def drip_body(visitor):
    visitor.raw(HEAD + b"Content-Length: 1000\r\n\r\n")
    while not visitor.closing.wait(0.01):
        visitor.raw(b"x")


def drip_headers(visitor):
    visitor.raw(HEAD)
    while not visitor.closing.wait(0.01):
        visitor.raw(b"X")


def drip_to_the_end_of_the_connection(visitor):
    visitor.raw(HEAD + b"Connection: close\r\n\r\n")
    while not visitor.closing.wait(0.01):
        visitor.raw(b"x")


def say_nothing(visitor):
    visitor.closing.wait()


@pytest.mark.parametrize("route", [drip_body, drip_headers, drip_to_the_end_of_the_connection, say_nothing])
def test_a_visit_ends_when_its_time_is_up(server, route):
    server.routes["/"] = route
    with Browser(server.site, Limits(read=30, overall=0.2)) as browser:
        assert browser.visit(server.url()).key == "web.timeout"
        assert isinstance(browser.visit(server.url("/well")), Response)


def test_a_server_that_says_nothing_is_waited_for_once(server):
    server.routes["/"] = say_nothing
    with Browser(server.site, Limits(read=0.1, pause=0)) as browser:
        assert browser.visit(server.url()).key == "web.timeout"
    assert len(server.seen) == 1


def test_a_person_can_stop_a_visit(server):
    with Browser(server.site, Limits()) as browser:

        def stop(visitor):
            browser.stop()
            visitor.closing.wait()

        server.routes["/"] = stop
        assert browser.visit(server.url()).key == "web.stopped"
        assert isinstance(browser.visit(server.url("/well")), Response)


def test_more_than_was_promised_is_left(server, browser):
    server.routes["/"] = raw(HEAD + b"Content-Length: 5\r\n\r\n<p>Hi and more that nobody asked for")
    assert browser.visit(server.url()).body == b"<p>Hi"


class TestSecure:
    def test_a_certificate_that_nobody_vouches_for(self, secure):
        with Browser(secure.site, Limits(pause=0)) as browser:
            assert browser.visit(secure.url()).key == "web.certificate"
        assert not secure.seen

    def test_a_certificate_that_is_trusted(self, secure, certificate):
        with Browser(secure.site, Limits(), trust=str(certificate)) as browser:
            assert browser.visit(secure.url("/a?[b]=%20")).status == 200
        assert secure.targets() == ["/a?[b]=%20"]

    def test_a_certificate_for_another_name(self, secure, certificate):
        site = Site("here", hosts=("localhost",))
        with Browser(site, Limits(pause=0), trust=str(certificate)) as browser:
            assert browser.visit(f"https://localhost:{secure.port}/").key == "web.certificate"

    def test_no_security_spoken_there(self, server):
        with Browser(server.site, Limits(pause=0)) as browser:
            assert browser.visit(server.url().replace("http:", "https:")).key == "web.not_secure"

    def test_a_redirect_to_an_open_page_is_refused(self, secure, server, certificate):
        secure.routes["/"] = page(status="302 Found", location=server.url("/open"))
        with Browser(secure.site, Limits(), trust=str(certificate)) as browser:
            assert browser.visit(secure.url()).key == "web.downgrade"
        assert not server.seen

    def test_a_form_is_not_sent_in_the_open_from_a_secure_page(self, secure, server, certificate):
        with Browser(secure.site, Limits(), trust=str(certificate)) as browser:
            assert isinstance(browser.visit(secure.url()), Response)
            assert browser.send(Request("POST", server.url("/"), b"a=1")).key == "web.downgrade"
        assert not server.seen

    def test_a_secure_page_drips(self, secure, certificate):
        secure.routes["/"] = drip_body
        with Browser(secure.site, Limits(overall=0.5), trust=str(certificate)) as browser:
            assert browser.visit(secure.url()).key == "web.timeout"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    status=st.sampled_from(
        [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n", b"HTTP/1.0 999\r\n", b"HTTP/9\r\n"]
    ),
    head=st.lists(
        st.sampled_from(
            [
                b"Content-Type: text/html",
                b"Content-Length: 7",
                b"Content-Length: x",
                b"Location: \xff\xfe/[",
                b"Location: /",
                b"Transfer-Encoding: chunked",
                b"Content-Encoding: gzip",
                b"Set-Cookie: \xff=;;;=;",
                b": :",
                b"Retry-After: x",
            ]
        ),
        max_size=5,
    ),
    rest=st.binary(max_size=60),
)
def test_no_answer_whatever_raises(long_server, status, head, rest):
    data = status + b"\r\n".join(head) + b"\r\n\r\n" + rest
    long_server.routes["/"] = raw(data)
    with Browser(long_server.site, Limits(pause=0, read=5)) as browser:
        assert isinstance(browser.visit(long_server.url()), Response | Trouble)


def test_gzip_is_taken_off(server, browser):
    server.routes["/"] = page(body=gzip.compress(b"<p>Hello"), content_encoding="gzip")
    assert browser.visit(server.url()).body == b"<p>Hello"
