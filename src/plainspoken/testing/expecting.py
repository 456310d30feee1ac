"""Holding what was expected of a turn against what happened: what was not met, and what there was instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from plainspoken.documents import KeyPath
from plainspoken.testing.expectations import Sending, Words
from plainspoken.testing.observed import Listening, Observed, Sent
from plainspoken.testing.schema import NOT_UNDERSTOOD, Turn

NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Unmet:
    """Where in the turn an expectation stands, in words how it was not met, and what can be compared with what."""

    path: KeyPath
    message: str
    expected: str = ""
    found: str = ""


def unmet(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """Everything in a turn that did not come as expected; nothing for one that went well."""
    act = next((key for key in ("key", "type", "recording") if getattr(turn, key)), "say")
    if observed.over:
        yield Unmet((act,), "nothing can be said any more: the conversation had ended")
        return
    if observed.broken:
        yield Unmet((act,), f"something broke inside Plainspoken: {observed.broken.strip().splitlines()[-1]}")
    yield from (Unmet((act,), told) for told in observed.unrecorded)
    if observed.listening and not observed.listening.survived:
        yield _misheard(act, observed.listening)
    yield from _understood(turn, observed)
    yield from _heard(turn, observed)
    yield from forbidden_words(turn.not_heard, observed, ("not_heard",))
    yield from _arrived(turn, observed)
    yield from _sent(turn, observed)
    yield from forbidden_requests(turn.not_sent, observed, ("not_sent",))


def _misheard(act: str, listening: Listening) -> Unmet:
    """What was said aloud, and heard as something else."""
    taken = listening.taken or "no command"
    heard = f"was heard as {listening.heard!r} and taken for {taken}" if listening.heard else "was not heard at all"
    return Unmet((act,), f"{listening.words!r} {heard}", listening.words, listening.heard)


def _understood(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    if turn.intent and turn.intent != (observed.intent or NOT_UNDERSTOOD):
        instead = observed.intent or "no command"
        said = observed.heard or turn.act
        yield Unmet(("intent",), f"{said!r} should be taken for {turn.intent}, but was taken for {instead}")


def _heard(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """What must be heard, each after the one before it: in a later utterance, or further on in the same."""
    utterance = character = 0
    for index, words in enumerate(turn.hear):
        found = _find(words, observed.answers, utterance, character)
        if found is None:
            near = nearest(words, observed.answers, utterance)
            message = f"{described(words)} was not heard{_instead(words, observed.answers, utterance, near)}"
            yield Unmet(("hear", index), message, "" if words.matches else words.contains or words.exact, near)
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


def nearest(words: Words, answers: Sequence[str], after: int) -> str:
    """What was said that is most like the words; "" where nothing is, or where they were said too early."""
    if not answers or any(position(words, answer) is not None for answer in answers[: after + 1]):
        return ""
    sought = words.contains or words.exact or words.matches
    near = max(answers, key=lambda answer: _likeness(sought, answer))
    return near if len(answers) == 1 or _likeness(sought, near) >= NEAR else ""


def closest(words: Words, answers: Sequence[str], after: int) -> int | None:
    """Which utterance from a place on is most like the words, or else is the next; None where there are no more."""
    left = range(after, len(answers))
    sought = words.contains or words.exact or words.matches
    best = max(left, key=lambda number: _likeness(sought, answers[number]), default=None)
    if best is None or _likeness(sought, answers[best]) >= NEAR:
        return best
    return after


def _instead(words: Words, answers: Sequence[str], after: int, near: str) -> str:
    """What there was instead: the same words earlier, words that are near, or all that there was."""
    if any(position(words, answer) is not None for answer in answers[: after + 1]):
        return " in this order: it was said before the words above it"
    if near:
        return f"; instead: {near!r}"
    if not answers:
        return ": nothing was said"
    return f": nothing like it is among the {len(answers)} things that were said"


def _likeness(sought: str, answer: str) -> float:
    """How much of what was sought an utterance has, from 0 to 1, whatever else it has."""
    blocks = difflib.SequenceMatcher(None, _plain(sought), _plain(answer), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 2) / len(sought)


def forbidden_words(unwanted: Sequence[Words], observed: Observed, path: KeyPath) -> Iterator[Unmet]:
    """Words that were said though they must not be."""
    for index, words in enumerate(unwanted):
        for answer in observed.answers:
            if position(words, answer) is not None:
                yield Unmet((*path, index), f"{described(words)} was heard, in {answer!r}")
                break


def _arrived(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    if turn.at and not same_address(turn.at, observed.url):
        here = shown_address(turn.at, observed.url)
        yield Unmet(("at",), f"should be at {turn.at}, but is at {here or 'no page'}", turn.at, here)
    if turn.heading and " ".join(turn.heading.split()) != observed.heading:
        instead = f"is {observed.heading!r}" if observed.heading else "there is none"
        message = f"the main heading should be {turn.heading!r}, but {instead}"
        yield Unmet(("heading",), message, turn.heading, observed.heading)


def _sent(turn: Turn, observed: Observed) -> Iterator[Unmet]:
    """Requests that must have been made, each after the one before it."""
    after = 0
    for index, sending in enumerate(turn.sent):
        made = [number for number, sent in enumerate(observed.sent) if number >= after and fits(sending, sent)]
        if made:
            after = made[0] + 1
            continue
        told = ", then ".join(str(sent) for sent in observed.sent) or "nothing was sent"
        alike = [str(sent) for sent in observed.sent if sending.method in ("", sent.method)]
        yield Unmet(
            ("sent", index),
            f"{_request(sending)} was not sent; instead: {told}",
            _request(sending),
            max(alike, key=lambda sent: _likeness(_request(sending), sent), default=""),
        )


def forbidden_requests(unwanted: Sequence[Sending], observed: Observed, path: KeyPath) -> Iterator[Unmet]:
    """Requests that were made though they must not be."""
    for index, sending in enumerate(unwanted):
        for sent in observed.sent:
            if fits(sending, sent):
                yield Unmet((*path, index), f"{sent} was sent")
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
