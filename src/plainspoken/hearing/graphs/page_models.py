"""A page's own model: the acoustic model of a whole one, with a graph of just the words that may be said now.

Libvosk cannot be given words while it runs, but loads a model of a page's words in 15 ms (8 MB); its graph is made in
about 30 ms for 700 words. With the whole lexicon in it the graph would take 1.5 s, and hear no better: a grammar lets
only its own words be heard.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from plainspoken.hearing.graphs.graph_files import write_graphs
from plainspoken.hearing.graphs.lexicon_graph import PhoneSet
from plainspoken.hearing.graphs.makings import Ways

FORMAT = 1
MOST = 24
"""Folders of pages that are kept (some 0.2 MB each); those used longest ago go first."""
WHOLE = "whole"
"""The file that is written last, with what the others add up to."""


class PageModels:
    """Folders of models by what is in them; only the person whose they are may read them."""

    def __init__(self, model: Path, phone_set: PhoneSet, cache: Path) -> None:
        """`model` is the whole model's folder, `cache` where pages' are kept."""
        self._model = model
        self._phone_set = phone_set
        self._cache = cache

    def folder(self, lexicon: Mapping[str, Ways]) -> Path:
        """The model of these words and no others, made if it is not there; raises OSError where it can't be written."""
        folder = self._cache / self._name(lexicon)
        if not _is_whole(folder):
            self._make(folder, lexicon)
        with contextlib.suppress(OSError):
            os.utime(folder)
        self._tidy(folder)
        return folder

    def _name(self, lexicon: Mapping[str, Ways]) -> str:
        """What tells models apart: the acoustic model as it is, the phones and costs, the words and their ways."""
        state = (self._model / "am" / "final.mdl").stat()
        made_of = (FORMAT, str(self._model.resolve()), state.st_size, state.st_mtime_ns, repr(self._phone_set))
        told = hashlib.sha256(json.dumps([*made_of, sorted(lexicon.items())]).encode())
        return told.hexdigest()[:32]

    def _make(self, folder: Path, lexicon: Mapping[str, Ways]) -> None:
        """Make a model beside its place and move it there whole, so that no half a model is ever loaded."""
        self._cache.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=self._cache, prefix="new-"))  # for its owner alone
        try:
            for part in ("am", "conf"):
                _linked((self._model / part).resolve(), made / part)
            (made / "graph").mkdir()
            spoken = {word: [way.split() for way in ways] for word, ways in lexicon.items()}
            write_graphs(made / "graph", self._phone_set, spoken, ())
            (made / WHOLE).write_text(_sum(made), encoding="ascii")
            shutil.rmtree(folder, ignore_errors=True)
            made.replace(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)

    def _tidy(self, kept: Path) -> None:
        """Remove the folders that were used longest ago, and what an interrupted making left."""
        with contextlib.suppress(OSError):
            there = (each for each in self._cache.iterdir() if each != kept)
            for old in sorted(there, key=lambda each: each.stat().st_mtime, reverse=True)[MOST - 1 :]:
                shutil.rmtree(old, ignore_errors=True)


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


def _is_whole(folder: Path) -> bool:
    """Whether a model is there as it was made: libvosk ends the process over a damaged graph."""
    try:
        return (folder / WHOLE).read_text(encoding="ascii") == _sum(folder)
    except (OSError, ValueError):
        return False


def _sum(folder: Path) -> str:
    told = hashlib.sha256()
    for file in _files(folder):
        told.update(f"{file.relative_to(folder).as_posix()} ".encode() + file.read_bytes())
    return told.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """A page model's own files, in order."""
    yield from sorted(file for file in (folder / "graph").rglob("*") if file.is_file())
