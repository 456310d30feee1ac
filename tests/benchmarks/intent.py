"""How long it takes to load the commands, to understand words and to list what may be said; run as a script.

Prints milliseconds, the best of several, and, so that machines can be compared, how many times a plain YAML parse of
the same file each takes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.resources import files

import yaml

from plainspoken import wording
from plainspoken.flow import Node, Page, Place, Site, Transcript
from plainspoken.intent import grammar, interpret, load


def page(links: int) -> Place:
    """A page with so many links and a heading for every ten of them."""
    nodes = tuple(
        Node(at, f"0/{at}", "link" if at % 10 else "heading", f"Service {at}: pay, report & apply (opens in new tab)",
             end=at + 1, main=at > links // 4)
        for at in range(links)
    )  # fmt: skip
    return Place(Site("Anytown"), Page("http://anytown.example/", nodes=nodes))


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)


def main() -> None:
    """Measure and print, a line a measurement."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--links", type=int, default=300)
    parser.add_argument("--times", type=int, default=15)
    chosen = parser.parse_args()
    text = files("plainspoken.wording").joinpath("en/commands.yaml").read_text(encoding="utf-8")
    document, place = wording.commands(), page(chosen.links)
    commands = load(document)
    measured: dict[str, Callable[[], object]] = {
        "PyYAML, C loader, the same file": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
        "read commands.yaml with its lines": wording.commands,
        "build the commands": lambda: load(document),
        "understand a command": lambda: interpret(Transcript("next heading"), place, commands),
        "understand a link's name": lambda: interpret(Transcript("open service ninety nine"), place, commands),
        "understand near words": lambda: interpret(Transcript("opin the services ninety"), place, commands),
        "list what may be said": lambda: grammar(place, commands, bool),
    }
    yardstick = 0.0
    for name, work in measured.items():
        taken = best(work, chosen.times)
        yardstick = yardstick or taken
        print(f"{name:36} {taken:8.2f} ms {taken / yardstick:7.1f} x")


if __name__ == "__main__":
    main()
