"""The commands of a language: every sentence they have, and which of them some words are, strictly.

A sentence is a phrase (no slot that is open: "next heading") or a pattern, words around one open slot ("open {label}").
Phrases are found by their key, so that "post code" and "postcode" or a "please" make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainspoken.documents import Document, DocumentError, Fault, validated
from plainspoken.flow import Intent, Values
from plainspoken.intent.entries import CommandEntry, CommandsFile, TopicEntry
from plainspoken.intent.normal import key, key_of_normal, normal
from plainspoken.intent.sounds import sounded
from plainspoken.intent.templates import TemplateError, Templates

SLOTS = ("number", "level", "ordinal", "topic", "saying", "label", "option", "text", "query")
"""The open slots, those that only few words fit first: the order in which patterns are tried."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that are a command as they stand."""

    words: str
    key: str
    intent: Intent


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words around an open slot, and the values that its words settle already (a kind)."""

    name: str
    before: str
    slot: str
    after: str
    values: Values = ()

    def inside(self, words: str) -> str:
        """What stands in the slot in these words, "" where the pattern does not fit them."""
        if not (words.startswith(self.before) and words.endswith(self.after)):
            return ""
        return words[len(self.before) : len(words) - len(self.after)].strip()

    def filled(self, words: str) -> str:
        """The sentence with words in its slot."""
        return f"{self.before}{words}{self.after}"


@dataclass(frozen=True, slots=True)
class Command:
    """A command with all its sentences; `phrases` and `patterns` in the order of the file."""

    name: str
    entry: CommandEntry
    phrases: tuple[Phrase, ...]
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Commands:
    """All commands of a language, ready to be matched; `keys` and `sounds` are those of each guessable phrase."""

    by_name: Mapping[str, Command]
    topics: Mapping[str, TopicEntry]
    careful: tuple[str, ...]
    by_key: Mapping[str, Intent]
    patterns: Mapping[str, tuple[Pattern, ...]]
    topic_names: Mapping[str, str]
    guessable: tuple[Phrase, ...] = ()
    keys: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()

    def phrase(self, words: str) -> Intent | None:
        """The command that some words are as they stand, or None."""
        return self.by_key.get(key(words))

    def silences(self, words: str) -> bool:
        """Whether some words do no more than bid silence."""
        said = self.phrase(words)
        return said is not None and said.name == "reading.stop"

    def fitting(self, words: str) -> Iterator[tuple[Pattern, str]]:
        """The patterns that fit some words in normal form, and what is in their slots, the strictest first."""
        first = words.partition(" ")[0]
        for pattern in (*self.patterns.get(first, ()), *self.patterns.get("", ())):
            if inside := pattern.inside(words):
                yield pattern, inside

    def topic(self, words: str) -> str:
        """The topic or command that words are about, by its name in the file; "" for none."""
        found = self.topic_names.get(key(words)) or self.by_key.get(key(words))
        return found.name if isinstance(found, Intent) else found or ""


def load(document: Document) -> Commands:
    """Build the commands from their document; raises DocumentError with a line for each thing that is wrong."""
    return _Reader(document, validated(document, CommandsFile)).commands()


class _Reader:
    """Reads one document into commands, gathering faults."""

    def __init__(self, document: Document, file: CommandsFile) -> None:
        self.document = document
        self.file = file
        self.faults: list[Fault] = []
        self.spoken = {
            name: [(value, words) for value, all_words in values.items() for words in all_words]
            for name, values in file.lists.items()
        }

    def commands(self) -> Commands:
        """All the commands, or all the faults."""
        try:
            templates = Templates(self.file.rules)
        except TemplateError as problem:
            raise DocumentError((self.document.fault(("rules",), str(problem)),)) from problem
        by_name = {name: self.command(name, entry, templates) for name, entry in self.file.commands.items()}
        by_key = self.keyed(by_name)
        commands = Commands(
            by_name,
            self.file.topics,
            self.file.careful,
            by_key,
            _by_first_word(by_name),
            self.topic_names(),
            *_guessable(by_name, by_key),
        )
        for name, command in by_name.items():
            self.check(name, command, commands)
        if self.faults:
            raise DocumentError(tuple(sorted(self.faults, key=lambda fault: (fault.line, fault.column))))
        return commands

    def command(self, name: str, entry: CommandEntry, templates: Templates) -> Command:
        """One command with its sentences."""
        phrases: dict[str, Phrase] = {}
        patterns: dict[Pattern, None] = {}
        for index, template in enumerate(entry.sentences):
            try:
                for sentence in templates.sentences(template):
                    self.sentence(name, sentence, phrases, patterns)
            except TemplateError as problem:
                self.faults.append(self.document.fault(("commands", name, "sentences", index), str(problem)))
        return Command(name, entry, tuple(phrases.values()), tuple(patterns))

    def sentence(self, name: str, sentence: str, phrases: dict[str, Phrase], patterns: dict[Pattern, None]) -> None:
        """Take in one sentence, a phrase or a pattern for each word of the lists it names."""
        for words, values in self.with_lists(sentence):
            before, brace, rest = words.partition("{")
            if not brace:
                spoken = normal(words)
                phrases.setdefault(spoken, Phrase(spoken, key_of_normal(spoken), Intent(name, values)))
                continue
            slot, _, after = rest.partition("}")
            if slot not in SLOTS or "{" in after:
                raise TemplateError(f"has a slot that is not known or more than one; allowed: {', '.join(SLOTS)}")
            head, tail = normal(before), normal(after)
            patterns[Pattern(name, f"{head} " if head else "", slot, f" {tail}" if tail else "", values)] = None

    def with_lists(self, sentence: str) -> Iterator[tuple[str, Values]]:
        """A sentence with each word of the list it names in place, and the values those stand for."""
        for name, spoken in self.spoken.items():
            if (slot := f"{{{name}}}") in sentence:
                for value, words in spoken:
                    yield sentence.replace(slot, words), ((name, value),)
                return
        yield sentence, ()

    def keyed(self, by_name: Mapping[str, Command]) -> dict[str, Intent]:
        """All phrases by key; one without values goes before one with ("next paragraph" is a command of its own)."""
        found: dict[str, Intent] = {}
        phrases = [phrase for command in by_name.values() for phrase in command.phrases]
        for phrase in sorted(phrases, key=lambda each: len(each.intent.slots)):
            other = found.setdefault(phrase.key, phrase.intent)
            if other != phrase.intent and len(other.slots) == len(phrase.intent.slots):
                message = f"'{phrase.words}' is said for {other.name} already: keep it in one of them"
                self.faults.append(self.document.fault(("commands", phrase.intent.name, "sentences"), message))
        return found

    def topic_names(self) -> dict[str, str]:
        """The keys of all names of topics."""
        return {
            key(name): topic for topic, entry in self.file.topics.items() for name in (topic, entry.name, *entry.also)
        }

    def check(self, name: str, command: Command, commands: Commands) -> None:
        """Note an unknown topic and an example that is not the command's."""
        path = ("commands", name)
        if command.entry.topic not in self.file.topics:
            message = f"is no topic; allowed: {', '.join(self.file.topics)}"
            self.faults.append(self.document.fault((*path, "topic"), message))
        example = normal(command.entry.example)
        said = commands.phrase(example)
        if (said is None or said.name != name) and not any(
            pattern.name == name for pattern, _ in commands.fitting(example)
        ):
            self.faults.append(self.document.fault((*path, "example"), "is none of the command's sentences"))


