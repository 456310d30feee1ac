"""Listening to a conversation and noting, turn by turn, what a session's file needs of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from plainspoken.flow import Page, Place
from plainspoken.intent.vocabulary import question_asked
from plainspoken.navigation.answers import is_secret
from plainspoken.noting import Note
from plainspoken.page.questions import FormQuestion, questions
from plainspoken.page.wanted import kind_wanted
from plainspoken.testing.observed import Sent, main_heading
from plainspoken.testing.writing.alike import alike, is_refused
from plainspoken.testing.writing.made_up import PASSWORD, VALUES, made_up
from plainspoken.values import Kind, Understood, understood, words

CHOOSING = ("form.choose", "form.choose_number", "open.number")
"""Commands that answer a question with one of its options."""

AT_ONCE = ("", "answer.text")
"""What is an answer in words as it stands."""

WRITING = ("answer.text", "form.spell", "form.correct")
"""Commands that answer a question in words, or letter by letter."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a question of a form: what the question is called, and the words that are written for it.

    `free` where those stand for words of the person's own, `typed` where the person typed them, `refused` where the
    question did not take them. `wrong` are the words that are written if the site refuses the answer.
    """

    label: str
    path: str
    words: str
    free: bool
    typed: bool = False
    refused: bool = False
    wrong: str = ""


@dataclass(slots=True)
class Heard:
    """A turn as it was held: the words, what they were taken for, what was said back, where it led, what was sent.

    `values` are the words in the command that are not its own: what to find, or what to open.
    """

    words: str
    intent: str = ""
    answered: Answered | None = None
    said: list[str] = field(default_factory=list)
    url: str = ""
    heading: str = ""
    sent: list[Sent] = field(default_factory=list)
    values: tuple[str, ...] = ()


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
            self._refused(note.page)

    def sent(self, sent: Sent) -> None:
        """Note a request; the values of its fields are looked for in what is said back, as answers are."""
        if sent.method != "GET":
            self.turns[-1].sent.append(Sent(sent.method, sent.url))
            self.secrets += [value for values in sent.fields.values() for value in values]

    def _heard(self, note: Note) -> Heard:
        intent = note.intent.name if note.intent else ""
        question = question_asked(self._place())
        if question is None or (note.intent and intent not in (*CHOOSING, *WRITING)):
            slots = note.intent.slots if note.intent else ()
            return Heard(note.text, intent, values=tuple(value for _, value in slots if isinstance(value, str)))
        if intent in CHOOSING:
            return Heard(note.text, intent, Answered(question.label, question.path, note.text, False))
        secret = is_secret(question)
        typed = secret or bool(note.intent and note.intent.number("typed"))
        stands = PASSWORD if secret else self._standing(question, note.text)
        refused, wrong = False, stands
        if not secret and stands != note.text and intent in AT_ONCE:
            wrong = alike(question, note.text, typed=typed)
            refused = is_refused(question, note.text, typed=typed)
        if stands != note.text:
            self.secrets.append(note.text)
        words = wrong if refused else stands
        free = stands != note.text
        return Heard(
            note.text, "", Answered(question.label, question.path, words, free, typed, refused=refused, wrong=wrong)
        )

    def _refused(self, page: Page) -> None:
        """Let what stands for answers be wrong too, where their page comes back with errors at them."""
        earlier = next((at for at in range(len(self.turns) - 2, -1, -1) if self.turns[at].url), -1)
        for question in (each for form in page.forms for each in questions(form) if each.error):
            path = ""
            for turn in reversed(self.turns[earlier + 1 :]):
                answered = turn.answered
                if path and (answered is None or answered.path != path):
                    break
                if answered and answered.free and answered.label == question.label:
                    path = answered.path
                    turn.answered = replace(answered, words=answered.wrong)

    def _standing(self, question: FormQuestion, text: str) -> str:
        """What is written for an answer in words: itself where its kind tells of nobody, and it is of that kind."""
        kind = kind_wanted(question)
        found = made_up(kind, practice=self._practice)
        if found is not None:
            return found
        is_one = isinstance(understood(kind, text, words(), datetime.date.today()), Understood)
        return text if is_one else VALUES[Kind.TEXT]
