"""The demo's scenes: what the resident says, and what must come of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from plainspoken.demo.council.services.received import Submission
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


class Receipt(BaseModel):
    """What the council must have received when a conversation ends."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    service: str = Field(description="The service's name.")
    answers: dict[str, str | tuple[str, ...]] = Field(description="All answers, as the council records them.")

    def faults(self, found: Sequence[Submission]) -> tuple[str, ...]:
        """What is not as it should be: one form, once, with these answers."""
        here = [each for each in found if each.service == self.service]
        if len(here) != 1:
            return (f"the council received {len(here)} forms of {self.service}, not one",)
        given = {name: here[0].answers.get(name) for name in {*self.answers, *here[0].answers}}
        wrong = [name for name, value in given.items() if value != self.answers.get(name)]
        return tuple(f"{name} was received as {given[name]!r}, not {self.answers.get(name)!r}" for name in wrong)


class Script(BaseModel):
    """A conversation."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    files: tuple[str, ...] = Field((), description="Names of PDF files that the resident has in a folder.")
    turns: tuple[Turn, ...] = Field(min_length=1)
    receives: Receipt | None = Field(None, description="What the council must have received at the end.")


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


def scenes() -> tuple[Script, ...]:
    """The demo's conversations, in order; raises DocumentError where a file is broken."""
    folder = files("plainspoken.demo").joinpath("scenes")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))
    return tuple(validated(load(folder.joinpath(name), name=name), Script) for name in names)


def first_missing(wanted: Iterable[str], said: Iterable[str]) -> str:
    """The first of the wanted words that is not in what was said, looked for in order; "" when all are."""
    remaining = " ".join(said)
    for words in wanted:
        _, found, remaining = remaining.partition(words)
        if not found:
            return words
    return ""
