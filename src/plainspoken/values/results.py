"""What comes of hearing a value: it is understood, or refused for a reason that can be told."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.flow import Values


@dataclass(frozen=True, slots=True)
class Understood:
    """A value as it is kept, and its parts where a form may ask for them in boxes of their own.

    `parts` are of a date day, month and year in figures, of a sort code its pairs, of all else the value alone.
    `others` are what the words could also have meant, likeliest first; `sure` is False where they are as likely.
    """

    value: str
    parts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """Why words or a value will not do: a reply's key and its values, and the value as far as it was understood."""

    key: str
    values: Values = ()
    heard: str = ""


def refused(key: str, heard: str = "", **values: str | int) -> Refused:
    """A refusal with named values for its reply's gaps."""
    return Refused(key, tuple(values.items()), heard)
