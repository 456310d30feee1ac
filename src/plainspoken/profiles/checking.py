"""Finding what is wrong in a profile, without a network."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from urllib.parse import urljoin

from plainspoken.documents import DocumentError, Fault
from plainspoken.profiles.hosts import host_of, matches
from plainspoken.profiles.merging import Layers, layers, missing_start
from plainspoken.profiles.phrases import clashing
from plainspoken.profiles.pointing import impossible_ones
from plainspoken.profiles.schema import Profile


def faults(
    source: Path | Traversable | str | bytes,
    commands: Collection[str] = (),
    name: str = "",
    places: tuple[Path, ...] | None = None,
) -> tuple[Fault, ...]:
    """All faults of a profile, in the file's order; none for a good one.

    `source` is a file, or its text (str or bytes) with the file's name as `name`; `commands` are phrases that the
    assistant itself obeys, none of which an alias may hide; `places` are the folders of what may be extended.
    """
    try:
        read(source, commands, name, places)
    except DocumentError as problem:
        return problem.faults
    return ()


def read(
    source: Path | Traversable | str | bytes,
    commands: Collection[str] = (),
    name: str = "",
    places: tuple[Path, ...] | None = None,
) -> Profile:
    """A profile from its file or text, with all that it extends; raises DocumentError with all faults."""
    found = layers(source, name, places)
    wrong = tuple(_across(found, Path(found.document.name).stem, commands))
    if wrong:
        raise DocumentError(tuple(sorted(wrong, key=lambda fault: (fault.line, fault.column))))
    return found.whole


def _across(read_: Layers, stem: str, commands: Collection[str]) -> Iterator[Fault]:
    """Faults that only show between one key and another."""
    document, own, whole = read_.document, read_.own, read_.whole
    if whole.start is None:
        yield missing_start(document)
        return
    if own.name is not None and own.name != stem:
        yield document.fault(("name",), f"should be the same as the file's name, {stem}")
    yield from _hosts(read_, whole.start)
    yield from _search(read_, whole.start)
    for key in ("hosts", "skip", "sensitive", "names"):
        yield from _repeated(read_, key)
    yield from _languages(read_)
    yield from _tasks(read_)
    yield from impossible_ones(read_)
    yield from clashing(read_, commands)


def _hosts(read_: Layers, start: str) -> Iterator[Fault]:
    own, whole = read_.own, read_.whole
    if whole.hosts and not any(matches(host, start) for host in whole.hosts):
        if own.hosts:
            message = f"should have start's own host, {host_of(start)}, among them"
            yield read_.document.fault(("hosts",), message, at_key=True)
        else:
            message = f"is on {host_of(start)}, which is not among the hosts of what is extended: add it under hosts"
            yield read_.document.fault(("start",) if own.start else ("extends",), message)
    for host in own.other_hosts:
        if host in whole.hosts:
            yield read_.document.fault(("other_hosts", host), "is among hosts too: keep it in one of them", at_key=True)


def _search(read_: Layers, start: str) -> Iterator[Fault]:
    """Faults of the way to search."""
    search = read_.own.search
    if search is None:
        return
    ways = [way for way in (search.form, search.url) if way is not None]
    if len(ways) != 1:
        yield read_.document.fault(("search",), "should have one of form and url", at_key=True)
    hosts = read_.whole.hosts or [host_of(start)]
    address = search.url
    if address and not any(matches(host, urljoin(start, address)) for host in hosts):
        message = f"is on {host_of(address)}, which is not among hosts: add it there"
        yield read_.document.fault(("search", "url"), message)


def _repeated(read_: Layers, key: str) -> Iterator[Fault]:
    """Faults of a list that says a thing twice."""
    items: list[str] = getattr(read_.own, key)
    for index, item in enumerate(items):
        if item in items[:index]:
            yield read_.document.fault((key, index), f"is here twice: keep one {item}")


def _languages(read_: Layers) -> Iterator[Fault]:
    main = read_.whole.language or "en"
    for code, told in read_.own.languages.items():
        if code == main and not told.address and not told.link:
            message = f"is the language the site is in already (language: {main}): take it out"
            yield read_.document.fault(("languages", code), message, at_key=True)
        if told.address and told.link:
            yield read_.document.fault(("languages", code), "should have one of link and address", at_key=True)


def _tasks(read_: Layers) -> Iterator[Fault]:
    for phrase, task in read_.own.tasks.items():
        if not task.page and not task.steps:
            yield read_.document.fault(("tasks", phrase), "should have a page or steps", at_key=True)
