"""Moving about a page by the kinds of things on it, by heading, by words."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, Mark, Node, Page, Place, Question, Read, Reason, Step, Tell
from plainspoken.navigation import labels, position, tasks
from plainspoken.navigation.step import Handler, jump, on_page, say, stay, tell
from plainspoken.page.structure import ancestors, items, section


def to_node(place: Place, page: Page, index: int) -> Step:
    """Move to a node and read it."""
    return jump(place, Mark(index), page.nodes[index].end)


def by_kind(step: int) -> Handler:
    """A handler that moves to the next (1) or previous (-1) thing of a kind."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        kind = intent.text("kind")
        of_task = tasks.moved(place, step) if kind == "step" else None
        if of_task is not None:
            return of_task
        index = position.beyond(place, page, items(page, kind), step)
        if index is not None:
            return to_node(place, page, index)
        return say(place, "move.no_next" if step > 0 else "move.no_previous", kind=kind)

    return on_page(move)


def by_end(last: bool) -> Handler:
    """A handler that moves to the first or last thing of a kind."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        kind = intent.text("kind")
        found = items(page, kind)
        return to_node(place, page, found[-1 if last else 0]) if found else say(place, "move.none", kind=kind)

    return on_page(move)


def by_level(step: int) -> Handler:
    """A handler that moves to the next or previous heading of a level."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        level = intent.number("level") or 2
        found = tuple(i for i in items(page, "heading") if page.nodes[i].level == level)
        index = position.beyond(place, page, found, step)
        if index is not None:
            return to_node(place, page, index)
        return say(place, "move.no_level", level=level)

    return on_page(move)


def heading_number(intent: Intent, place: Place, page: Page) -> Step:
    """Go to a heading by its number on the page."""
    headings = items(page, "heading")
    number = intent.number("number") or 0
    if not 1 <= number <= len(headings):
        return say(place, "list.no_number", kind="heading", number=number, count=len(headings))
    return to_node(place, page, headings[number - 1])


def to_label(intent: Intent, place: Place, page: Page) -> Step:
    """Go to a heading, or to anything else that bears the name."""
    said = intent.text("label")
    found = labels.matches(page, said, labels.of_role(frozenset({"heading"})))
    found = found or labels.matches(page, said, lambda node: bool(node.name) and node.role != "text")
    return to_node(place, page, found[0]) if found else say(place, "open.none", label=said)


def main_content(intent: Intent, place: Place, page: Page) -> Step:
    """Go to the main content."""
    mark = position.top(page)
    block = position.block_here(page, mark)
    return jump(place, mark, block.end, Reason.BROWSE) if block else say(place, "page.empty")


def find(intent: Intent, place: Place, page: Page) -> Step:
    """Find words on the page, from here on and then from the top."""
    return _seek(replace(place, sought=intent.text("text")), page, 1)


def find_ask(intent: Intent, place: Place) -> Step:
    """Ask what to find."""
    return stay(replace(place, question=Question("find.what")), tell("find.what"))


def find_again(step: int) -> Handler:
    """A handler that finds the same words further on (1) or back (-1)."""

    def seek(intent: Intent, place: Place, page: Page) -> Step:
        return _seek(place, page, step) if place.sought else find_ask(intent, place)

    return on_page(seek)


def _seek(place: Place, page: Page, step: int) -> Step:
    sought = labels.plain(place.sought)
    every = [
        Mark(block.start, number)
        for block in page.blocks
        if not block.skipped
        for number, sentence in enumerate(block.sentences)
        if sought and sought in labels.plain("".join(run.text for run in sentence))
    ]
    if not every:
        return say(place, "find.none", text=place.sought)
    here = (place.mark.node, place.mark.sentence)
    beyond = [mark for mark in every if ((mark.node, mark.sentence) > here) == (step > 0)]
    beyond = [mark for mark in beyond if mark != place.mark] or (every if step > 0 else every[::-1])
    mark = beyond[0] if step > 0 else beyond[-1]
    found = replace(place, mark=mark, spoken=mark, finished=False)
    again = len(every) > 1 and any(isinstance(a, Tell) and a.key in ("find.found", "find.place") for a in place.said)
    told = tell("find.place", number=every.index(mark) + 1, count=len(every)) if again else None
    return stay(found, told or tell("find.found", count=len(every)), Read(mark, mark.node + 1, Reason.SENTENCE))


def where(intent: Intent, place: Place) -> Step:
    """Say which site and page this is, under which heading we are, which item of a list it is, and how far down."""
    page = place.page
    site = place.site.spoken or place.site.name
    if page is None:
        return say(place, "where.no_page", site=site)
    blocks = position.readable(page)
    here = position.block_index(page, place.mark.node)
    passed = sum(1 for index in blocks if index <= here)
    heading = _heading_over(page, place.mark.node)
    told = [tell("where.page", title=position.name_of(page), site=site)]
    if heading is not None:
        told.append(tell("where.heading", name=heading.name))
    item = _item(page, place.mark.node)
    if item is not None:
        told.append(tell("where.item", number=item.position, count=item.size))
    if blocks:
        told.append(tell("where.part", number=max(1, passed), count=len(blocks)))
    if place.question is not None:
        told.append(tell("where.question"))
    return stay(place, *told)


def _item(page: Page, node: int) -> Node | None:
    """The item of a list or another set that a node is or is in, None where there are not several."""
    around = (page.nodes[index] for index in (node, *ancestors(page, node)) if index < len(page.nodes))
    return next((each for each in around if each.size > 1), None)


def _heading_over(page: Page, node: int) -> Node | None:
    over = page.nodes[section(page, node)[0]] if page.nodes else None
    return over if over is not None and over.role == "heading" else None


HANDLERS: dict[str, Handler] = {
    "move.next": by_kind(1),
    "move.previous": by_kind(-1),
    "move.first": by_end(last=False),
    "move.last": by_end(last=True),
    "move.next_level": by_level(1),
    "move.previous_level": by_level(-1),
    "move.heading_number": on_page(heading_number),
    "move.to": on_page(to_label),
    "move.main": on_page(main_content),
    "move.find": on_page(find),
    "move.find_ask": find_ask,
    "move.find_next": find_again(1),
    "move.find_previous": find_again(-1),
    "move.where": where,
}
