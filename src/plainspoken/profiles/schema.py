"""The keys of a site profile, each with what it is for and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

import soupsieve
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from soupsieve import SelectorSyntaxError

from plainspoken.profiles.hosts import host_of

LABEL = r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?"
HOST = re.compile(rf"(?:\*\.)?{LABEL}(?:\.{LABEL})*(?::[0-9]{{1,5}})?|\[[0-9a-f:]+\](?::[0-9]{{1,5}})?", re.IGNORECASE)
SHARED_DOMAINS = re.compile(r"(ac|co|gov|ltd|me|net|nhs|org|plc|police|sch)\.uk|gov\.(scot|wales)")
"""Domains under which many unconnected bodies have theirs."""
PHRASE = re.compile(r"[^\W_](?:[^\W_]|['’ -])*")
SOUND = re.compile(r"[^\W_](?:[^\W_]|['’., -])*")


def _web_address(text: str) -> str:
    """A whole web address."""
    if not re.match(r"https?://", text, re.IGNORECASE) or not host_of(text):
        raise ValueError(f"is not a web address: it should begin with https:// and a host, not {text!r}")
    if re.search(r"\s", text):
        raise ValueError("holds a space: a web address has none (write %20)")
    if "@" in text.split("/")[2]:
        raise ValueError("holds a user's name or password: take out all before the @")
    return text


def _target(text: str) -> str:
    """A whole web address, or a path on the site."""
    if text.startswith("/") and not text.startswith("//"):
        if re.search(r"\s", text):
            raise ValueError("holds a space: a path has none (write %20)")
        return text
    if "://" in text:
        return _web_address(text)
    raise ValueError(f"should be a path that begins with / or an address that begins with https://, not {text!r}")


def _search_address(text: str) -> str:
    """An address with one place for the words sought."""
    if text.count("{query}") != 1:
        raise ValueError("should have {query} in it once, where the words that are searched for go")
    bare = text.replace("{query}", "")
    if "{" in bare or "}" in bare:
        raise ValueError("has { or } in it besides {query}: nothing else is filled in")
    _target(bare)
    if not host_of(text) and "://" in text:
        raise ValueError("has {query} in its host: it belongs after the host")
    return text


def _host(text: str) -> str:
    """A host or a pattern of hosts."""
    if "/" in text:
        raise ValueError(f"should be a host alone, such as {host_of(text) or 'www.example.gov.uk'}, not an address")
    if not HOST.fullmatch(text):
        raise ValueError(f"should be a host such as www.example.gov.uk or *.example.gov.uk, not {text!r}")
    base = text.lower().removeprefix("*.")
    if text.startswith("*.") and ("." not in base or SHARED_DOMAINS.fullmatch(base)):
        raise ValueError(f"is too wide: it takes in sites of others; name the hosts, or *.NAME.{base}")
    return text.lower()


def _selector(text: str) -> str:
    """A CSS selector, level 4 as soupsieve reads it."""
    try:
        soupsieve.compile(text)
    except (SelectorSyntaxError, NotImplementedError) as problem:
        reason = str(problem).splitlines()[0].rstrip(".: ") if str(problem) else "it cannot be read"
        raise ValueError(
            f"is not a CSS selector: {reason[:1].lower()}{reason[1:]}; such as main, #id or .class"
        ) from problem
    return text


def _language(text: str) -> str:
    """A language's tag."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"should be a language's code such as en, cy or en-GB, not {text!r}")
    return text


def _name(text: str) -> str:
    """A profile's name."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"should be small letters, digits and hyphens, such as anytown-council, not {text!r}")
    return text


def _spoken(text: str) -> str:
    """Words that are read out."""
    if not text.strip() or not text.isprintable():
        raise ValueError("should be words on one line, as they are read out")
    return " ".join(text.split())


def _sounds(words: Mapping[str, str]) -> Mapping[str, str]:
    """Words, and how they sound."""
    for word, sound in words.items():
        if not word.strip():
            raise ValueError("has an empty word in it: each line should be a word, a colon and how it sounds")
        if not SOUND.fullmatch(sound):
            raise ValueError(f"says {word!r} as {sound!r}: it should be letters and spaces, spelled as they sound")
    return words


def _phrases(aliases: Mapping[str, str]) -> Mapping[str, str]:
    """Phrases that a recogniser can hear."""
    for phrase in aliases:
        if not PHRASE.fullmatch(phrase) or len(phrase.split()) > 8:
            raise ValueError(f"has the phrase {phrase!r}: it should be one to eight words of letters and digits")
    return aliases


Selector = Annotated[str, AfterValidator(_selector)]


class Search(BaseModel):
    """How the site is searched: by its own form or by an address; one of the two."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: Selector | None = Field(None, description="CSS selector of the form that searches the site.")
    url: Annotated[str, AfterValidator(_search_address)] | None = Field(
        None, description="Address of the results, with {query} where the words go: a path or a whole address."
    )


class Profile(BaseModel):
    """What a support worker tells about a site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, AfterValidator(_name)] | None = Field(
        None, description="What the profile is called in commands: the file's name without .yaml, also if left out."
    )
    spoken: Annotated[str, AfterValidator(_spoken)] | None = Field(
        None, description="What the site is called when it is spoken of. Left out: the name."
    )
    start: Annotated[str, AfterValidator(_web_address)] = Field(
        description="Address of the page to begin on, where 'home' leads to."
    )
    hosts: list[Annotated[str, AfterValidator(_host)]] = Field(
        default_factory=list,
        description="Hosts that belong to the site; *.example.gov.uk takes in all under example.gov.uk. Before a link"
        " leads elsewhere, the person is asked. Left out: the host of start, with and without www.",
    )
    main: Selector | None = Field(
        None, description="CSS selector of a page's main content. Left out: what the page itself says is main."
    )
    skip: list[Selector] = Field(
        default_factory=list, description="CSS selectors of parts that are passed over, such as cookie banners."
    )
    search: Search | None = Field(None, description="How the site is searched. Left out: the page's own search form.")
    aliases: Annotated[dict[str, Annotated[str, AfterValidator(_target)]], AfterValidator(_phrases)] = Field(
        default_factory=dict, description="Phrases that open a page at once: phrase, colon, path or address."
    )
    words: Annotated[dict[str, str], AfterValidator(_sounds)] = Field(
        default_factory=dict, description="Words that the voice reads wrong: word, colon, how it sounds."
    )
    language: Annotated[str, AfterValidator(_language)] = Field(
        "en", description="Code of the language that the site is in, such as en or cy."
    )


def json_schema() -> dict[str, Any]:
    """The keys as a JSON Schema (2020-12), for editors that complete and check YAML."""
    schema = Profile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Plainspoken site profile"}
