"""Forms: HTML in, the model of its forms out."""

import pytest

from plainspoken.flow import Control, Form, Node
from plainspoken.page.document import index
from plainspoken.page.forms import forms
from plainspoken.page.tree import parse

URL = "https://council.example/apply?step=1"


def read(html: str, nodes: tuple[Node, ...] = (), charset: str = "utf-8") -> tuple[Form, ...]:
    source = f"<!doctype html><body>{html}"
    return forms(index(parse(source), URL), nodes, URL, charset, source)


def control(html: str) -> Control:
    return read(f"<form>{html}</form>")[0].controls[0]


OWNERS = [
    ("<form id=f><input name=a></form>", {"f": "a"}),
    ("<form id=f></form><input name=a form=f>", {"f": "a"}),
    ("<form id=f><input name=a form=g></form><form id=g></form>", {"f": "", "g": "a"}),
    ("<form id=f><input name=a form=none></form>", {"f": "", "": "a"}),
    ("<div><form id=f><input name=a></div><p><input name=b>", {"f": "ab"}),
    ("<div><form id=f></form></div><input name=a>", {"f": "", "": "a"}),
    ("<table><form id=f><tr><td><input name=a></td></tr></form></table><input name=b>", {"f": "a", "": "b"}),
    ("<table><tr><form id=f><td><input name=a><td><select name=b></select></form></table>", {"f": "ab"}),
    ("<form id=f><input name=a><form id=g><input name=b></form><input name=c>", {"f": "ab", "": "c"}),
    ("<form id=f><input name=a></form><form id=g><input name=b></form>", {"f": "a", "g": "b"}),
    ("<div><form id=f><!-- </form> --></div><input name=a>", {"f": "a"}),
    ("<div><form id=f><script>'</form>'</script></div><input name=a>", {"f": "a"}),
    ("<div><form id=f title='</form>'></div><input name=a>", {"f": "a"}),
    ("<form id=f><textarea name=a></form></textarea><input name=b></form>", {"f": "ab"}),
    ("<form id=f><template><input name=x></template><input name=a></form>", {"f": "a"}),
    ("<form id=f><button name=a></button><output name=o></output></form>", {"f": "a"}),
]


@pytest.mark.parametrize("html, expected", OWNERS)
def test_form_owner(html, expected):
    source = f"<!doctype html><body>{html}"
    soup = parse(source)
    found = forms(index(soup, URL), (), URL, source=source)
    names = [str(form.get("id")) for form in soup.find_all("form")] + [""]
    assert {names[i]: "".join(c.name for c in form.controls) for i, form in enumerate(found)} == expected


KINDS = [
    ("<input>", "text"),
    ("<input type=EMAIL>", "email"),
    ("<input type=nonsense>", "text"),
    ("<input type=datetime>", "text"),
    ("<input type=submit>", "submit"),
    ("<button>Go</button>", "submit"),
    ("<button type=menu>Go</button>", "submit"),
    ("<button type=button>Go</button>", "button"),
    ("<select></select>", "select"),
    ("<textarea></textarea>", "textarea"),
]


@pytest.mark.parametrize("html, kind", KINDS)
def test_kind(html, kind):
    assert control(html).kind == kind


