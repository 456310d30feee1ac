"""What pressing a form's button does, as far as its words and its page tell: looks up, goes on, or settles it.

Risk decides how much confirmation is asked for. A step of a service that says Continue only goes on; one that sends,
pays or deletes, or says nothing that is known to be harmless, is settled by it.
"""

from __future__ import annotations

import re
from enum import Enum

from plainspoken.flow import Control, Form, Page


class Deed(Enum):
    """What a button does: only asks, goes on to the next step, or sends, pays, deletes."""

    ASKS = "asks"
    GOES_ON = "goes on"
    SETTLES = "settles"


GOING_ON = re.compile(
    r"(?:save (?:and|&) )?(?:continue|next|carry on|go on|proceed)(?: to [\w ]+)?"
    r"|next (?:step|page|question)|parhau|cadw a pharhau|nesaf|ymlaen"
    r"|(?:find|look up|search|show|view|see|check|add)(?: [\w ]+)?|calculate",
    re.IGNORECASE,
)
SETTLING = re.compile(
    r"\b(?:submit|send|pay|payment|accept|confirm|agree|delete|remove|cancel|withdraw|apply|sign|declare|buy|order|book"
    r"|donate|register|close|end|stop|approve|unsubscribe|cyflwyno|anfon|talu|derbyn|cadarnhau|dileu|canslo)\b",
    re.IGNORECASE,
)
FINAL_HEADING = re.compile(
    r"\b(?:check your answers|check your details|declaration|review and submit|now send|confirm (?:your|and)|datganiad"
    r"|gwiriwch eich atebion)\b",
    re.IGNORECASE,
)
CARDS = frozenset({"cc-number", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year"})


def deed(page: Page, form: Form, button: Control | None) -> Deed:
    """What pressing a button of a form does on its page; `button` is None where Enter sends a form without one."""
    words = " ".join((button.label or button.value).split()) if button else ""
    method = button.attributes.get("formmethod", form.method).lower() if button else form.method
    if method == "get" and not SETTLING.search(words):
        return Deed.ASKS
    if method == "get" and form.search:
        return Deed.ASKS
    if is_final(page) or any(CARDS & set(c.attributes.get("autocomplete", "").split()) for c in form.controls):
        return Deed.SETTLES
    return Deed.GOES_ON if _goes_on(words) else Deed.SETTLES


def is_final(page: Page) -> bool:
    """Whether a page is where a service is settled: its answers to be checked, or a declaration."""
    if any(node.role == "heading" and node.main and FINAL_HEADING.search(node.name) for node in page.nodes):
        return True
    return any(
        each.kind == "summary_list" and sum(1 for row in each.parts if row.value("count")) > 1
        for each in page.components
    )


def sending(form: Form) -> tuple[Control, ...]:
    """The buttons of a form that send it, in tree order."""
    return tuple(c for c in form.controls if c.kind in ("submit", "image") and not c.disabled)


def default_button(form: Form) -> Control | None:
    """The button that a person means who only wants to go on: the first that does, else the first that sends."""
    buttons = sending(form)
    onward = (button for button in buttons if _goes_on(" ".join((button.label or button.value).split())))
    return next(onward, buttons[0] if buttons else None)


def _goes_on(words: str) -> bool:
    return bool(GOING_ON.fullmatch(words)) and not SETTLING.search(words)
