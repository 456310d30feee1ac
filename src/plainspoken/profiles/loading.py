"""Finding the profile of a site: a person's own first, then those that come with the program."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.documents import DocumentError, Fault
from plainspoken.flow import Site
from plainspoken.profiles import checking
from plainspoken.profiles.folders import delivered_folder, folders
from plainspoken.profiles.hosts import host_of, leaves, matches, with_and_without_www
from plainspoken.profiles.phrases import normalised
from plainspoken.profiles.sites import site_of


class ProfileNotFoundError(Exception):
    """No profile bears the name; as text, what names there are."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A profile that was found: its file, whether it is the person's own, and its site or else its faults."""

    name: str
    path: Path
    own: bool
    site: Site | None = None
    faults: tuple[Fault, ...] = ()


def installed(places: tuple[Path, ...] | None = None) -> tuple[Installed, ...]:
    """All profiles by name; one in an earlier folder hides its namesake in a later. Broken ones bear their faults."""
    found: dict[str, Installed] = {}
    for path, own in _files(folders() if places is None else places):
        if path.stem not in found:
            found[path.stem] = _installed(path, own)
    return tuple(found[name] for name in sorted(found))


def load(path: Path, places: tuple[Path, ...] | None = None) -> Site:
    """The site that a profile's file describes; raises DocumentError with its faults."""
    return site_of(checking.read(path, places=places), path.stem)


def find(name: str, places: tuple[Path, ...] | None = None) -> Site:
    """The site of the profile with this name, or else of the one that people call so.

    Raises ProfileNotFoundError where there is none, DocumentError where its file has faults.
    """
    here = {path.stem: path for path, _ in reversed(list(_files(folders() if places is None else places)))}
    if name in here:
        return load(here[name])
    called = next((each.site for each in installed(places) if each.site and _is_called(each.site, name)), None)
    if called is not None:
        return called
    nearest = difflib.get_close_matches(name, here, n=1)
    guess = f" Did you mean {nearest[0]}?" if nearest else ""
    raise ProfileNotFoundError(
        f"There is no site profile {name!r}.{guess} There are: {', '.join(sorted(here)) or 'none'}."
    )


def _is_called(site: Site, name: str) -> bool:
    return normalised(name) in {normalised(each) for each in (site.spoken, *site.names)}


def from_url(url: str, places: tuple[Path, ...] | None = None) -> Site:
    """The site whose profile takes in this address, else a plain site for its host.

    Of several, the one whose start page this is under, as closely as can be, then one that names the host. A broken
    profile takes in nothing; `installed` tells its faults.
    """
    sites = [each.site for each in installed(places) if each.site is not None and not leaves(each.site, url)]
    if sites:
        return max(sites, key=lambda site: _nearness(site, url))
    host = host_of(url)
    return Site(host, spoken=host, start=url, hosts=with_and_without_www(host) if host else ())


def _nearness(site: Site, url: str) -> tuple[int, bool]:
    """How closely an address belongs to a site: how much of the start page's it shares, whether its host is named."""
    under = site.start.rstrip("/")
    shared = len(under) if url.rstrip("/") == under or url.startswith(f"{under}/") else 0
    return shared, any(matches(host, url) for host in site.hosts if not host.startswith("*."))


def _files(places: tuple[Path, ...]) -> Iterator[tuple[Path, bool]]:
    """Every profile's file, and whether it is the person's own."""
    for place in places:
        for path in sorted(place.glob("*.yaml")):
            yield path, place != delivered_folder()


def _installed(path: Path, own: bool) -> Installed:
    """What a profile's file holds."""
    try:
        return Installed(path.stem, path, own, load(path))
    except DocumentError as problem:
        return Installed(path.stem, path, own, faults=problem.faults)
