"""Throws hostile pages at the page model, its findings and what is said of it, for as long as asked; run as a script.

    python tests/fuzz/fuzz_page.py --seconds 600 [--seed 1] [--atheris] [--seeds FOLDER]

Pages are made from a stream of bytes: by a grammar of tags, attributes and values that have meaning here, by damaging
and splicing real markup (the HTML files of FOLDER, which is $PLAINSPOKEN_YARDSTICKS by default), and as raw bytes. With
`--atheris` (pip install atheris) the stream is chosen by what code it reaches. A page that raises, hangs together badly
or takes too long is made as small as it goes and printed; exit status 1. What was found is kept in
tests/page/test_page_fuzzed.py.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plainspoken.flow import Detail, Mark, Page, Place, Read, Reason, Site
from plainspoken.page import parse, to_json
from plainspoken.page.findings import inspect
from plainspoken.reading import utterances
from plainspoken.wording import Wording, load

YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / "../shared"))
SLOW = 5.0
TAGS = """a b p div span ul ol li table tr td th thead tbody tfoot caption col colgroup form label input select option
    optgroup button fieldset legend details summary svg g title text math mi template noscript script style
    textarea img area map h1 h2 h3 h6 nav main section header footer aside article iframe object dialog figure
    figcaption ruby rt body html head frameset frame base br hr dl dt dd datalist meter progress output video
    audio canvas meta link pre blockquote abbr time address search hgroup menu marquee font center plaintext xmp
    listing foreignObject desc use image slot x-y""".split()  # noqa: SIM905
ATTRIBUTES = """id for href role type list headers colspan rowspan scope tabindex lang xml:lang title alt aria-label
    aria-labelledby aria-owns aria-describedby aria-description aria-details aria-hidden aria-level aria-checked
    aria-current aria-expanded aria-selected aria-invalid aria-errormessage aria-required aria-valuenow
    aria-valuetext aria-rowindex aria-colindex aria-activedescendant aria-placeholder aria-multiline
    aria-roledescription aria-haspopup aria-sort aria-posinset
    aria-setsize aria-valuemin aria-valuemax
    hidden style class value checked disabled multiple size open name form action method
    enctype placeholder min max step pattern maxlength minlength required readonly autocomplete http-equiv
    content charset src usemap summary border inert contenteditable popover accept-charset dir dirname
    formaction rel abbr axis cellspacing bgcolor data-module span start reversed label
    selected novalidate""".split()  # noqa: SIM905
VALUES = """a b c a_b 0 1 2 -3 99999999999 1e400 true false mixed none button grid row cell listbox option tree
    treeitem menu menuitem tab tablist feed article slider progressbar
    meter dialog figure term definition region
    presentation checkbox radio range file date month week time number email tel url
    password hidden submit image reset color search combobox heading link table columnheader alert group http://[ #
    #a tel:0800 javascript:x mailto: // \\ https://a.example/%zz ? data:, display:none visibility:hidden {} {name} %s
    .a{display:none} display:contents é ٠ ² \ufffd \U0001f600 İ ﬀ \u202e \u200b en cy zz-! 0;url=a 5 a-error a-hint
    govuk-error-message govuk-hint govuk-visually-hidden g-recaptcha utf-16 idna 2024-02-30 24:61 9999-W54 -0
    [a-z]+ (a+)+$ */* £1,250.50 1/2 31/12/2024""".split()  # noqa: SIM905
VALUES += ["a b c", "  ", "\n", "\x00", "SW1A 2AA"]
WORDS = [
    "x",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "&nbsp;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "</",
    "<",
    ">",
    "£1.50",
    "12:30",
    "10%",
    "AB123456C",
    "1st",
    "W/E",
    "…",
    "١",
    "½",
    "ǅ",
]
WORDS += [" ", "\n", "\t", "\x00", "\u2028", "Call 0300 123 4567.", "e.g. this."]


class Bytes:
    """Choices made from a stream of bytes; zeros once it has run out."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        first, second = (self._next(), self._next()) if below > 256 else (self._next(), 0)
        return (first + 256 * second) % below

    def pick(self, choices: Sequence[str]) -> str:
        return choices[self.number(len(choices))]

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def rest(self) -> bytes:
        return self._data[self._at :]

    def _next(self) -> int:
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0


@dataclass(frozen=True)
class Maker:
    """Makes pages from bytes; `seeds` are real pages to damage."""

    seeds: tuple[str, ...]

    def page(self, data: bytes) -> bytes:
        stream = Bytes(data)
        way = stream.number(8)
        if way == 0:
            return stream.rest()
        if way < 3 and self.seeds:
            return self._damaged(stream).encode("utf-8", "surrogatepass")
        return self._grammar(stream).encode("utf-8", "surrogatepass")

    def _grammar(self, stream: Bytes) -> str:
        pieces = []
        while stream.left > 0:
            pieces.append(self._piece(stream))
        return "".join(pieces)

    def _piece(self, stream: Bytes) -> str:
        kind = stream.number(8)
        if kind < 4:
            return self._start(stream)
        if kind < 6:
            return f"</{stream.pick(TAGS)}>"
        return stream.pick(WORDS)

    def _start(self, stream: Bytes) -> str:
        tag = stream.pick(TAGS)
        quote = stream.pick(['"', "'", '"', ""])
        given = (f" {stream.pick(ATTRIBUTES)}={quote}{stream.pick(VALUES)}{quote}" for _ in range(stream.number(5)))
        return f"<{tag}{''.join(given)}>"

    def _damaged(self, stream: Bytes) -> str:
        """A stretch of a real page with pieces put in, cut out, moved and doubled."""
        text = self.seeds[stream.number(len(self.seeds))]
        start = stream.number(max(1, min(len(text), 60_000)))
        text = text[start : start + 200 + stream.number(6_000)]
        for _ in range(1 + stream.number(12)):
            here, far = stream.number(len(text) + 1), stream.number(400)
            text = self._edits(stream, text, here, far)[stream.number(5)]
        return text

    def _edits(self, stream: Bytes, text: str, here: int, far: int) -> tuple[str, ...]:
        cut, before, after = text[here : here + far], text[:here], text[here:]
        put = self._piece(stream)
        return before + put + after, before + text[here + far :], cut + text, before + cut * 3 + after, text + cut


def check(body: bytes, wording: Wording) -> None:
    """All that is done with a page; raises what goes wrong."""
    began = time.process_time()
    page = parse(body, "https://a.example/b")
    hangs_together(page)
    to_json(page)
    inspected, found = inspect(body, "https://a.example/b")
    assert inspected == page, "inspect gives another page than parse"
    for finding in found:
        values = dict(finding.values)
        assert all(wording.reply(f"{finding.words}.{part}", values) for part in ("what", "whom", "mend"))
        assert -1 <= finding.node < len(page.nodes)
    place = Place(Site("Fuzz"), page)
    for detail in Detail:
        told = replace(place, manner=replace(place.manner, detail=detail))
        for utterance in utterances((Read(Mark(0), len(page.nodes), Reason.SAY_ALL),), told, wording):
            assert utterance.text.strip(), "an empty utterance"
    took = time.process_time() - began
    assert took < SLOW, f"took {took:.1f} s for {len(body)} bytes"


def hangs_together(page: Page) -> None:
    for number, node in enumerate(page.nodes):
        assert node.index == number and -1 <= node.parent < number < node.end <= len(page.nodes)
        assert node.parent == -1 or page.nodes[node.parent].end >= node.end
    for block in page.blocks:
        assert 0 <= block.start <= block.end <= len(page.nodes)
    for form in page.forms:
        assert all(-1 <= control.node < len(page.nodes) for control in form.controls)


def fault(body: bytes, wording: Wording) -> str:
    """What goes wrong with a page, in short, "" where nothing does: the kind of error and the line that raised it."""
    try:
        check(body, wording)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "plainspoken" in frame.filename] or frames
        kind = "" if isinstance(error, AssertionError) else f" {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno}"
        return f"{type(error).__name__}{kind} {str(error).split(' took ')[0][:60] if not kind else ''}".strip()
    return ""


def smallest(body: bytes, goes_wrong: Callable[[bytes], bool], seconds: float = 60) -> bytes:
    """The page made smaller piece by piece while it still goes wrong (delta debugging)."""
    until, size = time.monotonic() + seconds, max(1, len(body) // 2)
    while size and time.monotonic() < until:
        start, shrunk = 0, False
        while start < len(body) and time.monotonic() < until:
            shorter = body[:start] + body[start + size :]
            if goes_wrong(shorter):
                body, shrunk = shorter, True
            else:
                start += size
        if not shrunk or size > len(body):
            size //= 2
    return body


def seeds(folder: Path) -> tuple[str, ...]:
    files = sorted(folder.rglob("*.html"))
    return tuple(file.read_text(encoding="utf-8", errors="replace") for file in files)


def by_chance(maker: Maker, wording: Wording, seconds: float, seed: int) -> dict[str, bytes]:
    """Fuzz for some seconds; the pages that went wrong, by what went wrong."""
    chance, found, pages, until = random.Random(seed), {}, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        body = maker.page(chance.randbytes(chance.choice((20, 60, 200, 800))))
        wrong = fault(body, wording)
        pages += 1
        if wrong and wrong not in found:
            found[wrong] = smallest(body, lambda each, wrong=wrong: fault(each, wording) == wrong)
            print(f"page {pages}: {wrong}\n  {found[wrong]!r}", flush=True)
    print(f"{pages} pages in {seconds:.0f} seconds, seed {seed}: {len(found)} different faults")
    return found


def by_coverage(maker: Maker, wording: Wording, seconds: float, seed: int) -> None:
    """Fuzz by coverage; atheris ends the process itself, at the first page that goes wrong or when time is up."""
    import atheris  # noqa: PLC0415 - only where it is asked for

    def one(data: bytes) -> None:
        body = maker.page(data)
        wrong = fault(body, wording)
        if wrong:
            small = smallest(body, lambda each: fault(each, wording) == wrong)
            print(f"{wrong}\n  {small!r}", flush=True)
            raise AssertionError(wrong)

    for name, module in sorted(sys.modules.items()):
        if name.startswith(("plainspoken.page", "plainspoken.reading")):
            for member in vars(module).values():
                if getattr(member, "__module__", None) == name and callable(member) and hasattr(member, "__code__"):
                    atheris.instrument_func(member)
    limits = [
        f"-max_total_time={seconds:.0f}",
        f"-seed={seed}",
        "-max_len=1000",
        "-verbosity=1",
        "-artifact_prefix=/tmp/",
    ]
    atheris.Setup([sys.argv[0], *limits], one)
    atheris.Fuzz()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seeds", type=Path, default=YARDSTICKS, help="a folder of HTML files to damage")
    options.add_argument("--atheris", action="store_true", help="let atheris choose the bytes")
    chosen = options.parse_args()
    run = by_coverage if chosen.atheris else by_chance
    if run(Maker(seeds(chosen.seeds)), load(), chosen.seconds, chosen.seed):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
