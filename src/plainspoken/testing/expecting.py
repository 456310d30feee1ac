"""Holding what was expected of a turn against what happened: what was not met, and what there was instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

from plainspoken.documents import KeyPath
from plainspoken.testing.observed import Observed, Sent
from plainspoken.testing.schema import NOT_UNDERSTOOD, Sending, Turn, Words

Unmet = tuple[KeyPath, str]
"""Where in the turn an expectation stands, and in words how it was not met."""

NEAR = 0.5


def unmet(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """Everything in a turn that did not come as expected; nothing for one that went well."""
    if observed.over:
        yield ("say",), "nothing can be said any more: the conversation had ended"
        return
    if observed.broken:
        yield ("say",), f"something broke inside Plainspoken: {observed.broken.strip().splitlines()[-1]}"
    yield from _understood(turn, observed)
    yield from _heard(turn, observed)
    yield from _not_heard(turn, observed)
    yield from _arrived(turn, observed)
    yield from _sent(turn, observed)


def _understood(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    if turn.intent and turn.intent != (observed.intent or NOT_UNDERSTOOD):
        instead = observed.intent or "no command"
        yield ("intent",), f"{turn.say!r} should be taken for {turn.intent}, but was taken for {instead}"


def _heard(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """What must be heard, each after the one before it: in a later utterance, or further on in the same."""
    utterance = character = 0
    for index, words in enumerate(turn.hear):
        found = _find(words, observed.answers, utterance, character)
        if found is None:
            yield ("hear", index), f"{described(words)} was not heard{_instead(words, observed.answers, utterance)}"
        else:
            utterance, character = found


def _find(words: Words, answers: Sequence[str], utterance: int, character: int) -> tuple[int, int] | None:
    """The utterance in which words are found from a place on, and the character after them; None where they are not."""
    for index in range(utterance, len(answers)):
        end = position(words, answers[index], character if index == utterance else 0)
        if end is not None:
            return index, end
    return None


def position(words: Words, answer: str, start: int = 0) -> int | None:
    """The character after the words in an utterance, searched from `start` on; None where it does not have them."""
    if words.exact:
        return len(answer) if start == 0 and words.exact == answer else None
    if words.matches:
        match = re.compile(words.matches).search(answer, start)
        return match.end() if match else None
    found = _plain(answer).find(_plain(words.contains), start)
    return found + len(words.contains) if found >= 0 else None


def _plain(text: str) -> str:
    """Text in which capitals and the shape of apostrophes make no difference, letter for letter."""
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text.replace("’", "'"))


def _instead(words: Words, answers: Sequence[str], after: int) -> str:
    """What there was instead: the same words earlier, words that are near, or all that there was."""
    if any(position(words, answer) is not None for answer in answers[: after + 1]):
        return " in this order: it was said before the words above it"
    if not answers:
        return ": nothing was said"
    sought = words.contains or words.exact or words.matches
    near = max(answers, key=lambda answer: _likeness(sought, answer))
    if _likeness(sought, near) >= NEAR:
        return f"; instead: {near!r}"
    if len(answers) == 1:
        return f"; instead: {near!r}"
    return f": nothing like it is among the {len(answers)} things that were said"


def _likeness(sought: str, answer: str) -> float:
    """How much of what was sought an utterance has, from 0 to 1, whatever else it has."""
    blocks = difflib.SequenceMatcher(None, _plain(sought), _plain(answer), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / len(sought)


def _not_heard(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    for index, words in enumerate(turn.not_heard):
        for answer in observed.answers:
            if position(words, answer) is not None:
                yield ("not_heard", index), f"{described(words)} was heard, in {answer!r}"
                break


def _arrived(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    if turn.at and not same_address(turn.at, observed.url):
        yield ("at",), f"should be at {turn.at}, but is at {shown_address(turn.at, observed.url) or 'no page'}"
    if turn.heading and " ".join(turn.heading.split()) != observed.heading:
        instead = f"is {observed.heading!r}" if observed.heading else "there is none"
        yield ("heading",), f"the main heading should be {turn.heading!r}, but {instead}"


def _sent(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """Requests that must have been made, each after the one before it, and those that must not."""
    after = 0
    for index, sending in enumerate(turn.sent):
        made = [number for number, sent in enumerate(observed.sent) if number >= after and fits(sending, sent)]
        if made:
            after = made[0] + 1
        else:
            told = ", then ".join(str(sent) for sent in observed.sent) or "nothing was sent"
            yield ("sent", index), f"{_request(sending)} was not sent; instead: {told}"
    for index, sending in enumerate(turn.not_sent):
        for sent in observed.sent:
            if fits(sending, sent):
                yield ("not_sent", index), f"{sent} was sent"
                break


def fits(sending: Sending, sent: Sent) -> bool:
    """Whether a request is as it should be in all that was told of it."""
    return (
        sending.method in ("", sent.method)
        and (not sending.path or same_address(sending.path, sent.url))
        and all(sent.fields.get(name) == tuple(values) for name, values in sending.fields.items())
    )


def same_address(expected: str, url: str) -> bool:
    """Whether an address is the expected one; host and query count only where they were given, fragments never."""
    wanted, there = urlsplit(expected), urlsplit(url)
    return bool(url) and (
        (wanted.path or "/") == (there.path or "/")
        and wanted.netloc.lower() in ("", there.netloc.lower())
        and wanted.query in ("", there.query)
    )


def shown_address(expected: str, url: str) -> str:
    """An address in as much as was expected of it: a path for a path."""
    parts = urlsplit(url)
    if urlsplit(expected).netloc:
        return url
    return SplitResult("", "", parts.path, parts.query, "").geturl()


def described(words: Words) -> str:
    """Words that were expected, as they stand in the file."""
    if words.contains:
        return repr(words.contains)
    return f"exactly {words.exact!r}" if words.exact else f"a match of {words.matches}"


def _request(sending: Sending) -> str:
    """A request that was expected, as it would be told."""
    fields = {name: tuple(values) for name, values in sending.fields.items()}
    return str(Sent(sending.method or "a request to", sending.path or "any page", fields))
