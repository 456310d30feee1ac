"""Submission: a form and answers in, the request that Chromium would send out."""

import base64
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.flow import Answer, Form, Request, Trouble
from plainspoken.page.document import index
from plainspoken.page.forms import forms
from plainspoken.page.submission import submission
from plainspoken.page.tree import parse, paths

YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / ".." / "shared"))
BATTERY = YARDSTICKS / "forms"
URL = "https://council.example/apply"


def cases():
    """The battery's cases, or one that is skipped where the yardsticks are missing."""
    if not (BATTERY / "cases.json").exists():
        return [pytest.param(None, None, marks=pytest.mark.skip(reason=f"no yardstick in {BATTERY}"))]
    sent = json.loads((BATTERY / "chromium.json").read_text())
    return [pytest.param(c, sent[c["id"]], id=c["id"]) for c in json.loads((BATTERY / "cases.json").read_text())]


@pytest.mark.parametrize("case, sent", cases())
def test_sends_what_chromium_sends(case, sent):
    url = f"http://host.example/case/{case['id']}"
    source = f"<!doctype html><head>{case.get('head', '')}</head><body>{case['html']}"
    soup = parse(source)
    found = forms(index(soup, url), (), url, case.get("charset", "utf-8"), source)
    how, _, identifier = case["submit"].rpartition("#")
    button = paths(soup)[id(soup.find(id=identifier))]
    form = next(form for form in found if any(c.path == button for c in form.controls))
    answers, files = done(case["ops"], found)
    boundary = re.search("boundary=(.*)", sent.get("ct", ""))
    got = submission(
        form,
        answers,
        "" if how.startswith("enter") else button,
        url,
        files=files,
        click=(3, 4) if case.get("xy") else (0, 0),
        boundary=boundary[1] if boundary else "",
    )
    if "error" in sent:
        assert isinstance(got, Trouble)
    else:
        body = base64.b64decode(sent["body"])
        assert got == Request(sent["method"], "http://host.example" + sent["url"], body, sent["ct"])


def done(operations, found: tuple[Form, ...]):
    answers, files = [], {}
    controls = [control for form in found for control in form.controls]
    for operation, name, value in operations:
        named = [control for control in controls if control.name == name]
        if operation == "file":
            files[named[0].path] = (value, "text/plain", (BATTERY / value).read_bytes())
        elif operation in ("check", "uncheck"):
            box = next(c for c in named if c.value == value)
            answers.append(Answer(box.path, "on" if operation == "check" else ""))
        else:
            answers.append(Answer(named[0].path, value))
    return tuple(answers), files


def send(html: str, *answers: tuple[str, str], press: str = "", charset: str = "utf-8", **more) -> Request | Trouble:
    source = f"<!doctype html><body>{html}"
    soup = parse(source)
    found = forms(index(soup, URL), (), URL, charset, source)
    controls = [control for form in found for control in form.controls]
    by_name = {control.name: control.path for control in reversed(controls) if control.name}
    given_answers = tuple(Answer(by_name.get(name, name), value) for name, value in answers)
    return submission(found[0], given_answers, by_name.get(press, press), URL, **more)


