"""Writing what is heard into session files: the words alone change, every remark and blank stays where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from plainspoken.documents import KeyPath, Value, load
from plainspoken.documents.loading import scalar
from plainspoken.testing.expecting import closest, position
from plainspoken.testing.including import Placed
from plainspoken.testing.parameters import REFERENCE
from plainspoken.testing.rejudging import Place, known, left, rejudged, shortened, still_unheard
from plainspoken.testing.results import Outcome, SessionResult, TurnResult

PLAIN = re.compile(r"[\w/<](?:[\w ’'.£()/<>?-]*[\w.)/>?])?", re.UNICODE)
"""Text that needs no quotes, within brackets either."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to be written in place of others: file, its name, the text's path, the path and line of what failed."""

    source: Path
    file: str
    path: KeyPath
    failing: KeyPath
    line: int
    words: str
    old: str = ""


@dataclass(slots=True)
class Updates:
    """What is to be rewritten for sessions that were all played, and what is left as it is."""

    _edits: dict[Place, Edit] = field(default_factory=dict)
    _left: dict[tuple[str, int, str], str] = field(default_factory=dict)

    def settled(self, results: Sequence[SessionResult]) -> tuple[SessionResult, ...]:
        """Choose what is rewritten; the results as they are when the files are played again with that."""
        reasons: dict[Place, str] = {}
        self._edits = _agreed(results, reasons)
        while True:
            words = {place: edit.words for place, edit in self._edits.items()}
            again = [rejudged(result, words) for result in results]
            wrong = {place for result in again for place, _ in still_unheard(result) if place in words}
            if not wrong:
                break
            for place in wrong:
                reasons[place] = "the line is played more than once, and something else is heard each time"
                del self._edits[place]
        settled = tuple(shortened(result) for result in again)
        for result, short in zip(again, settled, strict=True):
            if short.outcome is Outcome.FAILED:
                self._left |= {(each.file, each.line, each.key): why for each, why in left(result, reasons)}
        return settled

    def written(self) -> Iterator[str]:
        """Write the files; a line for each thing rewritten, old and new, and for each that failed and was left."""
        lines = {(edit.file, edit.line, "hear", f"{edit.old} -> {edit.words}") for edit in self._edits.values()}
        lines |= {(*place, f"not rewritten because {why}") for place, why in self._left.items()}
        for source in sorted({edit.source for edit in self._edits.values()}):
            text = source.read_bytes().decode("utf-8")
            new, _ = rewritten(text, source, [edit for edit in self._edits.values() if edit.source == source])
            source.write_bytes(new.encode("utf-8"))
        self._edits.clear()
        self._left.clear()
        for file, line, key, what in sorted(lines):
            yield f"{file}:{line}: {key}: {what}"


def _agreed(results: Iterable[SessionResult], reasons: dict[Place, str]) -> dict[Place, Edit]:
    """The edits that can be made and on which all agree that want one; why others are left goes into `reasons`."""
    agreed: dict[Place, Edit] = {}
    for result in results:
        for edit, placed in _wanted(result):
            place = (edit.source, edit.failing)
            text = edit.source.read_bytes().decode("utf-8")
            old = _at(load(text.encode("utf-8"), edit.file).value, edit.path)
            name = _lost(old, edit.words, placed, result)
            if name:
                reasons[place] = (
                    f"it holds <{name}>, whose value differs from one time it is played to the next: correct it by hand"
                )
            elif not rewritten(text, edit.source, [edit])[1]:
                reasons[place] = "its text is shared by an anchor (&) and alias (*): change it by hand"
            elif place in agreed and agreed[place].words != edit.words:
                reasons[place] = "the line is played more than once, and something else is heard each time"
            agreed[place] = replace(edit, old=" ".join(old.split()))
    return {place: edit for place, edit in agreed.items() if place not in reasons}


def _wanted(result: SessionResult) -> Iterator[tuple[Edit, Placed]]:
    """The edits that would mend a session, with their turns; none for words of which the file says that they fail."""
    for turn in result.turns:
        if turn.outcome is Outcome.FAILED and not known(turn.turn.expected_failure, result.script):
            failed = {each.path for each in turn.failures if each.file == turn.placed.file}
            yield from ((edit, turn.placed) for edit in found(turn) if edit.failing in failed)


def _at(value: Value, path: KeyPath) -> str:
    """The text at a path of a file's values."""
    for key in path:
        if isinstance(value, dict):
            value = value[str(key)]
        elif isinstance(value, list):
            value = value[int(key)]
    return str(value)


def _lost(old: str, new: str, placed: Placed, result: SessionResult) -> str:
    """The parameter that new words no longer hold and whose value is not always the same; "" where there is none."""
    names = [name for _, name in REFERENCE.findall(old) if name and f"<{name}>" not in new]
    if placed.source.resolve() != result.script.source.resolve():
        return next(iter(names), "")
    table = result.script.session.examples
    rows = list(table.values()) if isinstance(table, dict) else table
    return next((name for name in names if len({row.get(name) for row in rows}) > 1), "")


def found(turn: TurnResult) -> Iterator[Edit]:
    """What is to be rewritten of a turn: what was not heard becomes the likest that follows."""
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
        yield _edit(placed, index, _with_names(heard, placed.values))


def _edit(placed: Placed, index: int, words: str) -> Edit:
    """The edit of one thing in `hear`, at the text itself."""
    path: KeyPath = (*placed.path, "hear")
    places = placed.document.places
    for key in (index, "contains", "exact"):
        path = (*path, key) if (*path, key) in places else path
    line = placed.document.place(path)[0]
    return Edit(placed.source.resolve(), placed.file, path, (*placed.path, "hear", index), line, words)


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
    """Every single value without an anchor in a YAML file, by Python's own parser, whose places count characters."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and start and end:
            yield Span(start.line + 1, start.column + 1, start.index, end.index, event.style)


def quoted(words: str, style: str | None = None) -> str:
    """Text as YAML writes it, in quotes where it needs them, or had them."""
    plain = PLAIN.fullmatch(words) and isinstance(scalar(words), str)
    if plain and style not in ("'", '"'):
        return words
    return json.dumps(words, ensure_ascii=False)
