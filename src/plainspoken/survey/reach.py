"""How far a profile reaches: hosts that its site leads to and it does not know, pages that voice cannot use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plainspoken.documents import Fault
from plainspoken.flow import Site
from plainspoken.profiles.hosts import host_of, leaves
from plainspoken.profiles.merging import Layers
from plainspoken.profiles.patterns import beyond, other_host
from plainspoken.survey.sampling import Sampled

OFTEN = 3
"""Pages from which on a host that is linked to is worth a word; half of the pages where fewer were looked at."""

REASONS = {
    "script": "needs JavaScript",
    "captcha": "has a picture puzzle",
    "sign_in": "asks for a password",
    "picture": "is a picture, a map or a video",
}


def left_out(read: Layers, site: Site, pages: tuple[Sampled, ...]) -> Iterator[Fault]:
    """Hosts that many pages lead to and that the profile does not know, those under the site's own name first."""
    leading: Counter[str] = Counter()
    for each in pages:
        away = [n.url for n in each.page.nodes if n.role == "link" and n.main and n.url.startswith("http")]
        leading.update({host_of(url) for url in away if leaves(site, url) and not other_host(site, url)})
    key = ("hosts",) if read.own.hosts else ("start",)
    own = host_of(site.start).removeprefix("www.")
    for host, number in leading.most_common():
        ours = host.endswith(f".{own}")
        if ours or number >= min(OFTEN, max(2, len(pages) // 2)):
            where = "hosts" if ours else "other_hosts, with what it is called"
            message = f"leaves out {host}, which {number} of {len(pages)} pages lead to: add it under {where}"
            yield read.document.fault(key, message, at_key=key == ("hosts",))


def unreadable(read: Layers, site: Site, pages: tuple[Sampled, ...]) -> Iterator[Fault]:
    """Pages that cannot be used by voice and that the profile says nothing of."""
    key = ("beyond_voice",) if read.own.beyond_voice else ("start",)
    for each in pages:
        told = each.page.beyond
        reason = REASONS.get(told.kind, told.kind) if told is not None else "" if each.page.blocks else "has no words"
        if reason and beyond(site, each.url) is None:
            message = f"leads to {each.url}, which {reason}: say under beyond_voice what to do instead"
            yield read.document.fault(key, message, at_key=key == ("beyond_voice",))
