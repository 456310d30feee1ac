"""Values that lie between bounds in words: "50 pounds, from 0 to 100", a progress bar's as a share of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Node
from plainspoken.wording import Wording

PARTED = 10_000
LARGEST = 1e15
"""From here on a number has no whole digits to say."""


def value(node: Node, wording: Wording) -> str:
    """A node's value; that of a progress bar, where it is a number, in per cent."""
    words = " ".join(node.value.split())
    share = _share(node, words) if node.role == "progressbar" else None
    return words if share is None else wording.reply("state.share", {"number": share})


def bounds(node: Node, wording: Wording) -> Iterator[str]:
    """Between what a value may be: nothing of a progress bar, which is a share."""
    if node.role == "progressbar":
        return
    least, most = node.minimum, node.maximum
    if least is not None and most is not None:
        yield wording.reply("state.range", {"least": figure(least), "most": figure(most)})
    elif most is not None:
        yield wording.reply("state.at_most", {"most": figure(most)})
    elif least is not None:
        yield wording.reply("state.at_least", {"least": figure(least)})


def figure(number: float) -> str:
    """A number as people write it: whole where it is, its thousands parted where it cannot be a year."""
    if not number.is_integer() or abs(number) >= LARGEST:
        return f"{number:.6g}"
    return str(int(number)) if abs(number) < PARTED else f"{int(number):,}"


def _share(node: Node, words: str) -> int | None:
    least, most = node.minimum, node.maximum
    try:
        now = float(words)
    except ValueError:
        return None
    if least is None or most is None or most <= least:
        return None
    return round(100 * min(1.0, max(0.0, (now - least) / (most - least))))
