"""Whether the network works, for the doctor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plainspoken.flow import Site, Trouble
from plainspoken.profiles.hosts import host_of
from plainspoken.web.browser import Browser
from plainspoken.web.exchange import Limits

QUICK = Limits(connect=5, read=5, overall=10, tries=1)

MENDS: Mapping[str, tuple[str, str]] = {
    "web.unknown_host": (
        "the name {host} was not found",
        "check that this computer is connected to the internet, and that the address is spelled right",
    ),
    "web.no_connection": (
        "nothing answers at {host}",
        "check that this computer is connected, and that no firewall or proxy (HTTPS_PROXY names one) stands between",
    ),
    "web.timeout": ("{host} is too slow", "try again later, or nearer to the router"),
    "web.certificate": (
        "{host} cannot prove who it is",
        "check this computer's date and time; where your organisation inspects traffic, let REQUESTS_CA_BUNDLE name"
        " the file of its certificate",
    ),
    "web.not_secure": (
        "no secure connection to {host} can be made",
        "check whether a network's log-in page, such as a library's or a hotel's, must be passed first",
    ),
    "web.bad_address": ("{url} is no web address", "write it as https://www.example.gov.uk/"),
    "web.foreign_host": (
        "the site sends visitors on to {host}",
        "add that host to the site's profile; on public wireless networks, pass the log-in page first",
    ),
}
"""For each trouble, what is wrong and how to mend it; any other means that the network itself works."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether something works, what was found, and how to mend it ("" where there is nothing to mend)."""

    ok: bool
    what: str
    mend: str = ""


def health(url: str, site: Site | None = None, limits: Limits = QUICK, trust: str | None = None) -> Health:
    """Try whether a page can be fetched: `site`'s hosts are allowed, by default the page's own."""
    host = host_of(url)
    with Browser(site or Site(host, hosts=(host,)), limits, trust) as browser:
        found = browser.visit(url)
    if not isinstance(found, Trouble):
        return Health(True, f"{host} answers")
    if found.key not in MENDS:
        return Health(True, f"{host} answers, though with no page ({found.key})")
    values = {"host": host, "url": url, **dict(found.values)}
    what, mend = MENDS[found.key]
    return Health(False, what.format_map(values), mend)
