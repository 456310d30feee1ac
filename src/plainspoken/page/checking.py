"""What a browser would refuse before it sends a form, so that a person hears of it first.

Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constraints
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from plainspoken.flow import Answer, Control, Form, Trouble
from plainspoken.page.entries import BUTTONS, answered
from plainspoken.page.moments import moment
from plainspoken.page.sanitising import number

EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
"""The HTML standard's own pattern of an e-mail address."""

_TYPED = frozenset({"text", "search", "tel", "url", "email", "password", "textarea"})
_PATTERNED = _TYPED - {"textarea"}
_MOMENTS = frozenset({"date", "month", "week", "time", "datetime-local"})
_MEASURED = frozenset({"number", "range"}) | _MOMENTS
_UNITS = {"date": 1, "month": 1, "week": 1, "time": 1000, "datetime-local": 1000}
_STEPS = {"time": 60, "datetime-local": 60}
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,?\d*\})")
_ENDLESS = re.compile(r"[*+]|\{\d*,(?:\d{2,})?\}")
_LONGEST_VALUE = 200


def faults(form: Form, answers: tuple[Answer, ...] = (), submitter: str = "") -> tuple[Trouble, ...]:
    """What is wrong with the answers, one trouble a control at most, in the form's order.

    Keys: fault.required, .email, .url, .number, .date, .pattern (value "advice" is the page's own), .long, .short,
    .low, .high, .step (value "limit"); all with the values "path" and "label". None in a form that says novalidate:
    such a site, as GOV.UK's are, has better words. A value that the page gave is never too long or too short.
    """
    pressed = next((c for c in form.controls if submitter and c.path == submitter), None)
    if pressed is not None and "formnovalidate" in pressed.attributes:
        return ()
    given = {answer.path: answer.value for answer in answers}
    controls = answered(form, answers)
    chosen = {control.name for control in controls if control.kind == "radio" and control.checked}
    wanting = {control.name for control in controls if control.kind == "radio" and "required" in control.attributes}
    found: list[Trouble] = []
    told: set[str] = set()
    for control in controls:
        if not _is_checked(control):
            continue
        if control.kind == "radio":
            if control.name in wanting - chosen - told:
                found.append(_fault("required", control, label=control.group or control.label))
            told.add(control.name)
        else:
            found.extend([*_faults(control, given.get(control.path))][:1])
    return tuple(found)


def _is_checked(control: Control) -> bool:
    spared = control.disabled or control.readonly or "novalidate" in control.attributes
    return not spared and control.kind not in BUTTONS | {"hidden"}


def _faults(control: Control, given: str | None) -> Iterator[Trouble]:
    if "required" in control.attributes and _is_missing(control, given):
        yield _fault("required", control)
    if given and control.kind == "number" and number(given) is None:
        yield _fault("number", control)
    if given and control.kind in _MOMENTS and moment(control.kind, given) is None:
        yield _fault("date", control)
    if control.value and control.kind in _TYPED:
        yield from _typed(control, given)
    if control.value and control.kind in _MEASURED:
        yield from _measured(control)


def _is_missing(control: Control, given: str | None) -> bool:
    if control.kind == "checkbox":
        return not control.checked
    if control.kind == "file":
        return not given
    if control.kind == "select":
        return not any(choice.selected and choice.value and not choice.disabled for choice in control.choices)
    return not control.value and not given


def _typed(control: Control, given: str | None) -> Iterator[Trouble]:
    values = [v.strip() for v in control.value.split(",")] if control.multiple else [control.value]
    if control.kind == "email" and not all(_is_email(value) for value in values):
        yield _fault("email", control)
    if control.kind == "url" and not _ABSOLUTE.fullmatch(control.value):
        yield _fault("url", control)
    pattern = control.attributes.get("pattern", "")
    if pattern and control.kind in _PATTERNED and not all(_fits(pattern, value) for value in values):
        yield _fault("pattern", control, advice=control.attributes.get("title", ""))
    if given is None:
        return
    length = len(control.value.encode("utf-16-le", "surrogatepass")) // 2
    most, least = _whole(control, "maxlength"), _whole(control, "minlength")
    if most is not None and length > most:
        yield _fault("long", control, limit=most)
    if least is not None and length < least:
        yield _fault("short", control, limit=least)


def _measured(control: Control) -> Iterator[Trouble]:
    value = _amount(control, control.value)
    low, high = _limit(control, "min"), _limit(control, "max")
    if value is None:
        return
    if low is not None and value < low and not (control.kind == "time" and high is not None and high < low):
        yield _fault("low", control, limit=control.attributes["min"])
    if high is not None and value > high and not (control.kind == "time" and low is not None and high < low):
        yield _fault("high", control, limit=control.attributes["max"])
    step = _step(control)
    initial = _limit(control, "min")
    base = initial if initial is not None else _amount(control, control.attributes.get("value", "")) or Decimal(0)
    if step and not _on_step(value - base, step):
        yield _fault("step", control, limit=control.attributes.get("step", "1"))


def _on_step(distance: Decimal, step: Decimal) -> bool:
    try:
        return distance % step == 0
    except InvalidOperation:  # a number too large to have steps
        return True


def _step(control: Control) -> Decimal | None:
    given = control.attributes.get("step", "")
    if given.lower() == "any":
        return None
    step = number(given)
    if step is None or step <= 0:
        step = Decimal(_STEPS.get(control.kind, 1))
    return step * _UNITS.get(control.kind, 1)


def _limit(control: Control, key: str) -> Decimal | None:
    return _amount(control, control.attributes.get(key, ""))


def _amount(control: Control, text: str) -> Decimal | None:
    if control.kind in _MOMENTS:
        at = moment(control.kind, text)
        return None if at is None else Decimal(at)
    return number(text)


def _is_email(value: str) -> bool:
    local, _, domain = value.rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    except UnicodeError:
        return False
    return bool(EMAIL.fullmatch(f"{local}@{plain}"))


def fits(control: Control, value: str) -> bool:
    """Whether a field would take a value as it is written: by its pattern and its greatest length."""
    pattern = control.attributes.get("pattern", "")
    most = _whole(control, "maxlength")
    return (not pattern or _fits(pattern, value)) and (most is None or len(value) <= most)


def _fits(pattern: str, value: str) -> bool:
    """Whether a value fits a JavaScript pattern; one that Python does not know, or a slow one, lets all through."""
    if _is_slow(pattern) or len(value) > _LONGEST_VALUE:
        return True
    named = re.sub(r"\(\?<([A-Za-z_]\w*)>", r"(?P<\1>", pattern)
    try:
        return re.fullmatch(named, value, re.ASCII) is not None
    except (re.error, RecursionError, OverflowError):
        return True


def _is_slow(pattern: str) -> bool:
    """Whether a pattern repeats a group or has many endless repeats: a hostile page could make such run for years."""
    return bool(_REPEATED_GROUP.search(pattern)) or len(_ENDLESS.findall(pattern)) > 3


def _whole(control: Control, key: str) -> int | None:
    text = control.attributes.get(key, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _fault(key: str, control: Control, label: str = "", **values: str | int) -> Trouble:
    named = label or control.label or control.group or control.name
    return Trouble(f"fault.{key}", (("path", control.path), ("label", named), *values.items()))
