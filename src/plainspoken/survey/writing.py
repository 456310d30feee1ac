"""A draft written as a profile: YAML with a remark at each key, for a person to go on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainspoken.documents import Fault
from plainspoken.profiles.reference import quoted
from plainspoken.survey.draft import Draft
from plainspoken.survey.offline import check

SCHEMA = "# yaml-language-server: $schema={schema}"
CALLED = {"cy": "Welsh", "gd": "Scottish Gaelic", "ga": "Irish", "en": "English"}


def written(draft: Draft, schema: str = "profile.schema.json") -> str:
    """The profile's text, with which `check` finds no fault: what it would not take is left out.

    A phrase that sounds like another's, hides a command or has a word of no dictionary goes; so does a selector or
    a number that turns out to be none.
    """
    file = f"{draft.name}.yaml"
    for _ in range(40):
        text = "\n".join(_lines(draft, schema)) + "\n"
        wrong = check(text, file)
        if not wrong or not any(_without(draft, fault) for fault in wrong):
            return text
    return text


def _without(draft: Draft, fault: Fault) -> bool:
    """Leave out of a draft what a fault is about; whether there was any such thing."""
    key, _, inner = fault.key.partition(".")
    if key == "tasks":
        return draft.tasks.pop(inner.partition(".")[0], None) is not None
    if key == "other_hosts":
        return draft.other_hosts.pop(inner, None) is not None
    if key == "languages":
        return draft.languages.pop(inner.partition(".")[0], None) is not None
    if key.startswith("skip["):
        del draft.skip[int(key[5:-1]) - 1]
        return True
    if key.startswith("beyond_voice"):
        had = bool(draft.beyond)
        draft.beyond.clear()
        return had
    name = {"contact": inner, "search": "search", "hosts": "hosts"}.get(key, key)
    empty: object = () if name == "hosts" else ""
    name = "contact" if name == "page" else name
    if not getattr(draft, name, ""):
        return False
    setattr(draft, name, empty)
    return True


def _lines(draft: Draft, schema: str) -> Iterator[str]:
    if schema:
        yield SCHEMA.format(schema=schema)
    yield f"# {draft.spoken}. Written by: plainspoken site new {draft.start}"
    yield "# Lines that begin with # are notes, for you alone. plainspoken site guide tells how to go on from here,"
    yield "# plainspoken site keys what every key is for. After each change: plainspoken site check FILE, site try FILE"
    yield ""
    if draft.platform is not None:
        yield f"# The site is made with {draft.platform.spoken}: what is usual there need not be said here again."
        yield f"extends: {draft.platform.base}"
        yield ""
    yield from _named(draft)
    yield from _hosts(draft)
    yield from _pages(draft)
    yield from _search(draft)
    yield from _cookies(draft)
    yield from _languages(draft)
    yield from _tasks(draft)
    yield from _beyond(draft)
    yield from _contact(draft)
    yield "# How gently the site is asked: seconds between two pages. Put your own address in place of the note."
    yield "politeness:"
    yield "  seconds: 1"
    yield "  # contact: you@example.gov.uk"


def _named(draft: Draft) -> Iterator[str]:
    yield f"name: {draft.name}"
    yield ""
    yield "# What is said when the site is spoken of."
    yield f"spoken: {quoted(draft.spoken)}"
    yield ""
    yield "# The page to begin on; 'home' leads here."
    yield f"start: {draft.start}"
    yield ""
    yield "# The language that most of it is in."
    yield f"language: {draft.language}"
    yield ""


def _hosts(draft: Draft) -> Iterator[str]:
    if draft.hosts:
        yield "# The hosts that belong to the site. Before a link leads anywhere else, the person is asked."
        yield from _list("hosts", draft.hosts)
    if draft.other_hosts:
        yield "# Hosts of others that it leads to, and what they are called when the person is asked about going there."
        yield "other_hosts:"
        yield from (f"  {host}: {quoted(called)}" for host, called in draft.other_hosts.items())
        yield ""


def _pages(draft: Draft) -> Iterator[str]:
    if draft.main:
        yield "# Where a page's own matter is. A CSS selector; quote those that hold # or [ ]."
        yield f"main: {quoted_selector(draft.main)}"
    else:
        yield "# No element holds the content on most pages: it is found page by page. You may say where it is:"
        yield "# main: '#content'"
    yield ""
    if draft.navigation:
        yield "# The site's menus, which its pages do not mark as such."
        yield f"navigation: {quoted_selector(draft.navigation)}"
        yield ""
    if draft.breadcrumbs:
        yield "# The trail from the home page to this one."
        yield f"breadcrumbs: {quoted_selector(draft.breadcrumbs)}"
        yield ""
    if draft.skip:
        yield "# Parts that are passed over when a page is read; their links and buttons can still be said."
        yield from _list("skip", [quoted_selector(each) for each in draft.skip], plain=False)


def _search(draft: Draft) -> Iterator[str]:
    if draft.search or draft.search_form:
        yield "# How the site is searched: an address with {query} where the words go, or the selector of its form."
        yield "search:"
        yield f"  url: {quoted(draft.search)}" if draft.search else f"  form: {quoted_selector(draft.search_form)}"
    else:
        yield "# No search was found. If there is one, search for something and copy the address of what it finds:"
        yield "# search:"
        yield "#   url: /search?q={query}"
    yield ""


def _cookies(draft: Draft) -> Iterator[str]:
    if not draft.cookies:
        return
    yield "# The site asks about cookies. This is answered for the person, once, and they are told."
    if draft.cookies_need_script:
        yield "# Its question needs a program in the page to be answered; left alone, it means no."
    yield "cookies:"
    yield f"  choice: {draft.cookies}"
    yield ""


def _languages(draft: Draft) -> Iterator[str]:
    if not draft.languages:
        return
    yield "# Other languages, and how a page's twin is found ({}: by the page's own link)."
    yield "languages:"
    for code, address in draft.languages.items():
        note = f"   # {CALLED[code]}" if code in CALLED else ""
        yield f'  {code}: {{address: "{address}"}}{note}' if address else f"  {code}: {{}}{note}"
    yield ""


def _tasks(draft: Draft) -> Iterator[str]:
    yield "# What people come for: the words that they say, and the page. These are the links most to the fore;"
    yield "# keep those that people ask you about, in their words, two words or more, and put in what is missing."
    if draft.tasks:
        yield "tasks:"
        yield from (f"  {quoted(phrase)}: {quoted(target)}" for phrase, target in draft.tasks.items())
    else:
        yield "# tasks:"
        yield "#   pay my council tax: /council-tax/pay"
    yield ""
    yield "# Words of the area that a recogniser may not know, and how they sound in words that everybody knows:"
    yield "# words:"
    yield "#   Ynysybwl: unis uh bull"
    yield ""


def _beyond(draft: Draft) -> Iterator[str]:
    if not draft.beyond:
        return
    yield "# Pages that cannot be used by voice. Say what to do instead: what would you tell somebody who rings?"
    yield "beyond_voice:"
    for path, reason in draft.beyond.items():
        yield f"  - page: {quoted(path)}"
        yield f"    because: {reason}"
        yield "    # instead: You can ring instead."
    yield ""


def _contact(draft: Draft) -> Iterator[str]:
    told = [("telephone", f'"{draft.telephone}"' if draft.telephone else "")]
    told += [
        ("email", quoted(draft.email) if draft.email else ""),
        ("page", quoted(draft.contact) if draft.contact else ""),
    ]
    yield "# How to reach a person; told for 'how do I contact them', and where a page defeats us. Check the number."
    if any(value for _, value in told):
        yield "contact:"
        yield from (f"  {key}: {value}" for key, value in told if value)
    else:
        yield "# contact:"
        yield '#   telephone: "01632 960000"'
    yield ""


def _list(key: str, items: Iterable[str], *, plain: bool = True) -> Iterator[str]:
    yield f"{key}:"
    yield from (f"  - {quoted(item) if plain else item}" for item in items)
    yield ""


def quoted_selector(selector: str) -> str:
    """A selector as it is safe in YAML."""
    return f'"{selector}"' if any(sign in selector for sign in "#[]{},&*!|>'%@`:") else selector
