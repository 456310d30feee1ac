"""The demo's script: what the resident says, and what must come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from plainspoken.documents import load, validated
from plainspoken.flow import Intent


class Turn(BaseModel):
    """One thing that the resident says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    say: str = Field(description="The words that are spoken.")
    after: float | None = Field(None, gt=0, description="Seconds of the answer before that are heard; all by default.")
    means: str = Field(description="The command that must be understood.")
    at: str = Field("", description="The path of the page that we must then be on.")
    hears: tuple[str, ...] = Field((), description="Words that must be said back, in this order.")
    resumes: bool = Field(False, description="Whether the answer must begin with the sentence that was broken off.")


class Script(BaseModel):
    """A conversation."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    turns: tuple[Turn, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a turn: what was heard and meant, where it led, what was said back and when, what it broke off.

    Times are seconds from the beginning of the conversation.
    """

    turn: Turn
    heard: str
    confidence: float
    intent: Intent | None
    url: str
    said: tuple[str, ...]
    said_at: tuple[float, ...]
    broken_off: str
    began: float
    ended: float
    seconds_to_recognise: float

    @property
    def faults(self) -> tuple[str, ...]:
        """What is not as the script has it; none where all is right."""
        meant = self.intent.name if self.intent else "nothing"
        found = [] if meant == self.turn.means else [f"{self.turn.means} was meant, {meant} was understood"]
        path = urlsplit(self.url).path
        if self.turn.at and path != self.turn.at:
            found.append(f"this should lead to {self.turn.at}, it led to {path or 'no page'}")
        missing = first_missing(self.turn.hears, self.said)
        if missing:
            found.append(f"'{missing}' was not said back")
        if self.turn.resumes and (not self.said or self.said[0] != self.broken_off):
            found.append(f"reading should have resumed at '{self.broken_off}'")
        return tuple(found)


def script() -> Script:
    """The demo's conversation; raises DocumentError where its file is broken."""
    document = load(files("plainspoken.demo").joinpath("conversation.yaml"), name="conversation.yaml")
    return validated(document, Script)


def first_missing(wanted: Iterable[str], said: Iterable[str]) -> str:
    """The first of the wanted words that is not in what was said, looked for in order; "" when all are."""
    remaining = " ".join(said)
    for words in wanted:
        _, found, remaining = remaining.partition(words)
        if not found:
            return words
    return ""
