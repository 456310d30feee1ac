"""Step by step navigation: the steps of a journey over many pages, and the one that this page is part of.

Source: https://design-system.service.gov.uk/patterns/step-by-step-navigation/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

FAMILIES = ("gem-c-step-nav", "app-step-nav", "govuk-step-nav", "ds_step-navigation", "app-step-navigation")
LOGIC = frozenset({"and", "or"})


def find(markup: Markup) -> Iterator[Component]:
    """The journeys: `count` of steps; `number` and `name` of the step that one is at, where the page marks one.

    Parts are "step", each with `name`, `count`, `number`, and `here` 1 where one is; one that stands beside the step
    before it has no number of its own but `beside`, which is "or" or "and".
    """
    for family in FAMILIES:
        for tag in markup.outermost(markup.classed(family)):
            found = list(_steps(markup, family, markup.classed(f"{family}__step", within=tag)))
            count = sum(1 for step in found if step.value("number"))
            steps = tuple(replace(step, values=(*step.values, ("count", count))) for step in found)
            here = next((step for step in steps if step.value("here")), None)
            values: Found = {
                "count": count,
                "number": here.value("number") if here else None,
                "name": here.value("name") if here else None,
            }
            if steps:
                yield from markup.component("step_by_step", tag, values, steps)


def _steps(markup: Markup, family: str, tags: list[Tag]) -> Iterator[Component]:
    number = 0
    for tag in tags:
        circle = markup.first(tag, f"{family}__circle")
        logic = markup.text(markup.first(tag, f"{family}__circle--logic")).strip(" :").lower()
        number += logic not in LOGIC
        title = markup.first(tag, f"{family}__title") or markup.heading(tag)
        values: Found = {
            "name": markup.text(title, less=[circle]).lstrip(": "),
            "number": None if logic in LOGIC else number,
            "beside": logic if logic in LOGIC else None,
            "here": 1 if _is_here(markup, family, tag) else None,
        }
        yield from markup.component("step", tag, values, told=[title])


def _is_here(markup: Markup, family: str, tag: Tag) -> bool:
    if f"{family}__step--active" in attribute(tag, "class").split() or attribute(tag, "aria-current") == "step":
        return True
    return any(node.current for node in markup.inside(tag)) or bool(
        markup.classed(f"{family}__link-active-context", f"{family}__list-item--active", within=tag)
    )
