"""The entry list of a form: what each control sends, with a person's answers in place.

Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-the-form-data-set
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from plainspoken.flow import Answer, Choice, Control, Form
from plainspoken.page.charsets import spelled
from plainspoken.page.sanitising import sanitised

BUTTONS = frozenset({"submit", "image", "reset", "button"})
BOXES = frozenset({"checkbox", "radio"})

_DIRECTED = frozenset({"hidden", "text", "search", "tel", "url", "email", "password", "submit", "textarea"})


@dataclass(frozen=True, slots=True)
class File:
    """A file to send: its name without folders, its media type, its bytes."""

    name: str = ""
    content_type: str = "application/octet-stream"
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name and value that a form sends."""

    name: str
    value: str | File


def answered(form: Form, answers: tuple[Answer, ...]) -> tuple[Control, ...]:
    """The form's controls as they are once the answers are put in.

    The last answer to a control counts; a select of which several may be chosen takes one answer for each choice.
    Choosing a radio frees the others of its name. An answer to a disabled control or a button changes nothing.
    """
    given: defaultdict[str, list[str]] = defaultdict(list)
    for answer in answers:
        given[answer.path].append(answer.value)
    put = tuple(
        _answered(control, given[control.path]) if control.path in given else control for control in form.controls
    )
    chosen = [c for c in put if c.kind == "radio" and c.name and c.checked and c.path in given]
    names = {control.name: control.path for control in chosen}
    return tuple(
        replace(c, checked=c.path == names[c.name]) if c.kind == "radio" and c.name in names else c for c in put
    )


def entries(
    form: Form,
    controls: tuple[Control, ...],
    submitter: str,
    files: Mapping[str, tuple[File, ...]],
    click: tuple[int, int],
) -> Iterator[Entry]:
    """What the controls send, in tree order; `submitter` is the pressed button's path, `click` where it was hit.

    A control inside a datalist is sent as Chromium does, though the standard leaves it out.
    """
    for control in controls:
        if control.disabled or (control.kind in BUTTONS and control.path != submitter):
            continue
        if control.kind == "image":
            before = f"{control.name}." if control.name else ""
            yield Entry(f"{before}x", str(click[0]))
            yield Entry(f"{before}y", str(click[1]))
        elif control.name:
            yield from (Entry(control.name, value) for value in _values(control, form, files))
            if control.attributes.get("dirname") and control.kind in _DIRECTED:
                yield Entry(control.attributes["dirname"], _direction(control))


def _values(control: Control, form: Form, files: Mapping[str, tuple[File, ...]]) -> Iterator[str | File]:
    if control.kind == "select":
        yield from (choice.value for choice in control.choices if choice.selected and not choice.disabled)
    elif control.kind in BOXES:
        if control.checked:
            yield control.value
    elif control.kind == "file":
        yield from files.get(control.path) or (File(),)
    elif control.kind == "hidden" and control.name.lower() == "_charset_":
        yield spelled(form.charset)
    else:
        yield control.value


def _answered(control: Control, values: list[str]) -> Control:
    if control.disabled or control.kind in BUTTONS or control.kind in ("file", "hidden"):
        return control
    if control.kind in BOXES:
        return replace(control, checked=bool(values[-1]))
    if control.kind == "select":
        return _chosen(control, values if control.multiple else values[-1:])
    if control.kind == "textarea":
        return replace(control, value=values[-1].replace("\r\n", "\n").replace("\r", "\n"))
    return replace(control, value=sanitised(control.kind, values[-1], control.attributes))


def _chosen(control: Control, values: list[str]) -> Control:
    """A select with the options of these values chosen; of two options with one value the first that may be."""
    taken = {_index(control.choices, value) for value in values}
    choices = tuple(replace(c, selected=index in taken) for index, c in enumerate(control.choices))
    return replace(control, choices=choices, value=next((c.value for c in choices if c.selected), ""))


def _index(choices: tuple[Choice, ...], value: str) -> int:
    same = [index for index, choice in enumerate(choices) if choice.value == value]
    return next((index for index in same if not choices[index].disabled), same[0] if same else -1)


def _direction(control: Control) -> str:
    direction = control.attributes.get("direction", "ltr")
    if direction != "auto":
        return direction
    strong = (kind for kind in map(bidirectional, control.value) if kind in ("L", "R", "AL"))
    return "ltr" if next(strong, "L") == "L" else "rtl"
