"""The keys of a session's file, each with what it is for and what is allowed."""

from __future__ import annotations

import json
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from plainspoken.flow import Detail, Manner
from plainspoken.testing import constraints
from plainspoken.testing.constraints import Date, Filled, Given, Key, ParameterName, SitePath, SoundFile, Strict, Target
from plainspoken.testing.expectations import ExpectedFailure, Never, Sending, Sendings, Utterances, Words

__all__ = ["NOT_UNDERSTOOD", "Fragment", "Include", "Sending", "Session", "Turn", "Words", "json_schema"]

NOT_UNDERSTOOD = "none"
"""What `intent:` says of words that are to be no command."""

ACTS = ("say", "type", "recording", "key")
"""What a person can do in a turn."""


Known = Annotated[ExpectedFailure | None, Given("the reason in words, or reason and failing")]


class Turn(Strict):
    """What the person does, and what must come of it."""

    say: Filled = Field(
        "", description="What the person says. A first turn without say, type, recording and key is the welcome."
    )
    type: Filled = Field(
        "",
        description="What the person types, instead of say: an answer to the letter, as passwords have to be.",
    )
    recording: SoundFile = Field("", description="A recording of a person saying it, beside this file; instead of say.")
    transcript: Filled = Field(
        "", description="What is said in the recording: played as text, and compared with what is heard."
    )
    key: Key = Field("", description="A key that the person presses, instead of say: enter silences Plainspoken.")
    after: int = Field(
        0,
        ge=1,
        strict=True,
        description="How many sentences of the answer play before the person goes on. Left out: all.",
    )
    within: int = Field(
        1,
        ge=2,
        strict=True,
        description="How many turns, from this one on, what it expects has to come in. Left out: this turn alone.",
    )
    hear: Utterances = Field(
        default_factory=list,
        description="What must be said back, in this order: words that one utterance contains, or exact: all of its"
        " words, or matches: a regular expression.",
    )
    not_heard: Utterances = Field(default_factory=list, description="What must not be said back, written as in hear.")
    intent: str = Field(
        "",
        min_length=1,
        description="Name of the command that the words must be taken for (see plainspoken commands); none where they"
        " must be taken for no command.",
    )
    at: Target = Field("", description="Path or address of the page that we must be on after the turn.")
    heading: str = Field("", min_length=1, description="The main heading (h1) of the page that we must be on.")
    sent: Sendings = Field(
        default_factory=list, description="Requests that must be made, in this order: method, path, fields."
    )
    not_sent: Sendings = Field(default_factory=list, description="Requests that must not be made, written as in sent.")
    expected_failure: Known = Field(
        None,
        description="Why this turn fails today, though it should not. As soon as it passes, the session fails, so that"
        " this key is taken out.",
    )

    @model_validator(mode="after")
    def _one_act(self) -> Turn:
        given = [key for key in ACTS if getattr(self, key)]
        if len(given) > 1:
            raise ValueError(f"has {' and '.join(given)}: a person does one of them in a turn, so make it two turns")
        if self.transcript and not self.recording:
            raise ValueError("has a transcript but no recording: write say for what is said without a recording")
        return self

    @property
    def act(self) -> str:
        """What the person does, in words; "" for the welcome."""
        if self.key:
            return f"({self.key})"
        return self.say or self.type or self.transcript or self.recording


class Include(Strict):
    """Turns that another file holds, in this place."""

    include: Filled = Field(description="The file whose turns are played here, beside this one.")
    using: dict[ParameterName, str] = Field(
        default_factory=dict, alias="with", description="Values for the parameters of that file, by name."
    )

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: object) -> object:
        others = [key for key in value if key in Turn.model_fields] if isinstance(value, dict) else []
        if others:
            raise ValueError(f"has include and {others[0]}: an include stands alone, so make it two turns")
        return value


def _kind(value: object) -> str:
    return "an include" if isinstance(value, dict) and "include" in value else "a turn"


Step = Annotated[Annotated[Turn, Tag("a turn")] | Annotated[Include, Tag("an include")], Discriminator(_kind)]

Turns = Annotated[list[Step], Field(min_length=1)]

