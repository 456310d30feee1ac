"""What a site is made with, told by signs in its pages; the signs are data (platforms.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Annotated

from bs4 import BeautifulSoup
from pydantic import BaseModel, ConfigDict, Field, RootModel

from plainspoken.documents import load, validated
from plainspoken.page.document import attribute
from plainspoken.page.tree import elements

ENOUGH = 3
"""Weight of signs from which on a platform is taken for known."""


class Sign(BaseModel):
    """One sign: a generator's name, a part of an address, a class or an id ("x*" for all that begin so)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    generator: str = ""
    path: str = ""
    class_: Annotated[str, Field(alias="class")] = ""
    id: str = ""
    weight: int = 1


class Platform(BaseModel):
    """Something that sites are made with: what it is called, the base that its profiles extend, its signs."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    spoken: str
    base: str
    signs: tuple[Sign, ...]


class _File(RootModel[dict[str, Platform]]):
    """The whole file."""


@cache
def platforms() -> tuple[Platform, ...]:
    """All platforms that are known."""
    document = load(files("plainspoken.survey").joinpath("platforms.yaml"), name="survey/platforms.yaml")
    return tuple(validated(document, _File).root.values())


def recognised(pages: Iterable[BeautifulSoup]) -> Platform | None:
    """The platform that some pages of a site bear most signs of, None where they bear hardly any."""
    seen = [_Seen(page) for page in pages]
    best = max(platforms(), key=lambda each: _weight(each, seen))
    return best if _weight(best, seen) >= ENOUGH else None


def _weight(platform: Platform, pages: list[_Seen]) -> int:
    return sum(sign.weight for sign in platform.signs if any(page.has(sign) for page in pages))


class _Seen:
    """What of a page may be a sign."""

    def __init__(self, page: BeautifulSoup) -> None:
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.generator = ""
        for tag in elements(page):
            self.classes.update(attribute(tag, "class").split())
            self.ids.add(attribute(tag, "id"))
            if tag.name in ("script", "link", "img"):
                self.addresses.append((attribute(tag, "src") or attribute(tag, "href")).lower())
            if tag.name == "meta" and attribute(tag, "name").lower() == "generator":
                self.generator += f" {attribute(tag, 'content')}"

    def has(self, sign: Sign) -> bool:
        """Whether the page bears a sign."""
        if sign.generator:
            return bool(re.search(sign.generator, self.generator, re.IGNORECASE))
        if sign.path:
            return any(sign.path.lower() in address for address in self.addresses)
        return _any(self.classes, sign.class_) if sign.class_ else _any(self.ids, sign.id)


def _any(names: set[str], wanted: str) -> bool:
    start = wanted.removesuffix("*")
    return any(name.startswith(start) for name in names) if wanted.endswith("*") else wanted in names
