"""Listening to a conversation and noting, turn by turn, what a session's file needs of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from plainspoken.flow import Place
from plainspoken.intent.vocabulary import question_asked
from plainspoken.navigation.answers import is_secret
from plainspoken.noting import Note
from plainspoken.page.questions import FormQuestion
from plainspoken.page.wanted import kind_wanted
from plainspoken.testing.observed import Sent, main_heading
from plainspoken.testing.writing.made_up import PASSWORD, VALUES, made_up
from plainspoken.values import Kind, Understood, understood, words

CHOOSING = ("form.choose", "form.choose_number", "open.number")
"""Commands that answer a question with one of its options."""

WRITING = ("answer.text", "form.spell", "form.correct")
"""Commands that answer a question in words, or letter by letter."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a question of a form: what the question is called, and the words that are written for it.

    `free` where those stand for words of the person's own, `typed` where the person typed them.
    """

    label: str
    path: str
    words: str
    free: bool
    typed: bool = False


@dataclass(slots=True)
class Heard:
    """A turn as it was held: the words, what they were taken for, what was said back, where it led, what was sent."""

    words: str
    intent: str = ""
    answered: Answered | None = None
    said: list[str] = field(default_factory=list)
    url: str = ""
    heading: str = ""
    sent: list[Sent] = field(default_factory=list)


class Scribe:
    """A journal that keeps the turns; `place` tells where the conversation is, before each turn is carried out.

    Answers in words never enter it: of each it keeps what stands for it, and `secrets` only to be looked for in what
    is said back.
    """

    def __init__(self, place: Callable[[], Place], *, practice: bool) -> None:
        self._place = place
        self._practice = practice
        self.turns: list[Heard] = [Heard("")]
        self.secrets: list[str] = []

    def __call__(self, note: Note) -> None:
        """Take a note."""
        turn = self.turns[-1]
        if note.kind == "said":
            turn.said.append(note.text)
        elif note.kind == "heard":
            self.turns.append(self._heard(note))
        elif note.kind == "visited" and note.page is not None:
            turn.url, turn.heading = note.page.url, main_heading(note.page)

    def sent(self, sent: Sent) -> None:
        """Note a request; the values of its fields are looked for in what is said back, as answers are."""
        if sent.method != "GET":
            self.turns[-1].sent.append(Sent(sent.method, sent.url))
            self.secrets += [value for values in sent.fields.values() for value in values]

    def _heard(self, note: Note) -> Heard:
        intent = note.intent.name if note.intent else ""
        question = question_asked(self._place())
        if question is None or (note.intent and intent not in (*CHOOSING, *WRITING)):
            return Heard(note.text, intent)
        if intent in CHOOSING:
            return Heard(note.text, intent, Answered(question.label, question.path, note.text, False))
        stands = PASSWORD if is_secret(question) else self._standing(question, note.text)
        if stands != note.text:
            self.secrets.append(note.text)
        typed = is_secret(question) or bool(note.intent and note.intent.number("typed"))
        return Heard(stands, "", Answered(question.label, question.path, stands, stands != note.text, typed))

    def _standing(self, question: FormQuestion, text: str) -> str:
        """What is written for an answer in words: itself where its kind tells of nobody, and it is of that kind."""
        kind = kind_wanted(question)
        found = made_up(kind, practice=self._practice)
        if found is not None:
            return found
        is_one = isinstance(understood(kind, text, words(), datetime.date.today()), Understood)
        return text if is_one else VALUES[Kind.TEXT]
