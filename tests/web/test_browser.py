"""What a browser does when all goes well: bytes kept, redirects followed, cookies and the way back, nothing leaked."""

from __future__ import annotations

import time
from dataclasses import replace
from email.utils import formatdate

import pytest

from plainspoken.flow import Cookies, Politeness, Request, Site, Why
from plainspoken.web import Browser, Limits, Response, health
from plainspoken.web.pace import Pace


def page(**options):
    return lambda visitor: visitor.answer(**options)


TARGETS = [
    "/",
    "/?",
    "/a%20b+c?q=a+b%20c",
    "/search?q[]=1&q[a]=2",
    "/x?a=%c3%a9&b=%C3%A9&c=%zz&d=%",
    "/x?a=|{}`^'~!*()$,;:@&b=\\",
    "/%7Euser/%41/./..//x",
    "/x?y=http://other.example/?z=1",
]


@pytest.mark.parametrize("target", TARGETS)
def test_an_address_is_asked_for_byte_for_byte(server, browser, target):
    assert isinstance(browser.visit(server.url(target)), Response)
    assert isinstance(browser.send(Request("GET", server.url(target))), Response)
    assert isinstance(browser.send(Request("POST", server.url(target), b"a=b")), Response)
    assert server.targets() == [target] * 3


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("/a b", "/a%20b"),
        ("/caf\u00e9?q=\u00e9", "/caf%C3%A9?q=%C3%A9"),
        ('/?q="<>"', "/?q=%22%3C%3E%22"),
        ("/a\r\nX: y", "/aX:%20y"),
        ("/a\x00\x7f", "/a%00%7F"),
        ("", "/"),
        ("?a=1", "/?a=1"),
    ],
)
def test_what_no_request_may_hold_is_escaped(server, browser, written, target):
    assert isinstance(browser.visit(server.origin + written), Response)
    assert server.targets() == [target]


def test_a_form_is_sent_as_it_was_made(server, browser):
    browser.send(Request("post", server.url("/apply"), b"name=A+B&file=%00\xff", "application/x-www-form-urlencoded"))
    [sent] = server.seen
    assert (sent.method, sent.body) == ("POST", b"name=A+B&file=%00\xff")
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"


def test_an_empty_form_says_that_it_is_empty(server, browser):
    browser.send(Request("POST", server.url("/apply"), b"", "application/x-www-form-urlencoded"))
    assert server.seen[0].headers["content-length"] == "0"


def test_a_page_of_mistakes_is_a_page(server, browser):
    server.routes["/apply"] = page(status="422 Unprocessable Content", body="<h1>There is a problem")
    answer = browser.send(Request("POST", server.url("/apply"), b"a="))
    assert (answer.status, answer.body) == (422, b"<h1>There is a problem")


def test_the_content_type_comes_whole_and_the_bytes_undecoded(server, browser):
    server.routes["/"] = page(body="<p>\u00e9".encode("latin-1"), content_type="text/html; charset=ISO-8859-1")
    assert browser.visit(server.url()) == Response(server.url(), 200, "text/html; charset=ISO-8859-1", b"<p>\xe9")


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_wide_text_is_no_file(server, browser, mark):
    body = (mark + "<p>Hi").encode("utf-16-le")
    server.routes["/"] = page(body=body, content_type="text/html; charset=utf-16le")
    assert browser.visit(server.url()).body == body


