"""Addresses of forms, made absolute and spelled as the URL standard spells them.

Source: https://url.spec.whatwg.org/ (parsing and percent-encoding, for http and https)
"""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from plainspoken.page.charsets import UTF_8, encoded

WEB = frozenset({"http", "https"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PATH_SAFE = "%/:@!$&'()*+,;=~[]|^"
_QUERY_SAFE = "%/:@!$&()*+,;=~?[]{}|\\^`"
_ENDS = "".join(map(chr, range(33)))


def address(base: str, reference: str, charset: str = UTF_8) -> str:
    """Resolve a reference against a base address; what cannot be understood comes back as it was.

    `charset` is the encoding of the query's characters beyond ASCII; those of the path are always UTF-8.
    """
    reference = re.sub(r"[\t\n\r]", "", reference.strip(_ENDS))
    scheme = _SCHEME.match(reference)
    if scheme and scheme[1].lower() not in WEB:
        return reference
    try:
        main, mark, fragment = reference.partition("#")
        before, question, query = main.partition("?")
        joined = urljoin(base, before.replace("\\", "/") + question + query)
        return _spelled(joined, charset) + mark + fragment
    except ValueError:
        return reference


def with_query(url: str, query: str) -> str:
    """An address with its query replaced and its fragment left out: what a form sent by GET asks for."""
    return f"{url.partition('#')[0].partition('?')[0]}?{query}"


def without_fragment(url: str) -> str:
    """An address without its fragment, which is never sent."""
    return url.partition("#")[0]


def is_web(url: str) -> bool:
    """Whether an address is one that can be asked over the web: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in WEB and bool(parts.hostname)


def _spelled(url: str, charset: str) -> str:
    parts = urlsplit(url)
    path = quote(parts.path, safe=_PATH_SAFE)
    query = quote(encoded(parts.query, charset), safe=_QUERY_SAFE)
    written = urlunsplit((parts.scheme, parts.netloc.lower(), path or "/", query, ""))
    return f"{written}?" if url.endswith("?") and not query else written
