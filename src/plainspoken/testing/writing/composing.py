"""A conversation that was noted, as the text of a session's file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from urllib.parse import urlsplit

from plainspoken.reading.speakable import speakable
from plainspoken.testing.updating import quoted
from plainspoken.testing.writing.scribe import Heard
from plainspoken.wording import load

HEARD = 2
"""How many things that were said are expected of a turn."""

SHORTEST = 3
"""Letters of the shortest part of an answer that is looked for in what was said."""

NAME_LENGTH = 30

DIGITS = 4
"""Digits of the shortest number that is taken for a reference, which the next conversation is not given again."""


LEFT_OUT = "  # Left out: a turn that {taken}. Its words hold a part of an answer; say it in words that do not."
LED = "  # It led to another page, and what follows was said there: without it, that will not play."
ONCE = "  # This answer took {count} turns, spelt or put right; it is given in one."


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the turns: the title, the site as it was named, and for the practice council the day."""

    title: str
    site: str
    today: datetime.date | None = None


@dataclass(slots=True)
class Composition:
    """The file as it grows: parameters, and lines of turns."""

    secrets: Sequence[str]
    parameters: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def turn(self, heard: Heard, *, interrupted: bool) -> None:
        """Write a turn: what was said, or the parameter that stands for it, and what came of it that tells nothing."""
        if heard.answered:
            words = f"<{self.parameter(heard.answered.label, heard.answered.words)}>"
        else:
            words = "" if self.tells(heard) else re.sub(r"(<[A-Za-z][\w-]*>)", r"\\\1", heard.words)
        if not words and heard.words:
            taken = f"was taken for {heard.intent}" if heard.intent else "was not understood"
            self.lines.append(LEFT_OUT.format(taken=taken))
            self.lines += [LED] if heard.url else []
            return
        act = "type" if heard.answered and heard.answered.typed else "say"
        keys = [(act, words)] if words else []
        if heard.intent and not heard.answered:
            keys.append(("intent", heard.intent))
        if interrupted and heard.said:
            keys.append(("after", str(len(heard.said))))
        if heard.said and not interrupted:
            keys += self.heard(heard)
        path = urlsplit(heard.url).path
        if path and not self.leaks(path):
            keys.append(("at", path))
        if heard.heading and not self.leaks(heard.heading):
            keys.append(("heading", heard.heading))
        if heard.sent:
            keys.append(("sent", ""))
        self.written(keys, heard)

    def tells(self, heard: Heard) -> bool:
        """Whether what was said tells of an answer; a command's own words and its numbers tell nothing."""
        return any(self.leaks(value) for value in heard.values) if heard.intent else self.leaks(heard.words)

    def heard(self, heard: Heard) -> Iterator[tuple[str, str]]:
        """The first things that were said and tell nothing of the answer; what echoes an answer in words does."""
        said = heard.said[1:] if heard.answered and heard.answered.free else heard.said
        kept = [words for words in said if not self._echoes(words) and not _changing(words)][:HEARD]
        yield from (("hear", words) for words in kept)

    def written(self, keys: Iterable[tuple[str, str]], heard: Heard) -> None:
        """Put the keys on lines; several things heard, or sent, become a list."""
        lines: list[str] = []
        several = [words for key, words in keys if key == "hear"]
        for key, words in keys:
            if key == "hear" and len(several) > 1:
                if words == several[0]:
                    lines.append("hear:")
                    lines += [f"  - {quoted(each)}" for each in several]
                    several = [words, ""]
                continue
            if key == "sent":
                lines.append("sent:")
                lines += [f"  - {self.request(sent.method, sent.url)}" for sent in heard.sent]
            else:
                lines.append(f"{key}: {words if key == 'after' else quoted(words)}")
        self.lines += [("  - " if number == 0 else "    ") + line for number, line in enumerate(lines or ["{}"])]

    def request(self, method: str, url: str) -> str:
        """A request that was made, without what was in it."""
        path = urlsplit(url).path or "/"
        return f"{{method: {method}}}" if self.leaks(path) else f"{{method: {method}, path: {quoted(path)}}}"

    def parameter(self, label: str, words: str) -> str:
        """The name of a parameter with this value, made of the question's words."""
        plain = "_".join(re.findall(r"[a-z0-9]+", label.lower()))[:NAME_LENGTH].strip("_")
        plain = plain if plain[:1].isalpha() else f"answer_{plain}".strip("_")
        name, number = plain, 2
        while self.parameters.get(name, words) != words:
            name, number = f"{plain}_{number}", number + 1
        self.parameters[name] = words
        return name

    def leaks(self, text: str) -> bool:
        """Whether a text holds a part of what somebody answered, as it is written or as it is spoken."""
        here = {*_parts(text), "".join(_parts(text))}
        return any(part in here or (len(part) > 5 and part in "".join(here)) for part in self._sought())

    def _echoes(self, words: str) -> bool:
        """Whether what is said back holds a part of an answer; a short number may be all of one."""
        short = {secret.strip() for secret in self.secrets if len(secret.strip()) < SHORTEST}
        return self.leaks(words) or any(part in short for part in _parts(words) if part.isdigit())

    def _sought(self) -> set[str]:
        found: set[str] = set()
        for secret in self.secrets:
            for form in (secret, speakable(secret)):
                parts = list(_parts(form))
                found |= {part for part in (*parts, "".join(parts)) if len(part) >= SHORTEST}
        return found - COMMON


