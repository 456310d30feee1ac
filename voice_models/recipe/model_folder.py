"""Writes a whole Vosk model folder: acoustic model, graphs, word list and the settings beside them.

The layout is Vosk's second (vosk-api/src/model.cc, ConfigureV2), with HCLr.fst and Gr.fst, so that grammars can be
given while it runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plainspoken.hearing.graphs.graph_files import write_graphs
from plainspoken.hearing.graphs.lexicon_graph import LexiconCosts, PhoneSet
from plainspoken.hearing.graphs.makings import write_makings
from plainspoken.hearing.graphs.phones import SILENCE, PhoneTable

from .acoustic_model import Network, PhoneModel, write_acoustic_model
from .grammar_graph import grammar_graph


@dataclass(frozen=True, slots=True)
class Acoustics:
    """What the model knows of sound: phones, network, the MFCC options and the mean feature vector to start from."""

    table: PhoneTable
    phones: tuple[PhoneModel, ...]
    network: Network
    feature_options: Mapping[str, str]
    feature_mean: NDArray[np.float64] | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """How the decoder searches; all in units of cost but `max_active` and `end_silence` (seconds).

    `frames_at_a_time` is how many frames of 10 ms the network takes for one output; the last three are LexiconCosts'.
    """

    acoustic_scale: float
    beam: float = 12.0
    lattice_beam: float = 2.0
    max_active: int = 2000
    end_silence: float = 0.5
    frames_at_a_time: int = 1
    silence: float = 3.0
    no_silence: float = 3.0
    unknown_phone: float = 3.0


def write_model_folder(
    folder: Path,
    acoustics: Acoustics,
    lexicon: Mapping[str, Sequence[Sequence[str]]],
    phrases: Sequence[str],
    search: Search,
) -> None:
    """Write the model; `lexicon` gives each word's pronunciations, `phrases` what is often said."""
    for part in ("am", "conf", "graph"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    write_acoustic_model(folder / "am/final.mdl", acoustics.phones, acoustics.network)
    if acoustics.feature_mean is not None:
        (folder / "am/global_cmvn.stats").write_text(_mean_statistics(acoustics.feature_mean), encoding="ascii")
    (folder / "conf/mfcc.conf").write_text(_options(acoustics.feature_options), encoding="ascii")
    (folder / "conf/model.conf").write_text(_options(_search_options(search)), encoding="ascii")
    costs = LexiconCosts(search.acoustic_scale, search.silence, search.no_silence, search.unknown_phone)
    phone_set = PhoneSet(acoustics.table, tuple(phone.stay for phone in acoustics.phones), costs)
    write_graphs(folder / "graph", phone_set, lexicon, partial(grammar_graph, phrases))
    write_makings(folder / "graph", phone_set, lexicon)


def _search_options(search: Search) -> dict[str, str]:
    return {
        "min-active": "200",
        "max-active": str(search.max_active),
        "beam": str(search.beam),
        "lattice-beam": str(search.lattice_beam),
        "acoustic-scale": str(search.acoustic_scale),
        "frame-subsampling-factor": str(search.frames_at_a_time),
        "endpoint.silence-phones": str(SILENCE),
        "endpoint.rule1.min-trailing-silence": str(max(5.0, search.end_silence)),
        "endpoint.rule2.min-trailing-silence": str(search.end_silence),
        "endpoint.rule3.min-trailing-silence": str(search.end_silence + 0.25),
        "endpoint.rule4.min-trailing-silence": str(search.end_silence + 0.5),
    }


def _options(options: Mapping[str, str]) -> str:
    return "".join(f"--{name}={value}\n" for name, value in options.items())


def _mean_statistics(mean: NDArray[np.float64]) -> str:
    """Kaldi's CMVN statistics of frames that all are the mean: sums and count, then squares (which are not used)."""
    count = 200  # no matter how many: Kaldi scales them to the number of --global-frames
    sums = " ".join(f"{value * count:.4f}" for value in mean)
    squares = " ".join(f"{value**2 * count:.4f}" for value in mean)
    return f" [\n  {sums} {count}\n  {squares} 0 ]\n"