GO = "<button>Go</button>"
BODIES = [
    ("<input name=a>", [("a", "two words")], "a=two+words"),
    ("<input name=a>", [("a", "£5~*-._")], "a=%C2%A35%7E*-._"),
    ("<input name='a b' value='1&2'>", [], "a+b=1%262"),
    ("<input name=a value=old>", [("a", "")], "a="),
    ("<input name=a>", [("a", "1"), ("a", "2")], "a=2"),
    ("<input name=a disabled value=1>", [("a", "2")], ""),
    ("<input name=a type=hidden value=1>", [("a", "2")], "a=1"),
    ("<input name=a>", [("a", "line\nline")], "a=lineline"),
    ("<textarea name=a></textarea>", [("a", "l1\rl2\r\nl3")], "a=l1%0D%0Al2%0D%0Al3"),
    ("<input name=n type=number>", [("n", "12")], "n=12"),
    ("<input name=n type=number>", [("n", "twelve")], "n="),
    ("<input name=d type=date>", [("d", "2024-05-01")], "d=2024-05-01"),
    ("<input name=d type=date>", [("d", "1 May")], "d="),
    ("<input name=e type=email>", [("e", " a@b.example ")], "e=a%40b.example"),
    ("<input name=c type=checkbox>", [("c", "on")], "c=on"),
    ("<input name=c type=checkbox checked>", [("c", "")], ""),
    ("<input name=c type=checkbox checked value=yes>", [], "c=yes"),
    ("<input name=r type=radio value=1><input name=r type=radio value=2 checked>", [("r", "on")], "r=1"),
    ("<input name=r type=radio value=1><input name=r type=radio value=2>", [], ""),
    ("<input type=radio checked value=1><input name=b value=2>", [], "b=2"),
    ("<select name=s><option>a<option>b</select>", [("s", "b")], "s=b"),
    ("<select name=s><option>a<option disabled>b</select>", [("s", "b")], ""),
    ("<select name=s><option>a</select>", [("s", "zzz")], ""),
    ("<select name=s multiple><option>a<option>b<option>c</select>", [("s", "a"), ("s", "c")], "s=a&s=c"),
    ("<select name=s multiple><option selected>a<option>b</select>", [("s", "b")], "s=b"),
    ("<select name=s multiple><option selected>a</select>", [("s", "")], ""),
    ("<select name=s><option value=1>a<option value=1>b</select>", [("s", "1")], "s=1"),
    ("<input name=_charset_ type=hidden>", [], "_charset_=UTF-8"),
    ("<input name=_CHARSET_ type=hidden value=x>", [], "_CHARSET_=UTF-8"),
    ("<input name=_charset_ value=x>", [], "_charset_=x"),
    ("<input name=a dirname=d value=x>", [], "a=x&d=ltr"),
    ("<div dir=rtl><input name=a dirname=d value=x></div>", [], "a=x&d=rtl"),
    ("<input name=a dirname=d dir=auto>", [("a", "\u05d0")], "a=%D7%90&d=rtl"),
    ("<textarea name=a dirname=d>x</textarea>", [], "a=x&d=ltr"),
    ("<input name=p type=password>", [("p", "s3cret")], "p=s3cret"),
    ("<input name=f type=file>", [], "f="),
    ("<input type=reset name=x value=1><input name=a value=2>", [], "a=2"),
    ("<input name=a value=1><input name=a value=2>", [], "a=1&a=2"),
    ("<object name=o></object><input name=a value=1>", [], "a=1"),
]


@pytest.mark.parametrize("html, answers, body", BODIES)
def test_body(html, answers, body):
    sent = send(f"<form method=post>{html}{GO}</form>", *answers)
    assert sent == Request("POST", URL, body.encode(), "application/x-www-form-urlencoded")


ADDRESSES = [
    ("<form><input name=a value=1>", "https://council.example/apply?a=1"),
    ("<form action='/x?old=1#part'><input name=a value=1>", "https://council.example/x?a=1"),
    ("<form action='/x#part'>", "https://council.example/x?"),
    ("<form action='next'><input name=a value='é #'>", "https://council.example/next?a=%C3%A9+%23"),
    ("<form action='next' enctype=multipart/form-data><input name=a value=1>", "https://council.example/next?a=1"),
    ("<form action='\\other'>", "https://council.example/other?"),
    ("<form action=' /x\n/y '>", "https://council.example/x/y?"),
]


@pytest.mark.parametrize("html, url", ADDRESSES)
def test_get(html, url):
    assert send(html) == Request("GET", url)


def test_a_post_keeps_its_query_and_drops_its_fragment():
    sent = send("<form action='/x?old=1#part' method=post>")
    assert isinstance(sent, Request)
    assert sent.url == "https://council.example/x?old=1"


BUTTONS = [
    ("<button name=b value=1>", "b", "GET", "https://council.example/apply?b=1"),
    ("<button name=b formaction=/other>", "b", "GET", "https://council.example/other?b="),
    ("<button name=b formaction=''>", "b", "GET", "https://council.example/apply?b="),
    ("<button name=b formmethod=post>", "b", "POST", "https://council.example/apply"),
    ("<button name=b formmethod=nonsense>", "b", "GET", "https://council.example/apply?b="),
    ("<input type=image name=i>", "i", "GET", "https://council.example/apply?i.x=0&i.y=0"),
    ("<input type=submit name=b value=''>", "b", "GET", "https://council.example/apply?b="),
    ("<button name=first value=1></button><button name=second value=2>", "", "GET", f"{URL}?first=1"),
    ("<button type=button name=no></button><input type=submit name=yes>", "", "GET", f"{URL}?yes=Submit"),
]


