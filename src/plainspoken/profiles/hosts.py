"""Which addresses are a site's own."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from plainspoken.flow import Site

DEFAULT_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """The host of a web address, in lower case and without a port; "" where the address has none."""
    parts = _split(url)
    return _plain(parts.hostname or "") if parts else ""


def port_of(url: str) -> int:
    """The port that a web address leads to, its scheme's own where it names none; 0 where it has none at all."""
    parts = _split(url)
    if parts is None:
        return 0
    return parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def matches(pattern: str, url: str) -> bool:
    """Whether an address fits one of a profile's hosts.

    A pattern is a host ("www.gov.uk"), every subdomain of one ("*.service.gov.uk", not that domain itself), or
    either with a port ("127.0.0.1:8000"); without a port, any port will do.
    """
    host, port = _pattern(pattern)
    if port and port != str(port_of(url)):
        return False
    here = host_of(url)
    if host.startswith("*."):
        return here.endswith(host[1:]) and here != host[1:]
    return bool(here) and here == host


def leaves(site: Site, url: str) -> bool:
    """Whether a web address leads away from the site; a site that names no host and no start has no bounds."""
    patterns = site.hosts or ((host_of(site.start),) if site.start else ())
    return bool(patterns) and not any(matches(pattern, url) for pattern in patterns)


def with_and_without_www(host: str) -> tuple[str, ...]:
    """A host and its twin: most sites answer at both and send people from one to the other."""
    if host.startswith("www."):
        return host, host.removeprefix("www.")
    return (host,) if _is_address(host) or "." not in host else (host, f"www.{host}")


def _split(url: str) -> SplitResult | None:
    """An address in parts, or None where it is none."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def _plain(host: str) -> str:
    """A host as it is compared: no final dot, in the letters that the network uses."""
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _pattern(pattern: str) -> tuple[str, str]:
    """A pattern's host and port, "" for no port."""
    text = pattern.strip().lower()
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, rest.removeprefix(":")
    host, _, port = text.partition(":")
    return _plain(host), port


def _is_address(host: str) -> bool:
    """Whether a host is a number on the network and no name."""
    return ":" in host or host.replace(".", "").isdigit()