class TestRedirects:
    @pytest.mark.parametrize(
        ("status", "method", "then"),
        [
            ("301 Moved", "POST", "GET"),
            ("302 Found", "POST", "GET"),
            ("303 See Other", "POST", "GET"),
            ("303 See Other", "PUT", "GET"),
            ("302 Found", "PUT", "PUT"),
            ("307 Temporary", "POST", "POST"),
            ("308 Permanent", "POST", "POST"),
            ("307 Temporary", "GET", "GET"),
        ],
    )
    def test_method_and_body(self, server, browser, status, method, then):
        server.routes["/form"] = page(status=status, location="done?x=1")
        answer = browser.send(Request(method, server.url("/form"), b"a=1" if method != "GET" else b"", "text/plain"))
        last = server.seen[-1]
        assert (answer.url, last.method, last.target) == (server.url("/done?x=1"), then, "/done?x=1")
        assert last.body == (b"" if then == "GET" else b"a=1")
        assert ("content-type" in last.headers) == (then != "GET")

    @pytest.mark.parametrize(
        ("asked", "location", "reached"),
        [
            ("/a/b#part", "c", "/a/c#part"),
            ("/a/b#part", "c#other", "/a/c#other"),
            ("/a", "/caf\u00e9 x", "/caf%C3%A9%20x"),
            ("/a", "?q[]=1", "/a?q[]=1"),
        ],
    )
    def test_where_they_lead(self, server, browser, asked, location, reached):
        server.routes[asked.partition("#")[0]] = lambda visitor: (
            visitor.raw(f"HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n".encode())
            if "?" not in visitor.target
            else visitor.answer()
        )
        assert browser.visit(server.url(asked)).url == server.url(reached)

    def test_at_most_ten(self, server, browser):
        for number in range(10):
            server.routes[f"/{number}"] = page(status="302 Found", location=f"/{number + 1}")
        assert browser.visit(server.url("/0")).url == server.url("/10")
        server.routes["/10"] = page(status="302 Found", location="/11")
        assert browser.visit(server.url("/0")).key == "web.redirects"

    def test_one_that_only_sets_a_cookie(self, server, browser):
        def once(visitor):
            if "cookie" in visitor.headers:
                visitor.answer("<p>Welcome")
            else:
                visitor.answer(status="302 Found", location="/", set_cookie="seen=1")

        server.routes["/"] = once
        assert browser.visit(server.url()).body == b"<p>Welcome"

    def test_its_body_is_not_waited_for(self, server, browser):
        def endless(visitor):
            visitor.raw(b"HTTP/1.1 302 Found\r\nLocation: /done\r\n\r\n")
            visitor.closing.wait()

        server.routes["/"] = endless
        assert browser.visit(server.url()).url == server.url("/done")


class TestHosts:
    def test_a_link_off_the_site_is_not_fetched(self, server, other, browser):
        trouble = browser.visit(f"http://localhost:{other.port}/away")
        assert (trouble.key, dict(trouble.values)["host"]) == ("web.foreign_host", "localhost")
        assert not other.seen

    def test_a_redirect_off_the_site_is_not_followed_with_its_form(self, server, other, browser):
        away = f"http://localhost:{other.port}/take"
        server.routes["/form"] = page(status="307 Temporary", location=away)
        trouble = browser.send(Request("POST", server.url("/form"), b"secret=1"))
        assert (trouble.key, dict(trouble.values)["url"]) == ("web.foreign_host", away)
        assert not other.seen

    def test_after_moving_it_is_fetched_and_told_nothing(self, server, other, browser):
        server.routes["/"] = page(set_cookie="session=secret; Path=/")
        browser.visit(server.url("/?private=1"))
        browser.visit(server.url())
        browser.move(Site("there", hosts=("localhost",)))
        assert isinstance(browser.visit(f"http://localhost:{other.port}/away"), Response)
        assert {"cookie", "referer", "origin", "authorization"} & set(other.seen[0].headers) == set()

    def test_netrc_is_left_alone(self, server, browser, monkeypatch, tmp_path):
        netrc = tmp_path / "netrc"
        netrc.write_text("machine 127.0.0.1 login someone password secret\n")
        monkeypatch.setenv("NETRC", str(netrc))
        browser.visit(server.url())
        assert "authorization" not in server.seen[0].headers

    def test_no_proxy_leads_to_this_computer(self, server, browser, monkeypatch):
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        assert isinstance(browser.visit(server.url()), Response)

    def test_a_proxy_is_asked_for_the_whole_address(self, server, monkeypatch):
        monkeypatch.setenv("http_proxy", server.url())
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with Browser(Site("there", hosts=("council.invalid",)), Limits(pause=0)) as browser:
            assert isinstance(browser.visit("http://council.invalid/a?[b]=%20"), Response)
        assert server.targets() == ["http://council.invalid/a?[b]=%20"]


