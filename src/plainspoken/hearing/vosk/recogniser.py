"""Vosk with a model of ours or of the person's own: free speech well, and grammars where the model takes them."""

from __future__ import annotations

from pathlib import Path

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.calibration import FILE, Listening, calibration, listening
from plainspoken.hearing.graphs.makings import has_makings
from plainspoken.hearing.levels import Levels
from plainspoken.hearing.phrases import Parts, parts
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.voice_models.files import ModelFiles
from plainspoken.hearing.vosk.model import Loaded, check_once
from plainspoken.hearing.vosk.page import SoundsSearch
from plainspoken.hearing.vosk.pages import VoskPages
from plainspoken.hearing.vosk.results import UNKNOWN
from plainspoken.hearing.vosk.search import Search
from plainspoken.hearing.vosk.whole import WholeSearch

DIGITS = 6


class VoskRecogniser:
    """Libvosk, given 16-bit mono sound at 16,000 samples a second as it comes.

    Raises ModelError for a model that is missing or broken. With a model of ours every grammar has a model of its own
    (VoskPages), which hears its phrases and no others, words that the whole model lacks among them; an official one
    makes of the phrases what libvosk makes of them. `left_out` tells the phrases that cannot be heard. How sure it is
    is what the model's conf/calibration.json makes of `evidence`.
    """

    name = "vosk"
    rate = 16000

    def __init__(self, model: Path | None, stamps: Path | None = None, pronouncer: Pronouncer | None = None) -> None:
        if model is None:
            raise ModelError("vosk needs a model: put one into voice_models (plainspoken model list says where)")
        check_once(model, stamps)
        self._loaded: Loaded | None = Loaded(model, self.rate)
        takes_grammars = ModelFiles(model).takes_grammars
        self._whole = WholeSearch(self._loaded.recogniser(), self._loaded.has, takes_grammars=takes_grammars)
        self._pages: VoskPages | None = None
        if takes_grammars and has_makings(model / "graph") and self._loaded.has(UNKNOWN):
            sounds = SoundsSearch(self._loaded.recogniser((UNKNOWN,)))
            self._pages = VoskPages(model, lambda folder: Loaded(folder, self.rate).recogniser(), sounds, pronouncer)
        self._search: Search = self._whole
        self._calibration = calibration(model / FILE) if (model / FILE).exists() else None
        self._levels = Levels(self.rate)
        self.evidence: dict[str, float] = {}
        self.listening = Listening.OPEN

    @property
    def left_out(self) -> tuple[str, ...]:
        """The phrases of the grammar that cannot be heard."""
        return self._search.left_out

    def expect(self, grammar: Grammar) -> None:
        """Listen for the phrases from now on (some 50 ms for 300, next to nothing for those of the last pages)."""
        asked = parts(grammar)
        page = self._pages.opened(asked) if self._pages and asked != Parts((), ()) else None
        if page is None:
            self._whole.expect(asked)
        self._search = page or self._whole

    def hear(self, frames: bytes) -> None:
        """Search some more."""
        self._searched(self._levels.take(frames))

    def finish(self) -> Transcript:
        """What was heard: a phrase, or the words as they came, or nothing."""
        self._searched(self._levels.end())
        seconds = self._levels.samples / self.rate
        self._levels.begin()
        found = self._search.finish(seconds)
        self.evidence = dict(found.evidence)
        if not found.text:
            return Transcript("", 0.0, seconds=seconds)
        self.listening = listening(self._search.parts, found.text)
        sure = self._calibration.likelihood(self.listening, self.evidence) if self._calibration else found.sure
        # Rounded: libvosk adds its scores in another order each time.
        return Transcript(found.text, round(sure, DIGITS), found.others, seconds)

    def knows(self, word: str) -> bool:
        """Whether the model has the word, or a page's model can be given it."""
        has = self._loaded is not None and word != UNKNOWN and self._loaded.has(word)
        return has or (self._pages is not None and self._pages.can_say(word))

    def close(self) -> None:
        """Free the model and those of pages."""
        if self._pages:
            self._pages.close()
        self._pages = None
        self.__dict__.pop("_search", None)
        self.__dict__.pop("_whole", None)
        self._loaded = None

    def _searched(self, frames: bytes) -> None:
        """Search levelled sound."""
        try:
            self._search.hear(frames)
        except Exception as problem:  # the library raises nothing narrower
            raise RecogniserError(f"Vosk could not go on with an utterance: {problem}") from problem
