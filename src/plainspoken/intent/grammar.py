"""What may be said now: the phrases that a recogniser is to listen for.

Fewer phrases are heard better, so each part has its share: a command that makes no sense here keeps its first
sentence only (so that it can be answered), kinds of things are those of the page, and names come main content first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from plainspoken.flow import Fillers, Grammar, Mode, Place
from plainspoken.intent import expected, voiced
from plainspoken.intent.commands import Command, Commands, Pattern, Phrase
from plainspoken.intent.correcting import CHECKING
from plainspoken.intent.fillers import fillers
from plainspoken.intent.possible import fits
from plainspoken.intent.vocabulary import WORDS_SPOKEN, Name, Vocabulary, asked, is_written, vocabulary
from plainspoken.intent.waking import asleep, spoken_as
from plainspoken.values.numbers import ordinal_of, words_of
from plainspoken.values.phrases import spelling
from plainspoken.values.words import words

Knows = Callable[[str], bool]

PHRASES_ALLOWED = 1200
NAMED_ALLOWED = 420
NUMBERED_ALLOWED = 160
SENTENCES_OF_A_KIND = 2
SENTENCES_OF_A_COMMAND = 5
"""Ways to say each command that are listened for; others are understood all the same, where they are heard or typed."""

NUMBERS_ALLOWED = 60
SENTENCES_WHILE_ASKED = 8
"""Ways to say each command that are listened for while a question waits: the fewer, the surer its answers are heard."""

YES_NO = ("talk.yes", "talk.no")


def grammar(place: Place, commands: Commands, knows: Knows) -> Grammar:
    """The phrases that make sense in a place, normalised, each once, at most about 1,200.

    `knows` tells whether the recogniser can hear a word: what has one it cannot is left out (a number reaches it).
    """
    if place.asleep:
        return asleep(place, commands, knows)
    if place.mode is Mode.DICTATION:
        return Grammar((), Mode.DICTATION, place.manner.pause)
    listed: Iterable[str]
    if place.mode is Mode.SPELLING:
        listed = chain(spelling(words()), _universal(commands))
    elif place.mode is Mode.ANSWER:
        about_form = bool(asked(place)) or (place.question is not None and place.question.request is not None)
        listed = chain(_answers(place, commands), _universal(commands, short=False, forms=about_form))
    else:
        listed = chain(expected.corrections(place), expected.reviews(place, commands), _commanding(place, commands))
    phrases_known = tuple(islice(_known(listed, knows), PHRASES_ALLOWED))
    strung = frozenset(expected.strung(place)) if place.mode is Mode.ANSWER else frozenset()
    followed = tuple(phrase for phrase in phrases_known if phrase in strung)
    passed = Fillers() if place.mode is Mode.SPELLING else fillers()
    return Grammar(phrases_known, place.mode, place.manner.pause, followed, expected.shaped(place), passed)


def _known(phrases: Iterable[str], knows: Knows) -> Iterator[str]:
    """The phrases all of whose words the recogniser knows, each once."""
    seen: set[str] = set()
    words: dict[str, bool] = {}
    for phrase in phrases:
        if phrase in seen:
            continue
        seen.add(phrase)
        for word in phrase.split():
            if word not in words:
                words[word] = knows(word)
            if not words[word]:
                break
        else:
            yield phrase


def _commanding(place: Place, commands: Commands) -> Iterator[str]:
    """Commands, then numbers, by which all can be reached, then names, each within its share."""
    names = vocabulary(place)
    kinds = _kinds(place)
    yield from spoken_as(place)
    for command in commands.by_name.values():
        if command.name not in YES_NO:
            yield from _sentences(command, place, kinds)
    yield from voiced.numbered(place, commands)
    yield from islice(_numbered(place, commands, kinds), NUMBERED_ALLOWED)
    yield from islice(_named(names, commands), NAMED_ALLOWED)


def _sentences(command: Command, place: Place, kinds: dict[str, int]) -> Iterator[str]:
    """A command's phrases that make sense here, its first where it makes none."""
    here = fits(command.entry.needs, place)
    plain = [phrase for phrase in command.phrases if not phrase.intent.slots]
    yield from (phrase.words for phrase in plain[: SENTENCES_OF_A_COMMAND if here else 1])
    of_kind: dict[str, int] = {}
    there_are = dict(place.page.translations) if place.page else {}
    for phrase in command.phrases:
        kind = phrase.intent.text("kind")
        language = phrase.intent.text("language")
        if language and language in there_are and of_kind.get(language, 0) < SENTENCES_OF_A_KIND:
            of_kind[language] = of_kind.get(language, 0) + 1
            yield phrase.words
        elif (named := voiced.of_list(phrase)) and named not in of_kind:
            of_kind[named] = 1
            yield phrase.words
        elif kind in kinds and of_kind.get(kind, 0) < SENTENCES_OF_A_KIND:
            of_kind[kind] = of_kind.get(kind, 0) + 1
            yield phrase.words


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


