"""How long a page lasts before its site throws away what was given, and whether it says that this has happened.

Told by a refresh to another page, by the time-out components of GOV.UK, HMRC and the Ministry of Justice, or in words.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from plainspoken.page.document import attribute
from plainspoken.wording import spoken

MINUTE = 60
REFRESH = re.compile(r"\s*(\d{1,6})\s*[;,]\s*url\s*=", re.IGNORECASE)
ATTRIBUTES = re.compile(
    r"\sdata-(?:(?P<seconds>(?:session-)?timeout(?:-seconds)?)|(?P<minutes>minutes-idle-timeout|(?:session-)?timeout-minutes))"
    r"\s*=\s*[\"']?(?P<value>\d{1,6})\b",
    re.IGNORECASE,
)
REFRESHED = re.compile(r"http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
ENDED = re.compile(r"(?:timed-?out|time-?out|session-(?:expired|ended|timeout)|expired)/?$", re.IGNORECASE)
LONGEST_SENTENCE = 400


def lasts(soup: BeautifulSoup, source: str, text: str) -> int:
    """After how many seconds without an answer the site ends the session; 0 where the page does not say.

    `source` is the page's HTML, `text` its running text, a line a paragraph.
    """
    return _by_attributes(source) or (_by_refresh(soup) if REFRESHED.search(source) else 0) or _by_words(text)


def ended(url: str, title: str) -> bool:
    """Whether a page says that its session is over, by its address or its title."""
    lower = title.casefold().replace("’", "'")
    path = re.split(r"[?#]", url, maxsplit=1)[0]  # urlsplit raises for addresses that pages do have
    return bool(ENDED.search(path)) or any(phrase in lower for phrase in spoken().session_over)


def _by_attributes(source: str) -> int:
    found = ATTRIBUTES.search(source)
    if found is None:
        return 0
    return int(found["value"]) * (1 if found["seconds"] else MINUTE)


def _by_refresh(soup: BeautifulSoup) -> int:
    for tag in soup.find_all("meta"):
        if isinstance(tag, Tag) and attribute(tag, "http-equiv").lower() == "refresh":
            found = REFRESH.match(attribute(tag, "content"))
            if found:
                return int(found[1])
    return 0


def _by_words(text: str) -> int:
    """What a sentence says: "your session will end after 20 minutes"."""
    words = spoken()
    units = dict.fromkeys(words.minute_part, MINUTE) | dict.fromkeys(words.hour_part_plural, 60 * MINUTE)
    amount = re.compile(rf"\b(\d{{1,3}})\s+({'|'.join(units)})\b", re.IGNORECASE)
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        found = amount.search(sentence[:LONGEST_SENTENCE])
        lower = sentence.casefold()
        if found and any(re.search(rf"\b{phrase}", lower) for phrase in words.session_ends):
            return int(found[1]) * units[found[2].casefold()]
    return 0