class TestCookies:
    def test_they_are_sent_back_and_forgotten_at_the_end(self, server):
        server.routes["/"] = page(set_cookie="session=abc; Path=/; HttpOnly")
        with Browser(server.site) as browser:
            browser.visit(server.url())
            browser.visit(server.url("/next"))
            assert server.seen[1].headers["cookie"] == "session=abc"
        browser.visit(server.url("/again"))
        assert "cookie" not in server.seen[2].headers
        browser.close()

    @pytest.mark.parametrize(
        "cookie",
        ["a=1; Domain=example.org", "a=1; Path=/elsewhere", "a=1; Secure", "a=1; Max-Age=0", "a=1; Domain=.uk"],
    )
    def test_those_of_others_are_not_taken(self, server, browser, cookie):
        server.routes["/"] = page(set_cookie=cookie)
        browser.visit(server.url())
        browser.visit(server.url("/next"))
        assert "cookie" not in server.seen[1].headers

    def test_one_council_sets_none_for_all_of_gov_uk(self, server, monkeypatch):
        monkeypatch.setenv("http_proxy", server.url())  # which answers for every name, as no network would here
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        server.routes["http://www.anytown.gov.uk/wide"] = page(set_cookie="a=1; Domain=.gov.uk")
        server.routes["http://www.anytown.gov.uk/own"] = page(set_cookie="b=1; Domain=.anytown.gov.uk")
        with Browser(Site("there", hosts=("*.anytown.gov.uk", "www.othertown.gov.uk"))) as browser:
            for path in ("www.anytown.gov.uk/wide", "www.anytown.gov.uk/own"):
                browser.visit(f"http://{path}")
            browser.visit("http://bins.anytown.gov.uk/")
            browser.visit("http://www.othertown.gov.uk/")
        assert [visitor.headers.get("cookie") for visitor in server.seen[2:]] == ["b=1", None]


class TestHeaders:
    def test_who_and_in_which_language(self, server):
        with Browser(Site("safle", hosts=("127.0.0.1",), language="cy")) as browser:
            browser.visit(server.url())
        headers = server.seen[0].headers
        assert headers["accept-language"] == "cy, en;q=0.5"
        assert "Plainspoken/" in headers["user-agent"]
        assert headers["accept-encoding"] == "gzip, deflate"
        assert "referer" not in headers

    def test_a_site_hears_which_of_its_pages_sent_a_form(self, server, browser):
        browser.visit(server.url("/form?step=1#name"))
        browser.send(Request("POST", server.url("/form"), b"a=1"))
        assert server.seen[1].headers["referer"] == server.url("/form?step=1")
        assert server.seen[1].headers["origin"] == server.origin


class TestTheWayBack:
    def test_a_page_is_shown_as_it_was(self, server, browser):
        first = browser.visit(server.url("/a?b=1#c"))
        browser.visit(server.url("/b"))
        assert browser.visit(server.url("/a?b=1#c"), Why.BACK) == first
        assert browser.visit(server.url("/b"), Why.FORWARD).url == server.url("/b")
        assert len(server.seen) == 2
        browser.visit(server.url("/b"), Why.AGAIN)
        assert len(server.seen) == 3

    def test_the_answer_to_a_form_is_never_kept(self, server, browser):
        browser.send(Request("POST", server.url("/a"), b"a=1"))
        browser.visit(server.url("/a"), Why.BACK)
        assert [visitor.method for visitor in server.seen] == ["POST", "GET"]

    def test_nor_what_must_not_be_stored(self, server, browser):
        server.routes["/a"] = page(cache_control="private, no-store")
        browser.visit(server.url("/a"))
        browser.visit(server.url("/a"), Why.BACK)
        assert len(server.seen) == 2

    def test_only_the_last_few(self, server, browser):
        for number in range(25):
            browser.visit(server.url(f"/{number}"))
        browser.visit(server.url("/24"), Why.BACK)
        browser.visit(server.url("/0"), Why.BACK)
        assert len(server.seen) == 26


