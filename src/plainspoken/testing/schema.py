"""The keys of a session's file, each with what it is for and what is allowed."""

from __future__ import annotations

import datetime
import difflib
import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

NOT_UNDERSTOOD = "none"
"""What `intent:` says of words that are to be no command."""

METHODS = ("GET", "POST")


class OneOrMore:
    """Marks a list of which one item may stand alone: `hear: Council tax` needs no dash."""

    @staticmethod
    def listed(value: object) -> object:
        """One thing as a list of one."""
        return value if isinstance(value, list) else [value]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Either the item or the list."""
        several = handler(core)
        return {"anyOf": [several["items"], several]}


def _filled(text: str) -> str:
    """Text with something in it."""
    if not text.strip():
        raise ValueError("should not be empty")
    return text


def _target(text: str) -> str:
    """A path on the site, or a whole web address."""
    if re.search(r"\s", text):
        raise ValueError("holds a space: an address has none (write %20)")
    if not (text.startswith("/") and not text.startswith("//")) and not re.match(r"https?://[^/]", text):
        raise ValueError(f"should be a path that begins with / or an address that begins with https://, not {text!r}")
    return text


def _path(text: str) -> str:
    """A path on the site."""
    if not text.startswith("/"):
        raise ValueError(f"should be a path on the site, which begins with /, not {text!r}")
    return _target(text)


def _method(text: str) -> str:
    """A way of sending, in capitals."""
    if text.upper() not in METHODS:
        raise ValueError(f"should be one of {', '.join(METHODS)}, not {text!r}")
    return text.upper()


def _expression(text: str) -> str:
    """A regular expression."""
    try:
        re.compile(text)
    except re.error as problem:
        raise ValueError(f"is not a regular expression: {problem}") from problem
    return text


def _date(text: object) -> object:
    """A date as ISO 8601 writes it."""
    try:
        return datetime.date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: object) -> object:
    raise ValueError(f"should be a date such as 2026-11-23, not {text!r}")


Filled = Annotated[str, Field(min_length=1), AfterValidator(_filled)]
Date = Annotated[datetime.date, BeforeValidator(_date)]


class Strict(BaseModel):
    """Keys that are not known are refused, and what was read stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Strict):
    """Words in one utterance: contained in it, all of it, or a regular expression that is found in it."""

    contains: str = Field("", min_length=1, description="Words within one utterance; capitals make no difference.")
    exact: str = Field("", min_length=1, description="All the words of one utterance, to the letter.")
    matches: Annotated[str, AfterValidator(_expression)] = Field(
        "", min_length=1, description="A regular expression that is found in one utterance."
    )

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: object) -> object:
        if isinstance(value, str) and value:
            return {"contains": value}
        if not isinstance(value, dict):
            raise ValueError("should be words (in quotes if they are a number), or one of contains, exact, matches")
        for key, rest in value.items():
            if isinstance(rest, str) and not difflib.get_close_matches(key, cls.model_fields, n=1):
                raise ValueError(f'holds a colon, so put it in quotes: "{key}: {rest}"')
        return value

    @model_validator(mode="after")
    def _one(self) -> Words:
        if len(self.model_fields_set) != 1:
            raise ValueError("should have one of contains, exact, matches")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A text alone is allowed as well."""
        whole = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "minLength": 1}, {**whole, "minProperties": 1, "maxProperties": 1}]}


Values = Annotated[list[str], BeforeValidator(OneOrMore.listed), OneOrMore()]


class Sending(Strict):
    """A request: each key that is given must be as it says."""

    method: Annotated[str, AfterValidator(_method), WithJsonSchema({"enum": list(METHODS)})] = Field(
        "", description="GET or POST. Left out: either."
    )
    path: Annotated[str, AfterValidator(_target)] = Field(
        "", description="The path that it is sent to, or a whole address. Left out: any."
    )
    fields: dict[str, Values] = Field(
        default_factory=dict,
        description="Values by the field's name; a list for a field that is sent more than once. Other fields may be"
        " sent as well.",
    )

    @model_validator(mode="after")
    def _something(self) -> Sending:
        if not self.model_fields_set:
            raise ValueError("should have at least one of method, path, fields")
        return self


Utterances = Annotated[list[Words], Field(min_length=1), BeforeValidator(OneOrMore.listed), OneOrMore()]
Sendings = Annotated[list[Sending], Field(min_length=1), BeforeValidator(OneOrMore.listed), OneOrMore()]


class Turn(Strict):
    """What the person says, and what must come of it."""

    say: Annotated[str, AfterValidator(_filled)] = Field(
        "",
        min_length=1,
        description="What the person says. Left out in the first turn alone, which then is the welcome.",
    )
    after: int = Field(
        0,
        ge=1,
        strict=True,
        description="How many sentences of the answer play before the person speaks again. Left out: all.",
    )
    hear: Utterances = Field(
        default_factory=list,
        description="What must be said back in this turn, in this order: words that one utterance contains, or exact:"
        " all of its words, or matches: a regular expression.",
    )
    not_heard: Utterances = Field(
        default_factory=list, description="What must not be said back in this turn, written as in hear."
    )
    intent: str = Field(
        "",
        min_length=1,
        description="Name of the command that the words must be taken for (see plainspoken commands); none where they"
        " must be taken for no command.",
    )
    at: Annotated[str, AfterValidator(_target)] = Field(
        "", description="Path or address of the page that we must be on after the turn."
    )
    heading: str = Field("", min_length=1, description="The main heading (h1) of the page that we must be on.")
    sent: Sendings = Field(
        default_factory=list, description="Requests that this turn must make, in this order: method, path, fields."
    )
    not_sent: Sendings = Field(
        default_factory=list, description="Requests that this turn must not make, written as in sent."
    )
    expected_failure: str = Field(
        "",
        min_length=1,
        description="Why this turn fails today, though it should not. As soon as it passes, the session fails, so that"
        " this key is taken out.",
    )


class Session(Strict):
    """A scripted voice session: where it takes place, and what is said and must be heard, turn by turn."""

    title: Filled = Field(description="What the session shows, in a few words; its name in reports.")
    site: Filled = Field(
        description="Name of a site profile, or a web address. anytown, the practice council, is served here."
    )
    start: Annotated[str, AfterValidator(_path)] = Field(
        "", description="Path of the page to begin on. Left out: the site's first page."
    )
    today: Annotated[Date | None, WithJsonSchema({"type": "string", "format": "date"})] = Field(
        None, description="The date that anytown goes by, such as 2026-11-23. Left out: the day it is."
    )
    turns: list[Turn] = Field(min_length=1, description="What is said and must be heard, in order.")


def json_schema() -> dict[str, Any]:
    """The keys as a JSON Schema (2020-12), for editors that complete and check YAML."""
    schema = _without_defaults(Session.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Plainspoken voice session"}


def _without_defaults(schema: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """A schema that offers no default: an empty one stands for a key that is left out, and would not pass itself."""
    if isinstance(schema, list):
        return [_without_defaults(part) for part in schema]
    if isinstance(schema, dict):
        return {key: _without_defaults(part) for key, part in schema.items() if key != "default"}
    return schema