VALUES = [
    ("<input value=x>", "x"),
    ("<input value='a&#10;b'>", "ab"),
    ("<input type=hidden value='a&#10;b'>", "a\nb"),
    ("<input type=checkbox>", "on"),
    ("<input type=checkbox value=''>", ""),
    ("<input type=radio value=2>", "2"),
    ("<input type=submit>", "Submit"),
    ("<button>Go</button>", ""),
    ("<input type=file value=x>", ""),
    ("<textarea>\n a</textarea>", " a"),
    ("<textarea>\n\na\r\nb</textarea>", "\na\nb"),
    ("<input type=email value=' a@b.c '>", "a@b.c"),
    ("<input type=email multiple value=' a@b.c , d@e.f '>", "a@b.c,d@e.f"),
    ("<input type=number value=1e3>", "1e3"),
    ("<input type=number value=+1>", ""),
    ("<input type=number value=1.>", ""),
    ("<input type=number value=.5>", ".5"),
    ("<input type=date value=2024-02-29>", "2024-02-29"),
    ("<input type=date value=2023-02-29>", ""),
    ("<input type=date value=12024-02-29>", "12024-02-29"),
    ("<input type=month value=2024-13>", ""),
    ("<input type=week value=2020-W53>", "2020-W53"),
    ("<input type=week value=2021-W53>", ""),
    ("<input type=time value=24:00>", ""),
    ("<input type=time value=09:30:15.25>", "09:30:15.25"),
    ("<input type=datetime-local value='2024-01-02 10:00'>", "2024-01-02T10:00"),
    ("<input type=range>", "50"),
    ("<input type=range min=1 max=10>", "6"),
    ("<input type=range value=1000>", "100"),
    ("<input type=range min=0 max=1 step=any value=.25>", "0.25"),
    ("<input type=range min=0 max=10 step=4 value=9>", "8"),
    ("<input type=range min=10 max=5>", "10"),
    ("<input type=color>", "#000000"),
    ("<input type=color value=RED>", "#ff0000"),
    ("<input type=color value='#AbC'>", "#aabbcc"),
    ("<input type=color value='rgb(1, 2, 255)'>", "#0102ff"),
    ("<input type=color value=nonsense>", "#000000"),
]


@pytest.mark.parametrize("html, value", VALUES)
def test_value(html, value):
    assert control(html).value == value


SELECTS = [
    ("<select><option>a<option>b</select>", "a"),
    ("<select><option disabled>a<option>b</select>", "b"),
    ("<select><optgroup disabled><option>a</optgroup><option>b</select>", "b"),
    ("<select><option selected>a<option selected>b</select>", "b"),
    ("<select size=2><option>a<option>b</select>", ""),
    ("<select size=1><option>a</select>", "a"),
    ("<select multiple><option>a<option>b</select>", ""),
    ("<select><option value=1>a</select>", "1"),
    ("<select><option value=''>a</select>", ""),
    ("<select><option>  a \n b </select>", "a b"),
]


@pytest.mark.parametrize("html, value", SELECTS)
def test_select(html, value):
    assert control(html).value == value


def test_choices_have_labels():
    found = control("<select><option label=One>1<option value=2> Two </select>").choices
    assert [(choice.label, choice.value) for choice in found] == [("One", "1"), ("Two", "2")]


DISABLED = [
    ("<fieldset disabled><input></fieldset>", True),
    ("<fieldset disabled><legend><input></legend></fieldset>", False),
    ("<fieldset disabled><legend></legend><legend><input></legend></fieldset>", True),
    ("<fieldset disabled><div><legend><input></legend></div></fieldset>", True),
    ("<fieldset disabled><fieldset><legend><input></legend></fieldset></fieldset>", True),
    ("<input disabled>", True),
    ("<input readonly>", False),
]


@pytest.mark.parametrize("html, disabled", DISABLED)
def test_disabled(html, disabled):
    assert control(html).disabled is disabled


def test_of_two_checked_radios_the_last_is_chosen():
    (form,) = read("<form><input type=radio name=r value=1 checked><input type=radio name=r value=2 checked></form>")
    assert [c.checked for c in form.controls] == [False, True]


EXPLAINED = [
    ("<input aria-describedby='a-hint'><p id=a-hint>Like <b>this</b>", "Like this", "", ""),
    (
        "<input aria-describedby='a-hint a-error'><p id=a-hint>Like this<p id=a-error><span>Error:</span> Enter it",
        *("Like this", "Enter it", ""),
    ),
    ("<input aria-describedby=e><p id=e class=govuk-error-message>Enter it", "", "Enter it", ""),
    ("<input aria-describedby='x'>", "", "", ""),
    ("<input aria-invalid=true aria-errormessage=e><p id=e class=error>No", "", "No", ""),
    ("<label for=i>A <span class=form-hint>Hint</span></label><input id=i>", "Hint", "", ""),
    ("<label for=i>A <span class=error-message>Bad</span></label><input id=i>", "", "Bad", ""),
    ("<div class=govuk-error-summary><a href='#i'>Enter a name</a></div><input id=i>", "", "Enter a name", ""),
    (
        "<fieldset aria-describedby='h e-error'><legend> Your  <b>age</b></legend><p id=h>In years<p id=e-error>Bad"
        "<input type=radio aria-describedby=own><p id=own>Own</fieldset>",
        *("In years", "Bad", "Your age"),
    ),
    ("<fieldset><legend>Date</legend><input aria-describedby=h><p id=h>Day</fieldset>", "Day", "", "Date"),
    ("<fieldset><legend>Outer</legend><fieldset><input></fieldset></fieldset>", "", "", "Outer"),
]


