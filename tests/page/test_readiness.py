"""Pages that are beyond voice, told from those that merely have scripts; and how else to reach their people."""

import os
from pathlib import Path

import pytest

from plainspoken.page import parse
from plainspoken.page.contacts import contact, statement, telephone

ROOT = Path(__file__).parents[2]
YARDSTICKS = (ROOT / os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")).resolve()
URL = "https://www.example.gov.uk/a"
LONG = "<p>" + "Words of the page that anybody can read without any program at all. " * 5

PAGES = [
    # an element for a program to fill
    ("<div id=root></div><script src=/app.js></script>", "script"),
    ("<div id=app>Loading...</div><script src=/app.js></script>", "script"),
    ("<app-root></app-root><script src=/app.js></script>", "script"),
    ("<div id=root></div>" + LONG + "<script src=/app.js></script>", ""),
    (f"<div id=root>{LONG}</div><script src=/app.js></script>", ""),
    ("<div id=root></div>", ""),
    ("<div id=root></div><form><label>Age <input></label></form><script></script>", ""),
    # a notice with little beside it
    ("<noscript>You need to enable JavaScript to run this app.</noscript><div></div><script></script>", "script"),
    ("<h1>Book a visit</h1><noscript><p>JavaScript is required to use this service.</noscript>", "script"),
    ("<h1>Llyfrgell</h1><noscript>Mae angen JavaScript i ddefnyddio'r dudalen hon.</noscript>", "script"),
    (f"<noscript>This site works best if you enable JavaScript.</noscript>{LONG}", ""),
    ("<noscript><img src=/count.gif alt=''></noscript><p>Short.<script></script>", ""),
    ("<header>" + LONG + "</header><noscript>Please enable JavaScript.</noscript><footer>" + LONG, "script"),
    # scripts alone
    ("<p>Page not found.<script src=/a.js></script><script src=/b.js></script>", ""),
    ("<script>" + "x();" * 5_000 + "</script>" + LONG, ""),
    ("", ""),
    # puzzles
    ("<form><label>Age <input></label><div class=g-recaptcha data-sitekey=x></div></form>" + LONG, "captcha"),
    ("<div class='h-captcha'></div>", "captcha"),
    ("<div class='a cf-turnstile'></div>", "captcha"),
    ("<iframe src='https://www.google.com/recaptcha/api2/anchor?k=1' title=x></iframe>", "captcha"),
    ("<img src=/captcha.php alt='Type what you see'><label>Code <input name=code></label>", "captcha"),
    ("<label>Type the letters <input name=captcha_code></label>", "captcha"),
    ("<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1'></script><p>Just a moment...", "captcha"),
    ("<script src='https://www.google.com/recaptcha/api.js?render=key'></script>" + LONG, ""),
    ("<p>What a captcha is, and why we do not use one.", ""),
    ("<input type=hidden name=captcha_off><p>Words", ""),
    # signing in
    ("<label>Password <input type=password></label>", "sign_in"),
    ("<div hidden><label>Password <input type=password></label></div><p>Words", ""),
    # pictures only
    ("<h1>Map</h1><canvas></canvas>", "picture"),
    ("<iframe src='https://maps.example/embed' title=Map></iframe>", "picture"),
    ("<h1>Film</h1><video src=a.mp4 controls></video>", "picture"),
    ("<video src=a.mp4 controls></video>" + LONG, ""),
    ("<iframe src='https://maps.example/embed' title=Map></iframe>" + LONG, ""),
]


@pytest.mark.parametrize(("markup", "kind"), PAGES)
def test_kinds(markup: str, kind: str) -> None:
    beyond = parse(f"<html lang=en><title>T</title><body>{markup}", URL).beyond
    assert (beyond.kind if beyond else "") == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://signin.account.gov.uk/enter-email", "sign_in"),
        ("https://www.access.service.gov.uk/login/signin/creds", "sign_in"),
        ("https://www.gov.uk/sign-in", ""),
        ("https://signin.account.gov.uk.example/enter-email", ""),
        ("http://[", ""),
    ],
)
def test_places_where_one_signs_in(url: str, kind: str) -> None:
    beyond = parse("<title>T</title><label>Email <input type=email name=email></label>", url).beyond
    assert (beyond.kind if beyond else "") == kind


NUMBERS = [
    ('<a href="tel:+443001234567">0300 123 4567</a>', "0300 123 4567"),
    ('<a href="tel:+44-300-123-4567">Call us</a>', "+44-300-123-4567"),
    ("<p>Telephone: 01632 960 001", "01632 960 001"),
    ("<p>Call us on 0808 157 0192 (free).", "0808 157 0192"),
    ("<p>Ffôn: 0300 123 4567", "0300 123 4567"),
    ("<h2>Phone</h2><p>020 7946 0000</p>", "020 7946 0000"),
    ("<p>Tel: (01632) 960001", "(01632) 960001"),
    ("<p>Telephone +44 20 7946 0000", "+44 20 7946 0000"),
    ("<p>Textphone: 0300 123 9999. Telephone: 0300 123 4567.", "0300 123 4567"),
    ("<p>Your reference is 0123 456 7890", ""),
    ("<p>Call 999 in an emergency.", ""),
    ("<p>Call between 01/02/2024 and 05/06/2024", ""),
    ("<p>Phones cost £0123456789.00", ""),
    ("<nav>Tel: 01632 960 002</nav><main>Tel: 01632 960 001</main>", "01632 960 001"),
    ("<p>Words", ""),
]


@pytest.mark.parametrize(("markup", "number"), NUMBERS)
def test_telephone_numbers(markup: str, number: str) -> None:
    assert telephone(parse(markup, URL).nodes) == number


def test_links_that_help() -> None:
    page = parse(
        '<a href="/c">Contact us</a> <a href="/s">Accessibility statement</a> <a href="/o">Contactless</a>', URL
    )
    assert page.nodes[contact(page.nodes)].name == "Contact us"
    assert page.nodes[statement(page.nodes)].name == "Accessibility statement"
    empty = parse("<p>Words", URL)
    assert contact(empty.nodes) == statement(empty.nodes) == -1


def test_no_false_alarm() -> None:
    files = sorted(YARDSTICKS.glob("pages/html/*.html")) + sorted(YARDSTICKS.glob("govuk-frontend/html/*.html"))
    if not files:
        pytest.skip(f"no yardsticks at {YARDSTICKS}: set PLAINSPOKEN_YARDSTICKS")
    told = {file.stem: page.beyond.kind for file in files if (page := parse(file.read_bytes(), URL)).beyond}
    assert {name: kind for name, kind in told.items() if "password" not in name} == {}