COMMON = frozenset({"the", "and", "for", "yes", "not", "none", "other", "day", "number"})
"""Words that tell nothing of an answer that has them in it."""


def composed(head: Head, turns: Sequence[Heard], secrets: Sequence[str]) -> str:
    """The text of a session's file, which plays as the conversation was held, with made-up answers."""
    composition = Composition(secrets)
    kept = list(_once(turns))
    for number, (heard, count) in enumerate(kept):
        following = kept[number + 1][0].intent if number + 1 < len(kept) else ""
        if count > 1:
            composition.lines.append(ONCE.format(count=count))
        composition.turn(heard, interrupted=following == "reading.stop")
    lines = [
        "# Written by plainspoken listen --write. Answers are parameters; names, addresses, free text and the like are",
        "# made up. Dates, plain numbers and options are as they were given: read this before you share it.",
        f"title: {quoted(head.title)}",
        f"site: {quoted(head.site)}",
    ]
    if head.today:
        lines.append(f"today: {head.today.isoformat()}")
    if composition.parameters:
        lines.append("parameters:")
        lines += [f"  {name}: {quoted(words, chr(34))}" for name, words in composition.parameters.items()]
    return "\n".join([*lines, "turns:", *composition.lines]) + "\n"


def _once(turns: Sequence[Heard]) -> Iterator[tuple[Heard, int]]:
    """The turns with each answer in words once, and how many turns it took to give it, to spell it or put it right.

    An answer that the question refused is a turn of its own, and so is the one that is given after it.
    """
    for path, group in groupby(turns, _given):
        own = list(group)
        if path:
            yield own[0], len(own)
        else:
            yield from ((heard, 1) for heard in own)


def _given(heard: Heard) -> str:
    """The question that a turn gives an answer in words to, "" for none."""
    answered = heard.answered
    return answered.path if answered and answered.free and not answered.refused else ""


def _changing(words: str) -> bool:
    """Whether words hold what another conversation would not hear, or what looks like a parameter."""
    return len(re.findall(r"\d", words)) >= DIGITS or "<" in words or words in _of_this_computer()


@cache
def _of_this_computer() -> frozenset[str]:
    """What is said of a computer and not of the conversation: another may have a keyring."""
    wording = load("en")
    return frozenset(wording.reply(key) for key in ("memory.no_key",))


def _parts(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
