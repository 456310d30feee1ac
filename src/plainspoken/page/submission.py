"""A form and a person's answers turned into the request that a browser would send.

Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#form-submission-algorithm
Where the standard and Chromium differ, Chromium is followed: it is what government sites are tested with.
"""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.flow import Answer, Control, Form, Request, Trouble
from plainspoken.page.addresses import address, is_web, with_query, without_fragment
from plainspoken.page.encoding import multipart, plain, urlencoded
from plainspoken.page.entries import Entry, File, answered, entries

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
PLAIN = "text/plain"

FileParts = tuple[str, str, bytes]

_SUBMITTERS = frozenset({"submit", "image"})
_BLOCKING = frozenset(
    {"text", "search", "tel", "url", "email", "password", "date", "month", "week", "time", "datetime-local", "number"}
)


def submission(  # noqa: PLR0913 - what a browser adds comes by keyword only
    form: Form,
    answers: tuple[Answer, ...] = (),
    submitter: str = "",
    page_url: str = "",
    *,
    files: Mapping[str, FileParts | tuple[FileParts, ...]] | None = None,
    click: tuple[int, int] = (0, 0),
    boundary: str = "",
) -> Request | Trouble:
    """The request that sends a form, or the trouble why nothing is sent.

    `submitter` is the path of the button that is pressed, "" to send with the default button as Enter does; `files`
    are (name, media type, bytes) by control path; `click` is where an image button is hit, in its own pixels;
    `boundary` parts a multipart body. The request's URL has no fragment. Troubles: submit.no_form, submit.no_button,
    submit.disabled, submit.nothing_sent (a dialog's form), submit.not_web (the action is mailto:, javascript:...).
    """
    if not form.path:
        return Trouble("submit.no_form")
    button = _button(form, submitter)
    if isinstance(button, Trouble):
        return button
    pressed = button.attributes if button else {}
    method = _given(pressed, "formmethod", form.method, ("get", "post", "dialog"), "get")
    if method == "dialog":
        return Trouble("submit.nothing_sent")
    action = address(page_url, pressed.get("formaction") or form.action or page_url)
    if not is_web(action):
        return Trouble("submit.not_web", (("address", action),))
    controls = answered(form, answers)
    kept = {path: _files(given) for path, given in (files or {}).items()}
    listed = tuple(entries(form, controls, button.path if button else "", kept, click))
    if method == "get":
        return Request("GET", with_query(action, urlencoded(listed, form.charset)))
    enctype = _given(pressed, "formenctype", form.enctype, (URLENCODED, MULTIPART, PLAIN), URLENCODED)
    body, content_type = _body(listed, enctype, form.charset, boundary)
    return Request("POST", without_fragment(action), body, content_type)


def default_button(form: Form) -> Control | None:
    """The button that Enter presses: the first that sends, in tree order."""
    return next((control for control in form.controls if control.kind in _SUBMITTERS), None)


def _button(form: Form, submitter: str) -> Control | Trouble | None:
    """The button that sends; None for a form without one that Enter sends all the same."""
    if submitter:
        button = next((c for c in form.controls if c.path == submitter and c.kind in _SUBMITTERS), None)
        if button is None:
            return Trouble("submit.no_button")
    else:
        button = default_button(form)
        if button is None and sum(control.kind in _BLOCKING for control in form.controls) > 1:
            return Trouble("submit.no_button")
    if button is not None and button.disabled:
        return Trouble("submit.disabled", (("name", button.label or button.value), ("path", button.path)))
    return button


def _given(pressed: Mapping[str, str], key: str, otherwise: str, allowed: tuple[str, ...], invalid: str) -> str:
    """What the button says, else the form; a word that is not known means the standard's own default."""
    if key not in pressed:
        return otherwise
    return pressed[key].lower() if pressed[key].lower() in allowed else invalid


def _files(given: FileParts | tuple[FileParts, ...]) -> tuple[File, ...]:
    several = given if isinstance(given[0], tuple) else (given,)
    return tuple(File(*parts) for parts in several)


def _body(listed: tuple[Entry, ...], enctype: str, charset: str, boundary: str) -> tuple[bytes, str]:
    if enctype == MULTIPART:
        body, boundary = multipart(listed, charset, boundary)
        return body, f"{MULTIPART}; boundary={boundary}"
    if enctype == PLAIN:
        return plain(listed, charset), PLAIN
    return urlencoded(listed, charset).encode("ascii"), URLENCODED
