"""Which control each message of an error belongs to, where the page ties the two by nothing but their places.

GOV.UK names its messages in aria-describedby; Django puts a list before the field, WTForms and Bootstrap something
after it, ASP.NET an element that names the field. What counts as a message is the tables here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bs4 import Tag

from plainspoken.page.document import Document

MESSAGE_CLASSES = frozenset(
    {"error", "errors", "errorlist", "error-message", "error_message", "errormessage", "form-error", "form-errors"}
    | {"field-error", "field_error", "fielderror", "field-errors", "field-validation-error", "invalid-feedback"}
    | {"govuk-error-message", "gem-c-error-message", "ds_question__error-message", "nhsuk-error-message"}
    | {"form-field-error", "input-error", "validation-error", "validation-message", "parsley-errors-list"}
    | {"text-danger"}
)
ERROR_BOXES = ("has-error", "has-danger", "form-group-error", "error-field")
HELP = ("help-block", "help-inline", "form-text", "helper-text")
"""Boxes around a field with an error, in which what helps elsewhere is the message."""

BEFORE_THE_FIELD = frozenset({"errorlist"})
"""Messages that stand before the field they are about; all others stand after it, or in one box with it."""

OF_THE_FORM = frozenset({"nonfield", "errornote", "validation-summary-errors", "validation-summary", "error-summary"})
OF_THE_FORM |= {"govuk-error-summary", "gem-c-error-summary", "ds_error-summary", "nhsuk-error-summary", "alert"}
NAMING = ("data-valmsg-for", "data-field", "data-for")
"""Attributes by which a message names the field it is about."""

NEVER = frozenset({"input", "select", "textarea", "form", "label"})
FIELDS = ("input", "select", "textarea")
TYING = ("aria-describedby", "aria-errormessage")
"""Attributes by which a field names its message; one that is named so is about no other field."""

CLIMB = 5
"""How many elements around a message are looked at for the field that it shares a box with."""


def complaints(document: Document, controls: Sequence[Tag]) -> dict[int, Tag]:
    """The message about each control that has one, by the control's `id(tag)`; `controls` are the page's, in order."""
    classed = {id(tag): tag for name in MESSAGE_CLASSES for tag in document.classes.get(name, ())}
    boxes = [tag for name in ERROR_BOXES for tag in document.classes.get(name, ())]
    classed |= {id(tag): tag for box in boxes for tag in box.find_all(class_=HELP)}
    messages = [tag for tag in classed.values() if _is_message(document, tag)]
    if not messages or not controls:
        return {}
    tied = {name for tag in document.elements for key in TYING for name in str(tag.attrs.get(key, "")).split()}
    messages = [tag for tag in messages if str(tag.get("id") or "") not in tied]
    order = {id(element): place for place, element in enumerate(document.elements)}
    found: dict[int, Tag] = {}
    for message in sorted(messages, key=lambda tag: order[id(tag)]):
        for control in _about(document, message, controls, order):
            found.setdefault(id(control), message)
    return found


def classes_of(element: Tag) -> frozenset[str]:
    """An element's classes."""
    given = element.get("class") or ""
    return frozenset(given.split() if isinstance(given, str) else given)


def _form(element: Tag) -> Tag | None:
    return next((parent for parent in element.parents if parent.name == "form"), None)


def _is_message(document: Document, element: Tag) -> bool:
    """Whether an element with a message's class is one: words that are shown, with no field among them."""
    if element.name in NEVER or classes_of(element) & OF_THE_FORM or document.box(element).hidden:
        return False
    if element.find([*FIELDS, "label"]) is not None or not element.get_text(strip=True):
        return False
    return not any(
        classes_of(parent) & OF_THE_FORM or (classes_of(parent) & MESSAGE_CLASSES and parent.find(FIELDS) is None)
        for parent in element.parents
    )


def _about(document: Document, message: Tag, controls: Sequence[Tag], order: Mapping[int, int]) -> Iterator[Tag]:
    """The controls that a message is about: those it names, those of one name in its box, else the nearest."""
    named = next((str(message[key]) for key in NAMING if message.get(key)), "")
    if named:
        yield from (control for control in controls if control.get("name") == named)
        return
    for around in list(message.parents)[:CLIMB]:
        if around.name in ("form", "body", "main", "table", "tbody", "[document]"):
            break
        path = document.box(around).path
        inside = [control for control in controls if document.box(control).path.startswith(f"{path}/")]
        if inside and len({control.get("name") for control in inside}) == 1:
            yield from inside
            return
        if inside:
            break
    place, form = order[id(message)], _form(message)
    inside = [control for control in controls if _form(control) is form]
    following = [control for control in inside if order[id(control)] > place][:1]
    before = [control for control in inside if order[id(control)] < place][-1:]
    yield from following if classes_of(message) & BEFORE_THE_FIELD else before or following
