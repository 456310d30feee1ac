"""Words that are a command as they stand: its phrases, its patterns, a name alone, a number alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plainspoken.flow import Intent, Place
from plainspoken.intent.commands import Commands, Pattern
from plainspoken.intent.normal import normal
from plainspoken.intent.vocabulary import Name, Vocabulary, find
from plainspoken.values.numbers import number_of
from plainspoken.values.saying import parted

LEVELS = range(1, 7)
SAYING_A_NAME: Mapping[str, tuple[str, str]] = {
    "heading": ("move.to", "label"),
    "field": ("move.to", "label"),
    "radio": ("form.choose", "option"),
    "option": ("form.choose", "option"),
    "checkbox": ("form.tick", "label"),
    "switch": ("form.tick", "label"),
    "button": ("press.label", "label"),
}
"""The command that a name alone is, by its role, and the slot it goes in; any other role is opened."""

RATHER_NAMES = frozenset({"form.change_to"})
"""Commands that give way to a thing on the page that is called as they are: a link "Change name"."""

ASKED_FOR_BY_NAME = frozenset({"open.label", "press.label", "move.to", "form.choose", "form.tick", "form.untick"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are understood in: the place, the commands and the names of the place."""

    place: Place
    commands: Commands
    names: Vocabulary


def strictly(text: str, setting: Setting) -> Intent | None:
    """The command that some words are, letter for letter but for little words; None for none.

    "open" and a name that is not on the page is a command too, so that the answer can say that it is not here.
    """
    words = normal(text)
    phrase = setting.commands.phrase(words)
    if phrase and not _is_rather_a_name(phrase, words, setting):
        return Intent(phrase.name, phrase.slots, text)
    whole = find(setting.names.everything, words, partly=False)  # "find a job" is a link's name before it is "find ..."
    if whole:
        return of_name(whole[0], text, label_of(whole, words))
    return filled(words, text, setting) or alone(words, text, setting)


def _is_rather_a_name(phrase: Intent, words: str, setting: Setting) -> bool:
    """Whether a thing on the page with these words goes before the command that they are.

    So "continue" is the button of that name, not a way to read on, and "no thanks" a link's while nothing was asked.
    """
    entry = setting.commands.by_name[phrase.name].entry
    named = find(setting.names.labels, words, partly=False)
    if entry.needs == "question":
        return setting.place.question is None and bool(named)
    return entry.topic == "reading" and any(name.role == "button" for name in named)


def filled(words: str, text: str, setting: Setting) -> Intent | None:
    """The first pattern that fits with something in its slot that the place or the language knows."""
    for pattern, inside in setting.commands.fitting(words):
        if pattern.name in RATHER_NAMES and find(setting.names.labels, words):
            continue
        slot = value_of(pattern, inside, setting)
        if slot:
            return Intent(pattern.name, (*pattern.values, slot), text)
    return None


def value_of(pattern: Pattern, inside: str, setting: Setting) -> tuple[str, str | int] | None:
    """The slot and its value, as the handlers know it; None where the words are none."""
    if pattern.slot in ("number", "level", "ordinal"):
        number = number_of(inside, ordinal=pattern.slot == "ordinal")
        if number is None or (pattern.slot == "level" and number not in LEVELS):
            return None
        return ("level" if pattern.slot == "level" else "number"), number
    if pattern.slot == "topic":
        topic = setting.commands.topic(inside)
        return ("command" if topic in setting.commands.by_name else "topic", topic) if topic else None
    if pattern.slot in ("label", "option"):
        label = label_of(find(meant_by(pattern.name, setting.names), inside), inside)
        return (pattern.slot, label) if label else None
    said = inside.removesuffix(" please")
    if pattern.slot == "saying" and parted(said) is None:
        return None
    return pattern.slot, said


def label_of(found: tuple[Name, ...], said: str) -> str:
    """The label found as the page writes it; where several fit, the words said, so that it can be asked which."""
    return found[0].label if len(found) == 1 else said if found else ""


def meant_by(command: str, names: Vocabulary) -> tuple[Name, ...]:
    """The names that a command may be about, the likeliest first."""
    if command == "form.choose":
        return names.options
    if command in ("form.tick", "form.untick"):
        return (*names.boxes, *names.options)
    if command == "move.to":
        return (*names.headings, *names.fields, *names.everything)
    return names.everything


def alone(words: str, text: str, setting: Setting) -> Intent | None:
    """A name said alone is what it is for; a number alone is of the list that was read."""
    number = number_of(words)
    if number is not None and setting.place.listing is not None:
        return Intent("open.number", (("number", number),), text)
    found = find(setting.names.everything, words, partly=len(words.split()) > 1)
    return of_name(found[0], text, label_of(found, words)) if found else None


def of_name(name: Name, text: str, label: str = "") -> Intent:
    """The command that saying a name is."""
    command, slot = SAYING_A_NAME.get(name.role, ("open.label", "label"))
    return Intent(command, ((slot, label or name.label),), text)


def missing(words: str, text: str, setting: Setting) -> Intent | None:
    """The command that asks for a name which is not here, so that the answer can say so."""
    if setting.place.page is None:
        return None
    for pattern, inside in setting.commands.fitting(words):
        plain = pattern.before.count(" ") == 1 or pattern.before == "go to "
        if pattern.name in ASKED_FOR_BY_NAME and plain and not pattern.after:
            return Intent(pattern.name, (*pattern.values, (pattern.slot, inside)), text)
    return None
