"""What a survey has found out about a site, before it is written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from plainspoken.flow import CookieChoice, Site
from plainspoken.intent.normal import normal
from plainspoken.page.cookies import answering, asks
from plainspoken.profiles.folders import extendable, folders
from plainspoken.profiles.hosts import host_of
from plainspoken.profiles.merging import layers
from plainspoken.profiles.wordings import PHRASE, PHRASE_WORDS
from plainspoken.survey import pointing
from plainspoken.survey.languages import twins
from plainspoken.survey.neighbours import neighbours
from plainspoken.survey.people import reached
from plainspoken.survey.platforms import Platform, recognised
from plainspoken.survey.sampling import Sample, Sampled, links

KEPT_OUT = "survey.kept_out"
"""The trouble of a page that is there, but not for a survey: people may well go to it."""
TASKS = 12
BEYOND = 8
SEPARATOR = re.compile(r"\s+[-–—|:·]\s+|\s*[|·]\s*")
DOING = re.compile(
    r"^(?:pay|apply|report|find|check|book|renew|register|tell|request|order|get|view|sign|contact|make|change|cancel"
    r"|search|download|appeal|buy|claim|talu|gwneud|dod)\b",
    re.IGNORECASE,
)
"""How links begin that people come to do something by."""


@dataclass(slots=True)
class Draft:
    """A profile in the making; empty where nothing was found or nothing needs saying."""

    start: str
    spoken: str = ""
    name: str = ""
    language: str = "en"
    platform: Platform | None = None
    hosts: tuple[str, ...] = ()
    other_hosts: dict[str, str] = field(default_factory=dict)
    main: str = ""
    navigation: str = ""
    breadcrumbs: str = ""
    skip: list[str] = field(default_factory=list)
    search: str = ""
    search_form: str = ""
    cookies: str = ""
    cookies_need_script: bool = False
    languages: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, str] = field(default_factory=dict)
    beyond: dict[str, str] = field(default_factory=dict)
    telephone: str = ""
    email: str = ""
    contact: str = ""


def drafted(site: Site, sample: Sample) -> Draft:
    """All that a sample of a site tells of it; the sample has its start page."""
    pages = sample.pages
    first = pages[0]
    spoken = spoken_name(pages) or host_of(site.start)
    draft = Draft(first.url, spoken, slug(spoken), language=first.page.language.lower().partition("-")[0] or "en")
    draft.platform = recognised(each.soup for each in pages)
    draft.main = pointing.main_of(pages)
    draft.search, draft.search_form = pointing.search_of(pages)
    _around(draft, pages)
    _cookies(draft, pages)
    draft.skip = [each for each in draft.skip if each not in handed_down(draft.platform)]
    ours, draft.other_hosts = neighbours(site, pages)
    draft.hosts = (*site.hosts, *ours) if ours else ()
    draft.languages = twins(pages, draft.language)
    missing = frozenset(_plain(url) for url, trouble in sample.troubles if trouble.key != KEPT_OUT)
    draft.tasks = tasks(site, pages, missing)
    people = reached(pages, spoken, missing)
    draft.telephone, draft.email, draft.contact = people.telephone, people.email, _short(people.page, draft.start)
    for each in pages:
        if each.page.beyond is not None and len(draft.beyond) < BEYOND:
            draft.beyond[urlsplit(each.url).path or "/"] = each.page.beyond.kind
    return draft


def handed_down(platform: Platform | None) -> frozenset[str]:
    """What the platform's base passes over already."""
    base = extendable(None, folders()).get(platform.base) if platform is not None else None
    return frozenset(layers(base).whole.skip) if base is not None else frozenset()


def spoken_name(pages: Iterable[Sampled]) -> str:
    """What the site is called: the part that most titles have in common, else the last part of the first."""
    titles = [SEPARATOR.split(each.page.title) for each in pages if each.page.title]
    parts = Counter(part.strip() for title in titles for part in set(title) if part.strip())
    common = [part for part, count in parts.most_common() if count > 1 and count * 2 > len(titles)]
    last = titles[0][-1].strip() if titles else ""
    return " ".join((common[0] if common else last).split())


def slug(words: str) -> str:
    """A name for a profile and its file, made of words."""
    return (
        re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "").replace("’", "")).strip("-")[:40].strip("-") or "site"
    )


def tasks(site: Site, pages: tuple[Sampled, ...], missing: frozenset[str] = frozenset()) -> dict[str, str]:
    """What people come for, by the links to it: those of the start page's content first, then the most linked.

    `missing` are the addresses, without a final slash, that led to no page.
    """
    count: Counter[str] = Counter()
    called: dict[str, str] = {}
    weight: Counter[str] = Counter()
    for number, each in enumerate(pages):
        for link in links(each.page, site):
            url = urldefrag(link.url)[0]
            if _plain(url) in missing:
                continue
            count[url] += 1
            if _is_phrase(link.name):
                called.setdefault(url, _phrase(link.name))
                weight[url] += (6 if number == 0 and link.main else 0) + (4 if DOING.match(link.name.strip()) else 0)
    home = _plain(site.start)
    ranked = sorted(called, key=lambda url: (-(weight[url] + count[url]), url))
    found: dict[str, str] = {}
    for url in ranked:
        if _plain(url) != home and called[url] not in found and len(found) < TASKS:
            found[called[url]] = _short(url, site.start)
    return found


def _is_phrase(name: str) -> bool:
    words = _phrase(name)
    return bool(PHRASE.fullmatch(words)) and 2 <= len(words.split()) <= PHRASE_WORDS


def _phrase(name: str) -> str:
    return normal(re.sub(r"\([^)]*\)", " ", name))


def _plain(url: str) -> str:
    """An address as it is compared: without a place in the page and a final slash."""
    return urldefrag(url)[0].rstrip("/")


def _short(url: str, start: str) -> str:
    """An address as a path, where it is on the start page's host."""
    origin = urljoin(start, "/")
    return "/" + url.removeprefix(origin) if url.startswith(origin) else url


def _around(draft: Draft, pages: tuple[Sampled, ...]) -> None:
    """What stands around the content, where the pages themselves do not mark it."""
    marked = any(node.role == "navigation" for each in pages for node in each.page.nodes)
    menus = [] if marked else pointing.called(pages, pointing.MENU)
    draft.navigation = menus[0] if menus else ""
    known = any(part.kind == "breadcrumbs" for each in pages for part in each.page.components)
    trails = [] if known else pointing.called(pages, pointing.TRAIL)
    draft.breadcrumbs = trails[0] if trails else ""
    draft.skip = list(dict.fromkeys((*pointing.called(pages, pointing.FURNITURE),)))[:8]


def _cookies(draft: Draft, pages: tuple[Sampled, ...]) -> None:
    banners = pointing.called(pages, pointing.COOKIES)
    asking = next((each for each in pages if asks(each.page)), None)
    if asking is None and not banners:
        return
    draft.cookies = "reject"
    button = answering(asking.page, CookieChoice.REJECT) if asking is not None else None
    forms = asking.page.forms if asking is not None else ()
    held = button is not None and any(c.path == button.path and form.path for form in forms for c in form.controls)
    draft.cookies_need_script = not held
    draft.skip = list(dict.fromkeys((*banners[:3], *draft.skip)))
