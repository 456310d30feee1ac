"""What is wrong with a page: markup in, rules out."""

import pytest

from plainspoken.page import parse
from plainspoken.page.findings import RULES, Criterion, inspect
from plainspoken.wording import load

URL = "https://a.example/b/"
SOUND = '<!doctype html><html lang="en"><title>T</title><body><main><h1>T</h1>{}</main>'
"""A page with nothing wrong, into whose content the markup of a case goes."""

IN_CONTENT = [
    # fields (1.3.1, 3.3.2, 4.1.2)
    ("<input>", ["field_unlabelled"]),
    ("<label>Age <input></label>", []),
    ("<label for=a>Age</label><input id=a>", []),
    ("<input aria-label=Age>", []),
    ("<input title=Age>", []),
    ("<input type=hidden><input type=submit><input type=reset>", []),
    ("<select><option>A</select>", ["field_unlabelled"]),
    ("<textarea></textarea>", ["field_unlabelled"]),
    ("<input type=checkbox>", ["field_unlabelled"]),
    ("<div role=textbox contenteditable></div>", ["field_unlabelled"]),
    ("<input type=file>", ["field_unlabelled"]),
    ("<label>Photo <input type=file></label>", []),
    ("<input hidden><div style='display:none'><input></div>", []),
    ("<input placeholder=Age>", ["field_placeholder_only"]),
    ("<label>Age <input placeholder=42></label>", []),
    ("<input role=combobox aria-label=A aria-owns=l><ul id=l role=listbox><li role=option>A</ul>", []),
    ("<ul role=listbox><li role=option>A</ul>", ["field_unlabelled"]),
    # links and buttons (2.4.4, 4.1.2)
    ('<a href="/x"></a>', ["link_empty"]),
    ('<a href="/x"><img src="i.png" alt=""></a>', ["link_empty"]),
    ('<a href="/x"><img src="i.png" alt="Home"></a>', []),
    ("<a name=x></a>", []),
    ('<a href="/x" aria-label="Home"></a>', []),
    ("<button></button>", ["button_empty"]),
    ("<button><span hidden>Close</span></button>", ["button_empty"]),
    ("<button aria-label=Close></button>", []),
    ('<input type=submit value="">', ["button_empty"]),
    ("<details><summary></summary>x</details>", ["button_empty"]),
    ('<a href="/x">Click here</a>', ["link_vague"]),
    ('<a href="/x">READ MORE...</a>', ["link_vague"]),
    ('<a href="/x">Cliciwch yma</a>', ["link_vague"]),
    ('<a href="/x">Read more <span class="govuk-visually-hidden">about meals</span></a>', []),
    ('<a href="/x">Change</a> <a href="/y">Change</a> <a href="/z">change</a>', ["link_repeated"]),
    ('<a href="/x">Bins</a> <a href="/x/">Bins</a> <a href="/x#a">bins</a>', []),
    ('<a href="/x">Bins</a> <a href="/y" hidden>Bins</a>', []),
    # headings (1.3.1, 2.4.6)
    ("<h3>A</h3>", ["heading_skipped"]),
    ("<h2>A</h2><h3>B</h3><h2>C</h2>", []),
    ("<h2>A</h2><h3>B</h3><h1>C</h1>", ["heading_first_repeated"]),
    ("<div role=heading aria-level=4>A</div>", ["heading_skipped"]),
    ("<h2></h2>", ["heading_empty"]),
    ("<h2><img src=i.png alt='Logo'></h2>", []),
    # tables (1.3.1)
    ("<table border=1><tr><td>a<td>b<tr><td>c<td>d</table>", ["table_headless"]),
    ("<table border=1><tr><th>a<th>b<tr><td>c<td>d</table>", []),
    ("<table border=1><tr><td>a<tr><td>c</table>", []),
    ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", []),
    ("<table role=presentation><tr><th>a<td>b</table>", ["table_layout_headed"]),
    ("<table role=none><caption>C</caption><tr><td>a</table>", ["table_layout_headed"]),
    ("<table role=presentation><tr><td>a<td>b</table>", []),
    # images and frames (1.1.1, 4.1.2)
    ("<img src=map.png>", ["image_silent"]),
    ('<img src=map.png alt=" ">', ["image_silent"]),
    ('<img src=map.png alt="">', []),
    ('<img src=map.png alt="" title="Map">', []),
    ("<img src=map.png hidden>", []),
    ("<svg role=img></svg>", ["image_silent"]),
    ("<svg></svg>", []),
    ("<svg role=img><title>Map</title></svg>", []),
    ("<input type=image src=go.png>", ["image_silent"]),
    ("<input type=image src=go.png alt=Go>", []),
    ("<iframe src=/x></iframe>", ["frame_untitled"]),
    ("<iframe src=/x title=Map></iframe>", []),
    # languages of parts (3.1.2)
    ("<p lang=cy>Bore da", []),
    ("<p lang=cy-GB>Bore da", []),
    ("<p lang=xx>Bore da", ["part_language_unknown"]),
    ("<p lang=english>Hello", ["part_language_unknown"]),
    ("<p lang=cy_GB>Bore da", ["part_language_unknown"]),
    # label in name (2.5.3)
    ("<button aria-label='Send the form'>Submit</button>", ["label_not_in_name"]),
    ("<button aria-label='Submit the form'>Submit</button>", []),
    ("<button aria-label='Close'>×</button>", []),
    ("<a href=/x aria-label='Resubmit'>Submit</a>", ["label_not_in_name"]),
    ("<a href=/x aria-label='Search, GOV.UK'>Search GOV UK</a>", []),
    ("<label for=a>Age</label><input id=a aria-label='Years'>", ["label_not_in_name"]),
    ("<nav aria-label='Menu'><a href=/x>Home</a></nav>", []),
    # choices, errors, purposes (1.3.1, 1.3.5, 3.3.1)
    ("<label><input type=radio name=a> Yes</label><label><input type=radio name=a> No</label>", ["choices_ungrouped"]),
    (
        "<fieldset><label><input type=radio name=a>Y</label><label><input type=radio name=a>N</label></fieldset>",
        ["choices_ungrouped"],
    ),
    (
        "<fieldset><legend>Sure?</legend><label><input type=radio name=a>Y</label><label><input type=radio name=a>N"
        "</label></fieldset>",
        [],
    ),
    (
        "<div role=radiogroup aria-label=Sure><label><input type=radio name=a>Y</label><label><input type=radio name=a>"
        "N</label></div>",
        [],
    ),
    ("<label><input type=radio name=a> Yes</label>", []),
    ("<p class=govuk-error-message>Enter your age</p><label>Age <input></label>", ["error_stray"]),
    ("<p id=e class=govuk-error-message>Enter your age</p><label>Age <input aria-describedby=e></label>", []),
    ("<label>Age <span class=error-message>Enter your age</span><input></label>", []),
    ("<div class=govuk-error-summary><a href='#age'>Enter your age</a></div>", ["error_link_broken"]),
    ("<div class=govuk-error-summary><a href='#age'>Enter your age</a></div><label>Age <input id=age></label>", []),
    ("<label>Email address <input type=email></label>", ["purpose_missing"]),
    ("<label>Email address <input type=email autocomplete=email></label>", []),
    ("<label>Postcode <input autocomplete=off></label>", ["purpose_missing"]),
    ("<label>First name <input></label>", ["purpose_missing"]),
    ("<label>Name of your school <input></label>", []),
    ("<label>Postcode <input type=search></label>", []),
    ("<label>Bins <input autocomplete='section-a shipping street-address'></label>", []),
    ("<label>Bins <input autocomplete=bins></label>", ["purpose_unknown"]),
    # ids, references, roles, focus (2.4.3, 4.1.2)
    ("<p id=a>A<p id=a>B<button aria-labelledby=a></button>", ["id_repeated"]),
    ("<p id=a>A<p id=a>B", []),
    ("<label for=b>Age</label><label>Age <input></label>", ["reference_broken"]),
    ("<button aria-describedby=none>A</button>", ["reference_broken"]),
    ("<button id=n aria-describedby='none n'>A</button>", []),
    ("<div role=breadcrumbs>A</div>", ["role_unknown"]),
    ("<div role='breadcrumbs list'>A</div>", []),
    ("<div role=doc-chapter>A</div><div role=presentation>B</div>", []),
    ("<div aria-hidden=true><a href=/x>A</a></div>", ["focus_hidden"]),
    ("<div aria-hidden=true><a href=/x tabindex=-1>A</a><button disabled>B</button></div>", []),
    ("<div aria-hidden=true style='display:none'><a href=/x>A</a></div>", []),
    ("<button tabindex=3>A</button>", ["focus_order"]),
    ("<button tabindex=0>A</button>", []),
    # beyond voice
    ("<form><label>Age <input></label><div class=g-recaptcha></div></form>", ["captcha"]),
]


