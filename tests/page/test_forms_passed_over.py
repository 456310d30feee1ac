"""A form that the site's profile passes over is not the form that a page is for."""

from __future__ import annotations

import pytest

from plainspoken.flow import Site
from plainspoken.page import parse
from plainspoken.page.questions import main_form

PAGE = """<html lang=en><title>T</title><main><h1>T</h1>{form}
<form id=feedback action=/feedback><label>Useful? <input name=useful></label><label>Why? <input name=why></label></form>
</main>"""


@pytest.mark.parametrize(
    ("form", "action"),
    [
        ("", None),
        ("<form action=/report><label>Where? <input name=where></label></form>", "http://here/report"),
    ],
)
def test_what_is_passed_over_is_not_asked(form: str, action: str | None) -> None:
    html = PAGE.format(form=form).encode()
    page = parse(html, "http://here/", "text/html", Site("here", skip=("#feedback",)))
    found = main_form(page)
    assert (found.action if found else None) == action
    plain = main_form(parse(html, "http://here/", "text/html", Site("here")))
    assert plain is not None
    assert plain.action == "http://here/feedback"
