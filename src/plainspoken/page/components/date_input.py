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
    counts: dict[int, int] = {}
    found = [_whole(markup, tag, counts) for tag in classed]
    known = {id(tag) for tag in found}
    alike = [tag for tag in markup.tagged("fieldset") if id(tag) not in known and _is_date(markup, tag)]
    for tag in (*found, *(each for each in alike if not markup.classed(*CLASSES, within=each))):
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


def _whole(markup: Markup, tag: Tag, counts: dict[int, int]) -> Tag:
    """The fieldset around a date input, if the date is all that it asks for, else the date input itself.

    `counts` are the boxes of the fieldsets that were looked at, and is added to.
    """
    around = next((holder for holder in tag.parents if holder.name == "fieldset"), None)
    if around is None:
        return tag
    if id(around) not in counts:
        counts[id(around)] = len(_boxes(markup, around))
    return around if counts[id(around)] == len(_boxes(markup, tag)) else tag


def _is_date(markup: Markup, tag: Tag) -> bool:
    boxes = _boxes(markup, tag)
    if len(boxes) > MOST_BOXES:
        return False
    names = [node.name.strip().lower() for box in boxes if (node := markup.node(box)) is not None]
    return tuple(names) in LABELS and len(markup.tagged("textarea", within=tag)) == 0