def _named(names: Vocabulary, commands: Commands) -> Iterator[str]:
    """The names of the place in their commands: alone and with the verb first, then in other commands."""
    verbs = {name: _verbs(commands.by_name.get(name)) for name in ("open.label", "press.label", "move.to", "form.tick")}
    choose, search = _verbs(commands.by_name.get("form.choose")), _verbs(commands.by_name.get("search.for"))
    yield from (_short(name) for name in names.topics)
    for name in (*names.labels, *names.headings):
        yield _short(name)
    yield from (_short(name) for name in names.fields)
    for some, patterns in ((names.options, choose), (names.boxes, verbs["form.tick"])):
        for name in some:
            yield _short(name)
            yield from (pattern.filled(_short(name)) for pattern in patterns)
    for name in names.labels:
        pressed = name.role == "button"
        yield from (p.filled(_short(name)) for p in verbs["press.label" if pressed else "open.label"])
    for name in (*names.headings, *names.fields, *names.labels):
        yield from (p.filled(_short(name)) for p in verbs["move.to"])
    for name in names.topics:
        yield from (p.filled(_short(name)) for p in search)


def _verbs(command: Command | None) -> tuple[Pattern, ...]:
    """A command's first pattern, which is how its names are listened for."""
    return command.patterns[:1] if command else ()


def _short(name: Name) -> str:
    """What a person says of a long name: how it begins."""
    return " ".join(name.said.split()[:WORDS_SPOKEN])


def _numbered(place: Place, commands: Commands, kinds: dict[str, int]) -> Iterator[str]:
    """Numbers as far as the page has things to number."""
    listed = len(place.listing.nodes) if place.listing else 0
    limits = {"heading": kinds.get("heading", 0), "link": kinds.get("link", 0), "row": kinds.get("table", 0)}
    most = min(max(listed, limits["link"], 9), NUMBERS_ALLOWED)
    for name, limit in (
        ("open.number", most),
        ("move.heading_number", min(limits["heading"], 30)),
        ("move.next_level", 6 if limits["heading"] else 0),
        ("table.row_number", min(limits["row"], 20)),
        ("me.open", min(len(place.bookmarks), 9)),
        ("listen.sleep_after", 10),
        ("listen.microphone", max(2, min(len(place.microphones), 9))),
        ("listen.loudspeaker", max(2, min(len(place.loudspeakers), 9))),
    ):
        for pattern, of_links in _numbering(commands.by_name.get(name)):
            most = limit if of_links or name != "open.number" else max(listed, 9)
            yield from (pattern.filled(words_of(number)) for number in range(1, min(most, limit) + 1))


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
    yield from (_short(name) for name in names)
    yield from chain(expected.buttons(place), expected.pairs(place, tuple(_short(name) for name in names)))
    for pattern in _verbs(commands.by_name.get("form.choose")):
        yield from (pattern.filled(_short(name)) for name in names)
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
