"""Sites of others that a site leads to: which are worth telling, and what they are called."""

from __future__ import annotations

import re
from collections import Counter

from plainspoken.flow import Site
from plainspoken.profiles.hosts import host_of, leaves
from plainspoken.survey.sampling import Sampled

MOST = 6
SOCIAL = re.compile(
    r"(?:^|\.)(?:facebook|fb|twitter|x|instagram|threads|youtube|youtu|linkedin|flickr|tiktok|snapchat|pinterest"
    r"|whatsapp|reddit|vimeo|nextdoor|bsky|t|google|archive)\.(?:\w+|co\.uk)$",
    re.IGNORECASE,
)
"""Where everybody leads, and archives of the web, which lead to themselves."""
SECOND_LEVEL = frozenset({"ac", "co", "com", "gov", "llyw", "ltd", "net", "nhs", "org", "plc", "police", "sch"})
SMALL = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "y"})
NO_NAME = re.compile(
    r"\b(?:here|more|terms|privacy|cookies?|accessibility|website|home|sign|log|click|link|page|contact|pdf)\b",
    re.IGNORECASE,
)
NAME_WORDS = 3


def neighbours(site: Site, pages: tuple[Sampled, ...]) -> tuple[tuple[str, ...], dict[str, str]]:
    """The site's own hosts beside those that it has, and others' hosts with their names, the most led to first.

    Others' count where the start page leads to them, or two pages: what one page alone leads to is that page's matter.
    """
    own = host_of(site.start).removeprefix("www.")
    leading: Counter[str] = Counter()
    called: dict[str, Counter[str]] = {}
    first: set[str] = set()
    for number, each in enumerate(pages):
        away = [node for node in each.page.nodes if node.role == "link" and leaves(site, node.url)]
        hosts = {host_of(node.url): node for node in away if node.url.startswith("http")}
        for host, node in hosts.items():
            leading[host] += 1
            called.setdefault(host, Counter())[" ".join(node.name.split())] += 1
        first |= set(hosts) if number == 0 else set()
    usual = [host for host, _ in leading.most_common() if host and not SOCIAL.search(host)]
    ours = tuple(host for host in usual if host.endswith(f".{own}") and "." in own)
    others = [host for host in usual if host not in ours and (host in first or leading[host] > 1)]
    return ours, {host: name(host, called[host]) for host in others[:MOST]}


def name(host: str, texts: Counter[str]) -> str:
    """What a host is called: by its links, where most of them are a short name, else by its own address."""
    words, count = texts.most_common(1)[0]
    return words if count * 2 >= texts.total() and _is_name(words) else readable(host)


def readable(host: str) -> str:
    """The part of a host that says whose it is, in words: "Airport Parking" for www.airport-parking.co.uk."""
    plain = host.removeprefix("www.")
    labels = plain.split(".")[:-1]
    if labels and labels[-1] in SECOND_LEVEL:
        labels.pop()
    words = re.split(r"[-_.]+", ".".join(labels))
    telling = all(word.isalnum() and not word.isdigit() and not word.startswith("xn") for word in words)
    return " ".join(word.capitalize() for word in words) if telling and words[0] else plain


def _is_name(text: str) -> bool:
    """Whether a link's text is a short name and no sentence, question or call to do something."""
    words = text.split()
    if not 1 <= len(words) <= NAME_WORDS or NO_NAME.search(text) or len(text) > 40:
        return False
    return all(re.fullmatch(r"[^\W\d_][\w'’&-]*", word) or word == "&" for word in words) and all(
        word[0].isupper() or word in SMALL or word == "&" for word in words
    )
