"""How to reach the people behind a site: by what it gives everybody, never by what stands on somebody's own page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import Tag

from plainspoken.flow import Node
from plainspoken.page import contacts
from plainspoken.page.document import attribute
from plainspoken.page.tree import elements, paths
from plainspoken.survey.sampling import Sampled

AROUND = re.compile(r"(?:^|[-_])(?:header|footer|masthead)(?:$|[-_])", re.IGNORECASE)
NAMED = re.compile(
    r"(?:contacts?|contact us|contact details|how to contact us|get in touch(?: with us)?|cysyllt(?:u|wch)(?: [aâ] ni)?"
    r"|contact (?:the|your|our|y) (?:\w+ )?"
    r"(?:council|government|department|office|team|service|agency|assembly|states))",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"accounts?|admin|advice|benefits?|bins?|cent(?:re|er)|city|community|complaints?|contact|council|customers?|desk"
    r"|enquir(?:y|ies)|feedback|general|gov|help|housing|info|information|library|licensing|mail|media|office|online"
    r"|payments?|planning|press|public|recycling|reply|revenues|schools?|services?|social|support|tax|team|us|waste|web"
)
"""Words of an office's address, though that be of two words as a person's is: council.tax@, customer-services@."""
OF_A_PERSON = re.compile(
    r"[^\W\d_]+\d*[._-](?:[^\W\d_]+\d*[._-])?[^\W\d_]+\d*|(?:cllr|councillor|deputy|senator|mayor)\w.*"
)
PRIVATE_HOSTS = ("gmail.", "googlemail.", "hotmail.", "outlook.", "live.", "yahoo.", "icloud.", "aol.", "btinternet.")


@dataclass(frozen=True, slots=True)
class Reached:
    """A telephone number, an e-mail address and the page that tells more; "" for each that the site does not give."""

    telephone: str = ""
    email: str = ""
    page: str = ""


def reached(pages: tuple[Sampled, ...], spoken: str, missing: Iterable[str] = ()) -> Reached:
    """What the site gives everybody: round its start page, and on its contact pages; no mobile, nobody's own address.

    `spoken` is what the site is called, `missing` are addresses, without a final slash, that led to no page.
    """
    first = pages[0]
    open_to_all = [_around(first), *(each.page.nodes for each in pages if _is_contact_page(each, spoken))]
    numbers = [n for nodes in open_to_all for n in contacts.telephones(nodes) if not mobile(n)]
    mails = [mail for nodes in open_to_all for mail in _mails(nodes) if not personal(mail)]
    gone = set(missing)
    links = (
        urldefrag(node.url)[0]
        for node in first.page.nodes
        if node.role == "link" and node.url.startswith("http") and _names_contact(node.name, spoken)
    )
    own = (each.url for each in pages[1:] if _is_contact_page(each, spoken))
    page = next((url for url in (*links, *own) if url.rstrip("/") not in gone), "")
    return Reached(next(iter(numbers), ""), next(iter(mails), ""), page)


def mobile(number: str) -> bool:
    """Whether a number is a British one that goes with a person: a mobile, a pager, a personal number."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return re.sub(r"^(?:00)?44", "0", digits).startswith("07")


def personal(mail: str) -> bool:
    """Whether an e-mail address looks like somebody's own: a first and a last name, a title, a private provider."""
    local, _, host = mail.lower().partition("@")
    office = any(OFFICE.fullmatch(part) for part in re.split(r"[._-]", local))
    return host.startswith(PRIVATE_HOSTS) or bool(OF_A_PERSON.fullmatch(local) and not office)


def _names_contact(words: str, spoken: str) -> bool:
    words = " ".join(words.split()).strip(" .:>›»")
    return bool(NAMED.fullmatch(words)) or words.lower() in {
        f"contact {spoken}".lower(),
        f"contact the {spoken}".lower(),
    }


def _is_contact_page(each: Sampled, spoken: str) -> bool:
    """Whether a page is named so, by its first heading, and stands near the top of its site."""
    if len([part for part in urlsplit(each.url).path.split("/") if part]) > 2:
        return False
    headings = [node.name for node in each.page.nodes if node.role == "heading" and node.level == 1]
    return _names_contact(headings[0] if headings else re.split(r"\s+[-–—|]\s+", each.page.title)[0], spoken)


def _mails(nodes: tuple[Node, ...]) -> Iterator[str]:
    links = (node.url for node in nodes if node.url.lower().startswith("mailto:"))
    return (mail for url in links if "@" in (mail := unquote(url[7:].partition("?")[0]).strip()))


def _around(each: Sampled) -> tuple[Node, ...]:
    """The nodes of a page's own header and footer, as far as they are outside its content."""
    places = paths(each.soup)
    holders = [
        places[id(tag)]
        for tag in elements(each.soup)
        if tag.name not in ("html", "body") and id(tag) in places and _stands_around(tag)
    ]
    inside = tuple(f"{place}/" for place in holders)
    return tuple(n for n in each.page.nodes if not n.main and (n.path in holders or n.path.startswith(inside)))


def _stands_around(tag: Tag) -> bool:
    if tag.name in ("header", "footer") or attribute(tag, "role") in ("banner", "contentinfo"):
        return True
    return any(AROUND.search(name) for name in (attribute(tag, "id"), *attribute(tag, "class").split()))