@pytest.mark.parametrize("html, press, method, url", BUTTONS)
def test_buttons(html, press, method, url):
    sent = send(f"<form>{html}</form>", press=press)
    assert isinstance(sent, Request)
    assert (sent.method, sent.url) == (method, url)


TROUBLES = [
    ("<form method=dialog><button name=b>", "b", "submit.nothing_sent"),
    ("<form><button name=b formmethod=dialog>", "b", "submit.nothing_sent"),
    ("<form action='mailto:a@b.example'>", "", "submit.not_web"),
    ("<form action='javascript:send()'>", "", "submit.not_web"),
    ("<form action='http://[bad'>", "", "submit.not_web"),
    ("<form><button name=b disabled>", "b", "submit.disabled"),
    ("<form><button name=b disabled></button><button name=c>", "", "submit.disabled"),
    ("<form><button name=b type=button>", "b", "submit.no_button"),
    ("<form>", "0/9/9", "submit.no_button"),
    ("<form><input><input>", "", "submit.no_button"),
    ("<input name=a>", "", "submit.no_form"),
]


@pytest.mark.parametrize("html, press, key", TROUBLES)
def test_what_cannot_be_sent_is_told(html, press, key):
    sent = send(html, press=press)
    assert isinstance(sent, Trouble)
    assert sent.key == key


def test_multipart():
    sent = send(
        "<form method=post enctype=multipart/form-data><input name='a\"b' value=é><input type=file name=f></form>",
        files={"0/1/0/1": ('my "file"\n.txt', "text/plain", b"\x00\r\n")},
        boundary="XX",
    )
    assert isinstance(sent, Request)
    assert sent.content_type == "multipart/form-data; boundary=XX"
    assert sent.body == (
        b'--XX\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n\xc3\xa9\r\n'
        b'--XX\r\nContent-Disposition: form-data; name="f"; filename="my %22file%22%0A.txt"\r\n'
        b"Content-Type: text/plain\r\n\r\n\x00\r\n\r\n--XX--\r\n"
    )


def test_several_files_and_the_names_of_files_without_multipart():
    html = "<input type=file name=f multiple>"
    files = {"0/1/0/0": (("a.txt", "text/plain", b"1"), ("b.txt", "text/plain", b"2"))}
    sent = send(f"<form method=post>{html}", files=files)
    assert isinstance(sent, Request)
    assert sent.body == b"f=a.txt&f=b.txt"
    parts = send(f"<form method=post enctype=multipart/form-data>{html}", files=files)
    assert isinstance(parts, Request)
    assert parts.body.count(b'name="f"; filename=') == 2


def test_an_own_boundary_is_steady_and_in_no_part():
    html = "<form method=post enctype=multipart/form-data><input name=a value=1>"
    first, second = send(html), send(html)
    assert first == second
    assert isinstance(first, Request)
    assert first.body.count(first.content_type.partition("boundary=")[2].encode()) == 2


def test_plain_text():
    sent = send("<form method=post enctype=text/plain><input name=a value='b=c'><textarea name=t>x\ny</textarea>")
    assert isinstance(sent, Request)
    assert (sent.body, sent.content_type) == (b"a=b=c\r\nt=x\r\ny\r\n", "text/plain")


ENCODINGS = [
    ("windows-1252", "€é", "%80%E9"),
    ("latin1", "漢", "%26%2328450%3B"),
    ("iso-8859-15", "€", "%A4"),
    ("shift_jis", "漢", "%8A%BF"),
    ("gb2312", "漢", "%9Dh"),
    ("utf-16", "é", "%C3%A9"),
    ("nonsense", "é", "%C3%A9"),
]


@pytest.mark.parametrize("charset, value, encoded", ENCODINGS)
def test_encodings(charset, value, encoded):
    sent = send("<form><input name=a>", ("a", value), charset=charset)
    assert isinstance(sent, Request)
    assert sent.url == f"{URL}?a={encoded}"


def test_the_charset_that_a_form_asks_for_is_named():
    sent = send("<form accept-charset=latin1><input type=hidden name=_charset_>")
    assert isinstance(sent, Request)
    assert sent.url == f"{URL}?_charset_=windows-1252"


@given(st.text(max_size=50), st.sampled_from(["utf-8", "latin1", "shift_jis", "gbk", "koi8-r", "euc-kr", "big5"]))
def test_any_words_can_be_sent(value, charset):
    for enctype in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
        html = f"<form method=post enctype={enctype}><textarea name=t></textarea>"
        assert isinstance(send(html, ("t", value), charset=charset), Request)
