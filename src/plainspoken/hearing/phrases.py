"""What a grammar's phrases mean to a recogniser: which may follow each other, and which one is nearest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from plainspoken.flow import Fillers, Grammar, Mode

DIGITS = frozenset({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
OTHER_NUMBERS = (
    "oh nought ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand double triple treble first second third fourth fifth sixth "
    "seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth thirtieth january february march april may june july august september october november "
    "december"
)
NUMBER_WORDS = DIGITS.union(OTHER_NUMBERS.split())
MONTHS = frozenset(OTHER_NUMBERS.split()[-12:])
LINKING = frozenset({"the", "of", "and", "point", "pound", "pounds", "pence", "penny"})
"""What stands between numbers in dates and sums of money."""


NONE = Fillers()


@dataclass(frozen=True, slots=True)
class Parts:
    """A grammar's phrases: `whole` are said alone, `repeated` may follow each other as often as one likes.

    `shapes` are rows of places, each with the phrases that may stand there; `fillers` are said besides.
    """

    whole: tuple[str, ...]
    repeated: tuple[str, ...]
    shapes: tuple[tuple[tuple[str, ...], ...], ...] = ()
    fillers: Fillers = NONE

    @property
    def words(self) -> set[str]:
        """Every word of them, fillers apart."""
        shaped = (phrase for shape in self.shapes for place in shape for phrase in place)
        return {word for phrase in (*self.whole, *self.repeated, *shaped) for word in phrase.split()}

    @property
    def filling(self) -> set[str]:
        """Every word of the fillers."""
        some = self.fillers
        return {word for phrase in (*some.before, *some.within, *some.after) for word in phrase.split()}

    @property
    def count(self) -> int:
        """How many phrases there are outside shapes."""
        return len(self.whole) + len(self.repeated)


def parts(grammar: Grammar) -> Parts:
    """Tell the phrases that are said alone from those that are strung together.

    The grammar says which; in codes of a shape none are. Where it does not say, SPELLING strings its single words
    together (letters, NATO words, digits) and ANSWER its numbers, months and what stands between them where all ten
    digits or all twelve months are among its phrases (a telephone number, a sum, a date); where there are fewer, the
    numbers choose an option, and a loop of them would only be heard wrongly.
    """
    phrases = tuple(dict.fromkeys(" ".join(phrase.split()) for phrase in grammar.phrases if phrase.strip()))
    if grammar.shapes:
        repeated: frozenset[str] = frozenset()  # a loop would only add to a code what nobody said
    elif grammar.strung:
        repeated = frozenset(" ".join(phrase.split()) for phrase in grammar.strung)
    elif grammar.mode is Mode.SPELLING:
        repeated = frozenset(phrase for phrase in phrases if " " not in phrase)
    elif grammar.mode is Mode.ANSWER and (DIGITS.issubset(phrases) or MONTHS.issubset(phrases)):
        repeated = frozenset(phrase for phrase in phrases if (NUMBER_WORDS | LINKING).issuperset(phrase.split()))
    else:
        repeated = frozenset()
    whole = tuple(phrase for phrase in phrases if phrase not in repeated)
    return Parts(whole, tuple(phrase for phrase in phrases if phrase in repeated), grammar.shapes, grammar.fillers)


def strung(text: str, repeated: Iterable[str]) -> bool:
    """Whether a text is nothing but repeated phrases' words."""
    words = {word for phrase in repeated for word in phrase.split()}
    return bool(text) and words.issuperset(text.split())


def hearable(asked: Parts, known: Collection[str]) -> tuple[Parts, tuple[str, ...]]:
    """What of a grammar is made of known words alone, and the phrases that are not; a shape needs one at each place."""

    def heard(some: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(phrase for phrase in some if all(word in known for word in phrase.split()))

    shapes = (tuple(heard(place) for place in shape) for shape in asked.shapes)
    some = asked.fillers
    fillers = Fillers(heard(some.before), heard(some.within), heard(some.after))
    kept = Parts(heard(asked.whole), heard(asked.repeated), tuple(shape for shape in shapes if all(shape)), fillers)
    there = {*kept.whole, *kept.repeated}
    return kept, tuple(phrase for phrase in (*asked.whole, *asked.repeated) if phrase not in there)


def said_by(text: str, some: Parts) -> bool:
    """Whether a text is all of what a grammar lets be said, and not the beginning of it."""
    if text in some.whole or strung(text, some.repeated):
        return True
    begun = any(text.startswith(f"{phrase} ") and strung(text[len(phrase) :], some.repeated) for phrase in some.whole)
    return begun or any(_shaped(text.split(), shape) for shape in some.shapes)


def _shaped(words: list[str], shape: tuple[tuple[str, ...], ...]) -> bool:
    """Whether words are a phrase of each of a shape's places, one after the other."""
    if not shape or not words:
        return not shape and not words
    firsts = (phrase.split() for phrase in shape[0])
    return any(words[: len(each)] == each and _shaped(words[len(each) :], shape[1:]) for each in firsts)


def nearest(text: str, phrases: Sequence[str]) -> tuple[str, float]:
    """The phrase most like a text and how like it is, 0 to 1 (1 is the same); ("", 0) where there is no phrase.

    Likeness counts letters (Indel distance), so that a dropped "the" costs little and another word costs much.
    """
    best = process.extractOne(text, phrases, scorer=fuzz.ratio)
    return (best[0], best[1] / 100) if best else ("", 0.0)
