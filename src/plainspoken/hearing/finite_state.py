"""Phrases as a finite-state grammar: a tree of their first words, so that what they share is searched once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plainspoken.flow import Fillers
from plainspoken.hearing.phrases import Parts

START, END = 0, 1


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely another word of a loop is, and a bare letter beside a word in a loop.

    As they are they are PocketSphinx's: under its lw of 6.5 `repeating` is a wip below 1e-6, without which loops of
    digits and letters gain words that nobody said (about 35 % of digits in a row are wrong, not 39). The wip itself
    belongs to a whole decoder, and we have one for all. Letters sound alike to it and are heard wrongly (12 % of them
    right), and would be heard within words that stand for letters, which are heard rightly.
    """

    repeating: float = 0.1
    letter: float = 1e-4


POCKETSPHINX = Chances()

Transition = tuple[int, int, float, str]


@dataclass(frozen=True, slots=True)
class FillerChances:
    """How likely fillers are where they may be, beside what follows there: all those of a place together."""

    before: float = 0.1
    within: float = 0.05
    after: float = 0.1


FILLERS = FillerChances()


@dataclass(slots=True)
class _Branch:
    """What may follow some first words; `ends` where a phrase ends with them."""

    following: dict[str, _Branch] = field(default_factory=dict)
    ends: bool = False


def transitions(parts: Parts, chances: Chances = POCKETSPHINX) -> list[Transition]:
    """The grammar's transitions (from, to, probability, word) from state 0 to state 1, without empty ones.

    Phrases that are said alone and shapes lead from 0 to 1; the repeated ones from 0 to 1 and from 1 to 1 again.
    As a tree, 1,000 phrases of 3 words are searched twice as fast as side by side, and built in two thirds of the time.
    """
    states = iter(range(2, 1_000_000))
    found = list(_walk(_tree((*parts.whole, *parts.repeated)), START, replace(chances, repeating=1.0), states))
    if parts.repeated:
        found += _walk(_tree(parts.repeated), END, chances, states)
    for shape in parts.shapes:
        found += _row(shape, states)
    return found


def passed_over(said: Sequence[Transition], fillers: Fillers, chances: FillerChances = FILLERS) -> list[Transition]:
    """The transitions of fillers round and between those of what is said, each of which leads back to where it began.

    Those within stand at every state but the end, where they are some of those after. Where rows are strung together
    none stand at the end, in place of a short word ("oh"): with them 19 % of ten digits in pink noise came right, 38 %
    without.
    """
    strung = any(source == END for source, _, _, _ in said)
    inside = {state for source, target, _, _ in said for state in (source, target)} - {START, END}
    states = iter(range(max(inside, default=END) + 1, 1_000_000))
    found: list[Transition] = []
    for state, phrases, chance in (
        (START, (*fillers.before, *fillers.within), chances.before),
        (END, () if strung else (*fillers.after, *fillers.within), chances.after),
        *((state, fillers.within, chances.within) for state in sorted(inside)),
    ):
        for phrase in phrases:
            found += _line(state, state, phrase, chance / len(phrases), states)
    return found


def _line(source: int, target: int, phrase: str, chance: float, states: Iterator[int]) -> Iterator[Transition]:
    """The transitions of one phrase from a state to another, with states of its own in between."""
    *first, last = phrase.split()
    for word in first:
        inner = next(states)
        yield source, inner, chance, word
        source, chance = inner, 1.0
    yield source, target, chance, last


def _row(shape: tuple[tuple[str, ...], ...], states: Iterator[int]) -> Iterator[Transition]:
    """The transitions of a code's places, one after the other, from state 0 to state 1."""
    state = START
    for number, phrases in enumerate(shape):
        after = END if number == len(shape) - 1 else next(states)
        for phrase in phrases:
            yield from _line(state, after, phrase, 1.0, states)
        state = after


def _tree(phrases: Iterable[str]) -> _Branch:
    """The phrases with what they begin with in common."""
    root = _Branch()
    for phrase in phrases:
        branch = root
        for word in phrase.split():
            branch = branch.following.setdefault(word, _Branch())
        branch.ends = True
    return root


def _walk(root: _Branch, start: int, chances: Chances, states: Iterator[int]) -> Iterator[Transition]:
    """The transitions of a tree from a state on, breadth first, so that no phrase is too long for the stack.

    `repeating` is the chance of the first words.
    """
    waiting = [(root, start, chances.repeating)]
    while waiting:
        branch, state, chance = waiting.pop()
        for word, after in branch.following.items():
            if after.ends:
                yield state, END, chance * (chances.letter if len(word) == 1 else 1.0), word
            if after.following:
                inner = next(states)
                yield state, inner, chance, word
                waiting.append((after, inner, 1.0))
