"""What is wrong with a profile's selectors, though each may be good CSS: those that can match nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.documents import Fault, KeyPath
from plainspoken.profiles.merging import Layers
from plainspoken.profiles.schema import Profile
from plainspoken.profiles.selectors import impossible


def selectors_of(profile: Profile) -> Iterator[tuple[KeyPath, str]]:
    """Every selector of a profile and where it stands."""
    for key in ("main", "navigation", "breadcrumbs"):
        if (selector := getattr(profile, key)) is not None:
            yield (key,), selector
    yield from ((("skip", index), selector) for index, selector in enumerate(profile.skip))
    if profile.search is not None and profile.search.form:
        yield ("search", "form"), profile.search.form
    if profile.search is not None and profile.search.results:
        yield ("search", "results"), profile.search.results
    if profile.cookies is not None and profile.cookies.banner:
        yield ("cookies", "banner"), profile.cookies.banner
    for code, each in profile.languages.items():
        if each.link:
            yield ("languages", code, "link"), each.link


def impossible_ones(read: Layers) -> Iterator[Fault]:
    """Faults of selectors that can match nothing on any page, and of skipping what is the content."""
    for path, selector in selectors_of(read.own):
        reason = impossible(selector)
        if reason:
            yield read.document.fault(path, f"can match nothing: it {reason}")
    main = read.whole.main
    for index, selector in enumerate(read.own.skip):
        if main is not None and selector in (main, "main", "body", "html", "*"):
            yield read.document.fault(("skip", index), f"passes over the content itself: take {selector} out")
