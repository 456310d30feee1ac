"""A profile as the other stages know it, and the same site served elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin

from plainspoken.flow import (
    BeyondVoice,
    Contact,
    CookieChoice,
    Cookies,
    Politeness,
    Reporting,
    Site,
    Task,
    TaskStep,
    Translation,
)
from plainspoken.profiles.hosts import host_of, with_and_without_www
from plainspoken.profiles.schema import Profile

LOOPBACK, THIS_COMPUTER = "127.0.0.1", "localhost"
Address = Callable[[str], str]
GAP = "{path}"


def site_of(profile: Profile, name: str) -> Site:
    """A profile as the other stages know it, its paths made whole addresses; `name` is the file's."""
    start = profile.start or ""

    def whole(address: str | None) -> str:
        return urljoin(start, address) if address else ""

    called = profile.name or name
    search = profile.search
    return Site(
        name=called,
        spoken=profile.spoken or called,
        start=start,
        hosts=tuple(profile.hosts) or with_and_without_www(host_of(start)),
        main=profile.main or "",
        skip=tuple(profile.skip),
        search=whole(search.url) if search else "",
        search_form=search.form or "" if search else "",
        results=search.results or "" if search else "",
        aliases=tuple((phrase, whole(target)) for phrase, target in profile.aliases.items()),
        words=tuple(profile.words.items()),
        language=profile.language or "en",
        names=tuple(profile.names),
        start_pages=tuple((phrase, whole(target)) for phrase, target in profile.start_pages.items()),
        other_hosts=tuple(profile.other_hosts.items()),
        closed=profile.unknown_hosts == "refuse",
        navigation=profile.navigation or "",
        breadcrumbs=profile.breadcrumbs or "",
        cookies=_cookies(profile),
        translations=tuple(
            Translation(code, each.link or "", _twins(start, each.address or ""))
            for code, each in profile.languages.items()
        ),
        tasks=_tasks(profile, whole),
        abbreviations=tuple(profile.abbreviations.items()),
        beyond=tuple(BeyondVoice(whole(each.page), each.because, each.instead or "") for each in profile.beyond_voice),
        contact=_contact(profile, whole),
        politeness=_politeness(profile),
        sensitive=tuple(profile.sensitive),
        reporting=_reporting(profile),
    )


def rebased(site: Site, start: str) -> Site:
    """The same site served elsewhere: the practice council on the port it got, a council's test server.

    Where that is this computer, the site's further hosts are this computer too, by its name "localhost".
    """
    own = host_of(start)
    further = (THIS_COMPUTER,) if own == LOOPBACK and len(site.hosts) > 1 else ()
    old = urljoin(site.start, "/")
    new = urljoin(start, "/")

    def moved(url: str) -> str:
        if url.startswith(f"{old.rstrip('/')}{GAP}"):
            return new.rstrip("/") + url.removeprefix(old.rstrip("/"))
        return new + url.removeprefix(old) if url.startswith(old) else url

    return replace(
        site,
        start=start,
        hosts=(own, *further),
        search=moved(site.search),
        aliases=tuple((phrase, moved(url)) for phrase, url in site.aliases),
        start_pages=tuple((phrase, moved(url)) for phrase, url in site.start_pages),
        translations=tuple(replace(each, address=moved(each.address)) for each in site.translations),
        tasks=tuple(_moved_task(task, moved) for task in site.tasks),
        beyond=tuple(replace(each, pages=moved(each.pages)) for each in site.beyond),
        contact=replace(site.contact, page=moved(site.contact.page)),
    )


def _twins(start: str, address: str) -> str:
    """The pattern of pages in another language as a whole address; a path that takes the gap's place begins with /."""
    if address.startswith(GAP):
        return urljoin(start, "/").rstrip("/") + address
    return urljoin(start, address) if address else ""


def _moved_task(task: Task, moved: Address) -> Task:
    steps = tuple(replace(step, page=moved(step.page)) for step in task.steps)
    return replace(task, page=moved(task.page), steps=steps)


def _cookies(profile: Profile) -> Cookies:
    told = profile.cookies
    if told is None:
        return Cookies()
    return Cookies(CookieChoice(told.choice), told.button or "", told.banner or "", tuple(told.given.items()))


def _tasks(profile: Profile, whole: Callable[[str | None], str]) -> tuple[Task, ...]:
    return tuple(
        Task(
            phrase,
            (phrase, *told.also),
            whole(told.page),
            tuple(TaskStep(step.say, whole(step.page)) for step in told.steps),
        )
        for phrase, told in profile.tasks.items()
    )


def _contact(profile: Profile, whole: Callable[[str | None], str]) -> Contact:
    told = profile.contact
    if told is None:
        return Contact()
    return Contact(
        told.telephone or "",
        told.relay or "",
        told.hours or "",
        told.email or "",
        whole(told.page),
        told.address or "",
    )


def _politeness(profile: Profile) -> Politeness:
    told = profile.politeness
    return Politeness() if told is None else Politeness(told.seconds, told.robots == "obey", told.contact or "")


def _reporting(profile: Profile) -> Reporting | None:
    told = profile.reporting
    return None if told is None else Reporting(told.open311, told.jurisdiction or "")
