"""Where profiles are: a person's own folder, that of the program, and the bases beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

BASES = "bases"
"""The folder, inside one of profiles, of those that are only there to be extended."""


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


def extendable(source: Path | None, places: Iterable[Path]) -> dict[str, Path]:
    """Every profile that the one at `source` may extend, by name: those beside it first, then each place's.

    Bases go before sites, and another file of its own name before itself, so that a person's govuk may extend ours.
    """
    found: dict[str, Path] = {}
    for place in (*([source.parent] if source is not None else []), *places):
        for path in _files(place):
            if found.setdefault(path.stem, path) == source:
                found[path.stem] = path
    return found


def delivered_names() -> frozenset[str]:
    """The names that profiles and bases have which come with the program; one's own of such a name hides it."""
    return frozenset(extendable(None, (delivered_folder(),)))


def _files(place: Path) -> Iterator[Path]:
    yield from sorted((place / BASES).glob("*.yaml"))
    yield from sorted(place.glob("*.yaml"))
