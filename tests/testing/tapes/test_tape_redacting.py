"""What is personal does not reach a tape, in whatever form it comes back; what a site says of itself stays."""

from __future__ import annotations

import pytest

from plainspoken.testing.tapes import Exchange, Playback
from plainspoken.testing.tapes.personal import kind_of
from plainspoken.testing.tapes.redacting import Redactor
from plainspoken.testing.tapes.tape import Asked, trimmed
from plainspoken.web.address import parse
from plainspoken.web.exchange import Answer, Order


def redacted(redactor: Redactor, fields: dict[str, str], page: str, **headers: str) -> tuple[dict[str, str], Answer]:
    asked = Asked("POST", "http://a.example/x", {name: (value,) for name, value in fields.items()})
    found = redactor.exchange(Exchange(asked, Answer(200, headers, page.encode())))
    assert isinstance(found.answer, Answer)
    return {name: values[0] for name, values in found.asked.fields.items()}, found.answer


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("email", "ann@home.example", "email"),
        ("q7", "ann@home.example", "email"),
        ("q7", "an1 2bc", "postcode"),
        ("q7", "QQ123456C", "national insurance number"),
        ("q7", "01632 960 123", "telephone"),
        ("q7", "4111 1111 1111 1111", "card"),
        ("full-name", "Ann Example", "name"),
        ("streetName", "Mill Lane", "address"),
        ("dob-day", "4", "birth"),
        ("csrf_token", "81f0", "token"),
        ("__VIEWSTATE", "81f0", "token"),
        ("size", "medium", ""),
        ("topic", "bins", ""),
        ("email", "", ""),
        ("q", "council tax", ""),
        ("year", "2026", ""),
    ],
)
def test_what_kind_of_thing_a_value_is(name: str, value: str, kind: str) -> None:
    assert kind_of(name, value) == kind


def test_a_value_is_taken_out_wherever_and_however_it_comes_back() -> None:
    page = "<p>AN1 2BC, an1 2bc, AN12BC <a href='/x?p=an1+2bc'>see</a> an1%202bc"
    fields, answer = redacted(Redactor(), {"postcode": "an1 2bc"}, page, location="/address?postcode=AN1+2BC")
    assert fields == {"postcode": "{{postcode 1}}"}
    assert answer.body.decode() == (
        "<p>{{postcode 1|upper}}, {{postcode 1}}, {{postcode 1|upper|close}}"
        " <a href='/x?p={{postcode 1|url}}'>see</a> {{postcode 1|percent}}"
    )
    assert answer.headers["location"] == "/address?postcode={{postcode 1|upper|url}}"


OPTIONS = [
    "<label for=a>1 Mill Lane</label><input type=radio id=a name=address value=m1>",
    "<label><input type=RADIO name=address value=m1> 1  Mill\n Lane</label>",
    "<label><input type=checkbox name=address value=m1>1 Mill Lane</label>",
    "<select name=address><option value=''>Choose<option value=m1>1 Mill Lane</select>",
    "<select name=address><option>m1<option value=m1>1 Mill Lane</select>",
]


@pytest.mark.parametrize("before", OPTIONS)
def test_the_words_of_an_option_that_was_chosen_are_taken_out_of_later_pages_and_put_back(before: str) -> None:
    redactor = Redactor()
    pages = [({}, before), ({"address": "m1"}, "<p>1 Mill Lane, Anytown. 1 MILL LANE; 11 Mill Lane</p>")]
    asks = [Asked("POST", "http://a.example/x", {name: (v,) for name, v in sent.items()}) for sent, _ in pages]
    exchanges = [
        redactor.exchange(Exchange(each, Answer(200, {}, page.encode())))
        for each, (_, page) in zip(asks, pages, strict=True)
    ]
    after = exchanges[1].answer
    assert isinstance(after, Answer)
    assert after.body == b"<p>{{chosen address 1}}, Anytown. {{chosen address 1|upper}}; 11 Mill Lane</p>"
    assert redactor.places == ("{{address 1}}", "{{chosen address 1}}")
    played = Playback(exchanges, "t.tape")
    bodies = ["&".join(f"{name}={values[0]}" for name, values in each.fields.items()).encode() for each in asks]
    address = parse("http://a.example/x")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answers = [played.send(Order("POST", address, body, form)) for body in bodies]
    assert [each.body.decode() for each in answers if isinstance(each, Answer)] == [page for _, page in pages]


def test_a_value_within_a_word_is_no_such_value() -> None:
    _, answer = redacted(Redactor(), {"first_name": "Ann"}, "Ann is paid annually; see ANN and Annex")
    assert answer.body.decode() == "{{name 1}} is paid annually; see {{name 1|upper}} and Annex"


def test_a_short_value_is_taken_out_of_the_request_alone() -> None:
    fields, answer = redacted(Redactor(), {"dob-day": "4"}, "4 options")
    assert (fields["dob-day"], answer.body) == ("{{birth 1}}", b"4 options")


def test_the_same_value_is_the_same_place_and_another_is_another() -> None:
    redactor = Redactor()
    redacted(redactor, {"name": "Ann Example", "again_name": "Ann Example", "other_name": "Bob Example"}, "")
    assert redactor.places == ("{{name 1}}", "{{name 2}}")


def test_pages_that_came_before_a_value_was_sent_are_as_they_were() -> None:
    redactor = Redactor()
    _, before = redacted(redactor, {}, "Choose: Mill Lane")
    _, after = redacted(redactor, {"street": "Mill Lane"}, "You chose Mill Lane")
    assert (before.body, after.body) == (b"Choose: Mill Lane", b"You chose {{address 1}}")


def test_national_insurance_numbers_are_taken_out_whoever_sent_them() -> None:
    _, answer = redacted(Redactor(), {}, "Yours is AB 12 34 56 C.")
    assert answer.body == b"Yours is {{national insurance number 1}}."


def test_what_the_site_says_of_itself_stays() -> None:
    page = "Write to help@anytown.example or call 01632 960 100, Town Hall, AN1 1AA."
    assert redacted(Redactor(), {}, page)[1].body.decode() == page


def test_fields_that_the_profile_calls_sensitive_are_personal() -> None:
    fields, _ = redacted(Redactor(("q12",)), {"q12": "a benefit"}, "")
    assert fields == {"q12": "{{number 1}}"}


def test_only_headers_that_count_are_kept() -> None:
    answer = Answer(200, {"set-cookie": "session=1", "server": "x", "content-type": "text/html", "location": "/"})
    kept = trimmed(answer)
    assert isinstance(kept, Answer)
    assert kept.headers == {"content-type": "text/html", "location": "/"}
