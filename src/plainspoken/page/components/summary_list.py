"""The summary list: questions with their answers, each with what can be done about it.

Source: https://design-system.service.gov.uk/components/summary-list/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup
from plainspoken.page.document import attribute, children

CLASSES: tuple[str, ...] = (
    "govuk-summary-list",
    "gem-c-summary-list__list",
    "app-check-your-answers",
    "cya-questions-short",
)
CLASSES += ("cya-questions-long", "govuk-check-your-answers", "ds_metadata", "app-summary-list")
ACTIONS = (
    "govuk-summary-list__actions",
    "app-check-your-answers__change",
    "cya-change",
    "govuk-check-your-answers__change",
)

VERBS = ("change", "edit", "amend", "remove", "delete", "newid", "dileu")


def find(markup: Markup) -> Iterator[Component]:
    """The lists: `count`; parts "row" with `key`, `value` and `actions`, whose own parts are "action" with `name`.

    A `dl` without classes is one where every answer has a link of its own to change it.
    """
    classed = markup.outermost(markup.classed(*CLASSES))
    alike = markup.outside(markup.tagged("dl"), classed)
    for tag in (*classed, *markup.outermost(each for each in alike if _is_alike(markup, each))):
        rows = tuple(row for key in _keys(tag) for row in _row(markup, key))
        if rows:
            yield from markup.component("summary_list", tag, {"count": len(rows)}, rows)


def _row(markup: Markup, key: Tag) -> Iterator[Component]:
    answers = _answers(key)
    acting = [tag for tag in answers if _acts(markup, tag, answers)]
    saying = [tag for tag in answers if not any(tag is each for each in acting)]
    value = ", ".join(said for tag in saying if (said := _lines(markup, tag)))
    actions = tuple(part for tag in acting for part in _actions(markup, tag))
    plain = not any(markup.links(tag) or markup.inside(tag, "img", "table", "button", "list") for tag in saying)
    start, end = _over(markup, [key, *answers])
    told = markup.told([key, *saying]) if plain and value else ()
    told += tuple((node.index, node.index + 1) for tag in acting for node in markup.inside(tag, "list"))
    values: list[tuple[str, str | int]] = [("key", markup.text(key).rstrip(":")), ("count", len(actions))]
    values += [("value", value)] if value and plain else []
    if start < end:
        yield Component("row", start, end, tuple(values), actions, told)


def _keys(tag: Tag) -> list[Tag]:
    """The terms of a list itself, which may stand in boxes, and not those of a list inside it."""
    held = [inner for child in children(tag) for inner in (children(child) if child.name == "div" else (child,))]
    return [each for each in held if each.name == "dt"]


def _answers(key: Tag) -> list[Tag]:
    """The definitions that follow a term, up to the next one."""
    found: list[Tag] = []
    for sibling in key.next_siblings:
        if isinstance(sibling, Tag):
            if sibling.name == "dt":
                break
            if sibling.name == "dd":
                found.append(sibling)
    return found


def _acts(markup: Markup, tag: Tag, answers: list[Tag]) -> bool:
    """Whether a definition holds actions: by its class, or being the last of several and nothing but links."""
    if set(attribute(tag, "class").split()) & set(ACTIONS):
        return True
    words = " ".join(link.name for link in markup.links(tag)).split()
    return len(answers) > 1 and tag is answers[-1] and bool(words) and words == markup.text(tag).split()


def _actions(markup: Markup, tag: Tag) -> Iterator[Component]:
    for link in (*markup.links(tag), *markup.inside(tag, "button")):
        if link.tag != "a" or link.role != "button":
            yield Component("action", link.index, link.end, (("name", link.name),))


def _lines(markup: Markup, tag: Tag) -> str:
    """A value's words, its lines parted by commas, as an address is read."""
    lines: dict[int, str] = {}
    for node in markup.inside(tag, "text"):
        lines[node.line] = lines.get(node.line, "") + node.name
    return ", ".join(words for line in lines.values() if (words := " ".join(line.split()).rstrip(",")))


def _over(markup: Markup, tags: list[Tag]) -> tuple[int, int]:
    spans = markup.told(tags)
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def _is_alike(markup: Markup, tag: Tag) -> bool:
    rows = [_answers(key) for key in _keys(tag)]
    return bool(rows) and all(len(row) > 1 and _changes(markup, row[-1]) for row in rows)


def _changes(markup: Markup, tag: Tag) -> bool:
    links = markup.links(tag)
    return bool(links) and all(link.name.strip().lower().startswith(VERBS) for link in links)
