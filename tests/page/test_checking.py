"""Checking: a form and an answer in, the keys of the faults that a browser would find out."""

import pytest

from plainspoken.flow import Answer
from plainspoken.page.checking import faults
from plainspoken.page.document import index
from plainspoken.page.forms import forms
from plainspoken.page.tree import parse

URL = "https://council.example/"

CASES = [
    ("<input required>", None, ["required"]),
    ("<input required>", "x", []),
    ("<input required value=x>", "", ["required"]),
    ("<input required disabled>", None, []),
    ("<input required readonly>", None, []),
    ("<input type=checkbox required>", None, ["required"]),
    ("<input type=checkbox required>", "on", []),
    ("<input type=radio name=r required>", None, ["required"]),
    ("<input type=radio name=r required><input type=radio name=r checked>", None, []),
    ("<input type=radio name=r required><input type=radio name=r>", None, ["required"]),
    ("<select required><option value=''>Choose<option>a</select>", None, ["required"]),
    ("<select required><option value=''>Choose<option>a</select>", "a", []),
    ("<textarea required></textarea>", None, ["required"]),
    ("<input type=email>", "me@council.example", []),
    ("<input type=email>", "me at council", ["email"]),
    ("<input type=email>", "", []),
    ("<input type=email multiple>", "a@b.example, c@d.example", []),
    ("<input type=email multiple>", "a@b.example, c", ["email"]),
    ("<input type=url>", "https://council.example", []),
    ("<input type=url>", "council.example", ["url"]),
    ("<input type=number>", "12", []),
    ("<input type=number>", "twelve", ["number"]),
    ("<input type=number required>", "twelve", ["number"]),
    ("<input type=number min=1>", "0", ["low"]),
    ("<input type=number max=9>", "10", ["high"]),
    ("<input type=number>", "1.5", ["step"]),
    ("<input type=number step=any>", "1.5", []),
    ("<input type=number step=.1>", "0.3", []),
    ("<input type=number min=1 step=2>", "4", ["step"]),
    ("<input type=number>", "1e400", ["number"]),
    ("<input type=date>", "tomorrow", ["date"]),
    ("<input type=date min=2024-01-01>", "2023-12-31", ["low"]),
    ("<input type=date max=2024-01-01>", "2024-01-02", ["high"]),
    ("<input type=date>", "2024-02-29", []),
    ("<input type=time min=09:00 max=17:00>", "18:00", ["high"]),
    ("<input type=time>", "09:30:15", ["step"]),
    ("<input type=week min=2024-W10>", "2024-W09", ["low"]),
    ("<input pattern='[A-Z]{2}[0-9]'>", "AB1", []),
    ("<input pattern='[A-Z]{2}[0-9]'>", "ab1", ["pattern"]),
    ("<input pattern='[A-Z]{2}'>", "ABC", ["pattern"]),
    ("<input pattern='(?<year>[0-9]{4})'>", "2024", []),
    ("<input pattern='['>", "x", []),
    ("<input pattern='(a+)+b'>", "a" * 100, []),
    ("<input maxlength=3>", "abcd", ["long"]),
    ("<input maxlength=3 value=abcd>", None, []),
    ("<input maxlength=nonsense>", "abcd", []),
    ("<input minlength=3>", "ab", ["short"]),
    ("<input minlength=3>", "", []),
    ("<button required></button><input type=hidden required>", None, []),
]


def found(html: str, value: str | None, submitter: str = "", form: str = "<form>"):
    (read,) = forms(index(parse(f"<!doctype html><body>{form}{html}"), URL), (), URL)
    answers = () if value is None else (Answer(read.controls[0].path, value),)
    return faults(read, answers, submitter)


@pytest.mark.parametrize("html, value, expected", CASES)
def test_faults(html, value, expected):
    assert [fault.key.removeprefix("fault.") for fault in found(html, value)] == expected


def test_a_fault_says_where_and_what_is_allowed():
    (fault,) = found("<input type=number name=age max=120>", "130")
    assert dict(fault.values) == {"path": "0/1/0/0", "label": "age", "limit": "120"}


def test_the_pages_own_advice_comes_with_its_pattern():
    (fault,) = found("<input pattern='[0-9]+' title='Numbers only'>", "x")
    assert dict(fault.values)["advice"] == "Numbers only"


def test_a_form_that_does_not_want_checking_is_not_checked():
    assert found("<input required>", None, form="<form novalidate>") == ()


def test_a_button_that_does_not_want_checking_spares_all():
    assert found("<input required><button formnovalidate>Save</button>", None, submitter="0/1/0/1") == ()
