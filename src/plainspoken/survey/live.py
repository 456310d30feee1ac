"""What is wrong with a profile that only its site can tell, looked at as a guest: a few pages, every address told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus, urljoin

from plainspoken.documents import Fault, KeyPath
from plainspoken.flow import Page, Site, Trouble
from plainspoken.navigation.arriving import results
from plainspoken.page import parse
from plainspoken.page.translations import twin
from plainspoken.profiles import site_of
from plainspoken.profiles.merging import Layers, layers
from plainspoken.profiles.schema import Profile
from plainspoken.survey import matching
from plainspoken.survey.polite import Guest
from plainspoken.survey.reach import left_out, unreadable
from plainspoken.survey.sampling import Sampled, Told, looked_at
from plainspoken.wording import Wording

NOT_OURS = frozenset({"survey.kept_out", "web.not_a_page", "web.too_big", "web.telephone", "web.email"})
"""Troubles that are no fault of a profile: what robots.txt keeps us from, and what is no page but is there."""


Placed = Callable[[Site], Site]


@dataclass(frozen=True, slots=True)
class Visit:
    """What a live check goes by: the profile's layers, its site, the guest who fetches, the words for troubles."""

    read: Layers
    site: Site
    guest: Guest
    wording: Wording

    def fault(self, path: KeyPath, message: str, *, at_key: bool = False) -> Fault:
        """A fault at a key of the profile."""
        return self.read.document.fault(path, message, at_key=at_key)

    def page(self, url: str) -> Page | Trouble:
        """The page at an address as the profile has it."""
        answer = self.guest.fetch(url)
        if isinstance(answer, Trouble):
            return answer
        return parse(answer.body, answer.url, answer.content_type, self.site)


def live(
    path: Path, most: int, wording: Wording, told: Told = lambda line: None, placed: Placed = lambda site: site
) -> tuple[Fault, ...]:
    """All faults that show on the site, in the order of the file; `most` pages are sampled.

    `placed` says where the site is served, if that is not where the profile has it.

    The profile must be good without its site: raises DocumentError for one that is not.
    """
    read = layers(path)
    site = placed(site_of(read.whole, path.stem))
    with Guest(site) as guest:
        visit = Visit(read, site, guest, wording)
        sample = looked_at(guest, site, most, told)
        if not sample.pages:
            reason = words(wording, sample.troubles[0][1]) if sample.troubles else "there is nothing"
            return (visit.fault(("start",), f"cannot be had: {reason}"),)
        found = (
            *_dead(visit, sample.pages, told),
            *matching.faults(read, sample.pages),
            *_search(visit, told),
            *_languages(visit, sample.pages[0], told),
            *left_out(read, site, sample.pages),
            *unreadable(read, site, sample.pages),
        )
    return tuple(sorted(found, key=lambda fault: (fault.line, fault.column)))


def words(wording: Wording, trouble: Trouble) -> str:
    """A trouble in words, as the middle of a sentence."""
    said = wording.reply(trouble.key, dict(trouble.values)).partition(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:] if said[:2] != "I " else said


def addresses(profile: Profile) -> Iterator[tuple[KeyPath, str]]:
    """Every address that a profile tells, and where it stands."""
    yield from ((("start_pages", phrase), target) for phrase, target in profile.start_pages.items())
    yield from ((("aliases", phrase), target) for phrase, target in profile.aliases.items())
    for phrase, task in profile.tasks.items():
        if task.page:
            yield ("tasks", phrase, "page"), task.page
        for index, step in enumerate(task.steps):
            if step.page:
                yield ("tasks", phrase, "steps", index, "page"), step.page
    if profile.contact is not None and profile.contact.page:
        yield ("contact", "page"), profile.contact.page


def _dead(visit: Visit, pages: tuple[Sampled, ...], told: Told) -> Iterator[Fault]:
    """Addresses that lead nowhere, or off the site."""
    answers: dict[str, Trouble | None] = {each.url: None for each in pages}
    for path, target in addresses(visit.read.own):
        url = urljoin(visit.site.start, target)
        if url not in answers:
            told(f"Looking at {url}")
            answer = visit.guest.fetch(url)
            answers[url] = answer if isinstance(answer, Trouble) else None
        trouble = answers[url]
        if trouble is not None and trouble.key not in NOT_OURS:
            yield visit.fault(path, _why_dead(visit, target, trouble))


def _why_dead(visit: Visit, target: str, trouble: Trouble) -> str:
    host = dict(trouble.values).get("host", "")
    if trouble.key == "web.foreign_host":
        return f"leads from {target} to {host}, which is not among hosts: add it there if it is the site's own"
    return f"leads nowhere: {target}: {words(visit.wording, trouble)}; find the page's address now, or take it out"


def _search(visit: Visit, told: Told) -> Iterator[Fault]:
    """A search that finds nothing, by words that the profile itself has for what is there."""
    told_of = visit.read.own.search
    if told_of is None or not visit.site.search:
        return
    word = _sought(visit.read.whole)
    url = visit.site.search.replace("{query}", quote_plus(word))
    told(f"Searching for {word}")
    page = visit.page(url)
    if isinstance(page, Trouble):
        if page.key not in NOT_OURS:
            yield visit.fault(("search", "url"), f"does not answer: {words(visit.wording, page)}")
    elif not results(page):
        message = f"finds nothing for {word!r}: search on the site by hand, and copy the address of what it finds"
        yield visit.fault(("search", "url"), message)
    elif told_of.results and not any(part.kind == "results" for part in page.parts):
        yield visit.fault(("search", "results"), f"matches none of what is found for {word!r}: take it out or mend it")


def _sought(profile: Profile) -> str:
    """A word that a site's search should find something for: the longest of what people come for."""
    phrases = [*profile.tasks, *profile.aliases]
    return max((word for phrase in phrases for word in phrase.split()), key=len, default="contact")


def _languages(visit: Visit, first: Sampled, told: Told) -> Iterator[Fault]:
    """Languages whose twins are not where the profile says."""
    there: Mapping[str, str] = dict(first.page.translations)
    for code, each in visit.read.own.languages.items():
        url = twin(first.url, code, visit.site) if each.address else there.get(code, "")
        if not url:
            if each.link:
                yield visit.fault(("languages", code, "link"), "matches no link on the start page")
            continue
        told(f"Looking at {url}")
        answer = visit.guest.fetch(url)
        if isinstance(answer, Trouble) and answer.key not in NOT_OURS:
            key = ("languages", code, "address" if each.address else "link")
            yield visit.fault(key, f"leads nowhere from the start page: {url}: {words(visit.wording, answer)}")
