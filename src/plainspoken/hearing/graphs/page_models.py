"""A page's own model: the acoustic model of a whole one, with graphs of just what may be said now.

Libvosk cannot be given words or phrases' order while it runs, but loads such a model in 15 ms (8 MB); its graphs are
made in about 30 ms for 300 phrases. They are not kept on the disk: what a person may say is their own affair.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from plainspoken.hearing.graphs.graph_files import write_graphs
from plainspoken.hearing.graphs.lexicon_graph import PhoneSet
from plainspoken.hearing.graphs.makings import Ways
from plainspoken.hearing.graphs.phrase_graph import PhraseGrammar, phrase_graph

LATTICE_BEAM = re.compile(r"--lattice-beam=\S+")
WIDE = 4.0


def write_page_model(
    folder: Path,
    model: Path,
    phone_set: PhoneSet,
    lexicon: Mapping[str, Ways],
    grammar: PhraseGrammar,
) -> None:
    """Write into `folder`, which is there, what hears a grammar of the words of `lexicon` with all else of `model`.

    Raises OSError where it cannot be written.
    """
    for part in ("am", "conf"):
        (folder / part).mkdir()
        for file in (model / part).iterdir():
            _linked(file.resolve(), folder / part / file.name)
    _widen(folder / "conf" / "model.conf")
    (folder / "graph").mkdir()
    spoken = {word: [way.split() for way in ways] for word, ways in lexicon.items()}
    write_graphs(folder / "graph", phone_set, spoken, partial(phrase_graph, grammar))


def _widen(file: Path) -> None:
    """Keep more of the next best paths: of a page's few phrases that costs nothing, of all sounds it takes minutes."""
    text = LATTICE_BEAM.sub(f"--lattice-beam={WIDE}", file.read_text(encoding="utf-8"))
    file.unlink()  # the link
    file.write_text(text, encoding="utf-8")


def _linked(source: Path, target: Path) -> None:
    """A file of the whole model as part of a page's: a link of either kind, or a copy where there are none."""
    for link in (target.symlink_to, target.hardlink_to):
        with contextlib.suppress(OSError):
            link(source)
            return
    shutil.copy2(source, target)
