"""Utterances to items: what every speech output plays, rendered one at a time as it is drawn."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterable, Iterator

from plainspoken.flow import Finished, Manner, Trouble, Utterance
from plainspoken.speaking.cache import Renderer
from plainspoken.speaking.clean import SILENT, pieces
from plainspoken.speaking.output import Item, Post, spoken
from plainspoken.speaking.tones import tone

FIRST = 250
"""Characters of an utterance that are rendered at a time: the first sound comes after the first of them."""

BROKEN = Trouble("talk.broken")

Report = Callable[[str], None]
"""Where a fault in an utterance's making is told, for the developers."""

Voiceless = Callable[[str], Utterance | None]
"""What is said before words in a language that no voice speaks: of its tag, None for nothing."""

ENDS = frozenset({"voice.closed", "voice.none"})
"""Troubles after which no other sentence is worth trying; after any other the next is."""


class Items:
    """Makes items of utterances; tells of a voice's trouble once, not once a sentence."""

    def __init__(
        self, renderer: Renderer, post: Post, report: Report, voiceless: Voiceless = lambda language: None
    ) -> None:
        self._renderer = renderer
        self._post = post
        self._report = report
        self._voiceless = voiceless
        self._troubled = False
        self._told: set[str] = set()

    def of(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> Generator[Item, None, None]:
        """The items of a turn, drawn lazily, and at the end one that reports Finished, whatever happens before."""
        drawn = iter(utterances)
        before, self._told = self._told, set()
        try:
            for utterance in drawn:
                yield from self._warned(utterance.language, manner, before)
                yield from self._spoken(utterance, manner, turn)
        except Exception:  # noqa: BLE001 - the maker of the words is at fault; nobody is left waiting for the end
            self._report(traceback.format_exc())
            self._post(BROKEN)
        finally:
            close: Callable[[], None] | None = getattr(drawn, "close", None)
            if close is not None:
                close()
        yield Item(SILENT, ended=Finished(turn))

    def _warned(self, language: str, manner: Manner, before: set[str]) -> Iterator[Item]:
        """That no voice speaks a language, said once where it begins, and not again where the turn before was in it."""
        if language in self._told or self._renderer.speaks(language):
            return
        self._told.add(language)
        words = None if language in before else self._voiceless(language)
        if words is not None:
            yield from self._spoken(words, manner, 0)

    def _spoken(self, utterance: Utterance, manner: Manner, turn: int) -> Iterator[Item]:
        """An utterance's items: the first of them bears its mark, also where there is nothing to hear of it."""
        mark = utterance.mark
        if utterance.sound and utterance.sound not in manner.silent:
            yield spoken(tone(utterance.sound), mark, turn)
            mark = None
        for piece in pieces(utterance.text, FIRST) or ("",):
            made = self._renderer.render(piece, utterance.language, manner)
            if isinstance(made, Trouble):
                self._tell(made)
                if made.key in ENDS:
                    return
                continue
            self._troubled = False
            yield spoken(made, mark, turn, piece)
            mark = None

    def _tell(self, trouble: Trouble) -> None:
        if not self._troubled:
            self._post(trouble)
        self._troubled = True
