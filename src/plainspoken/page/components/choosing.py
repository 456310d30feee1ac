"""Radios and checkboxes alike: the options of a question, and what each of them reveals.

Without script all that is revealed is there to be heard, with nothing to say which option it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute, kind

CONTROLLING = ("data-aria-controls", "aria-controls")
FIELDS = ("input", "select", "textarea", "button")
FEWEST = 2
"""A fieldset without classes is a question from this many options on."""


def choosing(markup: Markup, name: str, wanted: str, classes: Sequence[str]) -> Iterator[Component]:
    """The components of one kind: `name` (the legend), `count`; parts "option" and "reveal", both with `option`.

    `wanted` is the type of the inputs. A component is the fieldset where there is one, so that its name is inside.
    """
    seen: set[int] = set()
    for tag in (*markup.classed(*classes), *markup.tagged("fieldset")):
        inputs = [each for each in markup.tagged("input", within=tag) if kind(each) == wanted]
        own = [each for each in inputs if id(each) not in seen and markup.node(each) is not None]
        classless = tag.name == "fieldset" and not set(attribute(tag, "class").split()) & set(classes)
        if not own or (classless and len(own) < FEWEST):
            continue
        seen |= {id(each) for each in own}
        shown: set[int] = set()
        parts = [part for each in own for part in _option(markup, each, tag, shown)]
        legend = _legend(markup, tag)
        values: Found = {"name": markup.text(legend), "count": sum(1 for part in parts if part.kind == "option")}
        yield from markup.component(name, tag, values, sorted(parts, key=lambda part: (part.start, -part.end)))


def _option(markup: Markup, field: Tag, around: Tag, shown: set[int]) -> Iterator[Component]:
    """An option, and what it reveals where no option before it does: `shown` are those elements, and is added to."""
    node = markup.node(field)
    if node is None:
        return
    yield Component("option", node.index, node.end, (("option", node.name),))
    revealed = _revealed(markup, field)
    if revealed is None or id(revealed) in shown:
        return
    shown.add(id(revealed))
    if not markup.holds(revealed, field) and markup.holds(around, revealed):
        asked = [each for each in markup.tagged(*FIELDS, within=revealed) if markup.node(each) is not None]
        yield from markup.component("reveal", revealed, {"option": node.name, "fields": len(asked)})


def _revealed(markup: Markup, field: Tag) -> Tag | None:
    """What an option reveals: by the identifier that it, or the label or box around it (GOV.UK elements), names."""
    holder = field.parent
    identifiers = [attribute(field, name) for name in CONTROLLING]
    while holder is not None and (holder.name == "label" or "multiple-choice" in attribute(holder, "class").split()):
        identifiers.append(attribute(holder, "data-target"))
        holder = holder.parent
    return next(
        (markup.document.identifiers[each] for each in identifiers if each in markup.document.identifiers), None
    )


def _legend(markup: Markup, tag: Tag) -> Tag | None:
    around = tag if tag.name == "fieldset" else next((each for each in tag.parents if each.name == "fieldset"), None)
    return next(iter(markup.tagged("legend", within=around)), None) if around is not None else None
