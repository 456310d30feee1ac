"""The model's folder from a trained network: a lexicon of twenty thousand words, the graphs, and the settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from plainspoken.hearing.graphs.phones import PhoneTable
from plainspoken.hearing.voice_models.files import CHECKSUMS, checksums

from ..corpus.common_words import common_words
from ..corpus.features import mfcc_options
from ..corpus.lexicon import PHONES, Lexicon, lexicon
from ..corpus.material import material
from ..corpus.word_lists import word_lists
from ..model_folder import Acoustics, Search, write_model_folder
from .export import chain_phones, exported, load
from .network import STEP

ALWAYS = ("digits", "teens", "tens", "ordinals", "months", "nato", "letters", "signs", "others", "names")


@dataclass(frozen=True, slots=True)
class Build:
    """What a model is built with: words in its lexicon, how much sound counts, whether outputs are likelihoods."""

    words: int = 21_000
    acoustic_scale: float = 1.0
    likelihoods: bool = False
    """Divide outputs by how often each is right: better before whole sequences are learnt, worse after."""
    silence: float = 0.7
    unknown_phone: float = 2.0
    beam: float = 13.0
    end_silence: float = 20.0
    """Seconds: Plainspoken finds the end of an utterance itself, and a pause within one must not cut it in two."""


def build(checkpoint: Path, folder: Path, plan: Build) -> None:
    """Write the folder."""
    known = lexicon()
    common = common_words(known)
    said = material(known, common)
    words = tuple(_vocabulary(known, common, (*said.phrases, *said.labels), plan.words))
    network, priors = load(checkpoint)
    table = PhoneTable(PHONES)
    acoustics = Acoustics(
        table, chain_phones(table), exported(network, priors if plan.likelihoods else None), mfcc_options()
    )
    search = Search(
        acoustic_scale=plan.acoustic_scale,
        beam=plan.beam,
        frames_at_a_time=STEP,
        silence=plan.silence,
        no_silence=plan.silence,
        unknown_phone=plan.unknown_phone,
        end_silence=plan.end_silence,
    )
    ways = {word: known.ways[word] for word in words}
    write_model_folder(folder, acoustics, ways, (*said.phrases, *said.labels), search)
    (folder / CHECKSUMS).write_text(checksums(folder), encoding="utf-8")


def _vocabulary(known: Lexicon, common: Iterable[str], sentences: Iterable[str], count: int) -> Iterable[str]:
    """What people say to Plainspoken, every word of our own pronunciations, then the commonest, so many in all."""
    lists = (word_lists()[name] for name in ALWAYS)
    wanted = dict.fromkeys(word for each in (*sentences, *chain(*lists)) for word in each.split())
    for word in (*wanted, *common):
        if len(wanted) >= count:
            break
        wanted[word] = None
    return [word for word in wanted if word in known.ways]
