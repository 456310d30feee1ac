"""Writing what is heard into session files: the words alone change, every remark and blank stays where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from plainspoken.documents import KeyPath, load
from plainspoken.documents.loading import scalar
from plainspoken.testing.expecting import closest, position
from plainspoken.testing.including import Placed
from plainspoken.testing.results import Outcome, SessionResult, TurnResult

PLAIN = re.compile(r"[\w/<](?:[\w ’'.£()/<>?-]*[\w.)/>?])?", re.UNICODE)
"""Text that needs no quotes, within brackets either."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to be written in place of others: the file, what it is called, and where in its document they stand."""

    source: Path
    file: str
    path: KeyPath
    line: int
    words: str


@dataclass(slots=True)
class Updates:
    """Edits as they are found, to be written when all sessions have been played."""

    _edits: dict[tuple[Path, KeyPath], list[Edit]] = field(default_factory=dict)

    def taken(self, result: SessionResult) -> SessionResult:
        """Note what is to be rewritten for a session; the result without the failures that this mends."""
        turns = tuple(self._turn(turn) for turn in result.turns)
        return replace(result, turns=turns)

    def _turn(self, turn: TurnResult) -> TurnResult:
        if turn.outcome is not Outcome.FAILED:
            return turn
        edits = dict(found(turn))
        for edit in edits.values():
            self._edits.setdefault((edit.source, edit.path), []).append(edit)
        mended = {(*turn.placed.path, "hear", index) for index in edits}
        left = tuple(each for each in turn.failures if each.file != turn.placed.file or each.path not in mended)
        return replace(turn, failures=left, outcome=Outcome.FAILED if left else Outcome.PASSED)

    def written(self) -> Iterator[str]:
        """Write the files; a line for each thing rewritten, and for each that was left."""
        for source in sorted({source for source, _ in self._edits}):
            edits = [every for (file, _), every in self._edits.items() if file == source]
            clear = [every[0] for every in edits if len({edit.words for edit in every}) == 1]
            text = source.read_bytes().decode("utf-8")
            new, done = rewritten(text, source, clear)
            source.write_bytes(new.encode("utf-8"))
            for every in sorted(edits, key=lambda every: every[0].line):
                edit = every[0]
                if edit in done:
                    yield f"{edit.file}:{edit.line}: hear: {edit.words}"
                else:
                    yield f"{edit.file}:{edit.line}: hear: left as it is: each example hears something else"
        self._edits.clear()


def found(turn: TurnResult) -> Iterator[tuple[int, Edit]]:
    """What is to be rewritten of a turn, by its number in hear: what was not heard becomes the likest that follows."""
    placed, answers = turn.placed, turn.observed.answers
    utterance = character = 0
    first = 0
    for index, words in enumerate(placed.turn.hear):
        here = next(
            (
                (number, end)
                for number in range(utterance, len(answers))
                if (end := position(words, answers[number], character if number == utterance else 0)) is not None
            ),
            None,
        )
        if here is not None:
            utterance, character = here
            first = utterance + 1
            continue
        if words.matches:
            continue
        number = closest(words, answers, first)
        if number is None:
            return
        utterance, character, first = number, len(answers[number]), number + 1
        heard = answers[number]
        if words.contains and not words.contains.endswith("."):
            heard = heard.removesuffix(".")
        yield index, _edit(placed, index, _with_names(heard, placed.values))


def _edit(placed: Placed, index: int, words: str) -> Edit:
    """The edit of one thing in `hear`, at the text itself."""
    path: KeyPath = (*placed.path, "hear")
    places = placed.document.places
    for key in (index, "contains", "exact"):
        path = (*path, key) if (*path, key) in places else path
    return Edit(placed.source, placed.file, path, placed.document.place(path)[0], words)


def _with_names(heard: str, values: Mapping[str, str]) -> str:
    """Words in which the values of parameters are named again."""
    heard = re.sub(r"(<[A-Za-z][\w-]*>)", r"\\\1", heard)
    for name, value in sorted(values.items(), key=lambda pair: -len(pair[1])):
        if value:
            heard = re.sub(rf"(?<![\w<]){re.escape(value)}(?![\w>])", f"<{name}>", heard)
    return heard


def rewritten(text: str, source: Path, edits: list[Edit]) -> tuple[str, list[Edit]]:
    """The text of a file with the edits made, and those that could be: text that an alias stands for is left."""
    spans = {(span.line, span.column): span for span in scalars(text)}
    document = load(text.encode("utf-8"), str(source))
    done = []
    for edit in sorted(edits, key=lambda edit: document.place(edit.path), reverse=True):
        span = spans.get(document.place(edit.path))
        if span is None or edit.path not in document.places:
            continue
        block = "\n" if span.style in ("|", ">") else ""
        text = text[: span.start] + quoted(edit.words, span.style) + block + text[span.end :]
        done.append(edit)
    return text, done


@dataclass(frozen=True, slots=True)
class Span:
    """A text in a YAML file: where it begins, its first and last character, the quotes or sign that it has."""

    line: int
    column: int
    start: int
    end: int
    style: str | None


def scalars(text: str) -> Iterator[Span]:
    """Every single value in a YAML file, by Python's own parser, whose places count characters."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and start and end:
            yield Span(start.line + 1, start.column + 1, start.index, end.index, event.style)


def quoted(words: str, style: str | None = None) -> str:
    """Text as YAML writes it, in quotes where it needs them, or had them."""
    plain = PLAIN.fullmatch(words) and isinstance(scalar(words), str)
    if plain and style not in ("'", '"'):
        return words
    return json.dumps(words, ensure_ascii=False)