Parameters = dict[ParameterName, Annotated[str, Field(min_length=1)] | None]
Row = Annotated[dict[ParameterName, str], Field(min_length=1)]
Rows = Annotated[list[Row], Field(min_length=1), Tag("a list")]
NamedRows = Annotated[dict[str, Row], Field(min_length=1), Tag("a mapping")]
Examples = Annotated[
    Rows | NamedRows, Discriminator(lambda value: "a mapping" if isinstance(value, dict) else "a list")
]


class Manners(Strict):
    """How Plainspoken and the person's computer are set up."""

    rate: int = Field(175, ge=80, le=500, strict=True, description="How fast it speaks, in words a minute.")
    volume: float = Field(1.0, ge=0.0, le=1.0, description="How loud it speaks, from 0 to 1.")
    detail: Detail = Field(Detail.FULL, description="How much it says of each thing: full or brief.")
    voice: str = Field("", min_length=1, description="The voice that it speaks with, where the session has sound.")
    headphones: bool = Field(
        True, description="Whether the person wears headphones, and so can speak while it speaks, with sound."
    )

    @property
    def manner(self) -> Manner:
        """How the assistant speaks."""
        return Manner(self.rate, self.volume, self.detail)


class Session(Strict):
    """A scripted voice session: where it takes place, and what is said and must be heard, turn by turn."""

    title: Filled = Field(description="What the session shows, in a few words; its name in reports.")
    tags: list[constraints.Tag] = Field(
        default_factory=list, description="Words to choose it by: pytest -m WORD, plainspoken play --tag WORD."
    )
    site: Filled = Field(
        "",
        description="Name of a site profile, the file of one (.yaml) beside this file, or a web address. anytown, the"
        " practice council, is served here.",
    )
    pages: Filled = Field(
        "", description="A folder of pages beside this file, which stands for the site: /a/b is a/b.html in it."
    )
    tape: Filled = Field("", description="A recording of the site beside this file, made by plainspoken play --record.")
    start: SitePath = Field("", description="Path of the page to begin on. Left out: the site's first page.")
    today: Annotated[Date | None, Given("a date such as 2026-11-23")] = Field(
        None, description="The date that anytown and the person go by, such as 2026-11-23. Left out: the day it is."
    )
    settings: Manners = Field(Manners.model_construct(), description="How Plainspoken is set up for this person.")
    parameters: Parameters = Field(
        default_factory=dict,
        min_length=1,
        description="Values by name; <name> in what follows stands for the value. Empty: each example has to give it.",
    )
    examples: Examples = Field(
        default_factory=list,
        description="A table of values for the parameters, a row an example; each is played as a session of its own.",
    )
    never: Annotated[Never | None, Given("hear and sent, or one of them")] = Field(
        None, description="What must not happen in any turn."
    )
    expected_failure: Known = Field(
        None,
        description="Why this session fails today, though it should not. As soon as it passes, this is a failure, so"
        " that the key is taken out.",
    )
    turns: Turns = Field(description="What is said and must be heard, in order.")

    @model_validator(mode="after")
    def _somewhere(self) -> Session:
        if not (self.site or self.pages or self.tape):
            raise ValueError("should say where it takes place: site, pages or tape")
        if self.pages and self.tape:
            raise ValueError("has pages and tape: the pages come from one of them")
        return self


class Fragment(Strict):
    """Turns for other files to include."""

    title: Filled = Field("", description="What these turns do, in a few words.")
    parameters: Parameters = Field(
        default_factory=dict, min_length=1, description="Values by name; empty ones have to be given with: the include."
    )
    turns: Turns = Field(description="What is said and must be heard, in order.")


def json_schema() -> dict[str, Any]:
    """The keys as a JSON Schema (2020-12), for editors that complete and check YAML."""
    schema = _without_defaults(Session.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Plainspoken voice session"}


def published() -> str:
    """The JSON Schema as the package has it in session.schema.json."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False)


def _without_defaults(schema: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """A schema that offers no default: an empty one stands for a key that is left out, and would not pass itself."""
    if isinstance(schema, list):
        return [_without_defaults(part) for part in schema]
    if isinstance(schema, dict):
        return {key: _without_defaults(part) for key, part in schema.items() if key != "default"}
    return schema
