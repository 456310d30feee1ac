"""What may be said now: the phrases that a recogniser is to listen for.

Fewer phrases are heard better, so each part has its share of the room, and what one leaves goes to the others:
commands, numbers and names, and of the names each kind. A command that makes no sense here keeps its first sentence
only (so that it can be answered), kinds of things are those of the page, and names come main content first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from plainspoken.flow import Fillers, Grammar, Mode, Place
from plainspoken.intent import expected, voiced
from plainspoken.intent.commands import Command, Commands, Pattern, Phrase
from plainspoken.intent.correcting import CHECKING
from plainspoken.intent.fillers import fillers
from plainspoken.intent.possible import fits
from plainspoken.intent.sharing import Heard, Knows, Part, dealt
from plainspoken.intent.unheard import asked_for
from plainspoken.intent.vocabulary import Name, Vocabulary, asked, is_written, short, vocabulary
from plainspoken.intent.waking import asleep, spoken_as
from plainspoken.values.numbers import ordinal_of, words_of
from plainspoken.values.phrases import spelling
from plainspoken.values.words import words

PHRASES_ALLOWED = 1200
OF_COMMANDS, OF_NUMBERS, OF_NAMES = 60, 16, 44
"""Their shares where each has more to say than there is room for."""

SENTENCES_OF_A_KIND = 2
SENTENCES_OF_A_COMMAND = 5
"""Ways to say each command that are listened for; others are understood all the same, where they are heard or typed."""

NUMBERS_ALLOWED = 60
JUST_READ = 10
"""So many of a list that were read last are listened for by their numbers though those are larger."""

SENTENCES_WHILE_ASKED = 8
"""Ways to say each command that are listened for while a question waits: the fewer, the surer its answers are heard."""

YES_NO = ("talk.yes", "talk.no")
GROUPS_PAUSE = 0.7
"""Seconds by which a pause may be longer in what is put together of parts: people read a number out in groups, from a
card or a letter, and look for the next between."""


def grammar(place: Place, commands: Commands, knows: Knows) -> Grammar:
    """The phrases that make sense in a place, normalised, each once, at most about 1,200.

    `knows` tells whether the recogniser can hear a word: what has one it cannot is left out (a number reaches it).
    """
    if place.asleep:
        return asleep(place, commands, knows)
    if place.mode is Mode.DICTATION:
        return Grammar((), Mode.DICTATION, place.manner.pause)
    heard = Heard(knows)
    if place.mode is Mode.SPELLING:
        phrases = tuple(heard.of(chain(spelling(words()), _universal(commands))))
    elif place.mode is Mode.ANSWER:
        about_form = bool(asked(place)) or (place.question is not None and place.question.request is not None)
        phrases = _answering(place, commands, heard, forms=about_form)
    else:
        phrases = _commanding(place, commands, heard)
    strung = frozenset(expected.strung(place)) if place.mode is Mode.ANSWER else frozenset()
    followed = tuple(phrase for phrase in phrases if phrase in strung)
    passed = Fillers() if place.mode is Mode.SPELLING else fillers()
    pause = place.manner.pause + (GROUPS_PAUSE if strung else 0.0)
    return Grammar(phrases, place.mode, pause, followed, expected.shaped(place), passed)


def _answering(place: Place, commands: Commands, heard: Heard, *, forms: bool) -> tuple[str, ...]:
    """What answers the question that waits, and commands that work everywhere, which no list of options pushes out."""
    commanding = tuple(heard.of(_universal(commands, short=False, forms=forms)))
    answers = tuple(islice(Heard(heard.knows).of(_answers(place, commands)), PHRASES_ALLOWED - len(commanding)))
    return (*answers, *(each for each in commanding if each not in set(answers)))


def _commanding(place: Place, commands: Commands, heard: Heard) -> tuple[str, ...]:
    """What is being put right, commands, numbers, by which all can be reached, and names, each within its share."""
    kinds = _kinds(place)
    reviewing = chain(expected.corrections(place), expected.reviews(place, commands), spoken_as(place))
    first = tuple(islice(heard.of(chain(reviewing, voiced.numbered(place, commands))), PHRASES_ALLOWED // 4))
    parts = (
        Part(OF_COMMANDS, _commands(place, commands, kinds)),
        Part(OF_NUMBERS, parts=_numbered(place, commands, kinds)),
        Part(OF_NAMES, parts=_named(vocabulary(place), commands)),
    )
    return (*first, *dealt(parts, PHRASES_ALLOWED - len(first), heard))


def _commands(place: Place, commands: Commands, kinds: dict[str, int]) -> Iterator[str]:
    """All commands' first sentences, of each kind of thing that they are about, then their second ones, and so on."""
    ways = [way for each in commands.by_name.values() if each.name not in YES_NO for way in _ways(each, place, kinds)]
    yield from (phrase for _, phrase in sorted(ways, key=lambda way: way[0]))


