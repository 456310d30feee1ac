"""Room shared out: every part of what may be said has its own, and what one leaves the others take.

So commands, however many are added, never push out a page's names, nor a page of two thousand links the commands, nor
its links the four fields of its form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """Phrases, what matters most first, or parts that share its room; and its own share beside the others'."""

    share: int
    phrases: Iterable[str] = ()
    parts: Sequence[Part] = ()


class Heard:
    """Passes on phrases that a recogniser can hear all words of, each once, over all that it is asked about."""

    def __init__(self, knows: Knows) -> None:
        self.knows = knows
        self._seen: set[str] = set()
        self._words: dict[str, bool] = {}

    def of(self, phrases: Iterable[str]) -> Iterator[str]:
        """Those of some phrases that can be heard and have not been passed on before."""
        for phrase in phrases:
            if phrase not in self._seen:
                self._seen.add(phrase)
                if all(self._known(word) for word in phrase.split()):
                    yield phrase

    def _known(self, word: str) -> bool:
        if word not in self._words:
            self._words[word] = self.knows(word)
        return self._words[word]


def dealt(parts: Sequence[Part], room: int, heard: Heard) -> tuple[str, ...]:
    """The first phrases of each part, part by part, as many as there is room for; `heard` tells which are any use."""
    return _cut([_gathered(part, max(room, 0), heard) for part in parts], room)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A part of which is known how much it has to say."""

    share: int
    size: int
    phrases: tuple[str, ...]
    parts: tuple[_Gathered, ...]


def _gathered(part: Part, room: int, heard: Heard) -> _Gathered:
    phrases = tuple(islice(heard.of(part.phrases), room))
    inner = tuple(_gathered(each, room, heard) for each in part.parts)
    return _Gathered(part.share, len(phrases) + sum(each.size for each in inner), phrases, inner)


def _cut(parts: Sequence[_Gathered], room: int) -> tuple[str, ...]:
    counts = portions([part.size for part in parts], [part.share for part in parts], room)
    found: list[str] = []
    for part, count in zip(parts, counts, strict=True):
        own = part.phrases[:count]
        found += (*own, *_cut(part.parts, count - len(own)))
    return tuple(found)


def portions(sizes: Sequence[int], shares: Sequence[int], room: int) -> tuple[int, ...]:
    """How many of each size find room by their shares: a size within its share whole, the rest among the others."""
    given = [0] * len(sizes)
    waiting = [index for index, size in enumerate(sizes) if size]
    left = max(room, 0)
    while waiting and left:
        every = sum(shares[index] for index in waiting)
        small = [index for index in waiting if sizes[index] * every <= left * shares[index]]
        for index in small:
            given[index] = sizes[index]
        if not small:
            for index in waiting:
                given[index] = left * shares[index] // every
            break
        left -= sum(sizes[index] for index in small)
        waiting = [index for index in waiting if index not in small]
    return tuple(given)
