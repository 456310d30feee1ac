"""A profile made by looking: of the practice council by the command, and of small sites of our own by their signs."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from plainspoken import profiles
from plainspoken.cli.main import main
from plainspoken.demo.server import serve as serve_anytown
from plainspoken.flow import Site, Trouble
from plainspoken.page import parse, tree
from plainspoken.survey import check
from plainspoken.survey.draft import drafted, slug, spoken_name
from plainspoken.survey.languages import pattern, twins
from plainspoken.survey.platforms import platforms, recognised
from plainspoken.survey.polite import Guest
from plainspoken.survey.sampling import Sample, Sampled
from plainspoken.survey.writing import written
from support.byte_server import serve


@pytest.fixture
def server():
    yield from serve()


def sampled(html: str, url: str = "http://council.example/") -> Sampled:
    site = Site("council.example", start="http://council.example/", hosts=("council.example",))
    return Sampled(url, tree.parse(html), parse(html, url, "text/html; charset=utf-8", site))


def of(*pages: Sampled):
    site = Site("council.example", start="http://council.example/", hosts=("council.example",))
    return drafted(site, Sample(pages))


def test_the_practice_council_s_profile_is_good_at_once(tmp_path):
    file = tmp_path / "practice.yaml"
    with serve_anytown() as address:
        told = CliRunner().invoke(main, ["site", "new", f"{address}/", "--yes", "-o", str(file)])
    assert told.exit_code == 0, told.output
    assert check(file) == ()
    site = profiles.load(file)
    assert (site.name, site.spoken) == ("practice", "Anytown Council")
    assert "made with GOV.UK Frontend" in told.output
    assert site.search.endswith("/search?q={query}")
    assert site.main == "main"
    assert site.cookies.choice.value == "reject"
    assert len(site.tasks) >= 8
    assert all(task.page.startswith("http://127.0.0.1:") for task in site.tasks)


def test_a_file_that_is_there_is_kept(tmp_path):
    file = tmp_path / "practice.yaml"
    file.write_text("start: https://mine.example/\n", encoding="utf-8")
    with serve_anytown() as address:
        told = CliRunner().invoke(main, ["site", "new", address, "--yes", "--pages", "1", "-o", str(file)])
    assert told.exit_code == 1
    assert "is there already" in told.output
    assert file.read_text(encoding="utf-8") == "start: https://mine.example/\n"


@pytest.mark.parametrize("asked", [True, False])
def test_a_name_that_would_hide_a_profile_of_ours_is_not_taken(server, tmp_path, monkeypatch, asked):
    monkeypatch.setattr("plainspoken.cli.site_making.own_folder", lambda: tmp_path)
    server.routes["/"] = lambda visitor: visitor.answer("<title>gov.scot</title><main><h1>Welcome</h1></main>")
    server.routes["/robots.txt"] = lambda visitor: visitor.answer("", status="404 Not Found")
    command = ["site", "new", server.url("/"), *([] if asked else ["--yes"])]
    told = CliRunner().invoke(main, command, input="\ngov-scot\n\n" if asked else None)
    assert told.exit_code == 0, told.output
    assert "A profile called gov-scot comes with Plainspoken, and yours would hide it. Yours is called gov-scot-2." in (
        told.output
    )
    assert {path.name for path in tmp_path.glob("*.yaml")} == {"gov-scot-2.yaml"}
    assert check(tmp_path / "gov-scot-2.yaml") == ()


@pytest.mark.parametrize("url", ["ftp://council.example/", "https://", "https://a b/"])
def test_what_is_no_address(url):
    told = CliRunner().invoke(main, ["site", "new", url, "--yes"])
    assert told.exit_code == 2
    assert "Traceback" not in told.output


@pytest.mark.usefixtures("impatient")
def test_a_site_that_cannot_be_had(tmp_path):
    told = CliRunner().invoke(main, ["site", "new", "http://127.0.0.1:9/", "--yes", "-o", str(tmp_path / "x.yaml")])
    assert told.exit_code == 1
    assert "no profile was written" in told.output
    assert list(tmp_path.iterdir()) == []


PLATFORMS = [
    ('<body class="govuk-template__body"><p class="govuk-body">x', "govuk-frontend"),
    ('<div class="nhsuk-width-container"></div><link href="/nhsuk-frontend.css">', "nhs-frontend"),
    ('<div class="lgd-header"><div class="lgd-row">', "localgov-drupal"),
    ('<meta name="generator" content="Drupal 10"><link href="/themes/contrib/localgov_base/a.css">', "localgov-drupal"),
    ('<meta name="generator" content="Jadu Central">', "jadu"),
    ('<meta name="Generator" content="GOSS iCM">', "goss"),
    ('<script src="/umbraco/x.js"></script>', "umbraco"),
    ('<img src="/__data/assets/image/1.png">', "squiz-matrix"),
    ('<script src="https://x.firmstep.com/a.js"></script>', "granicus"),
    ('<meta name="generator" content="WordPress 6.4">', "council"),
]


@pytest.mark.parametrize(("html", "base"), PLATFORMS)
def test_what_a_site_is_made_with(html, base):
    found = recognised([tree.parse(html)])
    assert found is not None and found.base == base


def test_a_site_made_with_nothing_that_we_know():
    assert recognised([tree.parse("<main><p>Hello</main>")]) is None


def test_every_platform_s_base_is_there():
    bases = {path.stem for path in (profiles.delivered_folder() / "bases").glob("*.yaml")}
    assert {platform.base for platform in platforms()} <= bases


HOME = """<html lang="en"><title>Home - Ambridge Council</title><div id="cookie-banner"><p>We use cookies</p></div>
<div id="main-menu"><a href="/a">A</a></div><form role="search" action="/find"><input name="for"><input type="hidden"
name="site" value="all"></form><div id="content"><h1>Welcome</h1><a href="/pay">Pay council tax</a><a href="/bins">Bin
days</a><a href="/stop">Stop</a><a href="https://pay.example/x">Payments</a></div>
<footer><p>Telephone 01632 960000</p><a href="/contact">Contact us</a>
<a href="mailto:a@ambridge.example">us</a></footer>"""
PAGE = """<html lang="en"><title>Bin days - Ambridge Council</title><div class="breadcrumb-nav-x"></div>
<div id="content"><h1>Bin days</h1><p>Call the crew: 01632 960999</p>
<a href="mailto:crew@ambridge.example">crew</a></div>"""


def test_what_is_found_out():
    draft = of(sampled(HOME), sampled(PAGE, "http://council.example/bins"))
    assert (draft.spoken, draft.name, draft.main) == ("Ambridge Council", "ambridge-council", "#content")
    assert draft.navigation == "#main-menu"
    assert draft.search == "/find?for={query}&site=all"
    assert (draft.cookies, draft.cookies_need_script) == ("reject", True)
    assert draft.tasks["pay council tax"] == "/pay"
    assert draft.other_hosts == {"pay.example": "Payments"}
    assert (draft.telephone, draft.email, draft.contact) == ("01632 960000", "a@ambridge.example", "/contact")


def test_what_check_would_not_take_is_left_out():
    draft = of(sampled(HOME), sampled(PAGE, "http://council.example/bins"))
    draft.tasks |= {"go back": "/back", "ynysybwl library": "/y", "pay council tacks": "/z"}
    draft.main = "#a["
    draft.telephone = "ask"
    text = written(draft)
    assert check(text, "ambridge-council.yaml") == ()
    assert "pay council tax: /pay" in text
    assert "go back" not in text and "ynysybwl" not in text


DEPUTY = """<title>Deputy A Example</title><main><h1>Deputy A Example</h1><p>Call me: 07700 900123 or 01632 960111</p>
<a href="mailto:anne.example@deputies.example">Email</a><a href="/deputies/a">Contact me</a></main>"""
PEOPLE = [
    # the start page's end, another page and its address; the telephone, e-mail address and page that are drafted
    ("", DEPUTY, "/deputies/a-example", ("", "", "")),
    ("<footer><p>Call 07700 900123</p></footer>", DEPUTY, "/deputies/contact-a", ("", "", "")),
    ("<footer><p>Call +44 (0)7700 900123 or 0300 123 4567</p></footer>", DEPUTY, "/d", ("0300 123 4567", "", "")),
    ("<div class='site-footer'><a href='tel:+447700900123'>Ring</a><a href='tel:08081570000'>Ring</a></div>", "", "/d",
     ("08081570000", "", "")),
    ("<footer><a href='mailto:anne.example@x.example'>A</a><a href='mailto:council.tax@x.example'>B</a></footer>",
     "", "/d", ("", "council.tax@x.example", "")),
    ("<footer><a href='mailto:felicity.payne@x.example'>F</a><a href='mailto:anne@gmail.com'>A</a>"
     "<a href='mailto:cllranne@x.example'>B</a></footer>", "", "/d", ("", "", "")),
    ("<main><p>Call 01632 960222</p></main>",
     "<main><h1>Contact us</h1><p>Telephone 01632 960000</p></main>", "/contact", ("01632 960000", "", "/contact")),
    ("<main><a href='/reach/us'>Contact the council</a></main>",
     "<main><h1>Contact Deputy A Example</h1><p>Call 01632 960000</p></main>", "/contact-a", ("", "", "/reach/us")),
    ("<main><a href='/a/b'>Contact Deputy A Example</a></main>", DEPUTY, "/people/a/contact", ("", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("end", "other", "path", "found"), PEOPLE)
def test_nobody_s_own_number_is_drafted(end, other, path, found):
    draft = of(sampled(f"<title>Ambridge</title>{end}"), sampled(other, f"http://council.example{path}"))
    assert (draft.telephone, draft.email, draft.contact) == found


def test_what_was_found_missing_is_left_out():
    links = "".join(f'<a href="{path}">{words}</a>' for path, words in MISSING)
    page = sampled(f"<title>A</title><main>{links}</main><footer><a href='/contact/'>Contact us</a></footer>")
    site = Site("council.example", start="http://council.example/", hosts=("council.example",))
    keys = {
        "/gone": "web.not_found",
        "/slow": "web.timeout",
        "/contact": "web.not_found",
        "/private": "survey.kept_out",
    }
    draft = drafted(
        site, Sample((page,), tuple((f"http://council.example{path}", Trouble(key)) for path, key in keys.items()))
    )
    assert draft.tasks == {"pay council tax": "/pay", "report a fault": "/private"}
    assert draft.contact == ""
    assert "gone" not in written(draft)


MISSING = [("/pay", "Pay council tax"), ("/gone", "Find your bin day"), ("/gone/", "Find my bin day"),
           ("/slow#a", "Apply for housing"), ("/private", "Report a fault")]  # fmt: skip

NEIGHBOURS = [
    # a host, the text of the links to it, and what it is called; "" where it is left out
    ("web.archive.org", "Instagram", ""),
    ("www.facebook.com", "Facebook", ""),
    ("x.com", "Follow", ""),
    ("www.youtube.co.uk", "Films", ""),
    ("pay.example", "Payments", "Payments"),
    ("a.example", "University of Ambridge", "University of Ambridge"),
    ("www.bin-days.co.uk", "When is my next collection?", "Bin Days"),
    ("www.airport.gg", "All arrivals and departures", "Airport"),
    ("airport.gg", "Click here", "Airport"),
    ("consult.scotland.gov.uk", "have your say", "Consult Scotland"),
    ("www.gov.gg", "Terms and Conditions", "gov.gg"),
    ("netflix.com", "Netflix", "Netflix"),
    ("10.0.0.7", "see all", "10.0.0.7"),
]


@pytest.mark.parametrize(("host", "text", "called"), NEIGHBOURS)
def test_what_another_s_site_is_called(host, text, called):
    draft = of(sampled(f'<title>A</title><main><a href="https://{host}/a">{text}</a></main>'))
    assert draft.other_hosts == ({host: called} if called else {})


def test_what_one_page_alone_leads_to_is_left_out():
    away = sampled('<title>B</title><a href="https://own.example/">Mine</a>', "http://council.example/deputy")
    home = sampled("<title>A</title><p>Hello")
    assert of(home, away).other_hosts == {}
    assert of(home, away, away).other_hosts == {"own.example": "Mine"}


SEARCHES = [
    # a form as it stands on a page, the address and the selector that are drafted
    ("<form role=search class=a method=GET action=/search/><input type=text name=q><input type=text name=cat></form>",
     "/search/?q={query}", ""),
    ("<search><form action=/f><input name=w><input name=v></form></search>", "/f?w={query}", ""),
    ("<form action=/f><input type=search name=w><input name=v></form>", "/f?w={query}", ""),
    ("<form action=/f><input name=v><input name=keywords></form>", "/f?keywords={query}", ""),
    ("<form action=/f><input name=s><input name=v></form>", "/f?s={query}", ""),
    ("<form action=/site-search><input name=w><input name=v></form>", "/site-search?w={query}", ""),
    ("<form id=search-all method=post action=/f><input name=w><input name=v></form>", "", "form#search-all"),
    ("<form action=/a-search><input name=w><input name=x></form>"
     "<form role=search action=/b><input name=v><input name=w></form>",
     "/b?v={query}", ""),
    ("<form action=/address-search><input name=postcode></form>", "", ""),
    ("<form action=/sign-in method=post><input name=w><input name=v></form>", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "address", "selector"), SEARCHES)
def test_how_the_site_is_searched(form, address, selector):
    draft = of(sampled(f"<title>A</title>{form}"))
    assert (draft.search, draft.search_form) == (address, selector)


def test_a_question_of_one_page_is_not_the_site_s_search():
    asks = "<form name=search-form id=search-form method=post action=/where><input name=place></form>"
    assert of(sampled("<title>A</title>"), sampled(asks, "http://council.example/air")).search_form == ""


TWINS = [
    ("http://a.uk/bins", "http://a.uk/cy/bins", "/cy{path}"),
    ("http://a.uk/bins", "http://a.uk/bins.cy", "{path}.cy"),
    ("http://a.uk/bins", "https://b.cymru/bins", "https://b.cymru{path}"),
    ("http://a.uk/bins", "http://a.uk/biniau", ""),
    ("http://a.uk/", "http://a.uk/cy", ""),
]


@pytest.mark.parametrize(("url", "twin", "told"), TWINS)
def test_the_pattern_of_twins(url, twin, told):
    assert pattern(url, twin) == told


def test_one_twin_is_no_pattern():
    pages = [sampled('<html lang="en"><a href="/cy/b">Cymraeg</a>', "http://council.example/b")]
    assert twins(pages, "en") == {"cy": ""}
    pages.append(sampled('<html lang="en"><a href="/cy/c">Cymraeg</a>', "http://council.example/c"))
    assert twins(pages, "en") == {"cy": "/cy{path}"}


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Home - Ambridge", "Bins - Ambridge", "Tax - Ambridge"], "Ambridge"),
        (["Bins | Ambridge Council"], "Ambridge Council"),
        (["Ambridge"], "Ambridge"),
        ([""], ""),
    ],
)
def test_what_a_site_is_called(titles, name):
    assert spoken_name([sampled(f"<title>{title}</title>") for title in titles]) == name


def test_a_name_for_a_file():
    assert slug("St. Mary’s & Ambridge!") == "st-marys-ambridge"
    assert slug("???") == "site"


def test_robots_txt_is_kept(server):
    server.routes["/robots.txt"] = lambda visitor: visitor.answer(
        b"User-agent: *\nDisallow: /private\nAllow: /private/open\n", content_type="text/plain"
    )
    with Guest(Site("x", start=server.url("/"), hosts=server.site.hosts)) as guest:
        kept_out = guest.fetch(server.url("/private/a"))
        assert isinstance(kept_out, Trouble) and kept_out.key == "survey.kept_out"
        assert not isinstance(guest.fetch(server.url("/private/open")), Trouble)
        assert not isinstance(guest.fetch(server.url("/")), Trouble)
    assert server.targets() == ["/robots.txt", "/private/open", "/"]


def test_a_site_whose_robots_txt_is_broken_is_left_alone(server):
    server.routes["/robots.txt"] = lambda visitor: visitor.answer(b"busy", status="500 Oh no")
    with Guest(Site("x", start=server.url("/"), hosts=server.site.hosts)) as guest:
        assert isinstance(guest.fetch(server.url("/")), Trouble)
