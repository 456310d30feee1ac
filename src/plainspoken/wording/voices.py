"""The accents of voices and the ways in which one can speak, as a language's voices.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from plainspoken.documents import validated
from plainspoken.wording.languages import ENGLISH, document_of


class Accent(BaseModel):
    """What an accent is called, and the tags of language that voices with it have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str
    languages: tuple[str, ...]


class VoiceWords(BaseModel):
    """One language's voices.yaml; each key is explained there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accents: Mapping[str, Accent]
    left_out: tuple[str, ...] = ()
    speakers: Mapping[str, tuple[str, ...]]
    name_filler: tuple[str, ...] = ()

    def accent_of(self, language: str) -> str:
        """The key of the accent that a tag of language is of, "" for none."""
        tag = language.lower().replace("_", "-")
        return next((key for key, accent in self.accents.items() if tag in accent.languages), "")


@cache
def voice_words(language: str = ENGLISH) -> VoiceWords:
    """The words for the voices of a language; raises DocumentError where the file is broken."""
    return validated(document_of(language, "voices.yaml"), VoiceWords)
