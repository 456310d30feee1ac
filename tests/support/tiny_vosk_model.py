"""Writes a small real Vosk model of a few hundred words, so that tests can meet stock libvosk without a download.

Its sounds are those of the US English model in the pocketsphinx wheel, which was trained on people; its pronunciations
are from the dictionary beside it. It is for tests: context-independent and pruned, it hears clear commands and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pocketsphinx
from voice_models.recipe.gaussian_network import Sizes, gaussian_network, phone_models
from voice_models.recipe.kaldi_files import Precision
from voice_models.recipe.model_folder import Acoustics, Search, write_model_folder
from voice_models.recipe.sphinx_features import kaldi_feature_mean, kaldi_feature_options
from voice_models.recipe.sphinx_files import read_sphinx_model

from plainspoken.hearing.graphs.phones import PhoneTable

PHRASES = (
    *("start reading", "stop", "carry on", "next paragraph", "previous paragraph", "next sentence"),
    *("previous sentence", "say that again", "spell that", "spell it", "read the page", "read this section", "skim"),
    *("next heading", "previous heading", "next heading level two", "next link", "previous link", "next list"),
    *("next table", "next button", "next form field", "previous form field", "next landmark", "next question"),
    *("headings", "links", "forms", "landmarks", "tables", "buttons", "lists", "fields"),
    *("go to heading three", "go to main content", "find council tax", "find bins", "search for housing benefit"),
    *("next row", "previous column", "next column", "previous row", "read row", "read column", "where am i"),
    *("open link three", "open council tax", "press continue", "press start now", "press submit", "press search"),
    *("choose option two", "choose yes", "choose no", "tick accept", "untick accept", "go back", "go forward", "home"),
    *("start now", "fill in the form", "change my answer", "clear that", "read my answers", "confirm submit"),
    *("how many errors", "faster", "slower", "louder", "quieter", "brief", "full detail", "be quiet"),
    *("help", "what can i say", "what did you say", "never mind", "undo", "wake up", "go to sleep", "never"),
    *("what do you know about me", "forget everything", "remember this page", "my pages", "yes", "no", "cancel"),
    *("pay your council tax", "report a missed bin", "apply for a blue badge", "parking permit", "school places"),
    *("full name", "first name", "last name", "email address", "telephone number", "date of birth", "address"),
    *("garden waste", "planning", "contact us", "sign in", "sign out", "save and continue", "cookies", "reject"),
    *("birth death and marriage", "library", "jobs", "news", "collection day", "renew", "report it", "pay it"),
    *("a as in alpha", "capital", "space", "dot", "at", "dash", "delete", "double", "the", "to", "and", "of", "for"),
    *("january february march april may june july august", "september october november december"),
    *("monday tuesday wednesday thursday friday saturday sunday", "today tomorrow yesterday"),
    *("zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", "sixteen"),
    *("seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand", "point"),
    *("first second third fourth fifth sixth seventh eighth ninth tenth", "nineteen eighty four", "twenty one"),
    *("alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november", "oscar papa"),
    *("quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu", "up down left right", "top", "bottom"),
)
"""What the model expects of open speech; their words are its whole vocabulary."""

OWN_PRONUNCIATIONS = {
    "untick": ("AH N T IH K",),
    "juliet": ("JH UW L IY EH T",),
    "whiskey": ("W IH S K IY",),
    "x-ray": ("EH K S R EY",),
}
"""Words that the dictionary lacks."""

SIZES = Sizes(gaussians=16, precision=Precision.TWO_BYTES)
SEARCH = Search(acoustic_scale=0.03, beam=10.0)


def write_tiny_vosk_model(folder: Path, phrases: Iterable[str] = PHRASES, sizes: Sizes = SIZES) -> Path:
    """Write the model into `folder` (made if need be) and return it; `phrases` bring the vocabulary."""
    phrases = tuple(phrases)
    model = read_sphinx_model(_wheel() / "en-us")
    table = PhoneTable(tuple(name for name in model.phones if name.isalpha() and name != "SIL"))
    acoustics = Acoustics(
        table,
        phone_models(model, table),
        gaussian_network(model, sizes),
        kaldi_feature_options(),
        kaldi_feature_mean(),
    )
    words = sorted(set(" ".join(phrases).split()))
    write_model_folder(folder, acoustics, {word: pronunciations(word) for word in words}, phrases, SEARCH)
    return folder


def pronunciations(word: str) -> tuple[tuple[str, ...], ...]:
    """How a word is said, as phones; KeyError for one that neither dictionary has."""
    return tuple(tuple(said.split()) for said in OWN_PRONUNCIATIONS.get(word) or _dictionary()[word])


def _wheel() -> Path:
    """The folder of the models in the pocketsphinx wheel."""
    return Path(pocketsphinx.__file__).parent / "model" / "en-us"


@cache
def _dictionary() -> dict[str, tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    for line in (_wheel() / "cmudict-en-us.dict").read_text(encoding="utf-8").splitlines():
        word, _, phones = line.partition(" ")
        word = re.sub(r"\(\d+\)$", "", word)
        entries[word] = (*entries.get(word, ()), phones)
    return entries
