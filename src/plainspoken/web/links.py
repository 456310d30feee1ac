"""Links that lead to no web page: telephone numbers, email addresses, scripts."""

from __future__ import annotations

from enum import Enum
from urllib.parse import parse_qsl, unquote

from plainspoken.flow import Trouble


class LinkKind(Enum):
    """What a link is."""

    PAGE = "page"
    TELEPHONE = "telephone"
    EMAIL = "email"
    SCRIPT = "script"
    OTHER = "other"


SCHEMES = {
    "http": LinkKind.PAGE,
    "https": LinkKind.PAGE,
    "tel": LinkKind.TELEPHONE,
    "sms": LinkKind.TELEPHONE,
    "callto": LinkKind.TELEPHONE,
    "mailto": LinkKind.EMAIL,
    "javascript": LinkKind.SCRIPT,
}


def kind(url: str) -> LinkKind:
    """What a link is; an address without a scheme counts as a page."""
    scheme, colon, rest = url.strip().partition(":")
    scheme = scheme.lower()
    if scheme in SCHEMES:
        return SCHEMES[scheme]
    bare = not colon or not scheme.replace("+", "").isalnum() or rest[:1].isdigit()
    return LinkKind.PAGE if bare else LinkKind.OTHER


def described(url: str) -> Trouble | None:
    """What to tell of a link that leads to no web page, such as its telephone number; None for a web page."""
    what = kind(url)
    rest = unquote(url.strip().partition(":")[2])
    if what is LinkKind.TELEPHONE:
        return Trouble("web.telephone", (("number", rest.partition(";")[0].partition("?")[0].lstrip("/").strip()),))
    if what is LinkKind.EMAIL:
        return Trouble("web.email", (("address", _recipient(url)),))
    if what is LinkKind.SCRIPT:
        return Trouble("web.script")
    if what is LinkKind.OTHER:
        return Trouble("web.bad_address", (("url", url.strip()),))
    return None


def _recipient(url: str) -> str:
    """Who an email link writes to, be it named before the question mark or after it."""
    to, _, headers = url.strip().partition(":")[2].partition("?")
    return unquote(to).strip() or dict(parse_qsl(headers)).get("to", "")