class TestTryingAgain:
    @staticmethod
    def failing(failures, **headers):
        def route(visitor):
            if failures:
                visitor.answer(status=failures.pop(), **headers)
            else:
                visitor.answer("<p>At last")

        return route

    @pytest.mark.parametrize("status", ["502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"])
    def test_a_page_is_asked_for_three_times(self, server, browser, status):
        server.routes["/"] = self.failing([status] * 2)
        assert browser.visit(server.url()).body == b"<p>At last"
        assert len(server.seen) == 3

    def test_a_connection_that_broke_is_made_again(self, server, browser):
        broken = [1]
        server.routes["/"] = lambda visitor: visitor.raw(b"") if broken and broken.pop() else visitor.answer()
        assert isinstance(browser.visit(server.url()), Response)

    def test_a_form_is_never_sent_twice(self, server, browser):
        server.routes["/"] = self.failing(["503 Service Unavailable"])
        assert browser.send(Request("POST", server.url(), b"a=1")).key == "web.server_error"
        assert len(server.seen) == 1

    def test_a_form_goes_over_a_connection_of_its_own(self, server, browser):
        browser.visit(server.url("/one"))
        browser.visit(server.url("/two"))
        assert server.connections == 1
        browser.send(Request("POST", server.url("/three"), b"a=1"))
        assert server.connections == 2

    @pytest.mark.parametrize(
        ("after", "asked"), [("0", 2), ("3600", 1), ("nonsense", 2), (formatdate(0), 2), ("-5", 2)]
    )
    def test_a_wait_is_kept_within_bounds(self, server, browser, after, asked):
        server.routes["/"] = self.failing(["503 Service Unavailable"], retry_after=after)
        found = browser.visit(server.url())
        assert len(server.seen) == asked
        assert isinstance(found, Response) if asked == 2 else found.key == "web.server_error"

    def test_a_fault_that_does_not_pass_is_met_once(self, server, browser):
        server.routes["/"] = self.failing(["500 Internal Server Error"] * 3)
        assert browser.visit(server.url()).key == "web.server_error"
        assert len(server.seen) == 1


class TestHealth:
    def test_well(self, server):
        assert health(server.url()).ok

    def test_a_site_that_is_down_still_shows_a_network_that_works(self, server):
        server.routes["/"] = page(status="500 Broken")
        assert health(server.url()).ok

    @pytest.mark.parametrize(("url", "mend"), [("https://nothing.invalid/", "connected"), ("nonsense:x", "https://")])
    def test_ill(self, url, mend):
        found = health(url)
        assert not found.ok
        assert mend in found.mend


class TestWhatTheProfileSays:
    def test_whom_to_write_to_about_our_visits(self, server):
        polite = replace(server.site, politeness=Politeness(contact="web@anytown.example"))
        with Browser(polite) as browser:
            browser.visit(server.url("/"))
        [asked] = server.seen
        assert asked.headers["user-agent"].endswith("; +web@anytown.example)")

    def test_cookies_that_stand_for_an_answer_are_brought_from_the_first_page_on(self, server):
        given = replace(server.site, start=server.url("/"), cookies=Cookies(given=(("policy", "none"),)))
        with Browser(given) as browser:
            browser.visit(server.url("/"))
            browser.move(given)
            browser.visit(server.url("/next"))
        assert [asked.headers["cookie"] for asked in server.seen] == ["policy=none"] * 2

    def test_it_waits_between_two_pages(self, server):
        polite = replace(server.site, politeness=Politeness(seconds=0.2))
        began = time.monotonic()
        with Browser(polite) as browser:
            browser.visit(server.url("/"))
            browser.visit(server.url("/next"))
        assert time.monotonic() - began >= 0.2
        assert server.targets() == ["/", "/next"]


def test_a_host_is_waited_for_only_as_long_as_is_left_of_its_time():
    pace = Pace()
    assert pace.wait("a", 2.0, now=10.0) == 0.0
    assert pace.wait("b", 2.0, now=10.5) == 0.0
    assert pace.wait("a", 2.0, now=11.5) == 0.5
    assert pace.wait("a", 2.0, now=12.0) == 2.0
    assert pace.wait("a", 2.0, now=99.0) == 0.0
