"""The practice council's forms: the way through each, every error, and a button pressed twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plainspoken.demo.council.views import local_path

POTHOLE = "/report-a-pothole"
ANSWERS = {
    "where": {"street": "Mill Lane", "landmark": "By the library"},
    "size": {"size": "medium"},
    "details": {"details": "On the left.\nIt is deep."},
    "contact-details": {"full-name": "A Resident", "email": "resident@example.com", "telephone": ""},
}
ORDER = [*ANSWERS, "check-your-answers"]


def parse(answer):
    return LexborHTMLParser(answer.text)


def words(node):
    return " ".join(node.text().split())


def fill_in(visitor, **changes):
    for step, answers in ANSWERS.items():
        visitor.post(f"{POTHOLE}/{step}", data={**answers, **changes})


def token(visitor):
    return parse(visitor.get(f"{POTHOLE}/check-your-answers")).css_first("input[name=token]").attributes["value"]


def send(visitor, key):
    return visitor.post(f"{POTHOLE}/check-your-answers", data={"token": key})


def errors(answer):
    tree = parse(answer)
    summary = {node.attributes["href"]: words(node) for node in tree.css(".govuk-error-summary a")}
    assert not summary or tree.css_first("title").text().startswith("Error: ")
    assert all(tree.css_first(f"main [id='{href[1:]}']") for href in summary)
    assert len(tree.css("main .govuk-error-message")) == len(summary)
    return summary


def test_a_pothole_can_be_reported_from_start_to_reference_number(newcomer):
    start = parse(newcomer.get(POTHOLE))
    assert words(start.css_first("a.govuk-button--start")) == "Start now"
    assert start.css_first("a.govuk-button--start").attributes["href"] == f"{POTHOLE}/where"
    for step, following in zip(ANSWERS, ORDER[1:], strict=True):
        answer = newcomer.post(f"{POTHOLE}/{step}", data=ANSWERS[step])
        assert (answer.status_code, answer.location) == (303, f"{POTHOLE}/{following}")
    check = parse(newcomer.get(f"{POTHOLE}/check-your-answers"))
    rows = {words(row.css_first("dt")): words(row.css_first("dd")) for row in check.css(".govuk-summary-list__row")}
    assert rows == {
        "Street name": "Mill Lane",
        "Something close by": "By the library",
        "Size": "Medium",
        "Details": "On the left. It is deep.",
        "Full name": "A Resident",
        "Email address": "resident@example.com",
        "Telephone number": "Not given",
    }
    answer = send(newcomer, token(newcomer))
    assert (answer.status_code, answer.location) == (303, f"{POTHOLE}/report-sent")
    sent = parse(newcomer.get(answer.location))
    assert words(sent.css_first("h1")) == "Report sent"
    assert words(sent.css_first(".govuk-panel__body strong")) == "PH 48201"


@pytest.mark.parametrize(
    ("step", "data", "expected"),
    [
        ("where", {}, {"#street": "Enter the name of the street"}),
        ("where", {"street": " \t "}, {"#street": "Enter the name of the street"}),
        ("where", {"street": "a" * 81}, {"#street": "Use 80 characters or fewer"}),
        ("where", {"street": "Mill Lane", "landmark": "b" * 81}, {"#landmark": "Use 80 characters or fewer"}),
        ("size", {}, {"#size": "Choose how big the pothole is"}),
        ("size", {"size": "enormous"}, {"#size": "Choose how big the pothole is"}),
        ("details", {"details": ""}, {"#details": "Tell us about the pothole"}),
        ("details", {"details": "x" * 401}, {"#details": "Details must be 400 characters or fewer"}),
        ("contact-details", {"email": "nobody"}, {"#email": "Enter an email address like name@example.com"}),
        ("contact-details", {"telephone": "abc"}, {"#telephone": "Enter a telephone number like 01632 960 001"}),
        (
            "contact-details",
            {"full-name": "n" * 81, "email": "a@b", "telephone": "1"},
            {
                "#full-name": "Use 80 characters or fewer",
                "#email": "Enter an email address like name@example.com",
                "#telephone": "Enter a telephone number like 01632 960 001",
            },
        ),
    ],
)
def test_every_question_says_what_is_wrong_and_keeps_what_was_given(visitor, step, data, expected):
    answer = visitor.post(f"{POTHOLE}/{step}", data=data)
    assert (answer.status_code, errors(answer)) == (200, expected)
    for name, value in data.items():
        if name in ("street", "landmark", "full-name", "email", "telephone"):
            assert parse(answer).css_first(f"[name='{name}']").attributes["value"] == value.strip()


def test_an_error_is_tied_to_its_field(visitor):
    field = parse(visitor.post(f"{POTHOLE}/where", data={})).css_first("#street")
    assert field.attributes["aria-describedby"].split() == ["street-hint", "street-error"]


def test_contact_details_may_all_be_left_empty(visitor):
    answer = visitor.post(f"{POTHOLE}/contact-details", data={})
    assert answer.status_code == 303


def test_an_answer_can_be_changed_and_leads_straight_back(visitor):
    fill_in(visitor)
    check = parse(visitor.get(f"{POTHOLE}/check-your-answers"))
    change = check.css(".govuk-summary-list a")[2]
    assert words(change) == "Change size"
    address = change.attributes["href"].partition("#")[0]
    chosen = parse(visitor.get(address)).css_first("input[name=size][checked]")
    assert chosen.attributes["value"] == "medium"
    answer = visitor.post(address, data={"size": "large"})
    assert answer.location == f"{POTHOLE}/check-your-answers"
    assert "Large" in visitor.get(answer.location).text


@pytest.mark.parametrize("missing", list(ANSWERS))
def test_answers_cannot_be_checked_or_sent_while_one_is_missing(visitor, missing):
    for step, answers in ANSWERS.items():
        if step != missing:
            visitor.post(f"{POTHOLE}/{step}", data=answers)
    assert visitor.get(f"{POTHOLE}/check-your-answers").location == f"{POTHOLE}/{missing}"
    assert send(visitor, "anything").location == f"{POTHOLE}/check-your-answers"
    assert visitor.get(f"{POTHOLE}/report-sent").location == POTHOLE


def test_a_report_sent_twice_is_one_report(new_site, newcomer):
    fill_in(newcomer)
    key = token(newcomer)
    old = newcomer.get_cookie("anytown_session").value
    references = []
    for cookie in (None, None, old):
        if cookie:
            newcomer.set_cookie("anytown_session", cookie)
        assert send(newcomer, key).location == f"{POTHOLE}/report-sent"
        references.append(words(parse(newcomer.get(f"{POTHOLE}/report-sent")).css_first(".govuk-panel__body strong")))
    assert references == ["PH 48201"] * 3
    other = new_site.test_client()
    fill_in(other)
    send(other, token(other))
    assert "PH 48202" in other.get(f"{POTHOLE}/report-sent").text


def test_sending_twice_does_not_spoil_the_next_report_that_was_begun(visitor):
    fill_in(visitor)
    key = token(visitor)
    send(visitor, key)
    visitor.post(f"{POTHOLE}/where", data={"street": "High Street"})
    send(visitor, key)
    assert parse(visitor.get(f"{POTHOLE}/where")).css_first("#street").attributes["value"] == "High Street"


def test_only_the_page_with_the_answers_can_send_them(visitor):
    fill_in(visitor)
    for key in ("", "made up"):
        assert send(visitor, key).location == f"{POTHOLE}/check-your-answers"
    assert visitor.get(f"{POTHOLE}/report-sent").location == POTHOLE


def test_a_new_report_begins_empty(visitor):
    fill_in(visitor)
    send(visitor, token(visitor))
    assert parse(visitor.get(f"{POTHOLE}/where")).css_first("#street").attributes.get("value", "") == ""


def test_a_cookie_that_was_tampered_with_is_no_answer(visitor):
    visitor.set_cookie("anytown_session", "eyJwb3Rob2xlIjp7fX0.forged.signature")
    assert visitor.get(f"{POTHOLE}/check-your-answers").location == f"{POTHOLE}/where"


def test_the_longest_answers_fit_in_the_cookie(visitor):
    letters = [chr(0x20000 + 37 * number) for number in range(1000)]
    longest = {
        "street": "".join(letters[:80]),
        "landmark": "".join(letters[80:160]),
        "details": "".join(letters[160:560]),
        "full-name": "".join(letters[560:640]),
        "email": "".join(letters[640:700]) + "@example.com",
    }
    fill_in(visitor, **longest)
    assert longest["details"] in visitor.get(f"{POTHOLE}/check-your-answers").text


BIN_DAY = "/bins-and-recycling/bin-day"


@pytest.mark.parametrize("typed", ["AN1 2BC", "an1 2bc", "an12bc", " AN1-2BC. ", "A N 1 2 B C"])
def test_a_bin_day_can_be_found_however_the_postcode_is_typed(visitor, typed):
    answer = visitor.post(BIN_DAY, data={"postcode": typed})
    assert (answer.status_code, answer.location) == (303, f"{BIN_DAY}/address?postcode=AN1+2BC")
    choices = parse(visitor.get(answer.location)).css("main label")
    assert [words(label) for label in choices] == ["1 Mill Lane", "3 Mill Lane", "5 Mill Lane", "7 Mill Lane"]
    chosen = visitor.post(answer.location, data={"address": "3-mill-lane"})
    assert chosen.location == f"{BIN_DAY}/dates?address=3-mill-lane"
    result = parse(visitor.get(chosen.location))
    assert words(result.css_first("h1")) == "Your bin days"
    assert "Your next bin day is Tuesday 24 November 2026." in words(result.css_first("main"))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter a postcode"),
        ("   ", "Enter a postcode"),
        ("Mill Lane", "Enter a full postcode, like AN1 2BC"),
        ("AN1", "Enter a full postcode, like AN1 2BC"),
        ("AN1 2BCD", "Enter a full postcode, like AN1 2BC"),
        ("zz99 9zz", "ZZ99 9ZZ is not in Anytown. Check the postcode and try again"),
    ],
)
def test_a_postcode_that_is_none_of_ours_is_refused_in_words(visitor, typed, message):
    assert errors(visitor.post(BIN_DAY, data={"postcode": typed})) == {"#postcode": message}


@pytest.mark.parametrize("postcode", ["AN1 2BC", "AN2 3DE"])
@pytest.mark.parametrize("address", [{}, {"address": ""}, {"address": "1-church-hill"}])
def test_an_address_must_be_one_of_those_offered(visitor, postcode, address):
    answer = visitor.post(f"{BIN_DAY}/address", query_string={"postcode": postcode}, data=address)
    assert errors(answer) == {"#address": "Choose your address"}


def test_many_addresses_are_a_list_to_choose_from(visitor):
    options = parse(visitor.get(f"{BIN_DAY}/address?postcode=AN23DE")).css("select#address option")
    assert [words(option) for option in options][:2] == ["Choose one of 12 addresses", "10 Station Road"]


def test_no_postcode_leads_back_to_the_question(visitor):
    assert visitor.get(f"{BIN_DAY}/address").location == BIN_DAY
    assert visitor.get(f"{BIN_DAY}/address?postcode=nonsense").location == BIN_DAY


def test_feedback_can_be_given(visitor):
    data = {"rating": "All right", "comments": "Say more about bins.", "email": "", "page": "/contact"}
    answer = visitor.post("/feedback", data=data)
    assert (answer.status_code, answer.location) == (303, "/feedback/thank-you")


def test_feedback_says_what_is_wrong(visitor):
    assert errors(visitor.post("/feedback", data={"email": "x"})) == {
        "#rating": "Choose how well this website worked for you",
        "#comments": "Tell us what we could do better",
        "#email": "Enter an email address like name@example.com",
    }


def test_is_this_page_useful(visitor):
    yes, no = parse(visitor.get("/contact")).css(".council-useful button")
    assert (words(yes), words(no)) == ("Yes this page is useful", "No this page is not useful")
    assert visitor.post("/page-feedback", data={"useful": "yes", "page": "/contact"}).location == "/feedback/thank-you"
    no_answer = visitor.post("/page-feedback", data={"useful": "no", "page": "/contact?a=b&c"})
    assert no_answer.location == "/feedback?page=%2Fcontact"
    assert "Your feedback is about the page /contact" in visitor.get(no_answer.location).text


@pytest.mark.parametrize(("choice", "verb"), [("accept", "accepted"), ("reject", "rejected")])
def test_the_cookie_banner_asks_once_and_answers_once(visitor, choice, verb):
    banner = parse(visitor.get("/contact")).css_first(".govuk-cookie-banner")
    assert [words(button) for button in banner.css("button")] == ["Accept extra cookies", "Reject extra cookies"]
    answer = visitor.post("/cookies", data={"cookies": choice, "back": "/contact"})
    assert (answer.status_code, answer.location) == (303, "/contact")
    assert visitor.get_cookie("cookies_policy").value == choice
    assert f"You have {verb} extra cookies." in visitor.get("/contact").text
    assert parse(visitor.get("/contact")).css_first(".govuk-cookie-banner") is None


def test_the_cookies_page_needs_a_choice(visitor):
    assert errors(visitor.post("/cookies", data={})) == {"#cookies": "Choose whether to accept extra cookies"}


FOREIGN = ["http://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:x", "", "/a\nb"]


@pytest.mark.parametrize("address", FOREIGN)
def test_nobody_is_sent_to_another_site(visitor, address):
    assert local_path(address, "/cookies") == "/cookies"
    assert visitor.post("/cookies", data={"cookies": "accept", "back": address}).location == "/cookies"


ADDRESSES = [f"{POTHOLE}/{step}" for step in ORDER] + [BIN_DAY, f"{BIN_DAY}/address", "/feedback"]
ADDRESSES += ["/page-feedback", "/cookies"]
NAMES = ["street", "landmark", "size", "details", "full-name", "email", "telephone", "token", "postcode", "address"]
NAMES += ["rating", "comments", "page", "useful", "cookies", "back"]
HOSTILE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@HOSTILE
@given(
    address=st.sampled_from(ADDRESSES),
    query=st.text(max_size=20),
    data=st.dictionaries(st.sampled_from(NAMES), st.text(st.characters(exclude_categories=["Cs"]), max_size=300)),
)
def test_no_answer_breaks_a_form(site, address, query, data):
    visitor = site.test_client()
    answer = visitor.post(address, query_string={"postcode": query, "change": query}, data=data)
    assert answer.status_code in (200, 303)
    assert not answer.location or answer.location.startswith("/")
    assert visitor.get(address if address != "/page-feedback" else "/").status_code in (200, 303)


@HOSTILE
@given(body=st.binary(max_size=200), kind=st.sampled_from(["application/x-www-form-urlencoded", "text/html", "x"]))
def test_no_body_breaks_a_form(site, body, kind):
    answer = site.test_client().post(f"{POTHOLE}/where", data=body, content_type=kind)
    assert answer.status_code in (200, 303, 400)


@HOSTILE
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_what_was_typed_comes_back_as_it_was(site, text):
    field = parse(site.test_client().post(f"{POTHOLE}/where", data={"street": "", "landmark": text * 2})).css_first(
        "#landmark"
    )
    assert field.attributes["value"] == " ".join((text * 2).split())


@HOSTILE
@given(query=st.text(max_size=60), page=st.text(max_size=6))
def test_no_search_breaks_the_site(site, query, page):
    assert site.test_client().get("/search", query_string={"q": query, "page": page}).status_code == 200


def test_too_much_is_refused_politely(visitor):
    answer = visitor.post("/feedback", data={"comments": "x" * 2_000_000})
    assert answer.status_code == 413
    assert words(parse(answer).css_first("h1")) == "We could not use that"
