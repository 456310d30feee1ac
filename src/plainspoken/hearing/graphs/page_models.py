"""A page's own model: the acoustic model of a whole one, with graphs of just what may be said now.

Libvosk cannot be given words or phrases' order while it runs, but loads such a model in 15 ms (8 MB); its graphs are
made in about 30 ms for 300 phrases. They are not kept on the disk: what a person may say is their own affair.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from plainspoken.hearing.finite_state import Transition
from plainspoken.hearing.graphs.graph_files import write_graphs
from plainspoken.hearing.graphs.lexicon_graph import PhoneSet
from plainspoken.hearing.graphs.makings import Ways
from plainspoken.hearing.graphs.phrase_graph import phrase_graph


def write_page_model(
    folder: Path, model: Path, phone_set: PhoneSet, lexicon: Mapping[str, Ways], grammar: Sequence[Transition]
) -> None:
    """Write into `folder`, which is there, what hears a grammar of the words of `lexicon` with all else of `model`.

    Raises OSError where it cannot be written.
    """
    for part in ("am", "conf"):
        _linked((model / part).resolve(), folder / part)
    (folder / "graph").mkdir()
    spoken = {word: [way.split() for way in ways] for word, ways in lexicon.items()}
    write_graphs(folder / "graph", phone_set, spoken, partial(phrase_graph, grammar))


def _linked(source: Path, target: Path) -> None:
    """A folder of the whole model as part of a page's: a link; where there are none, links to its files, or copies."""
    try:
        target.symlink_to(source, target_is_directory=True)
    except OSError:
        shutil.copytree(source, target, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