@pytest.mark.parametrize(("markup", "rules"), IN_CONTENT)
def test_content(markup: str, rules: list[str]) -> None:
    _, found = inspect(SOUND.format(markup), URL)
    assert [finding.rule for finding in found] == rules


WHOLE = [
    (SOUND, []),
    ("", ["page_untitled"]),
    ("<html lang=en><title>T</title><h1>T</h1>", ["main_missing"]),
    ("<html lang=en><title>T</title><main><h2>T</h2></main>", ["heading_first_missing"]),
    ("<title>T</title><main><h1>T</h1></main>", ["page_language_missing"]),
    ("<html lang=''><title>T</title><main><h1>T</h1></main>", ["page_language_missing"]),
    ("<html lang=uk-en><title>T</title><main><h1>T</h1></main>", []),
    ("<html lang=english><title>T</title><main><h1>T</h1></main>", ["page_language_unknown"]),
    ("<html lang=en><title> </title><main><h1>T</h1></main>", ["page_untitled"]),
    ("<html lang=en><title>T</title><meta http-equiv=refresh content=20><main><h1>T</h1></main>", ["page_refreshed"]),
    ("<html lang=en><title>T</title><meta http-equiv=Refresh content='5; url=/x'><main><h1>T</h1>", ["page_refreshed"]),
    ("<html lang=en><title>T</title><meta http-equiv=refresh content='0;url=/x'><main><h1>T</h1></main>", []),
    ("<html lang=en><title>T</title><meta http-equiv=refresh content=99999><main><h1>T</h1></main>", []),
    ("<html lang=en><title>T</title><meta http-equiv=refresh content=soon><main><h1>T</h1></main>", []),
    ("<html lang=en><title>T</title>{links}<main><h1>T</h1></main>", ["skip_link_missing"]),
    ("<html lang=en><title>T</title><a href=#m>Skip to main</a>{links}<main id=m><h1>T</h1></main>", []),
    ("<html lang=en><title>T</title><a href=#n>Skip to main</a>{links}<main id=m><h1>T</h1>", ["skip_link_broken"]),
    (
        "<html lang=en><title>T</title><noscript>Enable JavaScript.</noscript><div id=root></div><script></script>",
        ["needs_script", "main_missing", "heading_first_missing"],
    ),
]


