"""Answers that a page lists to be checked before they are sent: read in full or by group, and changed one by one."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Component, Intent, Mark, Node, Page, Place, Read, Reason, Step, Tell, Visit
from plainspoken.navigation import labels, position
from plainspoken.navigation.answering import question_named
from plainspoken.navigation.asking import ask
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page.buttons import is_final

SHORT = 1500
"""Letters of a declaration that are read before it is sent; a longer one is only told of."""


def rows(page: Page) -> list[Component]:
    """The rows of all lists of answers on a page that is there to check them; none on any other."""
    if not is_final(page):
        return []
    return [row for each in page.components if each.kind == "summary_list" for row in each.parts]


def groups(page: Page) -> list[tuple[str, list[Component]]]:
    """The rows by the heading that they stand under."""
    found: list[tuple[str, list[Component]]] = []
    for row in rows(page):
        above = [n for n in page.nodes[: row.start] if n.role == "heading" and n.level > 1 and n.main and n.name]
        name = above[-1].name if above else ""
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(row)
    return found


def read(intent: Intent, place: Place, page: Page) -> Step:
    """Read all the answers, group by group."""
    told = [each for name, group in groups(page) for each in _group(page, name, group)]
    return stay(replace(place, reviewed=True), *told, *_how(place))


def read_group(intent: Intent, place: Place, page: Page) -> Step:
    """Read the answers of one group, or the one answer that is named."""
    said = labels.plain(intent.text("text"))
    every = groups(page)
    named = [(labels.closeness(labels.plain(name), said), name, group) for name, group in every if name]
    best = max(named, key=lambda each: each[0], default=None)
    if best is not None and best[0] > labels.Closeness.NONE:
        return stay(place, *_group(page, best[1], best[2]))
    row = row_named(page, said)
    return stay(place, _row(page, row)) if row else say(place, "review.none", name=intent.text("text"))


def unread(place: Place, page: Page) -> list[Tell | Read]:
    """What has to be read of a page before it is sent: its list of answers, or the words of its declaration."""
    if place.reviewed or not is_final(page):
        return []
    if rows(page):
        return [each for name, group in groups(page) for each in _group(page, name, group)]
    return [*_declared(page)]


def change(intent: Intent, place: Place, page: Page) -> Step:
    """Change one answer: by its link where answers are checked, else by asking its question again."""
    said = intent.text("text")
    row = row_named(page, labels.plain(said))
    link = _changing(page, row) if row else None
    if link is not None:
        return stay(reviewing(place, page, link), Visit(link.url))
    if row is not None:
        return say(place, "review.fixed", name=str(row.value("key")))
    here = question_named(page, place, said)
    return ask(place, *here) if here else say(place, "review.none", name=said)


def back(intent: Intent, place: Place, page: Page) -> Step:
    """Go back to where the answers are checked."""
    return stay(place, Visit(place.review)) if place.review else say(place, "review.nowhere")


def reviewing(place: Place, page: Page, link: Node) -> Place:
    """The place from which a link is followed: one that changes an answer is come back from."""
    changes = any(link.index == action.start for row in rows(page) for action in row.parts)
    return replace(place, filling=True, review=page.url) if changes else place


def row_named(page: Page, said: str) -> Component | None:
    """The row that some words in plain form name."""
    scored = [
        (labels.closeness(labels.plain(str(row.value("key") or "")), said), -n, row) for n, row in enumerate(rows(page))
    ]
    best = max(scored, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and best[0] > labels.Closeness.NONE else None


def _changing(page: Page, row: Component) -> Node | None:
    links = [page.nodes[action.start] for action in row.parts]
    return next((link for link in links if link.url), None)


def _how(place: Place) -> list[Tell]:
    return [] if "review.how" in place.taught else [tell("review.how")]


def _group(page: Page, name: str, group: list[Component]) -> list[Tell]:
    head = [tell("review.group", name=name)] if name else []
    return [*head, *(_row(page, row) for row in group)]


def _row(page: Page, row: Component) -> Tell:
    value = row.value("value")
    if value is None:
        texts = [n.name for n in page.nodes[row.start : row.end] if n.role in ("text", "link") and n.name.strip()]
        value = " ".join(" ".join(texts[1:]).split())
    key = str(row.value("key") or "")
    return tell("form.answer", Mark(row.start), label=key, answer=value) if value else tell("review.empty", label=key)


def _declared(page: Page) -> list[Read]:
    """The words between a page's top and its button, where they are few enough to hear out."""
    first = position.top(page)
    blocks = [page.blocks[index] for index in position.readable(page)]
    button = next((b.start for b in blocks if b.kind == "button"), position.end(page))
    words = sum(len(b.text) for b in blocks if b.start < button)
    return [Read(Mark(first.node), button, Reason.SAY_ALL)] if first.node < button and words <= SHORT else []


HANDLERS: dict[str, Handler] = {
    "form.change_to": on_page(change),
    "form.review": on_page(back),
    "form.read_group": on_page(read_group),
}
