"""The council's services as a browser meets them: the way through, every error in its words, and nothing sent twice."""

from __future__ import annotations

import datetime
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import encode_multipart

from plainspoken.demo import council
from plainspoken.demo.council import cards
from plainspoken.demo.council.bins import BINS
from plainspoken.demo.council.services.received import received
from support.council import (
    APPLICATION,
    MESSAGE,
    MISSED_BIN,
    PARKING,
    PDF,
    Service,
    errors,
    fill,
    hidden,
    post,
    reference,
    sendable,
    tree,
    words,
)

SENT_AT_ONCE = [(MISSED_BIN, "report-sent", "MB"), (MESSAGE, "message-sent", "MSG")]
SERVICES = {"application": APPLICATION, "missed bin": MISSED_BIN, "message": MESSAGE, "parking": PARKING}
WRONG = yaml.safe_load((Path(__file__).parent / "services.yaml").read_text(encoding="utf-8"))
CASES = [(SERVICES[name], *case) for name in SERVICES for case in WRONG[name]]


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def clock():
    return Clock()


@pytest.fixture(scope="module")
def site(clock):
    """One site for all tests here, since drawing its first pages takes a second; each has its own visitors."""
    return council.create(datetime.date(2026, 11, 23), clock=clock)


@pytest.fixture
def news(site):
    """What the site has received since the test began."""
    before = len(received(site).all())
    return lambda: received(site).all()[before:]


def test_an_application_ends_with_a_reference_number_and_is_recorded_as_answered(visitor, news):
    assert "Start now" in words(visitor.get(APPLICATION.path))
    assert visitor.get(f"{APPLICATION.path}/begin").location == f"{APPLICATION.path}/name"
    answer = fill(visitor, APPLICATION)
    assert answer.location == f"{APPLICATION.path}/application-sent"
    (submission,) = news()
    assert re.fullmatch(r"CTR 48[0-9]{3}", submission.reference)
    assert reference(visitor.get(answer.location)) == submission.reference
    assert dict(submission.answers) == dict(APPLICATION.recorded)
    file = submission.files["evidence"]
    assert (file.name, file.media_type, file.size) == ("payslip.pdf", "application/pdf", len(PDF))


@pytest.mark.parametrize(("service", "slug", "prefix"), SENT_AT_ONCE)
def test_a_single_page_is_sent_at_once(visitor, news, service, slug, prefix):
    answer = fill(visitor, service)
    assert answer.location == f"{service.path}/{slug}"
    assert news()[0].reference.startswith(f"{prefix} ")
    assert reference(visitor.get(answer.location)) == news()[0].reference
    assert dict(news()[0].answers) == dict(service.recorded)


@pytest.mark.parametrize(
    ("service", "step"), [(service, step) for service in SERVICES.values() for step in service.answers]
)
def test_an_empty_page_names_every_answer_that_is_missing(visitor, service, step):
    fill(visitor, service, until=step)
    if service.missing[step]:
        assert errors(post(visitor, address(service, step), {})) == service.missing[step]
    else:
        assert post(visitor, address(service, step), {}).status_code == 303


@pytest.mark.parametrize(("service", "step", "changes", "expected"), CASES)
def test_a_wrong_answer_is_told_in_govuks_words_and_the_others_stay(visitor, service, step, changes, expected):
    fill(visitor, service, until=step or "nowhere" if step else "")
    good = {**service.answers, **service.last}[step]
    given = {name: value for name, value in {**good, **changes}.items() if value is not None}
    given = {name: as_file(value) if name == "evidence" else value for name, value in given.items()}
    answer = post(visitor, address(service, step), given)
    assert (answer.status_code, errors(answer)) == (200, expected)
    for name, value in given.items():
        box = tree(answer).css_first(f"main input[type=text][name='{name}'], main input[type=email][name='{name}']")
        assert box is None or box.attributes["value"] == " ".join(value.split())


