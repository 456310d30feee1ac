"""Finding what is wrong in a profile, without a network."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urljoin

from plainspoken.documents import Document, DocumentError, Fault, load, validated
from plainspoken.profiles.hosts import host_of, matches
from plainspoken.profiles.schema import Profile


def faults(source: Path | Traversable, commands: Collection[str] = ()) -> tuple[Fault, ...]:
    """All faults of a profile's file, in the file's order; none for a good one.

    `commands` are phrases that the assistant itself obeys, none of which an alias may hide.
    """
    try:
        read(source, commands)
    except DocumentError as problem:
        return problem.faults
    return ()


def read(source: Path | Traversable, commands: Collection[str] = ()) -> Profile:
    """A profile from its file; raises DocumentError with all faults."""
    document = load(source)
    profile = validated(document, Profile)
    found = tuple(_across(document, profile, Path(source.name).stem, commands))
    if found:
        raise DocumentError(tuple(sorted(found, key=lambda fault: (fault.line, fault.column))))
    return profile


def normalised(phrase: str) -> str:
    """A phrase as it is compared: small letters, single spaces, no signs."""
    return " ".join(re.sub(r"[^\w' ]", " ", phrase.lower().replace("’", "'")).split())


def _across(document: Document, profile: Profile, stem: str, commands: Collection[str]) -> Iterator[Fault]:
    """Faults that only show between one key and another."""
    if profile.name is not None and profile.name != stem:
        yield document.fault(("name",), f"should be the same as the file's name, {stem}")
    if profile.hosts and not any(matches(host, profile.start) for host in profile.hosts):
        yield document.fault(
            ("hosts",), f"should have start's own host, {host_of(profile.start)}, among them", at_key=True
        )
    yield from _search(document, profile)
    yield from _repeated(document, "hosts", profile.hosts)
    yield from _repeated(document, "skip", profile.skip)
    yield from _aliases(document, profile, commands)


def _search(document: Document, profile: Profile) -> Iterator[Fault]:
    """Faults of the way to search."""
    if profile.search is None:
        return
    ways = [way for way in (profile.search.form, profile.search.url) if way is not None]
    if len(ways) != 1:
        yield document.fault(("search",), "should have one of form and url", at_key=True)
    address = profile.search.url
    hosts = profile.hosts or [host_of(profile.start)]
    if address and not any(matches(host, urljoin(profile.start, address)) for host in hosts):
        yield document.fault(("search", "url"), f"is on {host_of(address)}, which is not among hosts: add it there")


def _repeated(document: Document, key: str, items: list[str]) -> Iterator[Fault]:
    """Faults of a list that says a thing twice."""
    for index, item in enumerate(items):
        if item in items[:index]:
            yield document.fault((key, index), f"is here twice: keep one {item}")


def _aliases(document: Document, profile: Profile, commands: Collection[str]) -> Iterator[Fault]:
    """Faults of phrases that sound the same as another, or as a command."""
    obeyed = {normalised(command) for command in commands}
    seen: dict[str, str] = {}
    for phrase in profile.aliases:
        plain = normalised(phrase)
        first = seen.setdefault(plain, phrase)
        if first != phrase:
            yield document.fault(("aliases", phrase), f"sounds the same as {first!r}: keep one", at_key=True)
        if plain in obeyed:
            message = f"is a command already ({plain!r}), which it would hide: choose other words"
            yield document.fault(("aliases", phrase), message, at_key=True)
