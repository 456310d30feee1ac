"""Which request on a tape is which: by method, address and fields, tokens apart, people's answers in their places."""

from __future__ import annotations

import pytest

from plainspoken.flow import Trouble
from plainspoken.testing.tapes import Exchange, Playback
from plainspoken.testing.tapes.matching import bound, nearest
from plainspoken.testing.tapes.tape import Asked, asked
from plainspoken.web.address import parse
from plainspoken.web.exchange import Answer, Order

FORM = "application/x-www-form-urlencoded"
HTML = {"content-type": "text/html"}


def order(method: str, url: str, body: str = "") -> Order:
    address = parse(url)
    assert address is not None
    return Order(method, address, body.encode(), {"Content-Type": FORM} if body else {})


def exchange(method: str, url: str, body: str = "", page: str = "page", **answer: str) -> Exchange:
    return Exchange(asked(order(method, url, body)), Answer(200, HTML | answer, page.encode()))


@pytest.mark.parametrize(
    ("taped", "wanted", "values"),
    [
        (("GET", "http://a.example/x?q=1"), ("GET", "http://a.example/x?q=1"), {}),
        (("GET", "http://a.example/x?q=1&p=2"), ("GET", "http://a.example/x?p=2&q=1"), {}),
        (("GET", "http://a.example/x?q=1"), ("GET", "http://a.example/x?q=2"), None),
        (("GET", "http://a.example/x?q=1"), ("GET", "http://a.example/x"), None),
        (("GET", "http://a.example/x"), ("GET", "http://b.example/x"), None),
        (("POST", "http://a.example/x", "size=small"), ("POST", "http://a.example/x", "size=small"), {}),
        (("POST", "http://a.example/x", "size=small"), ("POST", "http://a.example/x", "size=big"), None),
        (("POST", "http://a.example/x", "day=1&day=2"), ("POST", "http://a.example/x", "day=2&day=1"), None),
        (("POST", "http://a.example/x", "day=1&day=2"), ("POST", "http://a.example/x", "day=1"), None),
        (("POST", "http://a.example/x", "csrf_token=aa&n=1"), ("POST", "http://a.example/x", "n=1&csrf_token=b"), {}),
        (("POST", "http://a.example/x", "n=1"), ("POST", "http://a.example/x", "n=1&__RequestVerificationToken=x"), {}),
        (
            ("POST", "http://a.example/x", "mail={{email 1}}&n=1"),
            ("POST", "http://a.example/x", "mail=me@home.example&n=1"),
            {"email 1": "me@home.example"},
        ),
        (
            ("POST", "http://a.example/x", "one={{name 1}}&two={{name 1}}"),
            ("POST", "http://a.example/x", "one=Ann&two=Bob"),
            None,
        ),
    ],
)
def test_requests_are_matched_by_what_they_ask(
    taped: tuple[str, ...], wanted: tuple[str, ...], values: dict[str, str] | None
) -> None:
    assert bound(asked(order(*taped)), asked(order(*wanted)), {}) == values


def test_a_place_that_has_a_value_takes_no_other() -> None:
    taped, wanted = Asked("GET", "http://a.example/", {"n": ("{{name 1}}",)}), Asked("GET", "http://a.example/")
    wanted = Asked("GET", "http://a.example/", {"n": ("Bob",)})
    assert bound(taped, wanted, {"name 1": "Ann"}) is None
    assert bound(taped, wanted, {"name 1": "Bob"}) == {"name 1": "Bob"}


def test_a_multipart_form_is_matched_by_its_fields_whatever_its_boundary() -> None:
    def form(boundary: str) -> Order:
        body = f'--{boundary}\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--{boundary}--\r\n'
        address = parse("http://a.example/x")
        assert address is not None
        return Order("POST", address, body.encode(), {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    assert bound(asked(form("aaa")), asked(form("bbb")), {}) == {}


def test_the_values_of_a_person_come_back_in_the_pages_that_had_them() -> None:
    tape = (
        exchange("POST", "http://a.example/x", "name={{name 1}}", page="Dear {{name 1}}, {{name 1|upper}}, {{name 2}}"),
        exchange("GET", "http://a.example/y", location="/z?n={{name 1|url}}"),
    )
    playback = Playback(tape, "a.tape")
    answer = playback.send(order("POST", "http://a.example/x", "name=Ann+O%27Neill"))
    assert isinstance(answer, Answer)
    assert answer.body == b"Dear Ann O'Neill, ANN O'NEILL, Example Person"
    onward = playback.send(order("GET", "http://a.example/y"))
    assert isinstance(onward, Answer) and onward.headers["location"] == "/z?n=Ann+O%27Neill"


def test_what_was_recorded_twice_comes_in_its_order_and_a_page_then_as_it_was_last() -> None:
    tape = tuple(exchange("GET", "http://a.example/", page=page) for page in ("one", "two"))
    playback = Playback(tape, "a.tape")
    came = [playback.send(order("GET", "http://a.example/")) for _ in range(4)]
    assert [answer.body for answer in came if isinstance(answer, Answer)] == [b"one", b"two", b"two", b"two"]


def test_what_sends_something_is_answered_no_more_often_than_it_was_recorded() -> None:
    playback = Playback((exchange("POST", "http://a.example/x", "n=1"),), "a.tape")
    assert isinstance(playback.send(order("POST", "http://a.example/x", "n=1")), Answer)
    again = playback.send(order("POST", "http://a.example/x", "n=1"))
    assert isinstance(again, Trouble) and again.key == "web.no_connection"
    assert playback.missing() == ("POST /x (n: 1) is on the tape a.tape, but was sent more often than it was recorded",)
    assert playback.missing() == ()


def test_a_request_that_is_not_on_the_tape_is_named_with_the_nearest_that_are() -> None:
    tape = (exchange("POST", "http://a.example/contact", "topic=bins"), exchange("GET", "http://a.example/news"))
    playback = Playback(tape, "a.tape")
    assert isinstance(playback.send(order("POST", "http://a.example/contact", "topic=roads")), Trouble)
    assert playback.missing() == (
        "POST /contact (topic: roads) is not on the tape a.tape; nearest on it: POST /contact (topic: bins)."
        " plainspoken play --record makes it anew",
    )
    assert nearest(tape, Asked("POST", "http://a.example/zzzzzzzzzzzzzzzzzzzzzzzz")) == ()


def test_a_trouble_is_played_back_as_one() -> None:
    refused = Trouble("web.no_connection", (("host", "a.example"), ("url", "http://a.example/")))
    playback = Playback((Exchange(Asked("GET", "http://a.example/"), refused),), "a.tape")
    assert playback.send(order("GET", "http://a.example/")) == refused
    assert playback.missing() == ()
