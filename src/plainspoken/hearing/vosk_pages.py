"""Words that a Vosk model of ours lacks: heard with a model of just the words that may be said, made when needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from plainspoken.hearing.graphs.lexicon_graph import PhoneSet
from plainspoken.hearing.graphs.makings import Makings, MakingsError, Ways, read_makings
from plainspoken.hearing.graphs.page_models import PageModels
from plainspoken.hearing.kept_pages import page_models_folder
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.pronunciations import Lexicon, pronunciations
from plainspoken.hearing.recogniser import ModelError

LOADED = 2
"""Models of pages in memory: the page's, and the one before or that of a question on it (8 MB each)."""


@dataclass(frozen=True, slots=True)
class Page:
    """What hears a page: libvosk's recogniser with the page's model, and the words of that model."""

    recogniser: object
    words: frozenset[str]


class VoskPages:
    """Models for the words that a whole model lacks, loaded by `load`, which raises ModelError.

    One thread opens pages; any may ask what can be said. A model whose makings are broken has no pages.
    """

    def __init__(
        self,
        model: Path,
        load: Callable[[Path], object],
        pronouncer: Pronouncer | None = None,
        cache: Path | None = None,
    ) -> None:
        self._model = model
        self._load = load
        self._pronouncer = pronouncer or Pronouncer()
        self._cache = cache or page_models_folder()
        self._pages: OrderedDict[frozenset[str], Page] = OrderedDict()
        self._lock = Lock()

    def can_say(self, word: str) -> bool:
        """Whether a word that the model lacks can be heard all the same."""
        with self._lock:
            return self._lexicon is not None and self._lexicon.has(word)

    def opened(self, known: Collection[str], lacking: Collection[str]) -> Page | None:
        """What hears words, of which the model lacks some; None where it can be none of those, or nothing can be made.

        20 ms for a page that was not met before, and next to nothing for the last ones.
        """
        with self._lock:
            new = self._lexicon.missing(lacking) if self._lexicon else {}
        new = {word: ways for word, said in new.items() if (ways := self._possible(said))}
        if not new:
            return None
        wanted = frozenset((*known, *new))
        for words, page in self._pages.items():
            if wanted <= words:
                self._pages.move_to_end(words)
                return page
        return self._made(wanted, new)

    def close(self) -> None:
        """Free the models."""
        self._pages.clear()

    def _made(self, wanted: frozenset[str], new: Mapping[str, Ways]) -> Page | None:
        """A page's model made and loaded; the one unused for longest is freed."""
        assert self._makings is not None
        ours = self._makings.lexicon
        lexicon = {word: new.get(word) or ours[word] for word in sorted(wanted) if word in new or word in ours}
        while len(self._pages) >= LOADED:
            self._pages.popitem(last=False)
        try:
            page = Page(self._loaded(lexicon, self._makings.phone_set), frozenset(lexicon))
        except (OSError, ModelError):
            return None
        self._pages[page.words] = page
        return page

    def _loaded(self, lexicon: Mapping[str, Ways], phone_set: PhoneSet) -> object:
        """A recogniser of a page's model, which is not kept where the cache can't be written."""
        try:
            folder = PageModels(self._model, phone_set, self._cache).folder(lexicon)
        except OSError:
            with TemporaryDirectory(prefix="plainspoken-") as place:
                return self._load(PageModels(self._model, phone_set, Path(place)).folder(lexicon))
        return self._load(folder)

    def _possible(self, ways: Ways) -> Ways:
        """The ways whose phones the model has."""
        names = set(self._makings.phone_set.table.names) if self._makings else set()
        return tuple(way for way in ways if names.issuperset(way.split()))

    @cached_property
    def _makings(self) -> Makings | None:
        """What the model brings to make graphs of, read when the first word is met that it lacks."""
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
