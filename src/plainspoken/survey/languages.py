"""How the pages of a site in other languages are found, told from a few pages that have such twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from plainspoken.survey.sampling import Sampled

GAP = "{path}"


def twins(pages: Iterable[Sampled], own: str) -> dict[str, str]:
    """The other languages of a site, by code, with the pattern of addresses that most twins fit, "" for none."""
    found: dict[str, Counter[str]] = {}
    for each in pages:
        for code, url in each.page.translations:
            if code != own:
                found.setdefault(code, Counter())[pattern(each.url, url)] += 1
    return {code: _best(patterns) for code, patterns in sorted(found.items())}


def _best(patterns: Counter[str]) -> str:
    best, count = patterns.most_common(1)[0]
    return best if best and count * 5 >= patterns.total() * 4 and patterns.total() > 1 else ""


def pattern(url: str, twin: str) -> str:
    """The pattern that makes a page's address that of its twin, with {path} for the page's path; "" for none.

    A path before or after the page's own (/cy{path}, {path}.cy), or another host with the same path.
    """
    here, there = urlsplit(url), urlsplit(twin)
    host = "" if here.netloc == there.netloc else f"{there.scheme}://{there.netloc}"
    path, other = here.path or "/", there.path or "/"
    if path == other and host:
        return f"{host}{GAP}"
    if path == "/" or not (other.endswith(path) or other.startswith(path)):
        return ""
    before, after = (other[: -len(path)], "") if other.endswith(path) else ("", other[len(path) :])
    return f"{host}{before}{GAP}{after}"
