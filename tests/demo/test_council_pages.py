"""Every page of the practice council: well-formed, labelled, linked, in the right language, on this computer alone."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser

from plainspoken.demo.council import contents

CONTENT = contents.load()
ORDINARY = [page.path for page in CONTENT.pages.values() if page.listed] + [
    "/search",
    "/search?q=bins",
    "/search?q=council+tax&page=2",
    "/search?q=zzzz",
    "/bins-and-recycling/bin-day/address?postcode=AN1+2BC",
    "/bins-and-recycling/bin-day/address?postcode=AN2+3DE",
    "/bins-and-recycling/bin-day/dates?address=3-mill-lane",
    "/report-a-pothole/where",
    "/report-a-pothole/size",
    "/report-a-pothole/details",
    "/report-a-pothole/contact-details",
    "/feedback?page=/contact",
    "/feedback/thank-you",
]
LABELLED = "input:not([type=hidden]), select, textarea"


def parse(answer):
    return LexborHTMLParser(answer.text)


def words(node):
    return " ".join(node.text().split())


@pytest.mark.parametrize("path", ORDINARY)
def test_a_page_is_sound(visitor, path):
    answer = visitor.get(path)
    tree = parse(answer)
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert len(tree.css("h1")) == 1
    assert words(tree.css_first("h1"))
    assert tree.css_first("title").text().endswith((" - Anytown Council", " - Cyngor Anytown"))
    assert len(tree.css("main#main-content")) == 1
    assert tree.css_first(".govuk-skip-link").attributes["href"] == "#main-content"
    assert tree.css_first("html").attributes["lang"] == ("cy" if path.startswith("/cy/") else "en")


@pytest.mark.parametrize("path", ORDINARY)
def test_ids_are_unique_and_what_refers_to_them_finds_them(visitor, path):
    tree = parse(visitor.get(path))
    counted = Counter(node.attributes["id"] for node in tree.css("[id]"))
    assert [name for name, count in counted.items() if count > 1 or not name or " " in name] == []
    wanted = [
        name
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls")
        for node in tree.css(f"[{attribute}]")
        for name in node.attributes[attribute].split()
    ]
    assert [name for name in wanted if name not in counted] == []


@pytest.mark.parametrize("path", ORDINARY)
def test_every_control_has_a_label_and_every_image_an_alternative(visitor, path):
    tree = parse(visitor.get(path))
    labels = {node.attributes["for"] for node in tree.css("label[for]")}
    assert [node.html for node in tree.css(LABELLED) if node.attributes.get("id") not in labels] == []
    assert [node.html for node in tree.css("a[href], button") if not words(node) and not node.css("[aria-label]")] == []
    assert [node.html for node in tree.css("img") if "alt" not in node.attributes] == []


@pytest.mark.parametrize("path", ORDINARY)
def test_headings_step_down_one_level_at_a_time(visitor, path):
    levels = [int(node.tag[1]) for node in parse(visitor.get(path)).css("main h1, main h2, main h3, main h4")]
    begins = levels.index(1)
    assert all(later - earlier <= 1 for earlier, later in zip(levels[begins:], levels[begins + 1 :], strict=False))


@pytest.mark.parametrize("path", ORDINARY)
def test_a_strict_parser_finds_nothing_wrong(visitor, path):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(visitor.get(path).text)
    assert [(place, code, detail) for place, code, detail in parser.errors] == []


def test_no_page_is_left_out_of_the_tests_above_but_those_a_form_leads_to():
    after_a_form = {"/bins-and-recycling/bin-day/address", "/bins-and-recycling/bin-day/dates"}
    pages = [path for path, page in CONTENT.pages.items() if not page.service]
    left_out = {path for path in pages if path not in {other.partition("?")[0] for other in ORDINARY}}
    assert left_out - after_a_form == {
        "/report-a-pothole/check-your-answers",
        "/report-a-pothole/report-sent",
    }


def test_every_link_of_the_site_leads_somewhere_and_none_to_a_test_page(visitor):
    seen, waiting, anchors = {}, ["/"], []
    while waiting:
        path = waiting.pop()
        with visitor.get(path) as answer:
            assert answer.status_code in (200, 303), path
            seen[path] = parse(answer) if answer.mimetype == "text/html" else None
        if seen[path] is None:
            continue
        for node in seen[path].css("a[href], link[href], form[action], script[src], img[src]"):
            address = next(node.attributes[name] for name in ("href", "action", "src") if name in node.attributes)
            target = urljoin(f"http://anytown.example{path}", address)
            if urlsplit(target).netloc == "anytown.example" and node.attributes.get("method") != "post":
                target, anchor = urldefrag(target)
                local = target.removeprefix("http://anytown.example")
                anchors.append((local, anchor))
                if local not in seen and local not in waiting:
                    waiting.append(local)
    assert len(seen) > 40
    assert not [path for path in seen if path.startswith("/test")]
    lost = [(page, name) for page, name in anchors if name and seen[page] and not seen[page].css(f"[id='{name}']")]
    assert lost == []


@pytest.mark.parametrize("path", ORDINARY)
def test_a_page_asks_nothing_of_any_other_computer(visitor, path):
    tree = parse(visitor.get(path))
    fetched = [node.attributes.get("src") or node.attributes.get("href") for node in tree.css("[src], link[href]")]
    assert [address for address in fetched if not address.startswith("/") or address.startswith("//")] == []
    assert [form.attributes.get("action", "") for form in tree.css("form[action]:not([action^='/'])")] == []


def test_style_sheet_and_icon_are_served_and_fetch_nothing(visitor):
    for path in ("/frontend/govuk.css", "/static/council.css", "/static/icon.svg", "/favicon.ico"):
        with visitor.get(path) as answer:
            assert answer.status_code == 200
            assert not re.search(r"url\(|@import|href=", answer.text)


def test_no_script_may_run(visitor):
    assert "script-src 'none'" in visitor.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", [page for page in CONTENT.pages.values() if page.path != "/" and page.listed])
def test_breadcrumbs_lead_home(visitor, page):
    trail = [
        (words(node), node.attributes["href"]) for node in parse(visitor.get(page.path)).css(".govuk-breadcrumbs__link")
    ]
    assert trail[0] == (("Hafan" if page.language == "cy" else "Home"), "/")
    assert trail[-1][1] == page.parent


GUIDE = ["", "/who-has-to-pay", "/discounts", "/how-to-pay", "/moving-home", "/appeals"]


def test_the_guide_can_be_read_through_by_its_next_links(visitor):
    read, path = [], "/council-tax"
    while path:
        tree = parse(visitor.get(path))
        read.append(path)
        assert len(tree.css(".council-contents a")) == len(GUIDE) - 1
        assert tree.css_first(".council-contents li[aria-current]").text() in tree.css_first("title").text()
        path = next((node.attributes["href"] for node in tree.css(".govuk-pagination__next a")), "")
    assert read == [f"/council-tax{part}" for part in GUIDE]


def test_the_bands_are_a_real_table(visitor):
    table = parse(visitor.get("/council-tax/bands")).css_first("main table")
    assert words(table.css_first("caption")) == "Council tax charges for 2026 to 2027"
    assert [words(node) for node in table.css("th[scope=col]")] == [
        "Band",
        "Value of the home in 1991",
        "Charge for the year",
        "Charge if you live alone",
    ]
    assert [words(node) for node in table.css("th[scope=row]")] == [f"Band {letter}" for letter in "ABCDEFGH"]
    rows = [[words(cell) for cell in row.css("td")] for row in table.css("tbody tr")]
    assert rows[3] == ["£68,001 to £88,000", "£2,034.36", "£1,525.77"]
    assert rows[7][1] == "£4,068.72"


@pytest.mark.parametrize("page", [page for page in CONTENT.pages.values() if page.language == "cy"])
def test_welsh_pages_are_welsh_throughout_and_lead_back_to_english(visitor, page):
    tree = parse(visitor.get(page.path))
    assert tree.css_first("html").attributes["lang"] == "cy"
    assert words(tree.css_first(".govuk-skip-link")) == "Neidio i'r prif gynnwys"
    back = tree.css_first(".council-languages a")
    assert (back.attributes["href"], back.attributes["lang"]) == (page.translation, "en")
    there = parse(visitor.get(page.translation)).css_first(".council-languages a")
    assert (there.attributes["href"], there.attributes["lang"]) == (page.path, "cy")
    assert words(there) == "Cymraeg"


def test_two_pages_are_in_welsh_and_both_languages_have_the_same_words_in_the_frame():
    assert len([page for page in CONTENT.pages.values() if page.language == "cy"]) == 2
    assert CONTENT.interface["cy"].keys() == CONTENT.interface["en"].keys()


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/no-such-page", 404, "Page not found"),
        ("/bins-and-recycling/bin-day/dates", 404, "Page not found"),
        ("/bins-and-recycling/bin-day/dates?address=nowhere", 404, "Page not found"),
        ("/test/missing", 404, "Page not found"),
        ("/test/error", 500, "Sorry, there is a problem"),
        ("/page-feedback", 405, "We could not use that"),
    ],
)
def test_errors_have_pages_of_their_own(visitor, path, status, heading):
    answer = visitor.get(path)
    assert (answer.status_code, words(parse(answer).css_first("h1"))) == (status, heading)
    assert "Traceback" not in answer.text


def test_robots_are_kept_from_the_search(visitor):
    answer = visitor.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert "Disallow: /search" in answer.text


LABELS = sorted({link["text"] for group in CONTENT.navigation["services"] for link in group["links"]})


def test_the_services_are_called_by_words_that_a_recogniser_knows():
    pocketsphinx = pytest.importorskip("pocketsphinx")
    lexicon = Path(pocketsphinx.get_model_path(), "en-us", "cmudict-en-us.dict").read_text(encoding="utf-8")
    known = {line.split()[0] for line in lexicon.splitlines() if line.strip()}
    unknown = {word for label in LABELS for word in label.lower().split() if word not in known}
    assert len(LABELS) > 10
    assert unknown == set()
