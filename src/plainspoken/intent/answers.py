"""What words mean while a question waits: one of its options, one of several things meant, or free words."""

from __future__ import annotations

import re

from plainspoken.flow import Control, Intent, Mode
from plainspoken.intent.normal import key, key_of_normal, normal
from plainspoken.intent.strict import Setting
from plainspoken.intent.vocabulary import Name, asked, find
from plainspoken.values.characters import digits
from plainspoken.values.numbers import number_of
from plainspoken.values.words import replaced, words

WRITTEN = frozenset({"text", "search", "email", "tel", "url", "number", "password", "date", "month", "week", "time"})
WRITTEN |= {"datetime-local", "textarea", "file"}


def is_free(setting: Setting) -> bool:
    """Whether any words at all answer the question that waits."""
    mode = setting.place.mode
    controls = asked(setting.place)
    written = bool(controls) and controls[0].kind in WRITTEN
    return mode in (Mode.DICTATION, Mode.SPELLING) or (mode is Mode.ANSWER and written)


def free(text: str, setting: Setting) -> Intent:
    """The command that works everywhere and that some words are as they stand; else the words as an answer."""
    phrase = setting.commands.phrase(text)
    if phrase and setting.commands.by_name[phrase.name].entry.universal:
        return Intent(phrase.name, phrase.slots, text)
    controls = asked(setting.place)
    written = as_written(text, controls[0]) if controls and setting.place.mode is not Mode.SPELLING else text
    return Intent("answer.text", (("text", written),), text)


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
    found = find(setting.names.options, words, partly=len(words.split()) > 1)
    if len(found) == 1:
        return Intent("form.choose", (("option", found[0].label),), text)
    if found:
        return Intent("form.choose", (("option", words),), text)  # which of them is asked
    number = number_of(words)
    if number is None or not setting.names.options:
        return None
    return Intent("form.choose_number", (("number", number),), text)


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
