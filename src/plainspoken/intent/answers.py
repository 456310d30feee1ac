"""What words mean while a question waits: one of its options, one of several things meant, or free words."""

from __future__ import annotations

import re
from datetime import date

from plainspoken.flow import Control, Intent, Mode, Values
from plainspoken.intent.correcting import correction
from plainspoken.intent.normal import LITTLE, key, key_of_normal, normal
from plainspoken.intent.strict import Setting, strictly
from plainspoken.intent.vocabulary import Name, asked, find, is_written, question_asked
from plainspoken.page.questions import form_of
from plainspoken.page.wanted import kind_wanted
from plainspoken.values import Refused, understood
from plainspoken.values.characters import digits
from plainspoken.values.numbers import number_of
from plainspoken.values.words import replaced, words

YES_NO = ("talk.yes", "talk.no")
LEAST_WORDS = 3
"""Words before its slot that a command needs to be told from an answer: "change the locks" may be dictated."""


def is_free(setting: Setting) -> bool:
    """Whether any words at all answer the question that waits."""
    mode = setting.place.mode
    return mode in (Mode.DICTATION, Mode.SPELLING) or (mode is Mode.ANSWER and is_written(setting.place))


def free(text: str, setting: Setting, *, typed: bool = False) -> Intent:
    """The command that works everywhere and that some words are as they stand; else the words as an answer.

    So is the name of a button of the same form. What is typed is an answer to the letter; in quotes, whatever it says.
    """
    if typed and len(text) > 2 and text[0] == text[-1] == '"':
        return _answer(text[1:-1], text, typed=True)
    phrase = setting.commands.phrase(text)
    if phrase and setting.commands.by_name[phrase.name].entry.universal:
        return Intent(phrase.name, phrase.slots, text)
    command = _pressed(text, setting) or correction(text, setting) or _universal(text, setting)
    if command is not None:
        return command
    if _wants_a_value(setting, text) and (meant := strictly(text, setting)) and meant.name not in YES_NO:
        return meant
    controls = asked(setting.place)
    plain = typed or setting.place.mode is Mode.SPELLING or not controls
    return _answer(text if plain else as_written(text, controls[0]), text, typed=typed)


def checked(text: str, setting: Setting, *, typed: bool = False) -> Intent:
    """What words mean while an answer that was read back waits: yes or no, a correction, a command, another answer."""
    question = setting.place.question
    known = strictly(text, setting)
    if question is not None and question.begun and (known is None or known.name != "talk.no"):
        return free(text, setting, typed=typed)
    if known is not None and known.name in ("talk.yes", "talk.no"):
        return known
    return correction(text, setting) or known or free(text, setting, typed=typed)


def _wants_a_value(setting: Setting, text: str) -> bool:
    """Whether the question that waits wants a value of a kind that these words are none of."""
    question, waiting = question_asked(setting.place), setting.place.question
    if question is None or waiting is None or waiting.key != "field.value" or waiting.partial:
        return False
    found = understood(kind_wanted(question), text, words(), setting.place.today or date.today())
    return isinstance(found, Refused)


def _answer(written: str, text: str, *, typed: bool) -> Intent:
    slots: Values = (("text", written), ("typed", 1)) if typed else (("text", written),)
    return Intent("answer.text", slots, text)


def _pressed(text: str, setting: Setting) -> Intent | None:
    """Pressing a button of the form that asks, by its whole name, with or without "press"."""
    words = normal(text).removeprefix("press ")
    page, question = setting.place.page, setting.place.question
    form = form_of(page, question.control) if page and question else None
    for control in form.controls if form else ():
        if control.kind in ("submit", "image", "reset") and control.label and normal(control.label) == words:
            return Intent("press.label", (("label", control.label),), text)
    return None


def _universal(text: str, setting: Setting) -> Intent | None:
    """A command that works everywhere and says what it is about: "change my answer to date of birth"."""
    words = normal(text)
    for pattern, inside in setting.commands.fitting(words):
        entry = setting.commands.by_name[pattern.name].entry
        if entry.universal and entry.topic == "forms" and pattern.before.count(" ") >= LEAST_WORDS:
            return Intent(pattern.name, (*pattern.values, (pattern.slot, inside)), text)
    return None