def _guessable(
    by_name: Mapping[str, Command], by_key: Mapping[str, Intent]
) -> tuple[tuple[Phrase, ...], tuple[str, ...], tuple[str, ...]]:
    """The phrases that may be guessed from near words, their keys, and how each sounds."""
    phrases = tuple(
        phrase
        for command in by_name.values()
        if not command.entry.exact
        for phrase in command.phrases
        if by_key[phrase.key] == phrase.intent
    )
    words = {word for phrase in phrases for word in phrase.words.split()}
    sounds = {word: sounded(word) for word in words}
    spoken = tuple("".join(sounds[word] for word in phrase.words.split()) for phrase in phrases)
    return phrases, tuple(phrase.key for phrase in phrases), spoken


def _by_first_word(by_name: Mapping[str, Command]) -> dict[str, tuple[Pattern, ...]]:
    """The patterns by their first word, "" for those that begin with a slot, the strictest first."""
    found: dict[str, list[Pattern]] = {}
    for command in by_name.values():
        for pattern in command.patterns:
            found.setdefault(pattern.before.partition(" ")[0], []).append(pattern)
    return {first: tuple(sorted(patterns, key=_strictness)) for first, patterns in found.items()}


def _strictness(pattern: Pattern) -> tuple[int, int, int]:
    """Sorts patterns: slots that few words fit, fewer values settled by a list, more words of its own."""
    return SLOTS.index(pattern.slot), len(pattern.values), -len(pattern.before + pattern.after)
