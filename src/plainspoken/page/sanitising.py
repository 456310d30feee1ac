"""What an input keeps of a value: the value sanitisation algorithms of the HTML standard, as Chromium does them.

Source: https://html.spec.whatwg.org/multipage/input.html#value-sanitization-algorithm
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from plainspoken.page.colours import colour
from plainspoken.page.moments import moment

_SPACE = " \t\n\f\r"
_NUMBER = re.compile(r"-?(?:\d+|\d*\.\d+)(?:[eE][+-]?\d+)?")
_ONE_LINE = frozenset({"text", "search", "tel", "password"})
_MOMENTS = frozenset({"date", "month", "week", "time", "datetime-local"})


def sanitised(kind: str, value: str, attributes: Mapping[str, str]) -> str:
    """The value that an input of a kind holds after `value` is put in: "" where it cannot hold it.

    `attributes` are the element's ("min", "max", "step" and "multiple" matter).
    """
    if kind in _ONE_LINE:
        return _one_line(value)
    if kind == "url":
        return _one_line(value).strip(_SPACE)
    if kind == "email":
        addresses = _one_line(value).split(",") if "multiple" in attributes else [_one_line(value)]
        return ",".join(address.strip(_SPACE) for address in addresses)
    if kind in _MOMENTS:
        return value.replace(" ", "T") if kind == "datetime-local" and moment(kind, value) else _if_moment(kind, value)
    if kind == "number":
        return value if number(value) is not None else ""
    if kind == "range":
        return _in_range(value, attributes)
    return colour(value) if kind == "color" else value


def number(text: str) -> Decimal | None:
    """A floating-point number as the HTML standard writes it, None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
        return None
    return value if math.isfinite(float(value)) else None


def _if_moment(kind: str, value: str) -> str:
    return value if moment(kind, value) is not None else ""


def _one_line(value: str) -> str:
    return value.replace("\r", "").replace("\n", "")


def _in_range(value: str, attributes: Mapping[str, str]) -> str:
    """A slider's value: the middle where none is given, kept between its ends and on its steps."""
    least = _or(number(attributes.get("min", "")), Decimal(0))
    most = _or(number(attributes.get("max", "")), Decimal(100))
    middle = least if most < least else least + (most - least) / 2
    given = _or(number(value), middle)
    kept = max(least, min(given, most)) if most >= least else least
    step = number(attributes.get("step", ""))
    if attributes.get("step", "").lower() == "any":
        return _plain(kept)
    step = step if step is not None and step > 0 else Decimal(1)
    base = _or(number(attributes.get("min", "")), _or(number(attributes.get("value", "")), Decimal(0)))
    steps = ((kept - base) / step).quantize(Decimal(1), ROUND_HALF_UP)
    if base + steps * step > most >= least:
        steps = ((most - base) / step).to_integral_value("ROUND_FLOOR")
    return _plain(base + steps * step)


def _or(value: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if value is None else value


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text
