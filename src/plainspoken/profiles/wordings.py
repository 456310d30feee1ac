"""Words as they stand in a profile: names, phrases, sounds, selectors; what each must be, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Annotated

import soupsieve
from pydantic import AfterValidator
from soupsieve import SelectorSyntaxError

PHRASE = re.compile(r"[^\W_](?:[^\W_]|['’ -])*")
SOUND = re.compile(r"[^\W_](?:[^\W_]|['’., -])*")
PHRASE_WORDS = 8
LONGEST_SAID = 400
"""Letters of what is told in one go, some twenty-five seconds of speech."""


def selector(text: str) -> str:
    """A CSS selector, level 4 as soupsieve reads it; raises ValueError with what soupsieve says of any other."""
    try:
        soupsieve.compile(text)
    except (SelectorSyntaxError, NotImplementedError, ValueError) as problem:
        reason = str(problem).splitlines()[0].rstrip(".: ") if str(problem) else "it cannot be read"
        raise ValueError(
            f"is not a CSS selector: {reason[:1].lower()}{reason[1:]}; such as main, #id or .class"
        ) from problem
    return text


def language(text: str) -> str:
    """A language's tag; raises ValueError for what is none."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"should be a language's code such as en, cy or en-GB, not {text!r}")
    return text


def name(text: str) -> str:
    """A profile's name; raises ValueError for what is none."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"should be small letters, digits and hyphens, such as anytown-council, not {text!r}")
    return text


def spoken(text: str) -> str:
    """Words that are read out, with single spaces; raises ValueError for what cannot be."""
    if not text.strip() or not text.isprintable():
        raise ValueError("should be words on one line, as they are read out")
    if len(text) > LONGEST_SAID:
        raise ValueError(f"is too long to listen to: at most {LONGEST_SAID} letters; cut it, or make steps of it")
    return " ".join(text.split())


def phrase(text: str) -> str:
    """A phrase that a person can say; raises ValueError for what nobody can."""
    if not PHRASE.fullmatch(text) or len(text.split()) > PHRASE_WORDS:
        raise ValueError(f"should be one to {PHRASE_WORDS} words of letters and digits, as people say it, not {text!r}")
    return text


def telephone(text: str) -> str:
    """A telephone number as it is written; raises ValueError for what holds anything else."""
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]{1,24}", text) or sum(letter.isdigit() for letter in text) < 3:
        bare = text.strip("\"'")
        raise ValueError(f"should be digits and spaces such as 01234 567890, in quotes in a file alone, not {bare!r}")
    return text


def word(text: str) -> str:
    """A word as it is written; raises ValueError for one that is empty."""
    if not text.strip():
        raise ValueError("is an empty word: each line should be a word, a colon and how it sounds")
    return text


def sound(text: str) -> str:
    """How a word sounds; raises ValueError for what is spelled with signs."""
    if not SOUND.fullmatch(text):
        raise ValueError(f"should be letters and spaces, spelled as they sound, not {text!r}")
    return text


Selector = Annotated[str, AfterValidator(selector)]
Language = Annotated[str, AfterValidator(language)]
Name = Annotated[str, AfterValidator(name)]
Spoken = Annotated[str, AfterValidator(spoken)]
Phrase = Annotated[str, AfterValidator(phrase)]
Telephone = Annotated[str, AfterValidator(telephone)]
Word = Annotated[str, AfterValidator(word)]
Sound = Annotated[str, AfterValidator(sound)]
