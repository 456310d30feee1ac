"""The words that the recogniser which comes with the program knows how to say, without making one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from plainspoken.hearing.pocketsphinx.decoder import model_folder
from plainspoken.hearing.pronunciations import Lexicon, pronunciations
from plainspoken.hearing.recogniser import RecogniserError


@cache
def known() -> Callable[[str], bool]:
    """What tells whether it is known how a word, in small letters, is said: by PocketSphinx's dictionary, or by us.

    Any other word is heard too, as eSpeak NG would say it, which is a guess: names are surer told in a profile.
    The dictionary is read once (0.1 s). Where it is not installed, every word counts as known.
    """
    try:
        file = model_folder() / "cmudict-en-us.dict"
    except RecogniserError:
        return lambda word: True
    sounds: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        word, _, phones = line.partition(" ")
        sounds[word] = phones
    return Lexicon(sounds.get, pronunciations("en")).has
