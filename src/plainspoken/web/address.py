"""Web addresses, taken apart without changing a byte that a server would see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

WEB_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#\\]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
AUTHORITY = re.compile(r"(?P<host>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{0,5}))?")
WITHOUT_SCHEME = re.compile(r"(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::[0-9]+)?(?:[/?#]|$)")
UNSENDABLE = re.compile(r"[^!#-;=?-~]+")
"""What no request may hold: control characters, spaces, quotes, angle brackets, all outside ASCII."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web: `origin` is "scheme://host[:port]", `target` the path and query as they are sent."""

    scheme: str
    host: str
    origin: str
    target: str
    fragment: str = ""

    @property
    def url(self) -> str:
        """The whole address without its fragment."""
        return self.origin + self.target

    @property
    def page(self) -> str:
        """The whole address, with the fragment that says where on the page to begin."""
        return f"{self.url}#{self.fragment}" if self.fragment else self.url


def parse(url: str) -> Address | None:
    """Take a web address apart; None where it is none, or where it holds a user's name or password.

    What is written "www.gov.uk/renew" counts as https. Escapes are left as they stand; only what no request may
    hold is escaped, as UTF-8 (URL Standard, percent-encode sets).
    """
    url = re.sub(r"[\t\n\r]", "", url.strip(" \t\n\r\f\0"))
    if WITHOUT_SCHEME.match(url):
        url = f"https://{url}"
    parts = WEB_ADDRESS.fullmatch(url)
    authority = AUTHORITY.fullmatch(_ascii(parts["authority"])) if parts else None
    if parts is None or authority is None or int(authority["port"] or 0) > 65535:
        return None
    scheme, host = parts["scheme"].lower(), authority["host"]
    port = authority["port"] or ""
    default = {"http": "80", "https": "443"}[scheme]
    origin = f"{scheme}://{host}" + (f":{port}" if port not in ("", default) else "")
    target = _sendable(parts["path"] or "/") + _sendable(parts["query"] or "")
    return Address(scheme, host.strip("[]"), origin, target, parts["fragment"] or "")


def onward(base: Address, location: str) -> Address | None:
    """Where a redirect leads: relative to the page it came from, whose fragment it keeps unless it brings its own."""
    try:
        address = parse(urljoin(base.url, location.strip()))
    except ValueError:
        return None
    if address is None or address.fragment or not base.fragment:
        return address
    return Address(address.scheme, address.host, address.origin, address.target, base.fragment)


def _ascii(authority: str) -> str:
    """A host in the letters that the network uses; "" where there are none for it."""
    try:
        return authority.lower() if authority.isascii() else authority.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _sendable(text: str) -> str:
    """Text with all that no request may hold escaped, and nothing else touched."""
    return UNSENDABLE.sub(lambda found: quote(found[0].encode("utf-8", "replace"), safe=""), text)