def _ways(command: Command, place: Place, kinds: dict[str, int]) -> Iterator[tuple[int, str]]:
    """A command's phrases that make sense here, else its first; each with how many like it went before."""
    here = fits(command.entry.needs, place)
    plain = [phrase for phrase in command.phrases if not phrase.intent.slots]
    yield from enumerate(phrase.words for phrase in plain[: SENTENCES_OF_A_COMMAND if here else 1])
    so_far: dict[str, int] = {}
    there_are = dict(place.page.translations) if place.page else {}
    for phrase in command.phrases:
        kind = phrase.intent.text("kind")
        language = phrase.intent.text("language")
        named = voiced.of_list(phrase)
        about = language if language in there_are else named or (kind if kind in kinds else "")
        if about and so_far.get(about, 0) < (1 if about == named else SENTENCES_OF_A_KIND):
            yield so_far.get(about, 0), phrase.words
            so_far[about] = so_far.get(about, 0) + 1


ROLE_OF_KIND = {"listitem": "item", "img": "image", "disclosure": "button", "row": "table"}
FIELDS = frozenset({"textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio", "slider"})
LANDMARKS = frozenset({"banner", "navigation", "main", "contentinfo", "complementary", "search", "region"})


def _kinds(place: Place) -> dict[str, int]:
    """The kinds of things that the page has, and how many of each."""
    counts: dict[str, int] = {}
    for node in place.page.nodes if place.page else ():
        role = node.role
        kind = "field" if role in FIELDS else "landmark" if role in LANDMARKS else ROLE_OF_KIND.get(role, role)
        counts[kind] = counts.get(kind, 0) + 1
    for component in place.page.components if place.page else ():
        for part in component.parts:
            counts[part.kind] = counts.get(part.kind, 0) + 1
    if counts:
        counts |= {"section": counts.get("heading", 0) or 1, "paragraph": counts.get("paragraph", 1)}
    return counts


def _named(names: Vocabulary, commands: Commands) -> tuple[Part, ...]:
    """The names of the place in their commands, kind by kind, so that none drowns another."""
    opening, pressing, going, choosing, ticking, searching = (
        _verbs(commands.by_name.get(name))
        for name in ("open.label", "press.label", "move.to", "form.choose", "form.tick", "search.for")
    )
    links = [name for name in names.labels if name.role not in ("button", "alias")]
    buttons = [name for name in names.labels if name.role == "button"]
    return (
        Part(3, _in_turn(names.topics, (*opening, *searching, *going))),
        Part(6, _in_turn([name for name in links if name.main], (*opening, *going))),
        Part(3, _in_turn(buttons, (*pressing, *going))),
        Part(2, _in_turn(names.headings, going)),
        Part(3, _in_turn(names.fields, going)),
        Part(4, _in_turn(names.options, choosing)),
        Part(3, _in_turn(names.boxes, ticking)),
        Part(2, _in_turn([name for name in links if not name.main], (*opening, *going))),
    )


def _in_turn(names: Sequence[Name], patterns: Sequence[Pattern]) -> Iterator[str]:
    """Every name alone, then every one in each command."""
    yield from (short(name) for name in names)
    for pattern in patterns:
        yield from (pattern.filled(short(name)) for name in names)


def _verbs(command: Command | None) -> tuple[Pattern, ...]:
    """A command's first pattern, which is how its names are listened for."""
    return command.patterns[:1] if command else ()


