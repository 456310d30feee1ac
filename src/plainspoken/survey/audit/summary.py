"""What an audit has found, counted from its file: how many pages, which faults, with examples of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from sqlite3 import Connection
from typing import Any

from plainspoken.survey.audit.store import Store

MOST_EXAMPLES = 5
MOST_THINGS = 20
MOST_WORDS = 100
MOST_FAILURES = 100

VOICE_FIRST = (
    *("field_unlabelled", "field_placeholder_only", "button_empty", "link_empty", "choices_ungrouped"),
    *("link_repeated", "link_vague", "label_not_in_name", "names_alike", "name_long"),
    *("needs_script", "captcha", "beyond_picture", "beyond_sign_in", "journey_long", "form_long"),
)
"""The rules that count most for those who speak and listen, in the order in which they are told; others follow."""


@dataclass(frozen=True, slots=True)
class Example:
    """A fault of a kind: what is wrong in words, on how many pages, and one of them with the line in its source."""

    what: str
    pages: int
    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of fault: its success criterion, how often and on how many pages, whom it hurts, and how to mend it."""

    rule: str
    criterion: str
    criterion_name: str
    level: str
    times: int
    pages: int
    whom: str
    mend: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    """A word that is in no dictionary, on how many pages, with a name and a page that it is in."""

    word: str
    pages: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be read."""

    address: str
    why: str
    status: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is told of an audit. `pages` are numbers by what became of pages."""

    site: str
    started: str
    finished: str
    pages: dict[str, int]
    queries_left_out: int
    problems: tuple[Problem, ...]
    unheard: tuple[Unheard, ...]
    unheard_count: int
    failures: tuple[Failure, ...]

    @property
    def read(self) -> int:
        """How many pages were read."""
        return self.pages.get("read", 0)

    def as_object(self) -> dict[str, Any]:
        """As JSON's own types."""
        return asdict(self)


def summary(store: Store) -> Summary:
    """Count what an audit's file holds."""
    file = store.connection
    states = dict(file.execute("SELECT state, count(*) FROM pages GROUP BY state").fetchall())
    rules = [row[0] for row in file.execute("SELECT rule FROM problems").fetchall()]
    ordered = [rule for rule in VOICE_FIRST if rule in rules] + [rule for rule in rules if rule not in VOICE_FIRST]
    return Summary(
        site=store.noted("site"),
        started=store.noted("started"),
        finished=store.noted("finished"),
        pages=states,
        queries_left_out=_number(file, "SELECT coalesce(sum(left), 0) FROM pages"),
        problems=tuple(_problem(file, rule) for rule in ordered),
        unheard=tuple(
            Unheard(*row)
            for row in file.execute(
                "SELECT word, words.pages, name, address FROM words JOIN pages ON pages.id = words.page"
                " ORDER BY words.pages DESC, word LIMIT ?",
                (MOST_WORDS,),
            )
        ),
        unheard_count=_number(file, "SELECT count(*) FROM words"),
        failures=tuple(
            Failure(*row)
            for row in file.execute(
                "SELECT address, why, status FROM pages WHERE state = 'failed' ORDER BY id LIMIT ?", (MOST_FAILURES,)
            )
        ),
    )


def _problem(file: Connection, rule: str) -> Problem:
    row = file.execute(
        "SELECT criterion, criterion_name, level, count(*), count(DISTINCT page), min(whom), min(mend)"
        " FROM findings WHERE rule = ?",
        (rule,),
    ).fetchone()
    criterion, name, level, times, pages, whom, mend = row
    return Problem(rule, criterion, name, level, times, pages, whom, mend, _examples(file, rule))


def _examples(file: Connection, rule: str) -> tuple[Example, ...]:
    """The commonest faults of a kind, each once however many pages have it."""
    rows = file.execute(
        'SELECT min(what), count(DISTINCT page) AS many, address, line, "column" FROM findings'
        " JOIN pages ON pages.id = page WHERE rule = ? GROUP BY thing ORDER BY many DESC, page LIMIT ?",
        (rule, MOST_EXAMPLES),
    )
    return tuple(Example(*row) for row in rows)


def _number(file: Connection, query: str) -> int:
    return int(file.execute(query).fetchone()[0])
