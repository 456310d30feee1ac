"""What a page's own Vosk model costs: `python tests/benchmarks/page_models.py MODEL [PHRASES]`, MODEL a folder of ours.

For a page of so many phrases (300) of three words, some of them words that the model lacks, and for the whole lexicon
with those words: milliseconds of processor time to make the graph and to load the model (least of three: what else the
machine does makes it longer), megabytes of memory and of files. Beside them, what the pronunciations cost.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from plainspoken.hearing.finite_state import passed_over, transitions
from plainspoken.hearing.graphs.makings import Ways, read_makings
from plainspoken.hearing.graphs.page_models import write_page_model
from plainspoken.hearing.graphs.phrase_graph import PhraseGrammar
from plainspoken.hearing.phrases import Parts
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.vosk.model import Loaded
from plainspoken.intent.fillers import fillers

Value = TypeVar("Value")
ROUNDS = 3
SYLLABLES = "bla tre pen gwy llan ford wick thorpe ton aber stoke mar bury combe ness holm kirk".split()  # noqa: SIM905


def timed(work: Callable[[], Value]) -> tuple[float, Value]:
    """Milliseconds of processor time, and what came of it."""
    began = time.process_time()
    value = work()
    return (time.process_time() - began) * 1000, value


def memory() -> float:
    """Megabytes that this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def size(folder: Path) -> float:
    """Megabytes of a folder's own files."""
    return sum(file.stat().st_size for file in (folder / "graph").rglob("*") if file.is_file()) / 1e6


def measure(what: str, model: Path, lexicon: dict[str, Ways], grammar: PhraseGrammar) -> None:
    """Make and load a model of these words; print what it took."""
    phone_set = read_makings(model / "graph").phone_set
    making, loading = [], []
    kept = []
    before = memory()
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder)
            making.append(timed(partial(write_page_model, page, model, phone_set, lexicon, grammar))[0])
            took, loaded = timed(lambda page=page: Loaded(page, 16000).recogniser())
            loading.append(took)
            kept.append(loaded)
            files = size(page)
    more = (memory() - before) / ROUNDS
    print(
        f"{what:32} {len(lexicon):6} words   made {min(making):7.1f} ms   loaded {min(loading):6.1f} ms   "
        f"memory {more:5.1f} MB   files {files:5.2f} MB"
    )


def main() -> None:
    """Print the figures."""
    model, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    chance = random.Random(2026)
    took, makings = timed(lambda: read_makings(model / "graph"))
    print(f"{'the lexicon read':32} {len(makings.lexicon):6} words   {took:.1f} ms, once a session")
    new = sorted({"".join(chance.sample(SYLLABLES, 3)) for _ in range(count)} - set(makings.lexicon))[: count // 4]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        said = Pronouncer(Path(folder) / "kept.json").say(new)
        print(f"{'pronunciations':32} {len(new):6} words   {(time.perf_counter() - began) * 1000:.0f} ms, by the clock")
    words = [*chance.sample(sorted(makings.lexicon), min(len(makings.lexicon), count * 2)), *new]
    phrases = [" ".join(chance.sample(words, 3)) for _ in range(count)]
    page = {word: said.get(word) or makings.lexicon[word] for phrase in phrases for word in phrase.split()}
    before = memory()
    took, whole = timed(lambda: Loaded(model, 16000))
    more = memory() - before
    print(f"{'the whole model':32} {len(makings.lexicon):6} words   loaded {took:.1f} ms   memory {more:.1f} MB")
    grammar = PhraseGrammar(transitions(Parts(tuple(phrases), ())))
    measure(f"a page of {count} phrases", model, page, grammar)
    some = Parts((), (), fillers=fillers()).filling
    hesitant = page | {word: makings.lexicon[word] for word in some if word in makings.lexicon} | {"erm": ("ER M",)}
    measure("that with fillers", model, hesitant, PhraseGrammar(grammar.said, passed_over(grammar.said, fillers())))
    measure("the whole lexicon and its words", model, {**makings.lexicon, **page}, grammar)
    assert whole


if __name__ == "__main__":
    main()
