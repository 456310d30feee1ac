"""A form as questions to be asked one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from plainspoken.flow import Answer, Choice, Control, Form, Page

TEXT_KINDS = frozenset({"text", "search", "email", "tel", "url", "number", "password", "date", "month", "week"})
TEXT_KINDS |= {"time", "datetime-local", "textarea", "range", "color"}
BUTTON_KINDS = frozenset({"submit", "image", "reset", "button"})


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question: its words, and the controls that hold its answer (several for radios and checkboxes)."""

    controls: tuple[Control, ...]
    label: str
    hint: str = ""
    error: str = ""
    required: bool = False

    @property
    def path(self) -> str:
        """The first control's path, which names the question."""
        return self.controls[0].path

    @property
    def kind(self) -> str:
        """The kind of its controls: "radio", "checkbox", "select", "file" or a kind of text."""
        return self.controls[0].kind

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, in the page's words; empty where the answer is free."""
        if self.kind == "select":
            return tuple(choice.label for choice in options(self.controls[0]))
        return tuple(c.label for c in self.controls) if self.kind in ("radio", "checkbox") else ()

    @property
    def several(self) -> bool:
        """Whether more than one choice may be made."""
        return self.kind == "checkbox" or (self.kind == "select" and self.controls[0].multiple)

    @property
    def secret(self) -> bool:
        """Whether the answer is never spoken back."""
        control = self.controls[0]
        private = control.sensitive or control.kind == "password"
        return private or control.attributes.get("autocomplete") == "one-time-code"


def questions(form: Form) -> tuple[FormQuestion, ...]:
    """A form's questions in order; radios and checkboxes with one name, or one legend, are one question."""
    grouped: list[list[Control]] = []
    for control in form.controls:
        if not _asked(control):
            continue
        if grouped and _together(grouped[-1][0], control):
            grouped[-1].append(control)
        else:
            grouped.append([control])
    return tuple(_question(tuple(group)) for group in grouped)


def main_form(page: Page) -> Form | None:
    """The form that the page is for: of those in the main content, the one with most questions, no search form."""
    forms = [form for form in page.forms if questions(form) and not form.search]
    return max(forms, key=lambda form: (_in_main(page, form), len(questions(form))), default=None)


def form_of(page: Page, path: str) -> Form | None:
    """The form that owns the control with a path."""
    return next((form for form in page.forms if any(c.path == path for c in form.controls)), None)


def question_of(form: Form, path: str) -> FormQuestion | None:
    """The question that a control belongs to."""
    return next((q for q in questions(form) if any(c.path == path for c in q.controls)), None)


def spoken_answer(question: FormQuestion, answers: tuple[Answer, ...]) -> str:
    """What a question's answer is now, in the page's words: the person's, else what the page has filled in."""
    given = {answer.path: answer.value for answer in answers}
    if question.kind in ("radio", "checkbox"):
        on = [c.label for c in question.controls if given.get(c.path, c.checked)]
        return ", ".join(on)
    control = question.controls[0]
    if question.kind == "select":
        values = [answer.value for answer in answers if answer.path == control.path]
        return ", ".join(c.label for c in options(control) if (c.value in values if values else c.selected))
    return given.get(control.path, control.value)


def options(control: Control) -> tuple[Choice, ...]:
    """What may be chosen of a select: not "Please choose", which stands first and sends nothing."""
    return tuple(c for n, c in enumerate(control.choices) if not c.disabled and (n or c.value or not c.label))


def _asked(control: Control) -> bool:
    return control.kind not in BUTTON_KINDS | {"hidden"} and not control.disabled and not control.readonly


def _together(first: Control, control: Control) -> bool:
    if control.kind != first.kind or control.kind not in ("radio", "checkbox"):
        return False
    return control.name == first.name or (bool(control.group) and control.group == first.group)


def _question(controls: tuple[Control, ...]) -> FormQuestion:
    first = controls[0]
    several = first.kind == "radio" or len(controls) > 1
    label = first.group if several and first.group else first.label
    if not several and first.group and first.group != first.label:
        label = f"{first.group}: {first.label}"
    hint = next((c.hint for c in controls if c.hint), "")
    error = next((c.error for c in controls if c.error), "")
    return FormQuestion(controls, label, hint, error, any(c.required for c in controls))


def _in_main(page: Page, form: Form) -> bool:
    return any(page.nodes[c.node].main for c in form.controls if 0 <= c.node < len(page.nodes))