def as_file(value: Any) -> tuple[str, bytes]:
    return (value[0], value[1].encode()) if isinstance(value, list) else value


def address(service: Service, step: str) -> str:
    return f"{service.path}/{step}" if step else service.path


def test_a_missed_bin_can_be_any_that_is_emptied(visitor):
    boxes = tree(visitor.get(MISSED_BIN.path)).css("input[name=bins]")
    assert [box.attributes["value"] for box in boxes] == [kind.name for kind in BINS]


def test_answers_are_shown_as_people_write_them_under_their_headings(visitor):
    fill(visitor, APPLICATION, until="check-your-answers")
    page = tree(visitor.get(f"{APPLICATION.path}/check-your-answers"))
    rows = {
        words_of(row.css_first("dt")): words_of(row.css_first("dd")) for row in page.css(".govuk-summary-list__row")
    }
    assert rows == {
        "First name": "Mary",
        "Last name": "O'Hara",
        "Date of birth": "5 April 1960",
        "National Insurance number": "QQ 12 34 56 C",
        "Postcode": "AN1 2BC",
        "Address": "3 Mill Lane",
        "Where your money comes from": "Wages, Benefits",
        "Weekly income": "£142.50",
        "Do you live with a partner?": "Yes",
        "Your partner's full name": "Jo Carter",
        "Your partner's weekly income": "£95.00",
        "Evidence of your income": "payslip.pdf",
    }
    headings = ["About you", "Where you live", "Your money", "Your partner", "Evidence", "Now read the declaration"]
    assert [words_of(heading) for heading in page.css("main h2")][:6] == headings
    links = page.css("main dl a")
    assert len({words_of(link) for link in links}) == len(rows)
    for link in links:
        path, _, anchor = link.attributes["href"].partition("#")
        assert tree(visitor.get(path)).css_first(f"main [id='{anchor}']"), link.html


def words_of(node: Any) -> str:
    return " ".join(node.text().split())


def test_an_answer_is_changed_and_leads_back_and_what_hangs_on_it_is_asked_again(visitor, news):
    check = f"{APPLICATION.path}/check-your-answers"
    fill(visitor, APPLICATION, until="check-your-answers")
    change = f"{APPLICATION.path}/weekly-income?change=yes"
    assert tree(visitor.get(change)).css_first("#weekly-income").attributes["value"] == "£142.50"
    assert tree(visitor.get(change)).css_first(".govuk-back-link").attributes["href"] == check
    assert post(visitor, change, {"weekly-income": "150"}).location == check
    moved = post(visitor, f"{APPLICATION.path}/postcode?change=yes", {"postcode": "AN2 3DE"})
    assert moved.location == f"{APPLICATION.path}/address"
    assert visitor.get(check).location == f"{APPLICATION.path}/address"
    assert len(tree(visitor.get(moved.location)).css("select#address option")) == 13
    following = post(visitor, moved.location, {"address": "10-station-road"}).location
    assert visitor.get(following).status_code == 200
    assert post(visitor, f"{APPLICATION.path}/partner?change=yes", {"partner": "no"}).location == check
    assert "Your partner" not in words(visitor.get(check)).replace("Your partner Do you live", "")
    post(visitor, check, {})
    post(visitor, f"{APPLICATION.path}/declaration", {"declaration": "agreed"})
    answers = news()[0].answers
    assert (answers["weekly-income"], answers["address"]) == ("150.00", "10-station-road")
    assert not [name for name in answers if name.startswith("partner-")]


def test_an_evidence_file_may_be_left_out_or_replaced_and_stays_when_the_page_is_sent_again(visitor, news):
    fill(visitor, APPLICATION, until="check-your-answers")
    page = f"{APPLICATION.path}/evidence?change=yes"
    assert "You have uploaded payslip.pdf" in words(visitor.get(page))
    post(visitor, page, {"evidence": ("", b"")})
    post(visitor, page, {"evidence": ("../../mary/letter.PNG", b"\x89PNG\r\n\x1a\nrest")})
    fill(visitor, Service(APPLICATION.path, {}, {}, {}, APPLICATION.last))
    assert news()[0].files["evidence"].name == "letter.PNG"


