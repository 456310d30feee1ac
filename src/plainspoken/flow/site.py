"""What a site's profile tells the other stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class CookieChoice(Enum):
    """What is answered to a site's question about cookies, for the person and once."""

    ASK = "ask"
    REJECT = "reject"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Cookies:
    """How a site's question about cookies is answered.

    `button` is what the button is called that gives the answer, "" where one is known by its words; `banner` is a CSS
    selector of the question; `given` are cookies to bring along, name and value, which a site takes for the answer.
    """

    choice: CookieChoice = CookieChoice.ASK
    button: str = ""
    banner: str = ""
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """How a page's twin in another language is found.

    `link` is a CSS selector of the page's own link to it; `address` is the twin's address with {path} in it, "" where
    neither is told and the page's links are looked through.
    """

    language: str
    link: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One step of a task: what the person is told, and the page that it is done on ("" for none)."""

    say: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that people come for: what it is called, in several ways, the page that it begins on, its steps."""

    name: str
    phrases: tuple[str, ...] = ()
    page: str = ""
    steps: tuple[TaskStep, ...] = ()


@dataclass(frozen=True, slots=True)
class BeyondVoice:
    """Pages that cannot be used by voice: an address in which * stands for anything, why, and what to do instead.

    `reason` is one of those of Beyond ("script", "captcha", "sign_in", "picture") or "other".
    """

    pages: str
    reason: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the people behind a site, "" for what is not told; `page` is an absolute address."""

    telephone: str = ""
    relay: str = ""
    hours: str = ""
    email: str = ""
    page: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a site is asked: seconds between two requests, whether robots.txt is kept, whom our name should give.

    `contact` is an e-mail or web address for those who run the site, "" for none. A person's own visits wait
    `seconds` too; robots.txt binds only what walks a site by itself.
    """

    seconds: float = 0.0
    robots: bool = True
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Reporting:
    """Where things may be reported by Open311 (GeoReport v2): its address, and which body's if it serves several."""

    open311: str
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What a site's profile tells: where it starts, which hosts are its own, what its people call things.

    `main`, `navigation`, `breadcrumbs`, `results` and `skip` are CSS selectors; `search` is a URL with `{query}` in
    it, or "" where a search form is used, `search_form` the selector of that; `aliases` pairs a spoken phrase with an
    absolute URL, `start_pages` likewise; `words` pairs a word with how it sounds to a recogniser, `abbreviations` one
    with how it is read; `other_hosts` pairs a host of others with what it is called. Where `closed`, no host is gone
    to that is in neither list. `sensitive` are the names or labels of fields whose answers are never said.
    """

    name: str
    spoken: str = ""
    start: str = ""
    hosts: tuple[str, ...] = ()
    main: str = ""
    skip: tuple[str, ...] = ()
    search: str = ""
    search_form: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    names: tuple[str, ...] = ()
    start_pages: tuple[tuple[str, str], ...] = ()
    other_hosts: tuple[tuple[str, str], ...] = ()
    closed: bool = False
    navigation: str = ""
    breadcrumbs: str = ""
    results: str = ""
    cookies: Cookies = Cookies()
    translations: tuple[Translation, ...] = ()
    tasks: tuple[Task, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    beyond: tuple[BeyondVoice, ...] = ()
    contact: Contact = Contact()
    politeness: Politeness = Politeness()
    sensitive: tuple[str, ...] = ()
    reporting: Reporting | None = None

    @property
    def phrases(self) -> Mapping[str, str]:
        """Every phrase that opens a page of the site at once, and the page; a task's steps are no such page."""
        own = {name: self.start for name in self.names if self.start}
        tasks = {phrase: task.page for task in self.tasks for phrase in task.phrases if task.page and not task.steps}
        return {**own, **dict(self.start_pages), **tasks, **dict(self.aliases)}

    def task_called(self, phrase: str) -> Task | None:
        """The task that has this phrase among its own, None for none."""
        return next((task for task in self.tasks if phrase in task.phrases), None)
