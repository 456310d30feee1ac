"""Answers that are asked for in several boxes: a date's day, month and year, a sort code's three pairs of digits.

A box of a date is told by its autocomplete, its label or the end of its name; one of a longer number by how few
characters it takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.flow import Control

DATE_PARTS = ("day", "month", "year")
PART_OF_LABEL = {
    **{part: part for part in DATE_PARTS},
    **{"dd": "day", "mm": "month", "yyyy": "year", "yy": "year"},
    **{"diwrnod": "day", "dydd": "day", "mis": "month", "blwyddyn": "year"},
}
PART_OF_AUTOCOMPLETE = {"bday-day": "day", "bday-month": "month", "bday-year": "year"}
PART_OF_AUTOCOMPLETE |= {"cc-exp-month": "month", "cc-exp-year": "year"}
LEAST_PARTS, MOST_PIECES, LONGEST_PIECE = 2, 12, 4

_TYPED = frozenset({"text", "tel", "number"})
_NAME_END = re.compile(r"(?:^|[-_.\[:]|(?<=[a-z]))(day|month|year|dd|mm|yyyy|yy|Day|Month|Year)\]?$")
_NUMBERED = re.compile(r"[-_.\[]?\d{1,2}\]?$")


def part_of(control: Control) -> str:
    """Which part of a date a control holds, "day", "month" or "year"; "" for none."""
    if control.kind not in _TYPED | {"select"}:
        return ""
    for token in control.attributes.get("autocomplete", "").lower().split():
        if token in PART_OF_AUTOCOMPLETE:
            return PART_OF_AUTOCOMPLETE[token]
    label = re.sub(r"[^\w]+", " ", control.label.casefold()).strip()
    if label in PART_OF_LABEL:
        return PART_OF_LABEL[label]
    ended = _NAME_END.search(control.name)
    if ended is not None:
        return PART_OF_LABEL[ended[1].lower()]
    last = label.rpartition(" ")[2]
    return PART_OF_LABEL.get(last, "") if control.attributes.get("maxlength", "") in ("2", "4") else ""


def date_parts(controls: Sequence[Control]) -> tuple[str, ...]:
    """The parts of the date that the first of some controls begins, as many as follow it; () where it begins none."""
    parts: list[str] = []
    for control in controls[: len(DATE_PARTS)]:
        part = part_of(control)
        if not part or part in parts or not _beside(controls[0], control):
            break
        parts.append(part)
    return tuple(parts) if len(parts) >= LEAST_PARTS and "month" in parts else ()


def pieces(controls: Sequence[Control]) -> int:
    """How many boxes the first of some controls begins that hold one number between them; 0 where it begins none."""
    count = 0
    for control in controls[:MOST_PIECES]:
        if length_of(control) is None or not _beside(controls[0], control):
            break
        count += 1
    return count if count >= LEAST_PARTS and not part_of(controls[0]) else 0


def length_of(control: Control) -> int | None:
    """How many characters a piece of a longer number takes, None for a control that is none."""
    most = control.attributes.get("maxlength", "")
    if control.kind not in _TYPED | {"password"} or not (most.isascii() and most.isdigit()):
        return None
    return int(most) if 0 < int(most) <= LONGEST_PIECE else None


def stem(control: Control) -> str:
    """What the names of the boxes of one answer have in common: "dob" of "dob-day", "sort" of "sort2"."""
    name = _NAME_END.sub("", control.name)
    return (name if name != control.name else _NUMBERED.sub("", control.name)).rstrip("-_.[")


def _beside(first: Control, control: Control) -> bool:
    """Whether a control is asked together with the first: in one group, or with a name that begins alike."""
    if first.revealed_by != control.revealed_by:
        return False
    if first.group or control.group:
        return first.group == control.group
    return bool(stem(first)) and stem(first) == stem(control)
