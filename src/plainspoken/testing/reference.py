"""The keys of a session's file as Markdown tables, for the testers' guide."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from plainspoken.testing.expectations import ExpectedFailure, Never, Sending, Words
from plainspoken.testing.schema import Fragment, Include, Manners, Session, Turn

SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("A session", Session),
    ("A turn", Turn),
    ("Words that are heard (hear, not_heard)", Words),
    ("A request (sent, not_sent)", Sending),
    ("An include, in place of a turn", Include),
    ("What must never be (never)", Never),
    ("A failure that is known of (expected_failure)", ExpectedFailure),
    ("How Plainspoken is set up (settings)", Manners),
    ("A file of turns for others to include (any name that does not end in .session.yaml)", Fragment),
)


def reference() -> str:
    """A table for each kind of thing in a file: its keys, and what each is for."""
    return "\n".join(line for title, model in SECTIONS for line in _table(title, model))


def _table(title: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"### {title}\n"
    yield "| key | what it is |"
    yield "|---|---|"
    for name, field in model.model_fields.items():
        what = (field.description or "").replace("|", "\\|").replace("<", "\\<")
        need = " **Needed.**" if field.is_required() else ""
        yield f"| `{field.alias or name}` | {what}{need} |"
    yield ""
