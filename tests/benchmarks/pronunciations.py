"""How near eSpeak NG's guesses are to the CMU Pronouncing Dictionary: `python tests/benchmarks/pronunciations.py`.

Takes 2,000 words (or as many as are asked for) of PocketSphinx's dictionary by chance, always the same, and tells the
share of their phones that are wrong (least edits to any of the dictionary's ways) and the share of words that are
exactly right: for the first way that is listened for, a British one, and for the best of all that are.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from plainspoken.hearing.pocketsphinx.decoder import model_folder
from plainspoken.hearing.pronouncing import Pronouncer

Ways = Sequence[Sequence[str]]


def dictionary() -> dict[str, list[list[str]]]:
    """The dictionary's ways of saying each word of letters."""
    ways: dict[str, list[list[str]]] = defaultdict(list)
    for line in (model_folder() / "cmudict-en-us.dict").read_text(encoding="utf-8").splitlines():
        word, *phones = line.split()
        ways[re.sub(r"\(\d+\)$", "", word)].append(phones)
    return {word: said for word, said in ways.items() if re.fullmatch("[a-z][a-z']+", word)}


def nearest(guesses: Ways, right: Ways) -> tuple[int, int]:
    """The least edits from a guess to a right way, and how many phones that one has."""
    pairs = ((Levenshtein.distance(guess, way), len(way)) for guess in guesses for way in right)
    return min(pairs, key=lambda pair: pair[0] / pair[1])


def figures(pairs: Iterable[tuple[int, int]]) -> str:
    """Phone error rate and exact words of (edits, phones)."""
    counted = list(pairs)
    wrong, phones = (sum(each) for each in zip(*counted, strict=True))
    exact = sum(edits == 0 for edits, _ in counted)
    return f"phones wrong {wrong / phones:6.1%}   words exactly right {exact / len(counted):6.1%}"


def main() -> None:
    """Print the figures."""
    known = dictionary()
    words = random.Random(2026).sample(sorted(known), int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        said = Pronouncer(Path(folder) / "kept.json").say(words)
        seconds = time.perf_counter() - began
    silent = [word for word in words if not said[word]]
    ways = {word: [way.split() for way in said[word]] for word in words if said[word]}
    print(f"{len(words)} words in {seconds:.2f} s, {sum(map(len, ways.values())) / len(ways):.2f} ways a word")
    print(f"not said at all: {len(silent)} {' '.join(silent[:10])}")
    print("the first way", figures(nearest(each[:1], known[word]) for word, each in ways.items()))
    print("the best way ", figures(nearest(each, known[word]) for word, each in ways.items()))


if __name__ == "__main__":
    main()
