"""Web addresses, paths and hosts as they stand in a profile: what each must be, and in words what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from plainspoken.profiles.hosts import host_of

LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
HOST = re.compile(rf"(?:\*\.)?{LABEL}(?:\.{LABEL})*(?::[0-9]{{1,5}})?|\[[0-9a-f:]+\](?::[0-9]{{1,5}})?", re.IGNORECASE)
SHARED_DOMAINS = re.compile(r"(ac|co|gov|ltd|me|net|nhs|org|plc|police|sch)\.uk|gov\.(scot|wales)|llyw\.cymru")
"""Domains under which many unconnected bodies have theirs."""

EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")


def web_address(text: str) -> str:
    """A whole web address; raises ValueError with what is wrong with any other text."""
    if not re.match(r"https?://", text, re.IGNORECASE) or not host_of(text):
        raise ValueError(f"is not a web address: it should begin with https:// and a host, not {text!r}")
    if re.search(r"\s", text):
        raise ValueError("holds a space: a web address has none (write %20)")
    if "@" in text.split("/")[2]:
        raise ValueError("holds a user's name or password: take out all before the @")
    return text


def target(text: str) -> str:
    """A whole web address, or a path on the site; raises ValueError for what is neither."""
    if text.startswith("/") and not text.startswith("//"):
        if re.search(r"\s", text):
            raise ValueError("holds a space: a path has none (write %20)")
        return text
    if "://" in text:
        return web_address(text)
    raise ValueError(f"should be a path that begins with / or an address that begins with https://, not {text!r}")


def with_gap(gap: str, what: str, least: str = "") -> Callable[[str], str]:
    """A check that an address has one place for something, `{gap}`; `least` is what stands there for a trial."""

    def checked(text: str) -> str:
        name = f"{{{gap}}}"
        if text.count(name) != 1:
            raise ValueError(f"should have {name} in it once, where {what}")
        bare = text.replace(name, least)
        if "{" in bare or "}" in bare:
            raise ValueError(f"has {{ or }} in it besides {name}: nothing else is filled in")
        target(bare)
        if "://" in text and name in urlsplit(text.replace(name, "GAP")).netloc.replace("GAP", name) and not least:
            raise ValueError(f"has {name} in its host: it belongs after the host")
        return text

    return checked


def host(text: str) -> str:
    """A host or a pattern of hosts, in small letters; raises ValueError for what is none, or takes in others' sites."""
    if "/" in text:
        raise ValueError(f"should be a host alone, such as {host_of(text) or 'www.example.gov.uk'}, not an address")
    if not HOST.fullmatch(text):
        raise ValueError(f"should be a host such as www.example.gov.uk or *.example.gov.uk, not {text!r}")
    base = text.lower().removeprefix("*.")
    if text.startswith("*.") and ("." not in base or SHARED_DOMAINS.fullmatch(base)):
        raise ValueError(f"is too wide: it takes in sites of others; name the hosts, or *.NAME.{base}")
    return text.lower()


def page_pattern(text: str) -> str:
    """A path or an address in which * stands for anything; raises ValueError for what is neither."""
    if "*" in text.partition("://")[2].partition("/")[0]:
        raise ValueError("has * in its host: it belongs after the host")
    target(text.replace("*", "x"))
    return text


def email_or_page(text: str) -> str:
    """An e-mail address or a whole web address; raises ValueError for what is neither."""
    return text if EMAIL.fullmatch(text) else web_address_or("e-mail address", text)


def email(text: str) -> str:
    """An e-mail address; raises ValueError for what is none."""
    if not EMAIL.fullmatch(text):
        raise ValueError(f"should be an e-mail address such as help@example.gov.uk, not {text!r}")
    return text


def web_address_or(other: str, text: str) -> str:
    """A whole web address; the ValueError for anything else names the other thing that is allowed."""
    if "://" not in text:
        raise ValueError(f"should be an {other} or a web address that begins with https://, not {text!r}")
    return web_address(text)


WebAddress = Annotated[str, AfterValidator(web_address), Field(examples=["https://www.example.gov.uk/"])]
Target = Annotated[str, AfterValidator(target)]
Host = Annotated[str, AfterValidator(host)]
PagePattern = Annotated[str, AfterValidator(page_pattern)]
SearchAddress = Annotated[str, AfterValidator(with_gap("query", "the words that are searched for go"))]
TranslationAddress = Annotated[str, AfterValidator(with_gap("path", "the page's own path goes", "/x"))]
Email = Annotated[str, AfterValidator(email)]
EmailOrPage = Annotated[str, AfterValidator(email_or_page)]
