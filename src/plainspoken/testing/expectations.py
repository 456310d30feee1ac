"""What a session's file expects: words that are heard, requests that are sent, failures that are known of."""

from __future__ import annotations

import difflib
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from plainspoken.testing.constraints import Expression, Filled, Method, OneOrMore, Strict, Target, Values


class Words(Strict):
    """Words in one utterance: contained in it, all of it, or a regular expression that is found in it."""

    contains: str = Field("", min_length=1, description="Words within one utterance; capitals make no difference.")
    exact: str = Field("", min_length=1, description="All the words of one utterance, to the letter.")
    matches: Expression = Field("", min_length=1, description="A regular expression that is found in one utterance.")

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


class Sending(Strict):
    """A request: each key that is given must be as it says."""

    method: Method = Field("", description="GET or POST. Left out: either.")
    path: Target = Field("", description="The path that it is sent to, or a whole address. Left out: any.")
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


class Never(Strict):
    """What must not happen in any turn, the welcome included."""

    hear: Utterances = Field(default_factory=list, description="What must never be said back, written as in a turn.")
    sent: Sendings = Field(default_factory=list, description="Requests that must never be made, written as in a turn.")

    @model_validator(mode="after")
    def _something(self) -> Never:
        if not self.model_fields_set:
            raise ValueError("should have at least one of hear, sent")
        return self


Expectation = Literal["hear", "not_heard", "intent", "at", "heading", "sent", "not_sent"]
"""A key of a turn that can fail."""


class ExpectedFailure(Strict):
    """Why something fails today; it must go on failing, and at the keys that are named where any are."""

    reason: Filled = Field(description="Why this fails today, though it should not.")
    failing: Annotated[list[Expectation], Field(min_length=1), BeforeValidator(OneOrMore.listed), OneOrMore()] = Field(
        default_factory=list,
        description="The keys that fail: no other may, and each of these must. Left out: any.",
    )

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: object) -> object:
        if isinstance(value, str):
            return {"reason": value}
        if not isinstance(value, dict):
            raise ValueError("should be the reason in words, or reason and failing")
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A text alone is allowed as well."""
        return {"anyOf": [{"type": "string", "minLength": 1}, handler.resolve_ref_schema(handler(core))]}