def chosen(text: str, setting: Setting) -> Intent | None:
    """What the words choose of what the question that waits offers; None where they are none of it."""
    question = setting.place.question
    if question is None:
        return None
    words = normal(text)
    if asked(setting.place):
        return _option(words, text, setting)
    return _meant(words, text, setting) if question.intents else None


def _option(words: str, text: str, setting: Setting) -> Intent | None:
    """An option by its words or its number."""
    found = find(setting.names.options, words, partly=len(words.split()) > 1) or _begun(setting.names.options, words)
    if len(found) == 1:
        return Intent("form.choose", (("option", found[0].label),), text)
    if found:
        return Intent("form.choose", (("option", words),), text)  # which of them is asked
    parts = words.split(" and ")
    if len(parts) > 1 and all(find(setting.names.options, part, partly=False) for part in parts):
        return Intent("form.choose", (("option", words),), text)  # several in one breath
    number = number_of(words)
    if number is None or not setting.names.options:
        return None
    return Intent("form.choose_number", (("number", number),), text)


def _begun(names: tuple[Name, ...], words: str) -> tuple[Name, ...]:
    """The options whose first word is the one that was said."""
    if words in LITTLE or " " in words:
        return ()
    return tuple(name for name in names if name.words.startswith(f"{words} "))


def _meant(words: str, text: str, setting: Setting) -> Intent | None:
    """One of several things meant, by its number, its place in the order or its words."""
    question = setting.place.question
    intents = question.intents if question else ()
    number = position(words)
    if number is not None and len(intents) > 1:
        if 1 <= number <= len(intents):
            return _as_heard(intents[number - 1], text)
        return Intent("open.number", (("number", number),), text)
    wanted = key_of_normal(words)
    fits = [intent for intent in intents if wanted in _keys(intent, setting)]
    return _as_heard(fits[0], text) if len(fits) == 1 else None


def position(words: str) -> int | None:
    """The place in an order that words name: "two", "number two", "the second one", "option two"."""
    bare = re.sub(r"^(?:the|option|number|link) | (?:one|option|link|please)$", "", words)
    bare = re.sub(r"^number ", "", bare)
    return number_of(bare) if number_of(bare) is not None else number_of(bare, ordinal=True)


def _keys(intent: Intent, setting: Setting) -> set[str]:
    """The keys of all words by which an intent may be chosen: how it is said, its values, its node's name."""
    page = setting.place.page
    words = [intent.heard, *(value for _, value in intent.slots if isinstance(value, str))]
    node = intent.number("node")
    if page is not None and node is not None and 0 <= node < len(page.nodes):
        words.append(page.nodes[node].name)
    return {key(each) for each in words if each}


def _as_heard(intent: Intent, text: str) -> Intent:
    return Intent(intent.name, intent.slots, text)


def as_written(text: str, control: Control) -> str:
    """Spoken words as they are written in a field: digits for numbers and telephones, "at" and "dot" in addresses."""
    if control.kind in ("number", "tel") or control.attributes.get("inputmode") in ("numeric", "tel", "decimal"):
        return _in_digits(text)
    if control.kind in ("email", "url") or control.attributes.get("autocomplete") == "email":
        return _as_address(text)
    return text


def _in_digits(text: str) -> str:
    """A number or digits one by one, as digits; the words themselves where they are neither."""
    spoken = normal(text)
    number = number_of(spoken)
    ordinal = number_of(spoken, ordinal=True)
    if number is not None or ordinal is not None:
        figures = re.sub(r"[\s-]", "", text)
        return figures if figures.isascii() and figures.isdigit() else str(ordinal if number is None else number)
    found = digits(text, words())
    return text if found.unknown or not found.text else found.text


def _as_address(text: str) -> str:
    """An e-mail or web address without the words for its signs."""
    written = text.lower().strip()
    for sign, names in words().spoken.mail_signs.items():
        written = replaced(written, names, sign)
    return "".join(written.split())


def options(setting: Setting) -> tuple[Name, ...]:
    """The options of the question that waits; none where it has none."""
    return setting.names.options if asked(setting.place) else ()
