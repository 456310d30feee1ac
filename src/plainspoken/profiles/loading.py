"""Finding the profile of a site: a person's own first, then those that come with the program."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

from platformdirs import user_data_path

from plainspoken.documents import DocumentError, Fault
from plainspoken.flow import Site
from plainspoken.profiles import checking
from plainspoken.profiles.hosts import host_of, leaves, matches, with_and_without_www
from plainspoken.profiles.schema import Profile


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


def own_folder() -> Path:
    """Where a person's own profiles are on this platform, whether or not the folder exists yet."""
    return user_data_path("plainspoken", appauthor=False) / "site_profiles"


def delivered_folder() -> Path:
    """Where the profiles are that come with the program: in the package, or in a checkout at its top."""
    packaged = Path(str(files("plainspoken"))) / "site_profiles"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "site_profiles"


def folders() -> tuple[Path, ...]:
    """All folders that hold profiles, the person's own first."""
    return own_folder(), delivered_folder()


def installed(places: tuple[Path, ...] | None = None) -> tuple[Installed, ...]:
    """All profiles by name; one in an earlier folder hides its namesake in a later. Broken ones bear their faults."""
    found: dict[str, Installed] = {}
    for path, own in _files(folders() if places is None else places):
        if path.stem not in found:
            found[path.stem] = _installed(path, own)
    return tuple(found[name] for name in sorted(found))


def load(path: Path) -> Site:
    """The site that a profile's file describes; raises DocumentError with its faults."""
    return site_of(checking.read(path), path.stem)


def find(name: str, places: tuple[Path, ...] | None = None) -> Site:
    """The site of the profile with this name.

    Raises ProfileNotFoundError where there is none, DocumentError where its file has faults.
    """
    here = {path.stem: path for path, _ in reversed(list(_files(folders() if places is None else places)))}
    if name in here:
        return load(here[name])
    nearest = difflib.get_close_matches(name, here, n=1)
    guess = f" Did you mean {nearest[0]}?" if nearest else ""
    raise ProfileNotFoundError(
        f"There is no site profile {name!r}.{guess} There are: {', '.join(sorted(here)) or 'none'}."
    )


def from_url(url: str, places: tuple[Path, ...] | None = None) -> Site:
    """The site whose profile takes in this address, one that names its host first; else a plain site for its host.

    A broken profile takes in nothing; `installed` tells its faults.
    """
    sites = [each.site for each in installed(places) if each.site is not None and not leaves(each.site, url)]
    named = [site for site in sites if any(matches(host, url) for host in site.hosts if not host.startswith("*"))]
    if sites:
        return (named or sites)[0]
    host = host_of(url)
    return Site(host, spoken=host, start=url, hosts=with_and_without_www(host) if host else ())


def rebased(site: Site, start: str) -> Site:
    """The same site served elsewhere: the practice council on the port it got, a council's test server."""
    old = urljoin(site.start, "/")
    new = urljoin(start, "/")

    def moved(url: str) -> str:
        return new + url.removeprefix(old) if url.startswith(old) else url

    aliases = tuple((phrase, moved(url)) for phrase, url in site.aliases)
    return replace(site, start=start, hosts=(host_of(start),), search=moved(site.search), aliases=aliases)


def site_of(profile: Profile, name: str) -> Site:
    """A profile as the other stages know it, its paths made whole addresses."""
    search = profile.search
    return Site(
        name=profile.name or name,
        spoken=profile.spoken or profile.name or name,
        start=profile.start,
        hosts=tuple(profile.hosts) or with_and_without_www(host_of(profile.start)),
        main=profile.main or "",
        skip=tuple(profile.skip),
        search=urljoin(profile.start, search.url) if search and search.url else "",
        search_form=search.form or "" if search else "",
        aliases=tuple((phrase, urljoin(profile.start, target)) for phrase, target in profile.aliases.items()),
        words=tuple(profile.words.items()),
        language=profile.language,
    )


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
