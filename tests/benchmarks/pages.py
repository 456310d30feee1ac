"""How fast pages are parsed, beside Beautiful Soup alone; run as a script.

Whole `page.parse`, from bytes to Page with names, blocks and forms, on every page of $PLAINSPOKEN_YARDSTICKS/pages in
one process; beside it Beautiful Soup with html5lib and with html.parser, which parse and walk the tree and no more. The
three take turns on each page, so that a busy machine slows them alike. Then growth, large pages, and memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from plainspoken.page import parse

YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / "../shared"))
URL = "https://www.example.gov.uk/page"
ROW = (
    '<tr><th scope="row">Week {0}</th><td><a href="/bin/{0}">Bin {0}</a></td>'
    '<td><label>Tick <input type="checkbox" name="c{0}"></label></td></tr>'
)
PART = (
    '<h2 id="h{0}">Part {0}</h2><p>Words with <a href="/p/{0}">a link {0}</a> and <strong>more</strong>.</p>'
    "<ul><li>One</li><li>Two</li></ul>"
)
FIELD = (
    '<div class="govuk-form-group"><label for="f{0}">Field {0}</label><div id="t{0}">Hint</div>'
    '<input id="f{0}" aria-describedby="t{0}"></div>'
)
Work = Callable[[bytes], object]


def ours(body: bytes) -> object:
    return parse(body, URL, "text/html; charset=utf-8")


def soup(parser: str) -> Work:
    def work(body: bytes) -> object:
        return sum(1 for _ in BeautifulSoup(body, parser).descendants)

    return work


def milliseconds(work: Work, body: bytes, rounds: int = 1) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work(body)
        best = min(best, time.process_time() - began)
    return best * 1000


def summary(name: str, times: list[float], base: float) -> str:
    ordered = sorted(times)
    median, p90 = statistics.median(ordered), ordered[int(len(ordered) * 0.9)]
    return (
        f"{name:34} median {median:7.1f} ms   p90 {p90:7.1f}   worst {ordered[-1]:7.1f}   {median / base:5.2f} of ours"
    )


def real_pages(rounds: int) -> None:
    files = sorted((YARDSTICKS / "pages" / "html").glob("*.html"))
    if not files:
        print(f"no pages at {YARDSTICKS / 'pages'}: set PLAINSPOKEN_YARDSTICKS")
        return
    contenders = {"plainspoken parse": ours, "Beautiful Soup, html5lib, walk": soup("html5lib")}
    contenders["Beautiful Soup, html.parser, walk"] = soup("html.parser")
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for file in files:
        body = file.read_bytes()
        for name, work in contenders.items():
            times[name].append(milliseconds(work, body, rounds))
    base = statistics.median(times["plainspoken parse"])
    print(f"{len(files)} pages, best of {rounds}")
    print("\n".join(summary(name, each, base) for name, each in times.items()))
    slowest = sorted(zip(times["plainspoken parse"], files, strict=True), reverse=True)[:5]
    print("slowest: " + ", ".join(f"{file.stem} {took:.0f} ms" for took, file in slowest))


def page(unit: str, count: int, around: tuple[str, str] = ("", "")) -> bytes:
    inside = "".join(unit.format(number) for number in range(count))
    text = f"<!doctype html><html lang=en><title>T</title><main><h1>T</h1>{around[0]}{inside}{around[1]}</main>"
    return text.encode()


def alternately(small: bytes, large: bytes) -> tuple[float, float]:
    """What two pages cost, the best of five turns about, so that a busy machine slows both alike."""
    times = [(milliseconds(ours, small, 4), milliseconds(ours, large)) for _ in range(5)]
    return min(first for first, _ in times), min(second for _, second in times)


def growth() -> None:
    """What ten times the nodes cost, kind by kind; 10 is linear, at most 12 is wanted."""
    kinds = {"parts": (PART, ("", "")), "table rows": (ROW, ("<table>", "</table>"))}
    kinds |= {"fields": (FIELD, ("<form>", "</form>")), "nested divs": ("<div>x", ("", ""))}
    kinds |= {"one line": ("<b>x</b> ", ("<p>", "</p>")), "options": ("<option>O {0}", ("<select>", "</select>"))}
    for name, (unit, around) in kinds.items():
        small, large = alternately(page(unit, 300, around), page(unit, 3_000, around))
        print(f"ten times the {name:12} {small:8.1f} ms -> {large:8.1f} ms: {large / small:5.1f} times")


def large() -> None:
    """Pages far larger than any council's, with what they took at most, by tracemalloc."""
    pages = {"5 MB of words": page(f"<p>{'word ' * 200}</p>", 5_000), "100,000 nodes": page(PART, 9_100)}
    pages |= {"10,000 deep": page("<div>", 10_000), "a million attributes": page(f"<p {'a{0}b ' * 100}>x", 10_000)}
    pages["a list of 50,000 options"] = page("<option>O {0}", 50_000, ("<select>", "</select>"))
    circle = "<p id=i{0} aria-labelledby='i{0} i1 i2' role=link>x</p>"
    pages |= {"names in circles": page(circle, 5_000)}
    for name, body in pages.items():
        took = milliseconds(ours, body)
        count = len(parse(body, URL).nodes)
        print(f"{name:25} {len(body) / 1e6:5.1f} MB, {count:7} nodes: {took / 1000:6.2f} s")


def memory() -> None:
    """The most that Python held while it parsed each real page; and for the page of 5 MB."""
    files = sorted((YARDSTICKS / "pages" / "html").glob("*.html"))
    bodies = {file.stem: file.read_bytes() for file in files} | {
        "5 MB of words": page(f"<p>{'word ' * 200}</p>", 5_000)
    }
    peaks: dict[str, float] = {}
    for name, body in bodies.items():
        tracemalloc.start()
        parse(body, URL)
        peaks[name] = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    worst = max(peaks, key=lambda name: peaks[name])
    print(
        f"memory while parsing: median {statistics.median(peaks.values()):.1f} MB, most {peaks[worst]:.1f} MB ({worst})"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3, help="time each page so often, keep the best (3)")
    options.add_argument("--only", choices=["real", "growth", "large", "memory"], help="one part only")
    chosen = options.parse_args()
    parts: dict[str, Callable[[], None]] = {"real": lambda: real_pages(chosen.rounds), "growth": growth}
    parts |= {"large": large, "memory": memory}
    for name, part in parts.items():
        if chosen.only in (None, name):
            part()


if __name__ == "__main__":
    main()
