"""The parts of a site profile that have keys of their own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, field_validator

from plainspoken.profiles.addresses import (
    Email,
    EmailOrPage,
    PagePattern,
    SearchAddress,
    Target,
    TranslationAddress,
    WebAddress,
)
from plainspoken.profiles.wordings import Phrase, Selector, Spoken, Telephone

MOST_SECONDS = 60
Because = Literal["script", "sign_in", "captcha", "picture", "other"]


class Section(BaseModel):
    """A part of a profile; keys that are not known are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _not_empty(cls, value: object) -> object:
        """A key with nothing after it; what was left out by mistake, or is a remark to YAML because of its #."""
        if value is None:
            raise ValueError("is empty: write it after the colon, in quotes if it begins with #, or take the line out")
        return value


def _shorthand(key: str) -> BeforeValidator:
    """Text in place of a section, which stands for the section's one key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _or_text(model: type[BaseModel], description: str) -> WithJsonSchema:
    """The JSON Schema of a section in whose place text will do."""
    schema: dict[str, Any] = model.model_json_schema()
    schema.pop("$defs", None)
    return WithJsonSchema({"anyOf": [{"type": "string", "description": description}, schema]})


class Search(Section):
    """How the site is searched: by its own form or by an address; one of the two."""

    form: Selector | None = Field(
        None, description="CSS selector of the form that searches the site.", examples=["form#site-search"]
    )
    url: SearchAddress | None = Field(
        None,
        description="Address of the results, with {query} where the words go: a path or a whole address.",
        examples=["/search?q={query}"],
    )
    results: Selector | None = Field(
        None,
        description="CSS selector of the links to what was found, so that they are read first and numbered. Left out:"
        " the longest list of links in the content.",
        examples=[".search-results h3 a"],
    )


class Cookies(Section):
    """What is answered when the site asks about cookies: once, for the person, who is told of it."""

    choice: Literal["reject", "accept", "ask"] = Field(
        "reject",
        description="What is answered: reject, accept, or ask to leave it to the person. Essential cookies stay.",
        examples=["reject"],
    )
    button: Spoken | None = Field(
        None,
        description="The words on the button that gives this answer. Left out: a button that says reject or accept.",
        examples=["Reject additional cookies"],
    )
    banner: Selector | None = Field(
        None,
        description="CSS selector of the question. Left out: what is known as a cookie banner by sight.",
        examples=["#cookie-notice"],
    )
    given: dict[str, str] = Field(
        default_factory=dict,
        description="Where the question only works with a program in the page: the cookies that stand for the answer,"
        " name, colon, value. They are brought along from the first page on.",
        examples=[{"cookie_preferences": "essential"}],
    )


class Translation(Section):
    """How a page's twin in another language is found, for "read this in Welsh"; one of the two, or neither."""

    link: Selector | None = Field(
        None,
        description="CSS selector of the page's own link to its twin. Left out: a link that names the language.",
        examples=["a[hreflang=cy]"],
    )
    address: TranslationAddress | None = Field(
        None,
        description="Address of the twin, with {path} in place of the page's own path.",
        examples=["/cy{path}", "https://www.llyw.cymru{path}"],
    )


class _Step(Section):
    """One step of a task."""

    say: Spoken = Field(description="What the person is told.", examples=["Have your council tax number ready."])
    page: Target | None = Field(
        None, description="The page that the step is done on, which is opened.", examples=["/council-tax/pay"]
    )


Step = Annotated[_Step, _shorthand("say"), _or_text(_Step, "What the person is told.")]


class _Task(Section):
    """Something that people come for."""

    page: Target | None = Field(
        None, description="The page that it begins on: a path or a whole address.", examples=["/council-tax/pay"]
    )
    also: list[Phrase] = Field(
        default_factory=list, description="Other words that people use for it.", examples=[["council tax payment"]]
    )
    steps: list[Step] = Field(
        default_factory=list,
        description="What is to be done, in order: words that are told, or words (say) and a page that is opened."
        " The person says next step to go on.",
        examples=[["Have your council tax number ready.", {"say": "Choose Pay now.", "page": "/pay"}]],
    )


Task = Annotated[_Task, _shorthand("page"), _or_text(_Task, "The page that it begins on.")]


class BeyondVoice(Section):
    """Pages that cannot be used by voice, and what a person can do instead."""

    page: PagePattern = Field(
        description="The pages: a path or a whole address, in which * stands for anything.", examples=["/my-account/*"]
    )
    because: Because = Field(
        description="Why: script (it needs JavaScript), sign_in (it needs a log-in), captcha (a picture puzzle),"
        " picture (a map or drawing is all there is), or other.",
        examples=["sign_in"],
    )
    instead: Spoken | None = Field(
        None, description="What to do instead, as it is told.", examples=["You can pay by telephone instead."]
    )


class Contact(Section):
    """How to reach the people behind the site: told for "how do I contact them", and where a page defeats us."""

    telephone: Telephone | None = Field(None, description="Telephone number, in quotes.", examples=["01632 960000"])
    relay: Telephone | None = Field(
        None, description="Number for text relay, in quotes.", examples=["18001 01632 960000"]
    )
    hours: Spoken | None = Field(None, description="When somebody answers.", examples=["Monday to Friday, 9am to 5pm"])
    email: Email | None = Field(None, description="E-mail address.", examples=["help@anytown.example"])
    page: Target | None = Field(None, description="The contact page: a path or an address.", examples=["/contact"])
    address: Spoken | None = Field(
        None, description="Where to go or write, on one line.", examples=["Town Hall, Market Street, Anytown"]
    )


class Politeness(Section):
    """How gently the site is asked."""

    seconds: float = Field(
        0.0,
        ge=0,
        le=MOST_SECONDS,
        description="Least time between two requests. A site's own crawl delay is kept too, where it is longer, by"
        " whatever walks the site by itself.",
        examples=[1],
    )
    robots: Literal["obey", "ignore"] = Field(
        "obey",
        description="Whether site new, site check --live and site audit keep to the site's robots.txt; ignore it only"
        " on a site that is yours. A person's own visits are not a robot's.",
        examples=["obey"],
    )
    contact: EmailOrPage | None = Field(
        None,
        description="Whom the site's keepers may write to about our visits: an e-mail or web address, sent along.",
        examples=["digital@anytown.example"],
    )


class Reporting(Section):
    """Where things can be reported by Open311 (GeoReport v2). Nothing uses it yet: it is kept for what will."""

    open311: WebAddress = Field(
        description="Address of the service, up to the last slash before services.json.",
        examples=["https://reports.anytown.example/open311/v2/"],
    )
    jurisdiction: str | None = Field(
        None, description="jurisdiction_id of the body, where the service serves several.", examples=["anytown.example"]
    )
