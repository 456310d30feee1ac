"""What is listened for while a form asks: the words that values are put together of, corrections, its buttons."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Place
from plainspoken.intent.commands import Commands
from plainspoken.intent.correcting import CHECKING
from plainspoken.intent.normal import normal
from plainspoken.intent.vocabulary import is_written, question_asked
from plainspoken.page.buttons import is_final, sending
from plainspoken.page.questions import form_of, question_of
from plainspoken.page.wanted import kind_wanted
from plainspoken.values import Kind
from plainspoken.values.numbers import number_of, ordinal_of, words_of
from plainspoken.values.phrases import phrases, shapes, spelling
from plainspoken.values.words import words

PARTS_COUNTED = 9
PAIRED = 6
"""Options of which every two are listened for in one breath; of more there would be too many pairs."""

DATES = frozenset({Kind.DATE, Kind.BIRTH_DATE, Kind.MONTH})
AMOUNTS = frozenset({Kind.MONEY, Kind.NUMBER})


def strung(place: Place) -> Iterator[str]:
    """What values of the kind that is asked for are put together of; nothing while an answer is being checked.

    A loop of letters would be heard in every yes.
    """
    question, waiting = question_asked(place), place.question
    if question is None or waiting is None or not is_written(place):
        return
    if waiting.begun:
        yield from spelling(words())
    if waiting.begun or waiting.key not in CHECKING:
        yield from of_kind(kind_wanted(question))


def shaped(place: Place) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The shapes of the code that is asked for, where one is."""
    question = question_asked(place)
    return shapes(kind_wanted(question), words()) if question and is_written(place) else ()


def of_kind(kind: Kind) -> Iterator[str]:
    """The words of a kind of value, less those that a recogniser would rather hear than what was said.

    A date is the day with its month, and a whole year, as it is asked for: left to themselves, "of april" is heard as
    "oh nine april" and "nineteen sixty" as "ninety two sixty". Amounts have "and".
    """
    every = phrases(kind, words())
    if kind in DATES:
        months = words().spoken.months
        if kind is not Kind.MONTH:
            yield from (f"the {ordinal_of(day)} of {month}" for day in range(1, 32) for month in months)
        else:
            yield from months
        yield from (year for year in phrases(Kind.YEAR, words()) if (number_of(year) or 1000) > 99)
        return
    yield from every
    if kind in AMOUNTS:
        yield from (words_of(hundreds * 100 + 1).rpartition(" ")[0] for hundreds in range(1, 10))


def buttons(place: Place) -> Iterator[str]:
    """The names of the buttons of the form that asks."""
    form = form_of(place.page, place.question.control) if place.page and place.question else None
    yield from (normal(control.label) for control in (sending(form) if form else ()) if control.label)


def pairs(place: Place, names: tuple[str, ...]) -> Iterator[str]:
    """Two options in one breath, where several may be chosen of few."""
    question = question_asked(place)
    if question is not None and question.several and len(names) <= PAIRED:
        joint = words_of(101).split()[-2]  # "and", in whatever language
        yield from (f"{one} {joint} {other}" for one in names for other in names if one != other)


def corrections(place: Place) -> Iterator[str]:
    """Asking to put right a letter, digit or group by its place; of a date given last, its day or its month."""
    data = words().spoken
    if place.question is not None and place.question.key in CHECKING:
        for counted in ("letter", "digit", "group"):
            for number in (*(ordinal_of(number) for number in range(1, PARTS_COUNTED + 1)), data.last_part[0]):
                yield f"{data.change[0]} the {number} {data.parts[counted][0]}"
    form = form_of(place.page, place.last) if place.page is not None and place.last else None
    last = question_of(form, place.last) if form else None
    if last is not None and kind_wanted(last) in DATES:
        month, day, joint = data.month_part[0], data.day_part[0], min(data.change_into, key=len)
        yield from (f"the {month} {joint} {name}" for name in data.months)
        yield from (f"the {day} {joint} the {ordinal_of(number)}" for number in range(1, 32))


def reviews(place: Place, commands: Commands) -> Iterator[str]:
    """What may be asked of answers that a page lists to be checked: to change one, to hear those under a heading."""
    page = place.page
    if page is None or not is_final(page):
        return
    lists = [each for each in page.components if each.kind == "summary_list"]
    change = min(commands.by_name["form.change_to"].patterns, key=lambda pattern: len(pattern.before))
    yield from (change.filled(normal(str(row.value("key")))) for each in lists for row in each.parts)
    heads = (node for node in page.nodes if lists and node.role == "heading" and node.level > 1 and node.main)
    read = commands.by_name["form.read_group"].patterns[0]
    yield from (read.filled(normal(node.name)) for node in heads if node.name)
