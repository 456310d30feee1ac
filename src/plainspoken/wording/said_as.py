"""Words that speech engines read wrong, and how they are read instead, as a language's said_as.yaml has them."""

from __future__ import annotations

from functools import cache

from pydantic import RootModel

from plainspoken.documents import validated
from plainspoken.wording.languages import ENGLISH, document_of, languages


class SaidAs(RootModel[dict[str, str]]):
    """A word as it is written, and how it is said."""


@cache
def said_as(language: str = ENGLISH) -> tuple[tuple[str, str], ...]:
    """The pairs of a language ("en-GB" is "en"); none for one that has no words of its own here.

    Raises DocumentError where the file is broken.
    """
    name = language.lower().partition("-")[0]
    if name not in languages():
        return ()
    return tuple(validated(document_of(name, "said_as.yaml"), SaidAs).root.items())
