"""Words that put right the answer given last: "the third letter is b", "no, the month is April"."""

from __future__ import annotations

from datetime import date

from plainspoken.flow import Intent
from plainspoken.intent.normal import normal
from plainspoken.intent.strict import Setting
from plainspoken.page.questions import form_of, question_of
from plainspoken.page.wanted import kind_wanted, value_held
from plainspoken.values import Kind, corrected, words

FREE = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS_LINE})


def correction(text: str, setting: Setting) -> Intent | None:
    """The command that puts the last answer right, where words name a part of it; None where they name none.

    While another question waits for words, they must say that they correct: a sentence may begin like a part.
    """
    place = setting.place
    checking = place.question is not None and place.question.key in CHECKING
    path = place.question.control if checking and place.question else place.last
    form = form_of(place.page, path) if place.page is not None and path else None
    question = question_of(form, path) if form else None
    if question is None or not (held := value_held(question, place.answers)):
        return None
    kind = kind_wanted(question)
    if not checking and not _says_so(normal(text)) and (kind in FREE or place.question is not None):
        return None
    if corrected(kind, held, text, words(), place.today or date.today()) is None:
        return None
    return Intent("form.correct", (("text", text),), text)


CHECKING = frozenset({"field.check"})
"""The questions that ask whether an answer is right."""


def _says_so(said: str) -> bool:
    """Whether words begin as a correction does."""
    data = words().spoken
    begun = (*data.change, *data.take_out, *data.put_in)
    return any(f"{said} ".startswith(f"{verb} ") for verb in begun if verb not in NO_SIGN)


NO_SIGN = frozenset({"the", "and", "please", "put", "set", "make", "add"})
"""Words before a correction that begin other answers as often."""