@pytest.mark.parametrize("html, hint, error, group", EXPLAINED)
def test_what_is_said_about_a_control(html, hint, error, group):
    found = control(html)
    assert (found.hint, found.error, found.group) == (hint, error, group)


def test_the_label_is_the_nodes_name():
    nodes = (Node(0, "0/1/0", "form"), Node(1, "0/1/0/0", "textbox", "Your name"), Node(2, "0/1/0", "text", "words"))
    (form,) = read("<form><input name=n><input type=hidden name=h></form>", nodes)
    assert [(c.node, c.label) for c in form.controls] == [(1, "Your name"), (-1, "")]
    assert form.node == 0


FORMS = [
    ("<form>", "https://council.example/apply?step=1", "get", "application/x-www-form-urlencoded"),
    (
        "<form action='' method=POST>",
        "https://council.example/apply?step=1",
        "post",
        "application/x-www-form-urlencoded",
    ),
    ("<form action=next>", "https://council.example/next", "get", "application/x-www-form-urlencoded"),
    (
        "<form action='?a=1' method=nonsense>",
        "https://council.example/apply?a=1",
        "get",
        "application/x-www-form-urlencoded",
    ),
    ("<form action='//h.example' method=dialog>", "https://h.example/", "dialog", "application/x-www-form-urlencoded"),
    (
        "<form action='/a b/é?q=é' enctype=TEXT/plain>",
        "https://council.example/a%20b/%C3%A9?q=%C3%A9",
        "get",
        "text/plain",
    ),
    ("<form action='mailto:a@b.example'>", "mailto:a@b.example", "get", "application/x-www-form-urlencoded"),
    ("<form action='http://[bad'>", "http://[bad", "get", "application/x-www-form-urlencoded"),
]


@pytest.mark.parametrize("html, action, method, enctype", FORMS)
def test_form(html, action, method, enctype):
    (form,) = read(html)
    assert (form.action, form.method, form.enctype) == (action, method, enctype)


CHARSETS = [
    ("<form>", "utf-8", "utf-8"),
    ("<form>", "ISO-8859-1", "windows-1252"),
    ("<form>", "utf-16", "utf-8"),
    ("<form accept-charset=latin1>", "utf-8", "windows-1252"),
    ("<form accept-charset='nonsense UTF8'>", "latin1", "utf-8"),
    ("<form accept-charset=nonsense>", "iso-8859-15", "iso-8859-15"),
]


@pytest.mark.parametrize("html, page, expected", CHARSETS)
def test_charset(html, page, expected):
    assert read(html, charset=page)[0].charset == expected


SEARCHES = [
    ("<form role=search><input name=x></form>", True),
    ("<form action=/search><input name=q><button>Go</button></form>", True),
    ("<search><form><input name=x></form></search>", True),
    ("<form><input type=search></form>", True),
    ("<form action=/apply><input name=name></form>", False),
    ("<form action=/search><input name=a><input name=b></form>", False),
]


@pytest.mark.parametrize("html, search", SEARCHES)
def test_search(html, search):
    assert read(html)[0].search is search


def test_attributes_keep_what_sending_and_checking_need():
    found = control("<input maxlength=3 pattern='[a-z]' data-x=1 required dirname=d dir=rtl class=c>").attributes
    assert found == {"maxlength": "3", "pattern": "[a-z]", "required": "", "dirname": "d", "direction": "rtl"}


def test_controls_without_a_form_come_last_with_no_path():
    found = read("<input name=a><form></form><input name=b>")
    assert [(form.path, [c.name for c in form.controls]) for form in found] == [("0/1/1", []), ("", ["a", "b"])]


def test_a_page_without_forms_has_none():
    assert read("<p>Hello") == ()
