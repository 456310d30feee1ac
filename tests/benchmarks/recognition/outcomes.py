"""What came of a clip, and the file of JSON lines in which that is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a recogniser made of a clip: what was heard, how surely, in how many seconds of one core's time.

    `wait` is how many seconds after the end of speech the transcript was there, where that was asked for.
    """

    engine: str
    stamp: str
    task: str
    condition: str
    clip: str
    said: str
    heard: str
    confidence: float
    accent: str
    command: bool
    seconds: float
    work: float
    wait: float | None = None

    @property
    def right(self) -> bool:
        """Whether it was a command and was heard as it was said, "oh" being a zero."""
        return self.command and _digits(self.heard) == _digits(self.said)

    @property
    def wrong(self) -> bool:
        """Whether something was heard that was not said."""
        return bool(self.heard) and not self.right

    @property
    def key(self) -> Key:
        """Which trial it is of."""
        return self.engine, self.task, self.condition, self.clip


def _digits(text: str) -> list[str]:
    return ["zero" if word == "oh" else word for word in text.split()]


def kept(file: Path | None) -> dict[Key, Outcome]:
    """The outcomes of a file, the last of each trial."""
    if file is None or not file.exists():
        return {}
    return {outcome.key: outcome for outcome in _read(file)}


def _read(file: Path) -> Iterator[Outcome]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield Outcome(**json.loads(line))
        except (ValueError, TypeError) as problem:
            raise SystemExit(f"{file}:{number}: is no outcome of this benchmark ({problem}): delete it") from problem


def keep(file: Path | None, outcomes: Iterable[Outcome]) -> None:
    """Write outcomes at the end of a file."""
    if file is not None:
        with file.open("a", encoding="utf-8") as lines:
            lines.writelines(json.dumps(asdict(outcome), ensure_ascii=False) + "\n" for outcome in outcomes)
