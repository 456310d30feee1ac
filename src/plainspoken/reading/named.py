"""Abbreviations and names of a site, read as its profile says."""

from __future__ import annotations

import re
from functools import lru_cache

from plainspoken.flow import Site
from plainspoken.reading.voicing import base

PROFILES = 16
"""Profiles whose patterns are kept; a person is on one or two sites."""


def as_said(text: str, language: str, site: Site) -> str:
    """Text with the profile's abbreviations as they are read, in the site's own language; whole words only.

    Capitals count, for SEND is no send; longer ones go first.
    """
    if not site.abbreviations or base(language) != base(site.language):
        return text
    said = dict(site.abbreviations)
    return _pattern(tuple(said)).sub(lambda found: said[found[0]], text)


@lru_cache(maxsize=PROFILES)
def _pattern(written: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(written, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in longest)})(?!\w)")
