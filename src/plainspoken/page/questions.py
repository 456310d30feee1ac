"""A form as questions to be asked one at a time, however its page is built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plainspoken.flow import Answer, Choice, Control, Form, Page
from plainspoken.page.entries import answered
from plainspoken.page.parts import MOST_PIECES, date_parts, pieces

TEXT_KINDS = frozenset({"text", "search", "email", "tel", "url", "number", "password", "date", "month", "week"})
TEXT_KINDS |= {"time", "datetime-local", "textarea", "range", "color", "parts", "pieces"}
BOX_KINDS = frozenset({"radio", "checkbox"})
BUTTON_KINDS = frozenset({"submit", "image", "reset", "button"})
LOOSE = " :*\N{NO-BREAK SPACE}"
"""Signs at the end of a label that are not said."""

OPTIONAL = ("optional", "dewisol")


Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question: its words, and the controls that hold its answer.

    Several controls hold one answer where they are radios or checkboxes, the boxes of a date (`parts`: "day", "month",
    "year", a part a control) or the pieces of a long number (`pieced`). `group` is what it and its neighbours are
    about; `condition` the path of the option that it is asked with, "" where it is always asked.
    """

    controls: tuple[Control, ...]
    label: str
    hint: str = ""
    error: str = ""
    required: bool = False
    group: str = ""
    condition: str = ""
    parts: tuple[str, ...] = ()
    pieced: bool = False

    @property
    def path(self) -> str:
        """The first control's path, which names the question."""
        return self.controls[0].path

    @property
    def kind(self) -> str:
        """The kind of its controls: "radio", "checkbox", "select", "file", "parts", "pieces" or a kind of text."""
        if self.parts:
            return "parts"
        return "pieces" if self.pieced else self.controls[0].kind

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, in the page's words; empty where the answer is free."""
        if self.kind == "select":
            return tuple(choice.label for choice in options(self.controls[0]))
        return tuple(c.label for c in self.controls) if self.kind in BOX_KINDS else ()

    @property
    def several(self) -> bool:
        """Whether more than one choice may be made."""
        return (self.kind == "checkbox" and len(self.controls) > 1) or (
            self.kind == "select" and self.controls[0].multiple
        )

    @property
    def lone_box(self) -> bool:
        """Whether it is one box to tick or not, as "I agree" is."""
        return self.kind == "checkbox" and len(self.controls) == 1

    @property
    def optional(self) -> bool:
        """Whether the page's own words say that it need not be answered."""
        said = f"{self.label} {self.group if self.condition else ''} {self.hint}".casefold()
        return any(f"({word})" in said or said.rstrip(" .").endswith(f" {word}") for word in OPTIONAL)

    def holds(self, path: str) -> bool:
        """Whether the control with a path is one of its own."""
        return any(control.path == path for control in self.controls)


def questions(form: Form) -> tuple[FormQuestion, ...]:
    """All questions of a form in order, those too that only an option reveals.

    Radios and checkboxes with one name, or one legend, are one question, whatever stands between them; so are the
    boxes of a date and of a long number.
    """
    waiting = [control for control in form.controls if _asked(control)]
    alike = _alike(waiting)
    found: list[FormQuestion] = []
    taken: set[str] = set()
    for at, control in enumerate(waiting):
        if control.path in taken:
            continue
        following = [other for other in waiting[at : at + MOST_PIECES] if other.path not in taken]
        parts, count = date_parts(following), pieces(following)
        own = [control]
        if parts or count:
            own = following[: len(parts) or count]
        elif control.kind in BOX_KINDS:
            same = {other.path for key in _keys(control) for other in alike[key]} - taken
            own = [other for other in waiting[at:] if other.path in same] if len(same) > 1 else own
        taken |= {each.path for each in own}
        found.append(_question(tuple(own), parts, pieced=not parts and bool(count)))
    return _told_apart(found)


def open_questions(form: Form, answers: tuple[Answer, ...] = ()) -> tuple[FormQuestion, ...]:
    """The questions that are asked with these answers: not those whose option is not chosen."""
    every = questions(form)
    if not any(question.condition for question in every):
        return every
    chosen = {control.path for control in answered(form, answers) if control.checked}
    kept: list[FormQuestion] = []
    for question in every:
        holder = next((other for other in every if other.holds(question.condition)), None)
        if not question.condition or holder is None or (question.condition in chosen and holder in kept):
            kept.append(question)
    return tuple(kept)


