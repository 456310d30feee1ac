"""Where a page says that it can be had in other languages, and where the site's profile says so.

Source: https://html.spec.whatwg.org/multipage/links.html#rel-alternate (hreflang)
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urlsplit

from bs4 import Tag

from plainspoken.flow import Site, Translation
from plainspoken.page.document import Document, attribute
from plainspoken.page.selecting import matching

GAP = "{path}"
NAMES = {
    "ar": ("العربية", "arabic"),
    "bn": ("বাংলা", "bengali"),
    "cy": ("cymraeg", "welsh", "yn gymraeg"),
    "en": ("english", "saesneg", "beurla", "béarla"),
    "fr": ("français", "french"),
    "ga": ("gaeilge", "irish"),
    "gd": ("gàidhlig", "gaelic", "scottish gaelic"),
    "pa": ("ਪੰਜਾਬੀ", "punjabi"),
    "pl": ("polski", "polish"),
    "pt": ("português", "portuguese"),
    "ro": ("română", "romanian"),
    "so": ("soomaali", "somali"),
    "uk": ("українська", "ukrainian"),
    "ur": ("اردو", "urdu"),
}
"""What links to a page in another language are called, in that language and in English."""


def translations(document: Document, url: str, site: Site | None) -> tuple[tuple[str, str], ...]:
    """The addresses of this page in other languages, by the language's code; the profile's word goes first.

    `url` is the page's address. Never fails; an address that is this page's own is none.
    """
    found: dict[str, str] = {}
    told = site.translations if site is not None else ()
    for code, address in (*_told(document, url, site, told), *_alternates(document), *_named(document)):
        if code and _is_page(address) and urldefrag(address)[0] != urldefrag(url)[0]:
            found.setdefault(code, address)
    return tuple(found.items())


def twin(url: str, language: str, site: Site) -> str:
    """The address of a page in another language after the profile's patterns, "" where there is none for it.

    The page's own path is what the pattern of its language leaves: of /cy/bins with /cy{path} it is /bins.
    """
    pattern = next((each.address for each in site.translations if each.language == language), "")
    if not pattern and language == site.language and any(each.address for each in site.translations):
        parts = urlsplit(site.start)
        pattern = f"{parts.scheme}://{parts.netloc}{GAP}"
    path = _path(url, site)
    return pattern.replace(GAP, path) if pattern else ""


def _path(url: str, site: Site) -> str:
    """The part of an address that is the same in every language: what a pattern leaves of it, else its own path."""
    plain = urldefrag(url)[0]
    for each in site.translations:
        before, gap, after = each.address.partition(GAP)
        inside = plain[len(before) : len(plain) - len(after)]
        if gap and plain.startswith(before) and plain.endswith(after) and inside.startswith("/"):
            return inside
        if gap and not after and plain == before:
            return "/"
    parts = urlsplit(plain)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _told(document: Document, url: str, site: Site | None, told: tuple[Translation, ...]) -> Iterator[tuple[str, str]]:
    """What the profile says: by a selector of the page's own link, or by a pattern."""
    for each in told:
        chosen = matching(document, (each.link,)) if each.link else frozenset()
        links = (tag for tag in document.elements if id(tag) in chosen)
        yield each.language, next((address for tag in links if (address := _address(document, tag))), "")
    codes = {each.language for each in told} | ({site.language} if site is not None else set())
    if site is not None:
        yield from ((code, twin(url, code, site)) for code in sorted(codes))


def _alternates(document: Document) -> Iterator[tuple[str, str]]:
    """Links that say which language they lead to."""
    for tag in document.elements:
        if tag.name in ("a", "link") and tag.attrs.get("hreflang") and tag.attrs.get("href"):
            if tag.name == "link" and "alternate" not in attribute(tag, "rel").lower().split():
                continue
            code = attribute(tag, "hreflang").lower().partition("-")[0]
            yield ("" if code == "x" else code), document.address(attribute(tag, "href"))


def _named(document: Document) -> Iterator[tuple[str, str]]:
    """Links that are called by a language's name and nothing else."""
    called = {name: code for code, names in NAMES.items() for name in names}
    for tag in document.elements:
        if tag.name == "a" and tag.attrs.get("href"):
            words = " ".join(tag.get_text().split()).casefold()
            if words in called:
                yield called[words], document.address(attribute(tag, "href"))


def _address(document: Document, tag: Tag) -> str:
    """Where a link, or the first link in an element, leads."""
    link = tag if tag.attrs.get("href") else tag.find(href=True)
    return document.address(attribute(link, "href")) if isinstance(link, Tag) else ""


def _is_page(address: str) -> bool:
    return address.startswith(("http://", "https://"))
