"""Going on through a service: on coming to its next page the next question is asked, or its answers told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Form, Mark, Page, Place, Step, Tell
from plainspoken.navigation import position, reviewing
from plainspoken.navigation.answering import begin
from plainspoken.navigation.labels import plain
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import stay, tell
from plainspoken.page.buttons import is_final
from plainspoken.page.questions import main_form, open_questions

INTRODUCTION = 400
"""Letters of text before a form's questions that are read with them, some half a minute of speech."""


def filling(place: Place, page: Page, before: Page | None, noted: list[Tell]) -> Step | None:
    """Go straight on with the service: its answers to be checked, or its next question; None on any other page.

    `before` is the page that one was on, `noted` what is told of this one in any case.
    """
    title = name_of(page)
    if is_final(page) and (found := reviewing.rows(page)):
        told = (tell("arrive", title=title), *noted, tell("review.count", count=len(found)))
        return stay(replace(place, review=""), *told)
    form = main_form(page)
    if form is None or any(each.kind == "panel" for each in page.components):
        return None
    intro = [*_introduced(page, form)]
    heard = is_final(page) and all(each.key != "arrive.introduction" for each in intro)
    asked = begin(replace(place, reviewed=heard), form, page)
    question = open_questions(form, place.answers)[0]
    head = () if plain(title) in (plain(question.label), plain(question.group)) else (tell("arrive", title=title),)
    left = before.url if before is not None else ""
    strays = bool(place.review) and place.review not in (left, page.url) and left != page.url
    aside = (tell("review.aside"),) if strays else ()
    return Step(asked.place, (*head, *noted, *aside, *intro, *asked.actions))


def _introduced(page: Page, form: Form) -> Iterator[Tell]:
    """What the page says before its questions, where that is short; a longer text is only told of."""
    first = min((c.node for c in form.controls if c.node >= 0), default=0)
    blocks = [page.blocks[index] for index in position.readable(page)]
    asked = {plain(words) for q in open_questions(form) for words in (q.label, q.group, q.hint, q.error)}
    asked |= {plain(words) for control in form.controls for words in (control.group, control.label)}
    before = [b for b in blocks if b.kind in ("paragraph", "item") and b.end <= first]
    texts = [b for b in before if plain(b.text) not in asked]
    length = sum(len(block.text) for block in texts)
    if length > INTRODUCTION:
        yield tell("arrive.introduction")
    elif length:
        yield from (tell("arrive.panel", Mark(block.start), text=block.text.rstrip(".")) for block in texts)
