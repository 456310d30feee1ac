"""The keys of a site profile, each with what it is for and what is allowed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from plainspoken.profiles.addresses import Host, Target, WebAddress
from plainspoken.profiles.sections import (
    BeyondVoice,
    Contact,
    Cookies,
    Politeness,
    Reporting,
    Search,
    Section,
    Task,
    Translation,
)
from plainspoken.profiles.wordings import Language, Name, Phrase, Selector, Sound, Spoken, Word


class Profile(Section):
    """What a support worker tells about a site."""

    extends: Name | None = Field(
        None,
        description="Name of a profile that this one builds on: one of those that come with Plainspoken (see below) or"
        " a file beside this one. What is told here goes before; lists and phrases are added to.",
        examples=["govuk-frontend"],
    )
    name: Name | None = Field(
        None,
        description="What the profile is called in commands: the file's name without .yaml, also if left out.",
        examples=["anytown"],
    )
    spoken: Spoken | None = Field(
        None,
        description="What the site is called when it is spoken of. Left out: the name.",
        examples=["Anytown Council"],
    )
    names: list[Phrase] = Field(
        default_factory=list,
        description="What else people call the site: saying one goes home, and --site takes it too.",
        examples=[["the council", "Anytown Borough Council"]],
    )
    start: WebAddress | None = Field(
        None,
        description="Address of the page to begin on, where 'home' leads to. Needed, here or in what is extended.",
        examples=["https://www.anytown.gov.uk/"],
    )
    start_pages: dict[Phrase, Target] = Field(
        default_factory=dict,
        description="Other pages to begin on, told with the welcome: phrase, colon, path or address.",
        examples=[{"council services": "/services"}],
    )
    hosts: list[Host] = Field(
        default_factory=list,
        description="Hosts that belong to the site; *.example.gov.uk takes in all under example.gov.uk. Before a link"
        " leads elsewhere, the person is asked. Left out: the host of start, with and without www.",
        examples=[["www.anytown.gov.uk", "my.anytown.gov.uk"]],
    )
    other_hosts: dict[Host, Spoken] = Field(
        default_factory=dict,
        description="Hosts of others that the site leads to: host, colon, what it is called when the person is asked"
        " whether to go there.",
        examples=[{"pay.example.com": "the council's payment service"}],
    )
    unknown_hosts: Literal["ask", "refuse"] | None = Field(
        None,
        description="What to do about hosts that are in neither list: ask whether to go there, which is also done if"
        " this is left out, or refuse.",
        examples=["ask"],
    )
    main: Selector | None = Field(
        None,
        description="CSS selector of a page's main content. Left out: what the page itself says is main.",
        examples=["main"],
    )
    navigation: Selector | None = Field(
        None,
        description="CSS selector of the site's menus: never taken for content; 'read the menu' reads them. Left out:"
        " what the page itself marks.",
        examples=["#main-menu"],
    )
    breadcrumbs: Selector | None = Field(
        None,
        description="CSS selector of the trail from the home page to this one: 'read the breadcrumbs' reads it. Left"
        " out: what is known as one by sight.",
        examples=[".breadcrumb"],
    )
    skip: list[Selector] = Field(
        default_factory=list,
        description="CSS selectors of parts that are passed over, such as cookie banners.",
        examples=[[".cookie-banner", "#feedback"]],
    )
    search: Search | None = Field(None, description="How the site is searched. Left out: the page's own search form.")
    cookies: Cookies | None = Field(
        None, description="What is answered when the site asks about cookies. Left out: the person is told of it."
    )
    language: Language | None = Field(
        None,
        description="Code of the language that the site is in, such as en or cy. Left out: en.",
        examples=["en"],
    )
    languages: dict[Language, Translation] = Field(
        default_factory=dict,
        description="Other languages the site is in, by code, and how each page's twin is found.",
        examples=[{"cy": {"address": "/cy{path}"}}],
    )
    aliases: dict[Phrase, Target] = Field(
        default_factory=dict,
        description="Phrases that open a page at once: phrase, colon, path or address.",
        examples=[{"bin day": "/bins/collection-day"}],
    )
    tasks: dict[Phrase, Task] = Field(
        default_factory=dict,
        description="What people come for: phrase, colon, and the page or the steps. 'What can I do here' tells them.",
        examples=[{"pay my council tax": "/council-tax/pay"}],
    )
    words: dict[Word, Sound] = Field(
        default_factory=dict,
        description="Words that a recogniser may not know: word, colon, how it sounds in words that everybody knows.",
        examples=[{"Ynysybwl": "unis uh bull"}],
    )
    abbreviations: dict[Word, Sound] = Field(
        default_factory=dict,
        description="Abbreviations and names that the voice reads wrong: as written, colon, how it is read, in words."
        " Whole words only, and for the voice alone: nothing that is written, matched or sent changes. In small letters"
        " a word is meant in any case, with a capital first so or all in capitals, else just as it stands. A person's"
        " own words go before these, these before those that come with Plainspoken.",
        examples=[{"CTR": "council tax reduction"}],
    )
    beyond_voice: list[BeyondVoice] = Field(
        default_factory=list, description="Pages that cannot be used by voice, and what to do instead."
    )
    contact: Contact | None = Field(None, description="How to reach the people behind the site.")
    politeness: Politeness | None = Field(None, description="How gently the site is asked.")
    sensitive: list[Spoken] = Field(
        default_factory=list,
        description="Fields whose answers are never said aloud: their labels, names or ids as they stand on the page.",
        examples=[["National Insurance number", "sort-code"]],
    )
    reporting: Reporting | None = Field(None, description="Where things can be reported by Open311.")


def json_schema() -> dict[str, Any]:
    """The keys as a JSON Schema (2020-12), for editors that complete and check YAML."""
    schema = Profile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Plainspoken site profile",
        "anyOf": [{"required": ["start"]}, {"required": ["extends"]}],
    }