@pytest.mark.parametrize(("markup", "rules"), WHOLE)
def test_pages(markup: str, rules: list[str]) -> None:
    links = "".join(f'<a href="/{number}">Link {number}</a>' for number in range(6))
    _, found = inspect(markup.replace("{links}", links), URL)
    assert [finding.rule for finding in found] == rules


def test_a_finding_tells_where() -> None:
    page, found = inspect(SOUND.format("<p>Age <input id=age></p>"), URL)
    (finding,) = found
    assert (finding.path, finding.criterion.number, finding.criterion.level) == ("0/1/0/1/0", "4.1.2", "A")
    assert page.nodes[finding.node].identifier == "age"
    assert dict(finding.values) == {"field": "age"}


def test_inspecting_reads_the_same_page() -> None:
    markup = SOUND.format("<p>Words <a href=/x>here</a>")
    assert inspect(markup, URL)[0] == parse(markup, URL)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_words(rule) -> None:
    wording = load()
    assert all(wording.has(f"finding.{rule.name}.{part}") for part in ("what", "whom", "mend"))


def test_every_rule_is_tried_and_its_words_filled() -> None:
    wording, tried = load(), set()
    for markup, _ in [*IN_CONTENT, *WHOLE]:
        whole = markup if markup.startswith(("<html", "<title")) else SOUND.format(markup)
        for finding in inspect(whole.replace("{links}", "<a href=/x>A</a>" * 6), URL)[1]:
            tried.add(finding.rule)
            for part in ("what", "whom", "mend"):
                assert wording.reply(f"{finding.words}.{part}", dict(finding.values))
    assert {rule.name for rule in RULES} - tried == set()


def test_rules_are_told_apart() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    numbered = [each for each in Criterion if each.number]
    assert all(each.level in ("A", "AA") for each in numbered)