@pytest.mark.parametrize(
    ("size", "status", "message"),
    [
        (2 * 1024 * 1024 - 1, 303, ""),
        (2 * 1024 * 1024, 200, "The selected file must be smaller than 2MB"),
        (9 * 1024 * 1024, 413, ""),
    ],
)
def test_a_file_may_be_two_megabytes_and_is_kept_in_memory(visitor, monkeypatch, size, status, message):
    fill(visitor, APPLICATION, until="evidence")
    page = f"{APPLICATION.path}/evidence"
    boundary, fields = encode_multipart(hidden(visitor.get(page)))
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="evidence"; filename="big.pdf"\r\n\r\n'.encode()
    body = head + PDF.ljust(size, b"\0") + b"\r\n" + fields.lstrip()
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", None)  # what would write it to the disk
    monkeypatch.setattr("werkzeug.formparser.TemporaryFile", None, raising=False)
    answer = visitor.post(page, data=body, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.status_code == status
    if message:
        assert errors(answer) == {"evidence": message}


@pytest.mark.parametrize("step", [*list(APPLICATION.answers)[1:], "check-your-answers", "declaration"])
def test_no_page_can_be_reached_before_those_it_rests_on(visitor, step):
    assert visitor.get(f"{APPLICATION.path}/{step}").location == APPLICATION.path
    first = hidden(visitor.get(f"{APPLICATION.path}/name"))
    assert visitor.get(f"{APPLICATION.path}/{step}").location == f"{APPLICATION.path}/name"
    assert visitor.post(f"{APPLICATION.path}/{step}", data=first).location == f"{APPLICATION.path}/name"


@pytest.mark.parametrize("secret", [None, "", "made up", "ü"])
@pytest.mark.parametrize("service", [APPLICATION, MISSED_BIN, MESSAGE, PARKING])
def test_a_form_from_elsewhere_is_refused(visitor, news, service, secret):
    step, answers = next(iter(service.answers.items()))
    data = {**hidden(visitor.get(address(service, step))), **answers, "csrf-token": secret}
    answer = visitor.post(address(service, step), data={k: v for k, v in data.items() if v is not None})
    assert (answer.status_code, words(answer, "h1")) == (400, "We could not use that")
    assert not news()


def test_another_visitors_secret_is_refused(site, visitor):
    other = hidden(site.test_client().get(f"{APPLICATION.path}/name"))
    visitor.get(f"{APPLICATION.path}/name")
    assert visitor.post(f"{APPLICATION.path}/name", data=other).status_code == 400


def test_an_application_sent_twice_is_one_and_the_first_reference_is_told_kindly(visitor, news):
    fill(visitor, APPLICATION, until="declaration")
    page = f"{APPLICATION.path}/declaration"
    data = {**hidden(visitor.get(page)), "declaration": "agreed"}
    stale = {step: hidden(visitor.get(f"{APPLICATION.path}/{step}")) for step in APPLICATION.answers}
    assert visitor.post(page, data=data).location == f"{APPLICATION.path}/application-sent"
    again = visitor.post(page, data=data)
    assert again.status_code == 303
    assert words(visitor.get(again.location), "h1") == "You have already sent this application"
    assert news()[0].reference in words(visitor.get(again.location))
    for step in [*stale, "check-your-answers", "declaration"]:
        assert "already-sent" in visitor.get(f"{APPLICATION.path}/{step}").location
    for step, fields in stale.items():
        sent = sendable({**fields, **APPLICATION.answers[step]})
        assert "already-sent" in visitor.post(f"{APPLICATION.path}/{step}", data=sent).location
    assert reference(visitor.get(f"{APPLICATION.path}/application-sent")) == news()[0].reference
    assert len(news()) == 1


def test_a_second_application_is_begun_when_it_is_asked_for_and_the_firsts_pages_do_not_touch_it(visitor, news):
    fill(visitor, APPLICATION, until="declaration")
    old = {**hidden(visitor.get(f"{APPLICATION.path}/declaration")), "declaration": "agreed"}
    visitor.post(f"{APPLICATION.path}/declaration", data=old)
    visitor.get(f"{APPLICATION.path}/begin")
    assert tree(visitor.get(f"{APPLICATION.path}/name")).css_first("#first-name").attributes["value"] == ""
    fill(visitor, APPLICATION, until="declaration", name={"first-name": "Joan", "last-name": "Carter"})
    again = visitor.post(f"{APPLICATION.path}/declaration", data=old)
    assert news()[0].reference in words(visitor.get(again.location))
    assert len(news()) == 1
    fill(visitor, Service(APPLICATION.path, {}, {}, {}, APPLICATION.last))
    assert len({each.reference for each in news()}) == len(news()) == 2


def test_a_stale_page_of_a_form_that_was_never_sent_leads_to_where_the_form_is(site):
    first, second = site.test_client(), site.test_client()
    fill(first, APPLICATION, until="postcode")
    data = {
        **hidden(first.get(f"{APPLICATION.path}/name")),
        "form": "another form",
        "first-name": "X",
        "last-name": "Y",
    }
    assert first.post(f"{APPLICATION.path}/name", data=data).location == f"{APPLICATION.path}/postcode"
    assert second.get(f"{APPLICATION.path}/application-sent").location == APPLICATION.path


@pytest.mark.parametrize(("service", "slug", "prefix"), SENT_AT_ONCE)
def test_a_report_sent_twice_is_one_and_another_begins_empty(visitor, news, service, slug, prefix):
    data = {**hidden(visitor.get(service.path)), **service.answers[""]}
    visitor.post(service.path, data=data)
    again = visitor.get(visitor.post(service.path, data=data).location)
    assert news()[0].reference in words(again)
    assert words(again, "h1").startswith("You have already sent this")
    assert hidden(visitor.get(service.path))["form"] != data["form"]
    fill(visitor, service)
    assert reference(visitor.get(f"{service.path}/{slug}")) == news()[1].reference
    assert len(news()) == 2


@pytest.mark.parametrize("step", [*list(APPLICATION.answers)[1:], "check-your-answers", "declaration"])
def test_a_session_that_nobody_uses_ends_and_says_so(visitor, news, clock, step):
    fill(visitor, APPLICATION, until=step)
    page = address(APPLICATION, step)
    clock.now += 20 * 60
    data = {**hidden(visitor.get(page)), **({**APPLICATION.answers, **APPLICATION.last}[step])}
    clock.now += 20 * 60 + 1
    answer = visitor.post(page, data=sendable(data))
    assert answer.location == f"{APPLICATION.path}/timed-out"
    told = visitor.get(answer.location)
    assert words(told, "h1") == "Your session has timed out"
    assert "because you did nothing for 20 minutes" in words(told)
    assert tree(told).css_first("main a.govuk-button").attributes["href"] == f"{APPLICATION.path}/begin"
    assert visitor.get(page).location == APPLICATION.path
    visitor.get(f"{APPLICATION.path}/begin")
    assert tree(visitor.get(f"{APPLICATION.path}/name")).css_first("#first-name").attributes["value"] == ""
    assert not news()


def test_looking_at_a_page_after_the_time_says_so_too_and_a_page_tells_how_long_there_is(visitor, clock):
    assert "do nothing for 20 minutes" in words(visitor.get(f"{APPLICATION.path}/name"))
    clock.now += 1201
    assert visitor.get(f"{APPLICATION.path}/name").location == f"{APPLICATION.path}/timed-out"


def test_nothing_that_was_answered_stands_in_the_cookie(visitor):
    fill(visitor, APPLICATION, until="declaration")
    cookie = visitor.get_cookie("anytown_session")
    assert len(cookie.value) < 300
    assert "Hara" not in cookie.decoded_value


CARD = {
    "card-number": "4444 3333 2222 1111",
    "expiry-month": "11",
    "expiry-year": "2026",
    "cardholder-name": "M O'Hara",
    "security-code": "123",
}


@pytest.fixture
def shop():
    """A site where no charge has been paid yet, its visitor, and the same visitor on the payment site."""
    site = council.create(datetime.date(2026, 11, 23))
    return site, site.test_client(), site.extensions[cards.KEY].test_client()


def to_the_card(visitor, charge="AN10002457", registration="AB12CDE"):
    answer = fill(visitor, PARKING, charge={"charge-number": charge, "registration": registration})
    site, _, path = answer.location.partition("/card/")
    assert site == "http://localhost"
    return f"/card/{path}"


def pay(payer, card):
    post(payer, card, CARD)
    return post(payer, f"{card}/confirm", {})


def back(answer):
    assert answer.location.startswith(f"http://localhost{PARKING.path}/paid?payment=")
    return answer.location.removeprefix("http://localhost")


def test_a_parking_charge_is_paid_on_the_payment_site_and_only_four_digits_are_kept(shop):
    site, visitor, payer = shop
    fill(visitor, PARKING, until="check-your-answers")
    check = words(visitor.get(f"{PARKING.path}/check-your-answers"))
    assert "Amount to pay £35.00" in check
    assert "Place Station Road car park" in check
    card = to_the_card(visitor)
    page = payer.get(card)
    assert "Never enter a real card here" in words(page)
    assert "£35.00" in words(page)
    assert tree(page).css_first("#card-number").attributes["autocomplete"] == "cc-number"
    assert payer.get(f"{card}/confirm").location == card
    assert post(payer, card, CARD).location == f"{card}/confirm"
    assert "Ends in 1111" in words(payer.get(f"{card}/confirm"))
    returned = visitor.get(back(post(payer, f"{card}/confirm", {})))
    assert returned.location == f"{PARKING.path}/payment-received"
    (submission,) = received(site).all()
    assert reference(visitor.get(returned.location)) == submission.reference == "PC 48201"
    assert dict(submission.answers) == dict(PARKING.recorded)
    kept = repr([(vars(site.extensions["plainspoken-received"])), payer.get(card).headers])
    assert "4444" not in kept.replace(" ", "")


def test_a_payment_is_taken_once_however_often_it_is_confirmed_or_gone_back_to(shop):
    site, visitor, payer = shop
    card = to_the_card(visitor)
    post(payer, card, CARD)
    secrets = hidden(payer.get(f"{card}/confirm"))
    paths = {back(payer.post(f"{card}/confirm", data=secrets)) for _ in range(3)}
    paths |= {back(payer.get(card)), back(payer.get(f"{card}/confirm")), back(payer.post(card, data=secrets))}
    assert len(paths) == 1
    path = paths.pop()
    assert {visitor.get(path).location for _ in range(2)} == {f"{PARKING.path}/payment-received"}
    assert len(received(site).all()) == 1
    assert "already-sent" in visitor.get(f"{PARKING.path}/check-your-answers").location


def test_a_charge_that_was_paid_is_not_paid_again(shop):
    site, visitor, payer = shop
    other = site.test_client()
    first, second = to_the_card(visitor), to_the_card(other)
    pay(payer, first)
    answer = pay(payer, second)
    assert words(answer, "h1") == "Your payment was not taken"
    assert len(received(site).all()) == 1
    expected = {"charge-number": "This parking charge has already been paid"}
    assert errors(post(other, f"{PARKING.path}/charge", PARKING.answers["charge"])) == expected


def test_a_payment_that_is_cancelled_or_declined_leaves_the_answers_as_they_were(shop):
    site, visitor, payer = shop
    card = to_the_card(visitor)
    cancel = tree(payer.get(card)).css_first("main p a[href^='http://localhost']").attributes["href"]
    assert visitor.get(cancel.removeprefix("http://localhost")).location == f"{PARKING.path}/check-your-answers"
    declined = post(payer, card, {**CARD, "card-number": "4000 0000 0000 0002"})
    assert words(declined, "h1") == "Your payment has been declined"
    assert payer.get(f"{card}/confirm").location == card
    assert not received(site).all()
    assert visitor.get(f"{PARKING.path}/check-your-answers").status_code == 200


def test_what_was_paid_is_paid_though_the_session_has_ended_meanwhile(shop):
    site, visitor, payer = shop
    path = back(pay(payer, to_the_card(visitor)))
    assert reference(site.test_client().get(path)) == "PC 48201"


@pytest.fixture(scope="module")
def waiting(site):
    """A payment that is begun and never made."""
    return site.extensions[cards.KEY].test_client(), to_the_card(site.test_client(), "AN10002618", "AB34EFG")


@pytest.mark.parametrize(("changes", "expected"), WRONG["card"])
def test_a_wrong_card_is_told_and_its_number_and_code_never_come_back(waiting, changes, expected):
    payer, card = waiting
    answer = post(payer, card, CARD | changes)
    assert (answer.status_code, errors(answer)) == (200, expected)
    page = tree(answer)
    assert not page.css_first("#card-number").attributes.get("value")
    assert not page.css_first("#security-code").attributes.get("value")
    assert page.css_first("#cardholder-name").attributes["value"] == (CARD | changes)["cardholder-name"].strip()


def test_the_payment_site_takes_nothing_from_elsewhere(waiting):
    payer, card = waiting
    assert payer.post(card, data=CARD).status_code == 400
    assert payer.post(f"{card}/confirm", data={"csrf-token": "made up"}).status_code == 400
    for path in ("/card/made-up", "/card/made-up/confirm", "/"):
        missing = payer.get(path)
        assert (missing.status_code, words(missing, "h1")) == (404, "Page not found")


def test_two_people_who_send_at_the_same_moment_have_two_references(site):
    with ThreadPoolExecutor(8) as pool:
        data = []
        for _ in range(8):
            visitor = site.test_client()
            data.append((visitor, hidden(visitor.get(MISSED_BIN.path)) | MISSED_BIN.answers[""]))
        pressed = [*data, *data]
        list(pool.map(lambda each: each[0].post(MISSED_BIN.path, data=each[1]), pressed))
    references = {reference(visitor.get(f"{MISSED_BIN.path}/report-sent")) for visitor, _ in data}
    assert len(references) == 8


HOSTILE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PLACES = [(service, step) for service in SERVICES.values() for step in {**service.answers, **service.last}]
FIELDS = sorted({name for service in SERVICES.values() for step in service.answers.values() for name in step})


@HOSTILE
@given(
    place=st.sampled_from(PLACES),
    query=st.text(max_size=10),
    data=st.dictionaries(
        st.sampled_from([*FIELDS, "form", "declaration", "csrf-token"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    ),
)
def test_no_answer_breaks_a_service(site, place, query, data):
    service, step = place
    visitor = site.test_client()
    fill(visitor, service, until=step)
    page = hidden(visitor.get(address(service, next(iter(service.answers)))))
    answer = visitor.post(address(service, step), query_string={"change": query, "form": query}, data=page | data)
    assert answer.status_code in (200, 303, 400)
    assert visitor.get(address(service, "already-sent"), query_string={"form": query}).status_code in (200, 303)


@HOSTILE
@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=150), content=st.binary(max_size=40))
def test_no_file_breaks_the_evidence(site, name, content):
    visitor = site.test_client()
    fill(visitor, APPLICATION, until="evidence")
    answer = post(visitor, f"{APPLICATION.path}/evidence", {"evidence": (name, content)})
    assert answer.status_code in (200, 303)
