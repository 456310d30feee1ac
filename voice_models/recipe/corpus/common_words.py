"""The dictionary's words, the commonest first, by the language model that PocketSphinx brings."""

from __future__ import annotations

import re

from plainspoken.hearing.pocketsphinx.decoder import model_folder

from .lexicon import Lexicon

PLAIN = re.compile(r"[a-z]+('[a-z]+)?")
NOT_A_WORD = "zzxxqq"


def common_words(lexicon: Lexicon) -> tuple[str, ...]:
    """All words of the lexicon that the language model knows, likeliest first."""
    from pocketsphinx import Decoder  # noqa: PLC0415 - loads the recogniser

    folder = model_folder()
    decoder = Decoder(
        hmm=str(folder / "en-us"),
        dict=str(folder / "cmudict-en-us.dict"),
        lm=str(folder / "en-us.lm.bin"),
        loglevel="FATAL",
    )
    model = decoder.get_lm()
    unknown = model.prob([NOT_A_WORD])
    scored = ((model.prob([word]), word) for word in lexicon.ways if PLAIN.fullmatch(word))
    return tuple(word for score, word in sorted(scored, reverse=True) if score != unknown)
