"""Which addresses a profile's patterns take in."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urldefrag

from plainspoken.flow import BeyondVoice, Site
from plainspoken.profiles.hosts import matches


def covers(pattern: str, url: str) -> bool:
    """Whether an address fits a pattern, in which * stands for anything, also for nothing.

    A pattern without a ? takes in an address with any query; a fragment and a last slash do not count.
    """
    plain = urldefrag(url)[0]
    if "?" not in pattern:
        plain = plain.partition("?")[0]
    return bool(_expression(pattern).fullmatch(plain.rstrip("/")))


def beyond(site: Site, url: str) -> BeyondVoice | None:
    """What the profile says of a page that cannot be used by voice, None where it says nothing."""
    return next((each for each in site.beyond if covers(each.pages, url)), None)


def other_host(site: Site, url: str) -> str:
    """What the profile calls the site of others that an address is on, "" where it does not know it."""
    return next((called for host, called in site.other_hosts if matches(host, url)), "")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in pattern.rstrip("/").split("*")), re.IGNORECASE)
