"""The figures as Markdown tables, each engine's beside the others'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .counts import Count, count, grouped, real_time_factor, waits
from .measures import Measures
from .outcomes import Outcome

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SYNTHETIC = "synthetic commands"
COMMANDS = ("one word among all commands", "several words among all commands", SYNTHETIC)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left, all others to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(outcomes: Sequence[Outcome], measures: Mapping[str, Measures], threshold: float) -> Iterator[str]:
    """All tables, each after its heading."""
    whole = [outcome for outcome in outcomes if outcome.wait is None]
    names = list(grouped(outcomes, lambda each: each.engine))
    clean = [outcome for outcome in whole if outcome.condition == "clean"]
    if clean:
        yield f"## By task, clean (kept: confidence at least {threshold:g})\n\n" + by_task(clean, names, threshold)
    if len(grouped(whole, lambda each: each.condition)) > 1:
        yield "## Right, by task and noise; of what is no command, wrongly kept\n\n" + by_noise(whole, names, threshold)
    for title, by in (("accent", lambda each: each.accent), ("collection", _collection)):
        people = [outcome for outcome in clean if outcome.command and outcome.task != SYNTHETIC]
        if people:
            yield f"## By {title}: people's clips in all tasks, clean\n\n" + _rows(people, names, by)
    voices = [outcome for outcome in clean if outcome.task == SYNTHETIC]
    if voices:
        yield "## By synthetic voice, clean\n\n" + _rows(voices, names, lambda each: each.accent)
    if clean:
        yield "## Rejection: commands kept and what else is taken for one, clean\n\n" + rejection(clean, names)
    yield "## Time and memory\n\n" + costs(outcomes, names, measures)


def by_task(outcomes: Sequence[Outcome], names: Sequence[str], threshold: float) -> str:
    """Right, wrong and nothing, and what is kept of right and wrong."""
    head = ["task", "clips"]
    for name in names:
        head += [f"{name}: right", "wrong", "nothing", "kept right", "kept wrong"]
    rows = []
    for task, those in grouped(outcomes, lambda each: each.task).items():
        found = [count((each for each in those if each.engine == name), threshold) for name in names]
        rows.append([task, str(max(each.clips for each in found)), *(cell for each in found for cell in _five(each))])
    return table(head, rows)


def _five(found: Count) -> list[str]:
    if not found.clips:
        return ["-"] * 5
    return [
        f"{found.right} ({found.share(found.right)})",
        str(found.wrong),
        str(found.nothing),
        found.share(found.kept_right),
        found.share(found.kept_wrong),
    ]


def by_noise(outcomes: Sequence[Outcome], names: Sequence[str], threshold: float) -> str:
    """A row a task and engine, a column a condition: right / kept right / kept wrong."""
    conditions = list(grouped(outcomes, lambda each: each.condition))
    rows = []
    for task, those in grouped(outcomes, lambda each: each.task).items():
        for name in names:
            cells = [
                _three([each for each in those if (each.engine, each.condition) == (name, condition)], threshold)
                for condition in conditions
            ]
            rows.append([task, name, *cells])
    return table(["task", "right / kept right / kept wrong, % of", *conditions], rows)


def _three(outcomes: Sequence[Outcome], threshold: float) -> str:
    found = count(outcomes, threshold)
    if not found.clips:
        return "-"
    wrong = f"{100 * found.kept_wrong / found.clips:.0f}"
    if not outcomes[0].command:
        return f"- / - / {wrong}"
    return f"{100 * found.right / found.clips:.0f} / {100 * found.kept_right / found.clips:.0f} / {wrong}"


def _rows(outcomes: Sequence[Outcome], names: Sequence[str], by: object) -> str:
    assert callable(by)
    rows = []
    for label, those in sorted(grouped(outcomes, by).items(), key=lambda each: -len(each[1])):
        found = [count((each for each in those if each.engine == name), 0.0) for name in names]
        rows.append([label, str(max(each.clips for each in found)), *(each.share(each.right) for each in found)])
    return table(["", "clips heard", *(f"{name}: right" for name in names)], rows)


def _collection(outcome: Outcome) -> str:
    return outcome.clip.partition("/")[0]


def rejection(outcomes: Sequence[Outcome], names: Sequence[str]) -> str:
    """For each threshold: commands kept of those heard rightly, wrong ones of all, and of what is no command."""
    rows = []
    groups = grouped(outcomes, lambda each: each.task)
    idle = [task for task, those in groups.items() if not those[0].command]
    for name in names:
        for threshold in THRESHOLDS:
            cells = []
            for task in (*COMMANDS, *idle):
                found = count((each for each in groups.get(task, ()) if each.engine == name), threshold)
                wrong = f"{100 * found.kept_wrong / max(found.clips, 1):.1f}"
                kept = f"{100 * found.kept_right / max(found.right, 1):.0f} / "
                cells.append("-" if not found.clips else kept + wrong if task in COMMANDS else wrong)
            rows.append([name, f"{threshold:g}", *cells])
    commands = [f"{task}: % of right ones kept / wrong" for task in COMMANDS]
    return table(["engine", "threshold", *commands, *(f"{task}: %" for task in idle)], rows)


def costs(outcomes: Sequence[Outcome], names: Sequence[str], measures: Mapping[str, Measures]) -> str:
    """Work, loading, memory, grammars, and the wait from the end of speech with the endpointer's half second in it."""
    head = ["", *names]
    rows = [["seconds of one core a second of sound", *(f"{_work(outcomes, name):.3f}" for name in names)]]
    there = [measures.get(name) for name in names]
    if any(there):
        rows += [
            ["load, s", *(f"{each.load:.2f}" if each else "-" for each in there)],
            ["memory at the most, MB", *(f"{each.whole:.0f}" if each else "-" for each in there)],
            ["of it the recogniser's", *(f"{each.own:.0f}" if each else "-" for each in there)],
        ]
        for at, (phrases, *_) in enumerate(next(each for each in there if each).grammars):
            took = (f"{each.grammars[at][1]:.1f}, {each.grammars[at][2]:.2f}" if each else "-" for each in there)
            rows.append([f"{phrases} phrases new, known, ms", *took])
    late = grouped((each for each in outcomes if each.wait is not None), lambda each: each.task)
    rows += [[f"{task}, ms: median, 95 %", *(_wait(those, name) for name in names)] for task, those in late.items()]
    return table(head, rows)


def _work(outcomes: Sequence[Outcome], name: str) -> float:
    return real_time_factor(outcome for outcome in outcomes if outcome.engine == name)


def _wait(outcomes: Sequence[Outcome], name: str) -> str:
    found = waits(outcome for outcome in outcomes if outcome.engine == name)
    return "-" if found is None else f"{found[1] * 1000:.0f}, {found[2] * 1000:.0f} (of {found[0]})"
