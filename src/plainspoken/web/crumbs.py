"""A site's cookies as text, to be kept and brought back: as secret as a password, so only ever kept encrypted."""

from __future__ import annotations

import json
from http.cookiejar import Cookie, CookieJar

KEPT = ("name", "value", "domain", "path", "expires", "secure", "domain_specified", "domain_initial_dot")


def as_text(jar: CookieJar) -> str:
    """All cookies of a jar, in a fixed order; "" for none."""
    found = sorted(([getattr(each, name) for name in KEPT] for each in jar), key=repr)
    return json.dumps(found) if found else ""


def bring_back(text: str, jar: CookieJar) -> None:
    """Put cookies back into a jar; what is no text of ours brings none."""
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return
    for values in found:
        jar.set_cookie(_cookie(dict(zip(KEPT, values, strict=True))))


def _cookie(kept: dict[str, object]) -> Cookie:
    expires = kept["expires"]
    return Cookie(
        version=0,
        name=str(kept["name"]),
        value=None if kept["value"] is None else str(kept["value"]),
        port=None,
        port_specified=False,
        domain=str(kept["domain"]),
        domain_specified=bool(kept["domain_specified"]),
        domain_initial_dot=bool(kept["domain_initial_dot"]),
        path=str(kept["path"]),
        path_specified=True,
        secure=bool(kept["secure"]),
        expires=expires if isinstance(expires, int) else None,
        discard=expires is None,
        comment=None,
        comment_url=None,
        rest={},
    )
