"""What a page asks about cookies: the buttons that answer, and which answer each gives."""

from __future__ import annotations

import re

from plainspoken.flow import CookieChoice, Node, Page

_REJECT = re.compile(
    r"\b(?:reject|decline|refuse|deny|disagree|no thanks|gwrthod)|\b(?:essential|necessary|required)\b[^.]*\bonly\b"
    r"|\bonly\b[^.]*\b(?:essential|necessary|required)\b|\bwithout\b|\bdo not (?:use|allow|accept)\b"
    r"|\b(?:turn|switch) off",
    re.IGNORECASE,
)
_ACCEPT = re.compile(r"\b(?:accept|allow|agree|yes|ok(?:ay)?|i'?m ok|got it|derbyn|turn on)\b", re.IGNORECASE)


def gives(label: str) -> CookieChoice:
    """The answer that a button gives by what it is called; ASK where that is not clear."""
    if _REJECT.search(label):
        return CookieChoice.REJECT
    return CookieChoice.ACCEPT if _ACCEPT.search(label) else CookieChoice.ASK


def buttons(page: Page) -> tuple[Node, ...]:
    """The buttons that answer the page's question about cookies; none where it asks none."""
    told = [(part.start, part.end) for part in page.parts if part.kind == "cookies"]
    known = [(each.start, each.end) for each in page.components if each.kind == "cookie_banner"]
    spans = told or known
    return tuple(node for start, end in spans for node in page.nodes[start:end] if node.role == "button" and node.name)


def asks(page: Page) -> bool:
    """Whether the page asks about cookies at all."""
    pointed_out = any(part.kind == "cookies" and part.end for part in page.parts)
    return pointed_out or any(each.kind == "cookie_banner" for each in page.components)


def answering(page: Page, choice: CookieChoice, button: str = "") -> Node | None:
    """The button that gives an answer, `button` being what it is called if that is known; None for none."""
    if button:
        wanted = " ".join(button.split()).casefold()
        return next((node for node in buttons(page) if node.name.strip().casefold() == wanted), None)
    return next((node for node in buttons(page) if gives(node.name) is choice), None)