def _numbered(place: Place, commands: Commands, kinds: dict[str, int]) -> tuple[Part, ...]:
    """Numbers as far as the page has things to number, of each thing its own part."""
    listed = len(place.listing.nodes) if place.listing else 0
    headings, rows = kinds.get("heading", 0), kinds.get("table", 0)
    limits = (
        ("open.number", 8, min(max(listed, kinds.get("link", 0), 9), NUMBERS_ALLOWED)),
        ("move.heading_number", 3, min(headings, 30)),
        ("move.next_level", 1, 6 if headings else 0),
        ("table.row_number", 2, min(rows, 20)),
        ("me.open", 1, min(len(place.bookmarks), 9)),
        ("listen.sleep_after", 1, 10),
        ("listen.microphone", 1, max(2, min(len(place.microphones), 9))),
        ("listen.loudspeaker", 1, max(2, min(len(place.loudspeakers), 9))),
    )
    unheard = asked_for(place.page, commands.by_name.get("open.number")) if place.page else ()
    return (Part(6, unheard), *(Part(share, _numbers(place, commands, name, most)) for name, share, most in limits))


def _numbers(place: Place, commands: Commands, name: str, most: int) -> Iterator[str]:
    """A command with its numbers; of a list, those too that were just read, however far down it that is."""
    listing = place.listing
    listed = len(listing.nodes) if listing else 0
    read = range(max(most, listing.read - JUST_READ) + 1, listing.read + 1) if listing else range(0)
    for pattern, of_links in _numbering(commands.by_name.get(name)):
        limit = most if of_links or name != "open.number" else min(most, max(listed, 9))
        further = read if name == "open.number" else range(0)
        yield from (pattern.filled(words_of(number)) for number in chain(further, range(1, limit + 1)))


def _numbering(command: Command | None) -> Iterator[tuple[Pattern, bool]]:
    """The patterns of a command that are listened for with numbers, and whether each is about links.

    Its first about links, and all those that name no kind: what a list has numbered is asked for in any of them.
    """
    patterns = [p for p in (command.patterns if command else ()) if p.slot in ("number", "level")]
    yield from [(p, True) for p in patterns if p.values == (("kind", "link"),)][:1]
    yield from ((p, False) for p in patterns if not p.values)


def _answers(place: Place, commands: Commands) -> Iterator[str]:
    """What answers the question that waits."""
    controls, question = asked(place), place.question
    if is_written(place):
        if question and question.key in CHECKING:
            yield from (phrase.words for name in YES_NO for phrase in _phrases(commands, name))
        yield from chain(expected.strung(place), expected.buttons(place), expected.corrections(place))
        return
    names = vocabulary(place).options if controls else ()
    yield from (short(name) for name in names)
    yield from chain(expected.buttons(place), expected.pairs(place, tuple(short(name) for name in names)))
    for pattern in _verbs(commands.by_name.get("form.choose")):
        yield from (pattern.filled(short(name)) for name in names)
    intents = question.intents if question else ()
    yield from (intent.heard for intent in intents if intent.heard)
    count = min(len(names) or len(intents), NUMBERS_ALLOWED)
    for number in range(1, count + 1 if count > 1 else 1):
        yield from (words_of(number), f"option {words_of(number)}", f"number {words_of(number)}")
        yield f"the {ordinal_of(number)} one"
    if not names:
        yield from (phrase.words for name in YES_NO for phrase in _phrases(commands, name))
    if any(intent.name == "go.resume" for intent in intents):
        yield from (phrase.words for phrase in _phrases(commands, "reading.carry_on"))
    if question and question.request is not None:
        yield from (phrase.words for phrase in _phrases(commands, "form.confirm"))


def _phrases(commands: Commands, name: str) -> Iterable[Phrase]:
    command = commands.by_name.get(name)
    return command.phrases if command else ()


def _universal(commands: Commands, *, short: bool = True, forms: bool = True) -> Iterator[str]:
    """The commands that work everywhere; not `short`: without single words of the voice ("slower" is near "no").

    Not `forms`: without those about a form's questions, where something else was asked.
    """
    for command in commands.by_name.values():
        if command.entry.universal and (forms or command.entry.topic != "forms"):
            for phrase in command.phrases if short else command.phrases[:SENTENCES_WHILE_ASKED]:
                if short or command.entry.topic != "speech" or " " in phrase.words:
                    yield phrase.words
