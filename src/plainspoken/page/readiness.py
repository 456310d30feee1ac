"""Which pages are beyond voice: those that need JavaScript, a picture puzzle or eyes, told from those that do not.

Nearly every page has scripts and works without them; only marks that the page is nothing without them count: an empty
element for a program to fill, a notice in `<noscript>` with little beside it, or scripts and no words at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import Tag

from plainspoken.flow import Beyond, Node
from plainspoken.page import content
from plainspoken.page.contacts import contact, statement, telephone
from plainspoken.page.document import Document, attribute, kind
from plainspoken.page.leaves import FIELDS

FEW = 250
"""A page with a notice that asks for JavaScript and no more letters than this beside it says nothing of its own."""

NONE = 60
"""No more letters than this, and an element for a program to fill is all there is, or a drawing is."""

_ASKS_FOR_SCRIPT = re.compile(
    r"(?:enable|turn on|need|require|without|activate|switch on|disabled|galluogi|angen|heb)\b[^.]{0,80}\bjava\s?script"
    r"|java\s?script\b[^.]{0,80}"
    r"\b(?:enabled?|required|disabled|turned (?:on|off)|needed|to (?:run|use|work)|not available)",
    re.IGNORECASE,
)
_SHELLS = frozenset(
    {"__next", "__nuxt", "___gatsby", "app", "app-root", "application", "main-app", "react-root", "root"}
)
_SHELL_TAGS = frozenset({"app-root", "my-app"})
_CAPTCHA_CLASSES = frozenset({"cf-turnstile", "frc-captcha", "g-recaptcha", "h-captcha", "mtcaptcha"})
_CAPTCHA_FRAME = re.compile(
    r"recaptcha/(?:api2?|enterprise)/(?:anchor|bframe|fallback)|recaptcha/api/noscript|hcaptcha\.com/captcha"
    r"|challenges\.cloudflare\.com|arkoselabs\.com|funcaptcha",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(r"/cdn-cgi/challenge-platform/|_incapsula_resource|captcha-delivery\.com", re.IGNORECASE)
_CAPTCHA_WORD = re.compile(r"captcha", re.IGNORECASE)
_SIGN_IN = re.compile(
    r"^(?:(?:www\.)?signin\.(?:integration\.)?account\.gov\.uk|home\.account\.gov\.uk|www\.access\.service\.gov\.uk"
    r"|www\.ete\.access\.service\.gov\.uk|login\.microsoftonline\.com"
    r"|(?:login|signin|auth|idp)\..+\.gov\.(?:uk|scot|wales))$"
)
_LOOKED_AT = frozenset({"canvas", "embed", "iframe", "img", "input", "noscript", "object", "script", "svg", "video"})
_DRAWINGS = frozenset({"canvas", "embed", "object", "video"})
_MAP = re.compile(r"\bmaps?\b|arcgis|openlayers|leaflet", re.IGNORECASE)


@dataclass(slots=True)
class _Seen:
    """What of a page's elements speaks of scripts, puzzles and pictures."""

    scripts: int = 0
    shell: bool = False
    notice: bool = False
    captcha: bool = False
    challenge: bool = False
    password: bool = False
    drawing: bool = False
    notices: list[str] = field(default_factory=list)


def beyond_voice(document: Document, nodes: tuple[Node, ...], url: str) -> Beyond | None:
    """Say why a page cannot be used by voice alone, None where it can; never fails.

    `nodes` are the page's, with the main content marked; `url` its address. A page that has scripts, maps or videos
    beside words of its own can be used.
    """
    seen = _seen(document)
    reason = _reason(seen, nodes, url)
    if not reason:
        return None
    return Beyond(reason, telephone(nodes), statement(nodes), contact(nodes))


def _reason(seen: _Seen, nodes: tuple[Node, ...], url: str) -> str:
    if seen.captcha:
        return "captcha"
    if seen.password or (_SIGN_IN.match(_host(url)) and _has_field(nodes)):
        return "sign_in"
    if not (seen.notice or seen.shell or seen.challenge or seen.drawing) or _has_field(nodes):
        return ""
    letters = _letters(nodes, seen)
    if seen.challenge and letters <= FEW:
        return "captcha"
    if (seen.notice and letters <= FEW) or (seen.shell and seen.scripts and letters <= NONE):
        return "script"
    return "picture" if seen.drawing and letters <= NONE else ""


def _seen(document: Document) -> _Seen:
    seen = _Seen()
    for tag in document.elements:
        name, attributes = tag.name, tag.attrs
        if name in _LOOKED_AT:
            _look(tag, document, seen)
        if "class" in attributes and not _CAPTCHA_CLASSES.isdisjoint(attribute(tag, "class").split()):
            seen.captcha = True
        if (attributes.get("id") in _SHELLS or name in _SHELL_TAGS) and _is_empty(tag):
            seen.shell = True
    return seen


def _look(tag: Tag, document: Document, seen: _Seen) -> None:
    """Note what one element that matters says."""
    source = attribute(tag, "src")
    if tag.name == "script":
        seen.scripts += 1
        seen.challenge = seen.challenge or bool(_CHALLENGE.search(source or tag.get_text()[:2_000]))
    elif tag.name == "noscript":
        words = " ".join(tag.get_text(" ").split())
        if _ASKS_FOR_SCRIPT.search(words):
            seen.notice = True
            seen.notices.append(document.box(tag).path)
    elif tag.name == "iframe":
        seen.captcha = seen.captcha or bool(_CAPTCHA_FRAME.search(source))
        seen.drawing = seen.drawing or bool(_MAP.search(source))
    elif tag.name in ("img", "input"):
        _look_at_field(tag, document, seen)
    elif tag.name in _DRAWINGS:
        seen.drawing = True


def _look_at_field(tag: Tag, document: Document, seen: _Seen) -> None:
    if document.box(tag).hidden:
        return
    if tag.name == "input" and kind(tag) == "password":
        seen.password = True
    keys = ("src", "alt") if tag.name == "img" else ("name", "id")
    if any(_CAPTCHA_WORD.search(attribute(tag, key)) for key in keys):
        seen.captcha = True


def _is_empty(tag: Tag) -> bool:
    """Whether an element waits to be filled: no words in it beyond "Loading..."."""
    words = "".join(str(text) for text in tag.find_all(string=True, limit=20)).strip()
    return len(words) < 15 and tag.find(["a", "img", "input", "form"]) is None


def _letters(nodes: tuple[Node, ...], seen: _Seen) -> int:
    """How many letters of words of its own a page has: no notices, nothing that stands around the content."""
    notices = tuple(seen.notices)
    outside = content.boilerplate(nodes)
    own = (n for n in nodes if n.role == "text" and not outside[n.index] and not _inside(n.path, notices))
    return sum(len(node.name.strip()) for node in own)


def _inside(path: str, holders: Iterable[str]) -> bool:
    return any(path == holder or path.startswith(f"{holder}/") for holder in holders)


def _has_field(nodes: tuple[Node, ...]) -> bool:
    return any(node.role in FIELDS and not node.skipped and node.role != "searchbox" for node in nodes)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
