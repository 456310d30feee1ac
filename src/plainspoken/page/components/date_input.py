"""The date input: one question asked with a box each for day, month and year.

Source: https://design-system.service.gov.uk/components/date-input/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-date-input", "form-date", "gem-c-date-input", "app-date-input")
LABELS = (("day", "month", "year"), ("month", "year"), ("diwrnod", "mis", "blwyddyn"), ("dydd", "mis", "blwyddyn"))
MOST_BOXES = 4


def find(markup: Markup) -> Iterator[Component]:
    """The date inputs: `name`, `boxes` ("Day, Month, Year"), `count`; parts "box" with `name`.

    A component covers the whole fieldset where all the fields in it are the date's. A fieldset without classes is
    one where its boxes are called day, month and year and nothing else is asked.
    """
    classed = markup.outermost(markup.classed(*CLASSES))
    groups = {id(group): group for tag in classed if (group := _fieldset(markup, tag)) is not None}
    alike = [tag for tag in markup.tagged("fieldset") if id(tag) not in groups and _is_date(markup, tag)]
    for tag in classed:
        group = _fieldset(markup, tag)
        yield from _date(markup, group if group is not None else tag)
    for tag in alike:
        if not any(markup.holds(tag, each) for each in classed):
            yield from _date(markup, tag)


def _date(markup: Markup, tag: Tag) -> Iterator[Component]:
    boxes = _boxes(markup, tag)
    parts = tuple(
        Component("box", node.index, node.end, (("name", node.name),) if node.name else ())
        for box in boxes
        if (node := markup.node(box)) is not None
    )
    if not 1 <= len(boxes) <= MOST_BOXES:
        return
    legend = next(iter(markup.tagged("legend", within=tag)), None) if tag.name == "fieldset" else None
    names = ", ".join(str(part.value("name")) for part in parts if part.value("name"))
    for made in markup.component("date_input", tag, {"name": markup.text(legend), "boxes": names, "count": len(parts)}):
        own = markup.node(tag)
        group = ((own.index, own.index + 1),) if own is not None else ()
        told = (*group, *markup.told([legend])) if legend is not None else ()
        yield Component(made.kind, made.start, made.end, made.values, parts, told)


def _boxes(markup: Markup, tag: Tag) -> list[Tag]:
    fields = markup.tagged("input", "select", within=tag)
    return [field for field in fields if markup.node(field) is not None]


def _fieldset(markup: Markup, tag: Tag) -> Tag | None:
    """The fieldset around a date input, if the date is all that it asks for."""
    around = next((holder for holder in tag.parents if holder.name == "fieldset"), None)
    if around is None or len(_boxes(markup, around)) != len(_boxes(markup, tag)):
        return None
    return around


def _is_date(markup: Markup, tag: Tag) -> bool:
    boxes = _boxes(markup, tag)
    if len(boxes) > MOST_BOXES:
        return False
    names = [node.name.strip().lower() for box in boxes if (node := markup.node(box)) is not None]
    return tuple(names) in LABELS and len(markup.tagged("textarea", within=tag)) == 0
