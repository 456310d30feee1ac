"""The pronunciation dictionary: words read as the person, the site's profile or we ourselves have it, in that order.

It is applied to what is spoken and to nothing else: what is written, matched or sent never passes through here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plainspoken.flow import Site
from plainspoken.reading.voicing import base
from plainspoken.wording import said_as

DICTIONARIES = 16
"""Dictionaries that are kept ready; a person is on one or two sites."""

Pairs = tuple[tuple[str, str], ...]
"""Words as written, and how each is said."""

OURS = "en"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All that applies to one language, and what finds it; in `said` the strongest comes last."""

    pattern: re.Pattern[str]
    said: dict[str, Pairs]

    def read(self, text: str) -> str:
        """A text with its words as they are said."""
        return self.pattern.sub(self._one, text)

    def _one(self, found: re.Match[str]) -> str:
        fitting = [said for written, said in self.said.get(found[0].casefold(), ()) if fits(written, found[0])]
        return fitting[-1] if fitting else found[0]


def as_said(text: str, language: str, site: Site, own: Pairs = (), ours: str = OURS) -> str:
    """Text with the words of the person (`own`, in the language `ours`), of the profile (in the site's) and of ours.

    Whole words only, longer ones first; what is put in place of one is not looked at again.
    """
    tongue = base(language)
    of_person = own if tongue == base(ours) else ()
    of_site = site.abbreviations if tongue == base(site.language) else ()
    built_in = said_as(tongue)
    if not (of_person or of_site or built_in):
        return text
    return _dictionary((*built_in, *of_site, *of_person)).read(text)


def fits(written: str, found: str) -> bool:
    """Whether a word that was found is one in the dictionary, but for case.

    Small letters are any case, a capital first so or all in capitals; else just as it stands, for SEND is no send.
    """
    if written == found or written == written.lower():
        return True
    return written[:1].isupper() and not written.isupper() and found == written.upper()


@lru_cache(maxsize=DICTIONARIES)
def _dictionary(pairs: Pairs) -> Dictionary:
    said: dict[str, Pairs] = {}
    for written, read in pairs:
        said[written.casefold()] = (*said.get(written.casefold(), ()), (written, read))
    longest = sorted(said, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in longest)})(?!\w)"
    return Dictionary(re.compile(pattern, re.IGNORECASE), said)
