"""The assistant reads pages while its microphone hears its loudspeaker: whatever it then takes for words is its own."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, abort

from plainspoken.demo.server import serve
from support.listening import Running

TYPED_ENTER = "stop"
STARTING = 180.0
"""Seconds that a busy machine may take to start it."""

SINCE_BLOCKS = 200
"""How far back sound is looked for that was stopped, or had paused before it was."""

OWN_TEXT = (
    (
        "Council tax",
        "You pay council tax to your council every month. Most people pay in ten parts, from April to "
        "January. You can ask to pay in twelve. If you stop paying, your council writes to you first.",
    ),
    (
        "Help with your rent",
        "Tell the council when your rent goes up or down. Go back to the last page to read about "
        "deposits. Open the next section to find out who can help. You may choose to be paid every week.",
    ),
    (
        "Bins and recycling",
        "Put your bin out by seven in the morning. Say yes or no when you are asked about a second "
        "bin. Search for your street to find the day. Links to other councils are at the end of the page.",
    ),
)
"""Text of our own, in which commands are named as such text names them, for where there are no yardsticks."""


def page_of(title: str, text: str) -> str:
    """A page of running text."""
    paragraphs = "".join(f"<p>{sentence}.</p>" for sentence in text.rstrip(".").split(". "))
    return f'<!doctype html><html lang="en"><title>{title}</title><main><h1>{title}</h1>{paragraphs}</main></html>'


def pages() -> list[str]:
    """GOV.UK's pages and others' from the yardsticks, or our own where those are missing."""
    folder = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")) / "pages" / "html"
    found = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("gov*.html"))]
    return found or [page_of(*each) for each in OWN_TEXT]


@contextmanager
def served(texts: list[str]) -> Iterator[str]:
    """Pages served on this computer alone, behind a first page with a link to each: page 1, page 2."""
    site = Flask(__name__)

    @site.get("/")
    def first() -> str:
        links = "".join(f'<li><a href="/{number}">page {number}</a></li>' for number in range(1, len(texts) + 1))
        return f'<!doctype html><html lang="en"><title>Pages</title><main><h1>Pages</h1><ul>{links}</ul></main></html>'

    @site.get("/<int:number>")
    def page(number: int) -> str:
        return texts[number - 1] if 0 < number <= len(texts) else abort(404)

    with serve(application=site) as address:
        yield address


@dataclass
class Reading:
    """Has pages read for so long, opening each by typing; `own` is what it took for words that nobody typed."""

    running: Running
    each_seconds: float
    typed: list[str] = field(default_factory=list)
    read: int = 0

    def go(self, count: int, seconds: float, tell: Callable[[str], None] = print) -> None:
        """Read page after page, of `count`, over and over for so many seconds."""
        self.running.wait_for("Plainspoken:", patience=STARTING)
        self._hear_out()
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self._type(f"open page {self.read % count + 1}")
            self._hear_out()
            self._type("read the page")
            self.read += 1
            self._hear_out(min(self.each_seconds, ends - time.monotonic()))
            tell(f"{self.read} pages, {len(self.own)} of its own words obeyed or answered: {self.own}")
            self._type("home")
            self._hear_out()

    @property
    def own(self) -> list[str]:
        """What was taken for a person's words that no person typed."""
        return list((Counter(self.running.heard) - Counter(self.typed)).elements())

    def _type(self, words: str) -> None:
        self.running.spoken_at = len(self.running.loudspeaker.blocks)
        self.typed.append(words or TYPED_ENTER)
        self.running.type(words)

    def _hear_out(self, seconds: float = 30.0) -> None:
        """Let it speak to its end and be silent for a while, or stop it after so many seconds."""
        loudspeaker = self.running.loudspeaker
        try:
            loudspeaker.wait_until_quiet(self.running.spoken_at, 1.5, max(seconds, 1.0))
        except AssertionError:
            self._type("")
            loudspeaker.wait_until_quiet(self.running.spoken_at - SINCE_BLOCKS, 1.5)
