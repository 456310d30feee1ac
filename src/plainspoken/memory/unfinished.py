"""What a person is in the middle of: where, the answers given so far, what was sent; and putting it back."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from plainspoken.flow import Answer, Control, Page
from plainspoken.page.questions import questions
from plainspoken.page.sensitive import is_sensitive
from plainspoken.values import SENSITIVE, facts_of, kind_of, words

BOXES = frozenset({"radio", "checkbox"})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: the page's address without its query, the control's kind and name, its value where it is a box.

    `question` is the path of the first control of the question that it is part of: a date has three.
    """

    address: str
    kind: str
    name: str
    choice: str
    value: str
    question: str = ""

    @property
    def control(self) -> tuple[str, str, str, str]:
        """What it is the answer of."""
        return self.address, self.kind, self.name, self.choice


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something begun and not sent: its site, the page to go on at, the answers, the cookies that the site knows us by.

    `sent` are the marks of what was sent and must not be sent twice; `sending` is the mark of what was being sent
    when no answer had come yet, "" for nothing.
    """

    site: str = ""
    url: str = ""
    title: str = ""
    given: tuple[Given, ...] = ()
    cookies: str = ""
    sent: tuple[str, ...] = ()
    sending: str = ""

    @property
    def count(self) -> int:
        """How many questions were answered."""
        return len({(each.address, each.question) for each in self.given if each.value})


_ADAPTER = TypeAdapter(Unfinished)


def as_bytes(unfinished: Unfinished) -> bytes:
    """What is written, before it is sealed."""
    return _ADAPTER.dump_json(unfinished)


def from_bytes(written: bytes) -> Unfinished | None:
    """What was written; None where it is nothing we know."""
    try:
        return _ADAPTER.validate_json(written)
    except ValidationError:
        return None


def address_of(url: str) -> str:
    """An address without its query and fragment, in which a page is known again."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def given_on(page: Page, answers: tuple[Answer, ...]) -> tuple[Given, ...]:
    """The answers on a page that may be kept: no password, no code, no card's number."""
    controls = {control.path: control for form in page.forms if not form.search for control in form.controls}
    address = address_of(page.url)
    asked = {c.path: q.path for form in page.forms for q in questions(form) for c in q.controls}
    return tuple(
        Given(
            address,
            control.kind,
            control.name or control.path,
            _choice(control),
            answer.value,
            asked.get(control.path, control.path),
        )
        for answer in answers
        if (control := controls.get(answer.path)) is not None and may_be_kept(control)
    )


def merged(kept: tuple[Given, ...], page: Page, answers: tuple[Answer, ...]) -> tuple[Given, ...]:
    """The answers kept, with those on a page as they are now."""
    new = given_on(page, answers)
    changed = {each.control[:3] if each.kind == "select" else each.control for each in new}
    old = tuple(each for each in kept if each.control not in changed and each.control[:3] not in changed)
    return (*old, *new)


def may_be_kept(control: Control) -> bool:
    """Whether an answer may be written down at all, encrypted as it is."""
    return not is_sensitive(control) and kind_of(facts_of(control), words()) not in SENSITIVE


def put_back(page: Page, given: tuple[Given, ...]) -> tuple[Answer, ...]:
    """The answers kept for a page's fields, where the page itself has none of its own in them."""
    address = address_of(page.url)
    wanted: dict[tuple[str, str, str, str], list[str]] = {}
    for each in given:
        if each.address == address:
            wanted.setdefault(each.control, []).append(each.value)
    controls = [control for form in page.forms if not form.search for control in form.controls]
    own = {control.name for control in controls if _has_own(control)}
    return tuple(
        Answer(control.path, value)
        for control in controls
        if control.name not in own
        for value in wanted.get((address, control.kind, control.name or control.path, _choice(control)), ())
    )


def _choice(control: Control) -> str:
    return control.value if control.kind in BOXES else ""


def _has_own(control: Control) -> bool:
    """Whether a page has filled a control in itself."""
    if control.kind in BOXES:
        return control.checked
    if control.kind == "select":
        return any(choice.selected and choice.value for choice in control.choices)
    return bool(control.value) and control.kind != "hidden"
