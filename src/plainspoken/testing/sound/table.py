"""What a sound run found, in plain lines that a screen reader reads in order: no columns, no boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from plainspoken.intent.normal import normal
from plainspoken.testing.sound.survival import Gap, Share, Trial, by_accent, cells, gap, shares, turns

AXES: tuple[tuple[str, Callable[[Trial], str]], ...] = (
    ("voice", lambda trial: trial.cell.person.name),
    ("speed", lambda trial: f"{trial.cell.speed} words a minute"),
    ("noise", lambda trial: trial.cell.noise.name),
    ("room", lambda trial: trial.cell.room),
)


def lines(trials: Sequence[Trial]) -> Iterator[str]:
    """The whole table: all in all, along each axis that has more than one value, by accent, turn by turn."""
    if not trials:
        return
    whole = shares(trials, lambda trial: "")[""]
    yield f"Of {count(len(turns(trials)), 'turn')} in {count(len(cells(trials)), 'cell')}, {share(whole)} survived."
    for name, key in AXES:
        groups = shares(trials, key)
        if len(groups) > 1:
            yield from _axis(name, groups)
    accents = by_accent(trials)
    if len(accents) > 1:
        yield from _axis("accent", accents)
        yield from _gap(gap(accents))
    yield from _turns(trials)


def share(each: Share) -> str:
    """A share in words: `11 of 12 (92 %)`."""
    return f"{each.survived} of {each.tried} ({each.rate:.0%})".replace("%", " %")


def likely(each: Share) -> str:
    """The interval in which the true share lies, in words."""
    low, high = each.interval
    return f"likely {100 * low:.0f} to {100 * high:.0f} %"


def _axis(name: str, groups: Mapping[str, Share]) -> Iterator[str]:
    yield f"By {name}:"
    yield from (f"  {group}: {share(each)}, {likely(each)}" for group, each in groups.items())


def _gap(between: Gap | None) -> Iterator[str]:
    if between is not None:
        yield f"Gap between accents: {points(between.largest)} at the largest, {between.best} above {between.worst};"
        yield f"  {points(between.mean)} on average over all pairs."


def points(apart: float) -> str:
    """A difference of two shares in words."""
    return f"{100 * apart:.1f} percentage points"


def _turns(trials: Sequence[Trial]) -> Iterator[str]:
    """Each turn that does not survive everywhere: where it is lost, and what was heard instead."""
    yield "Turns:"
    whole = 0
    for (place, said), tried in turns(trials).items():
        lost = [trial for trial in tried if not trial.survived]
        if not lost:
            whole += 1
            continue
        yield f"  {place}: {said}: {share(Share(len(tried) - len(lost), len(tried)))}"
        yield from (f"    lost with {trial.cell.name}: {instead(trial)}" for trial in lost)
    yield f"  {count(whole, 'turn')} survived everywhere."


def instead(trial: Trial) -> str:
    """What was heard instead of what was said, and taken for what."""
    if not trial.heard:
        return "nothing was heard"
    if normal(trial.heard) == normal(trial.said):
        return f"heard rightly, but too unsurely ({trial.confidence:.2f})"
    return f"heard {trial.heard!r}, taken for {trial.taken or 'no command'}"


def count(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
