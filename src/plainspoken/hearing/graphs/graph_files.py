"""The files of a Vosk model's graph folder: HCLr.fst and Gr.fst, words.txt, and what Vosk wants to know of phones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plainspoken.hearing.graphs.lexicon_graph import UNKNOWN, PhoneSet, lexicon_graph
from plainspoken.hearing.graphs.openfst_files import Sorted, write_output_lookahead, write_vector
from plainspoken.hearing.graphs.reachability import reachability
from plainspoken.hearing.graphs.transducer import Transducer

Grammar = Callable[[Mapping[str, int]], Transducer]
"""Makes Gr of the labels of words, [unk] among them."""


def write_graphs(
    folder: Path, phone_set: PhoneSet, lexicon: Mapping[str, Sequence[Sequence[str]]], grammar: Grammar
) -> None:
    """Write the graphs of a lexicon into a folder that is there."""
    (folder / "phones").mkdir(exist_ok=True)
    labels = {word: number for number, word in enumerate((*lexicon, UNKNOWN), start=1)}
    lexicon_fst = lexicon_graph(lexicon, labels, phone_set)
    reach = reachability(lexicon_fst)
    renumbered = reach.words()
    labels = {word: renumbered[label] for word, label in labels.items()}
    write_output_lookahead(folder / "HCLr.fst", lexicon_fst.with_output_labels(renumbered), reach)
    write_vector(folder / "Gr.fst", grammar(labels), Sorted.BY_INPUT)
    (folder / "words.txt").write_text(_word_list(labels), encoding="utf-8")
    (folder / "phones/word_boundary.int").write_text(phone_set.table.word_boundary(), encoding="ascii")
    # The tree needs no disambiguation symbols, but Vosk insists on the file: a label that no arc bears.
    unused = 2 * len(phone_set.stays[0]) * phone_set.table.count + 1
    (folder / "disambig_tid.int").write_text(f"{unused}\n", encoding="ascii")


def _word_list(labels: Mapping[str, int]) -> str:
    lines = [f"{word} {label}\n" for word, label in sorted(labels.items(), key=lambda item: item[1])]
    return "".join(["<eps> 0\n", *lines])
