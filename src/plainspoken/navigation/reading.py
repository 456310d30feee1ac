"""Reading on, stopping, carrying on, saying again."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Action, Block, Hush, Intent, Mark, Page, Place, Read, Reason, Step, Tell
from plainspoken.navigation import position
from plainspoken.navigation.answers import is_secret, spoken_answer
from plainspoken.navigation.asking import found
from plainspoken.navigation.step import Handler, jump, on_page, say, stay
from plainspoken.page.structure import section


def read_on(place: Place, page: Page, mark: Mark, reason: Reason = Reason.SAY_ALL) -> Step:
    """Read from a mark to the end of the content."""
    if not page.blocks:
        return say(place, "page.empty")
    return jump(place, mark, position.end_from(page, mark), reason)


def start(intent: Intent, place: Place, page: Page) -> Step:
    """Read from where we are."""
    return read_on(place, page, place.mark)


def whole_page(intent: Intent, place: Place, page: Page) -> Step:
    """Read from the top of the content."""
    return read_on(place, page, position.top(page))


def skim(intent: Intent, place: Place, page: Page) -> Step:
    """Read the headings and the first sentence of each paragraph."""
    return read_on(place, page, position.top(page), Reason.SKIM)


def this_section(intent: Intent, place: Place, page: Page) -> Step:
    """Read from the heading we are under to the next one."""
    if not page.blocks:
        return say(place, "page.empty")
    first, last = section(page, place.mark.node)
    return jump(place, Mark(first), last, Reason.SAY_ALL)


def stop(intent: Intent, place: Place) -> Step:
    """Fall silent."""
    return stay(place, Hush())


def carry_on(intent: Intent, place: Place, page: Page) -> Step:
    """Resume at the sentence that was broken off, or after what was read to its end."""
    if not place.finished:
        return read_on(place, page, place.mark)
    beyond = position.next_block(page, place.mark, 1)
    return read_on(place, page, Mark(beyond.start)) if beyond else say(place, "reading.end")


def again(intent: Intent, place: Place) -> Step:
    """Repeat the last answer, or the sentence that was being read."""
    if not place.said:
        return say(place, "talk.nothing_said")
    if any(isinstance(action, Read) and action.reason in LONG for action in place.said):
        return jump(place, place.mark, place.mark.node + 1, Reason.SENTENCE)
    return stay(place, *place.said)


SPELT = {
    "field.check": "answer",
    "field.corrected": "answer",
    "reference.said": "reference",
    "reference.bare": "reference",
    "field.heard": "answer",
    "open.tel": "name",
    "open.mailto": "name",
    "page.address": "url",
}
"""Replies of which one value is spelt, not what was read before them."""

LONG = frozenset({Reason.SAY_ALL, Reason.SKIM})
"""Reasons for reading of which only the last sentence is said again."""


def spell(intent: Intent, place: Place, page: Page) -> Step:
    """Spell what was being spoken: an answer, an address, or else what was read of the page."""
    for told in place.said:
        if isinstance(told, Tell) and told.key in SPELT:
            return say(place, "reading.spelt", spelt=dict(told.values)[SPELT[told.key]])
    last = found(page, place.last) if not place.private else None
    if last is not None and not is_secret(last[1]) and place.said and all(_is_of_form(told) for told in place.said):
        return say(place, "reading.spelt", spelt=spoken_answer(last[1], place.answers))
    return stay(place, Read(place.spoken, place.spoken.node + 1, Reason.SPELL))


def _is_of_form(told: Tell | Read | Action) -> bool:
    return isinstance(told, Tell) and told.key.startswith(("form.", "field."))


def by_block(step: int) -> Handler:
    """A handler that moves by paragraph: any block of the content."""

    def nearby(page: Page, mark: Mark) -> Block | None:
        return position.next_block(page, mark, step)

    def move(intent: Intent, place: Place, page: Page) -> Step:
        fresh = step > 0 and position.fresh(place, page)
        block = (position.block_here if fresh else nearby)(page, place.mark)
        if block is None:
            return say(place, "reading.end" if step > 0 else "reading.top")
        return to_block(place, block)

    return on_page(move)


def by_sentence(step: int) -> Handler:
    """A handler that moves by sentence."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        fresh = step > 0 and position.fresh(place, page)
        mark = place.mark if fresh else position.next_sentence(page, place.mark, step)
        if mark is None:
            return say(place, "reading.end" if step > 0 else "reading.top")
        return jump(place, mark, mark.node + 1, Reason.SENTENCE)

    return on_page(move)


def to_block(place: Place, block: Block) -> Step:
    """Move to a block and read it."""
    return jump(place, Mark(block.start), block.end, Reason.BROWSE)


def to_top(intent: Intent, place: Place, page: Page) -> Step:
    """Go to the top of the content."""
    block = position.block_here(page, position.top(page))
    return to_block(place, block) if block else say(place, "page.empty")


def to_end(intent: Intent, place: Place, page: Page) -> Step:
    """Go to the last thing of the content."""
    blocks = position.readable(page)
    return to_block(place, page.blocks[blocks[-1]]) if blocks else say(place, "page.empty")


HANDLERS: dict[str, Handler] = {
    "reading.start": on_page(start),
    "reading.page": on_page(whole_page),
    "reading.section": on_page(this_section),
    "reading.skim": on_page(skim),
    "reading.stop": stop,
    "reading.carry_on": on_page(carry_on),
    "reading.again": again,
    "reading.spell": on_page(spell),
    "reading.next_paragraph": by_block(1),
    "reading.previous_paragraph": by_block(-1),
    "reading.next_sentence": by_sentence(1),
    "reading.previous_sentence": by_sentence(-1),
    "reading.top": on_page(to_top),
    "reading.end": on_page(to_end),
}


def begun(place: Place, mark: Mark, *, reading: bool) -> Place:
    """The place after the player has begun the words at a mark; reading on moves with them, a list does not."""
    return replace(place, mark=mark, spoken=mark, finished=False) if reading else replace(place, spoken=mark)


def done(place: Place) -> Place:
    """The place after all that was to be read has been."""
    return replace(place, finished=True)
