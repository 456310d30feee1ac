"""The walk: one page after another, the nearest first, at the pace that the site and the person allow."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from plainspoken.flow import Site
from plainspoken.profiles import leaves
from plainspoken.survey.audit import judging, redacting
from plainspoken.survey.audit.errands import Bounds, Errand, Link, Outcome, State
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.store import Store
from plainspoken.survey.audit.visitor import Robots
from plainspoken.survey.polite import NAME

MOST_STEPS = 5
MOST_WORDS = 40
"""A page that is more links away, or more words, is too long a journey to say."""


class Hands(Protocol):
    """Those who ask for pages and judge them: this process, or a cluster."""

    @property
    def free(self) -> bool:
        """Whether another errand can be given at once."""

    def give(self, errand: Errand) -> None:
        """Have an errand done."""

    def done(self) -> Outcome | None:
        """What came of an errand, waiting for one; None where none is being done."""

    def robots(self, origin: str) -> Robots:
        """What a host says to programs."""


class Clock(Protocol):
    """The time of day, in seconds since 1970, and waiting."""

    def now(self) -> float:
        """The time."""

    def wait(self, seconds: float) -> None:
        """Wait."""


class WallClock:
    """The computer's own clock."""

    def now(self) -> float:
        """The time."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def walk(judge: Judge, store: Store, hands: Hands, bounds: Bounds, clock: Clock) -> Iterator[Outcome]:
    """Walk a site from where the store has come to; gives what came of each page, once it is in the store.

    What is kept is in the store at every moment, so a walk may be ended at any, by force too.
    """
    site = judge.site
    rules = _Rules(site, store, hands, bounds, clock)
    if not store.count(*(set(State) - {State.ASKED})):
        store.add((Link(site.start.partition("#")[0], 0),), None)
        store.ask_again()  # cut off at the very first page, there is nothing else to go on with
    for got in store.kept():  # what had come and was not looked at when the walk was cut off
        outcome = judge.outcome(got)
        put(store, outcome, judge)
        yield outcome
    while True:
        while hands.free and (errand := _next(store, rules, bounds, clock)) is not None:
            rules.pace(errand.url)
            store.note_asked(errand.page, clock.now())
            hands.give(errand)
        came = hands.done()
        if came is None:
            later = store.postponed(bounds)
            if later is None or store.asked >= bounds.pages:
                break
            clock.wait(max(0.0, later - clock.now()))
            continue
        put(store, came, judge)
        yield came
    store.finish()


def put(store: Store, outcome: Outcome, judge: Judge) -> None:
    """Put what came of a page into the store, with the journey to it where that is too long."""
    errand = store.errand(outcome.page)
    far = outcome.state is State.READ and (errand.steps > MOST_STEPS or errand.words > MOST_WORDS)
    if outcome.state is State.ONWARD and any(leaves(judge.site, link.url) for link in outcome.links):
        outcome = Outcome(outcome.page, State.NOT_A_PAGE, outcome.status, why="leads off the site")
    if outcome.trouble is not None:
        said = judge.wording.reply(outcome.trouble.key, dict(outcome.trouble.values))
        outcome = replace(outcome, why=redacting.words(said))
    store.put(outcome, (judging.journey(errand.steps, errand.words, judge.wording),) if far else ())


def _next(store: Store, rules: _Rules, bounds: Bounds, clock: Clock) -> Errand | None:
    """The next page that the site lets programs ask for."""
    while (errand := store.take(bounds, clock.now())) is not None:
        if rules.allow(errand.url):
            return errand
        store.refuse(errand.page)
    return None


class _Rules:
    """What the hosts of a site allow, and how fast: one pace for each, whoever does the asking."""

    def __init__(self, site: Site, store: Store, hands: Hands, bounds: Bounds, clock: Clock) -> None:
        self._store = store
        self._hands = hands
        self._clock = clock
        self._obey = site.politeness.robots
        self._seconds = max(bounds.seconds, site.politeness.seconds)
        self._asked: dict[str, float] = {}
        self._begun = store.last_asked()
        self._known: dict[str, tuple[Protego, bool]] = {}

    def allow(self, url: str) -> bool:
        """Whether a page may be asked for."""
        if not self._obey:
            return True
        rules, closed = self._of(url)
        return not closed and bool(rules.can_fetch(url, NAME))

    def pace(self, url: str) -> None:
        """Wait until the host may be asked again."""
        seconds = self._seconds
        if self._obey:
            seconds = max(seconds, float(self._of(url)[0].crawl_delay(NAME) or 0.0))
        self._wait(url, seconds)

    def _of(self, url: str) -> tuple[Protego, bool]:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            kept = self._store.robots(origin)
            if kept is None:
                self._wait(url, self._seconds)
                asked = self._hands.robots(origin)
                kept = (asked.text, asked.closed)
                self._store.keep_robots(origin, *kept)
            self._known[origin] = (Protego.parse(kept[0]), kept[1])
        return self._known[origin]

    def _wait(self, url: str, seconds: float) -> None:
        """Wait until a host may be asked again, by when it was really asked last and not by when it should have been.

        The walk that was cut off counts too, whichever host it asked last.
        """
        host = urlsplit(url).netloc
        wait = self._asked.get(host, self._begun) + seconds - self._clock.now()
        if wait > 0:
            self._clock.wait(wait)
        self._asked[host] = self._clock.now()