def open_answers(form: Form, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers less those to questions that are not asked any more: their boxes are sent as the page had them."""
    asked = {control.path for question in open_questions(form, answers) for control in question.controls}
    shut = {control.path for question in questions(form) for control in question.controls} - asked
    return tuple(answer for answer in answers if answer.path not in shut)


def main_form(page: Page) -> Form | None:
    """The form that the page is for: of those in the main content, the one with most questions, no search form.

    None that the site's profile passes over.
    """
    forms = [form for form in page.forms if not form.search and not _passed_over(page, form) and questions(form)]
    return max(forms, key=lambda form: (_in_main(page, form), len(questions(form))), default=None)


def form_of(page: Page, path: str) -> Form | None:
    """The form that owns the control with a path."""
    return next((form for form in page.forms if any(c.path == path for c in form.controls)), None)


def question_of(form: Form, path: str) -> FormQuestion | None:
    """The question that a control belongs to."""
    return next((q for q in questions(form) if q.holds(path)), None)


def options(control: Control) -> tuple[Choice, ...]:
    """What may be chosen of a select: not "Please choose", which stands first and sends nothing."""
    return tuple(c for n, c in enumerate(control.choices) if not c.disabled and (n or c.value or not c.label))


def _asked(control: Control) -> bool:
    return (
        control.kind not in BUTTON_KINDS | {"hidden"}
        and control.node >= 0
        and not control.disabled
        and not control.readonly
    )


def _alike(controls: Sequence[Control]) -> Mapping[Key, list[Control]]:
    """The radios and checkboxes that answer one question, by each thing that they have in common."""
    found: defaultdict[Key, list[Control]] = defaultdict(list)
    for control in controls:
        if control.kind in BOX_KINDS:
            for key in _keys(control):
                found[key].append(control)
    return found


def _keys(control: Control) -> tuple[Key, ...]:
    """What a radio or checkbox has in common with others of its question: a name; a checkbox also a legend."""
    common = [("name", control.name)] if control.name else [("path", control.path)]
    if control.kind == "checkbox" and control.group:
        common.append(("group", control.group))
    return tuple((control.kind, control.revealed_by, *each) for each in common)


def _question(controls: tuple[Control, ...], parts: tuple[str, ...], pieced: bool) -> FormQuestion:
    first = controls[0]
    joined = bool(parts) or pieced or len(controls) > 1 or first.kind == "radio"
    label = ((first.group or _name(first, parts)) if joined else first.label or first.name).rstrip(LOOSE)
    hint = next((c.hint for c in controls if c.hint), "")
    error = next((c.error for c in controls if c.error), "")
    required = any(c.required for c in controls)
    group = "" if joined or first.group == label else first.group
    return FormQuestion(controls, label, hint, error, required, group, first.revealed_by, parts, pieced)


def _name(first: Control, parts: tuple[str, ...]) -> str:
    """What the first box of several without a group is called: "Date of birth" where it is "Date of birth, day"."""
    if not parts:
        return first.label or first.name
    words = first.label.rstrip(" :").rpartition(" ")
    return words[0].rstrip(" ,:-(") if words[0] and words[2].strip("()").casefold() in ("day", "month") else first.label


def _told_apart(found: Sequence[FormQuestion]) -> tuple[FormQuestion, ...]:
    """The questions, of two called alike each with what it is about before it."""
    labels = [question.label for question in found]
    return tuple(
        replace(q, label=f"{q.group}, {q.label}", group="") if q.group and labels.count(q.label) > 1 else q
        for q in found
    )


def _passed_over(page: Page, form: Form) -> bool:
    exposed = [c.node for c in form.controls if 0 <= c.node < len(page.nodes)]
    return bool(exposed) and all(page.nodes[node].skipped for node in exposed)


def _in_main(page: Page, form: Form) -> bool:
    return any(page.nodes[c.node].main for c in form.controls if 0 <= c.node < len(page.nodes))
