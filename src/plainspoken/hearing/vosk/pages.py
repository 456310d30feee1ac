"""Pages' own models: made of what a model of ours brings along for it, loaded when needed, the last ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from plainspoken.hearing.finite_state import Chances, passed_over, transitions
from plainspoken.hearing.graphs.makings import Makings, MakingsError, Ways, read_makings
from plainspoken.hearing.graphs.page_models import write_page_model
from plainspoken.hearing.graphs.phrase_graph import PhraseGrammar
from plainspoken.hearing.phrases import Parts, hearable
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.pronunciations import Lexicon, pronunciations
from plainspoken.hearing.recogniser import ModelError
from plainspoken.hearing.vosk.page import PageSearch, SoundsSearch
from plainspoken.hearing.vosk.search import KaldiRecogniser

LOADED = 4
"""Models of pages in memory: the page's commands, its questions, and those of the page before (8 MB each)."""
CHANCES = Chances(repeating=0.02, letter=1.0)
"""Of letters in a row that it had not learnt from 14 % are wrong with these, 53 % where all is as likely as before."""


class VoskPages:
    """Searches by the models of pages, loaded by `load`, which raises ModelError.

    One thread opens pages; any may ask what can be said. A model whose makings are broken has no pages.
    """

    def __init__(
        self,
        model: Path,
        load: Callable[[Path], KaldiRecogniser],
        sounds: SoundsSearch,
        pronouncer: Pronouncer | None = None,
    ) -> None:
        self._model = model
        self._load = load
        self._sounds = sounds
        self._pronouncer = pronouncer or Pronouncer()
        self._pages: OrderedDict[Parts, PageSearch | None] = OrderedDict()
        self._lock = Lock()

    def can_say(self, word: str) -> bool:
        """Whether a word that the model lacks can be heard all the same."""
        with self._lock:
            return self._lexicon is not None and self._lexicon.has(word)

    def opened(self, asked: Parts) -> PageSearch | None:
        """What hears these phrases; None where it can be none of those, or nothing can be made.

        20 to 50 ms for a page that was not met before, and next to nothing for the last ones.
        """
        if asked not in self._pages:
            while len(self._pages) >= LOADED:
                self._pages.popitem(last=False)
            self._pages[asked] = self._made(asked)
        self._pages.move_to_end(asked)
        return self._pages[asked]

    def close(self) -> None:
        """Free the models."""
        self._pages.clear()

    def _made(self, asked: Parts) -> PageSearch | None:
        if self._makings is None:
            return None
        known = self._ways(asked.words | asked.filling)
        wanted, left_out = hearable(asked, known)
        if not wanted.words:
            return None
        lexicon = {word: known[word] for word in sorted(wanted.words | wanted.filling)}
        try:
            with TemporaryDirectory(prefix="plainspoken-") as place:
                said = transitions(wanted, CHANCES)
                grammar = PhraseGrammar(said, passed_over(said, wanted.fillers))
                write_page_model(Path(place), self._model, self._makings.phone_set, lexicon, grammar)
                loaded = self._load(Path(place))
        except (OSError, ModelError):
            return None
        phones = {word: min(len(way.split()) for way in ways) for word, ways in lexicon.items()}
        return PageSearch(loaded, self._sounds, wanted, left_out, phones)

    def _ways(self, words: set[str]) -> dict[str, Ways]:
        """How these words are said, without those that nobody knows."""
        assert self._makings is not None
        ours = self._makings.lexicon
        known = {word: ours[word] for word in words if word in ours}
        with self._lock:
            new = self._lexicon.missing(words - known.keys()) if self._lexicon else {}
        return known | {word: ways for word, said in new.items() if (ways := self._possible(said))}

    def _possible(self, ways: Ways) -> Ways:
        """The ways whose phones the model has."""
        names = set(self._makings.phone_set.table.names) if self._makings else set()
        return tuple(way for way in ways if names.issuperset(way.split()))

    @cached_property
    def _makings(self) -> Makings | None:
        """What the model brings to make graphs of, read when the first grammar is given."""
        try:
            return read_makings(self._model / "graph")
        except MakingsError:
            return None

    @cached_property
    def _lexicon(self) -> Lexicon | None:
        if self._makings is None:
            return None
        ways = self._makings.lexicon
        return Lexicon(lambda word: next(iter(ways.get(word, ())), None), pronunciations("en"), self._pronouncer)
