"""A drawing of shares: a bar a group, with the interval in which the true share lies. SVG, with its words in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from plainspoken.testing.sound.survival import Share
from plainspoken.testing.sound.table import likely, share

LEFT, WIDE, HIGH, RIGHT = 190, 440, 34, 60


def bars(groups: Mapping[str, Share], title: str) -> str:
    """The drawing; a screen reader reads its title and, as its description, every figure in it."""
    height = len(groups) * HIGH + 34
    told = "; ".join(f"{name}: {share(each)}, {likely(each)}" for name, each in groups.items())
    rows = "".join(_row(index, name, each) for index, (name, each) in enumerate(groups.items()))
    return (
        f'<svg role="img" aria-label="{escape(title)}. {escape(told)}" viewBox="0 0 {LEFT + WIDE + RIGHT} {height}"'
        f' xmlns="http://www.w3.org/2000/svg">{_scale(len(groups) * HIGH)}{rows}</svg>'
    )


def _scale(height: int) -> str:
    """Lines at every quarter, and what they stand for."""
    parts = []
    for percent in (0, 25, 50, 75, 100):
        x = LEFT + WIDE * percent / 100
        parts.append(f'<line class="scale" x1="{x:g}" x2="{x:g}" y1="0" y2="{height}"/>')
        parts.append(f'<text class="small" x="{x:g}" y="{height + 22}" text-anchor="middle">{percent} %</text>')
    return "".join(parts)


def _row(index: int, name: str, each: Share) -> str:
    y = index * HIGH + 6
    low, high = (LEFT + WIDE * part for part in each.interval)
    middle = y + 11
    return (
        f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="bar" x="{LEFT}" y="{y}" width="{WIDE * each.rate:.1f}" height="22"/>'
        f'<path class="likely" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {y + 5}v12M{high:.1f} {y + 5}v12"/>'
        f'<text x="{LEFT + WIDE + 8}" y="{y + 16}">{100 * each.rate:.0f} %</text>'
    )
