"""The voice of eSpeak NG called directly: the same words are always the same samples, for runs that can be repeated."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking.choosing import VARIANTS, primary, voice_for
from plainspoken.speaking.clean import whole
from plainspoken.speaking.voice import VoiceDescription

SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: no threads, no player, the samples go to the callback
GO_ON = 0x8000  # espeakINITIALIZE_DONT_EXIT: without its data it would end the whole program
UTF8 = 1  # espeakCHARS_UTF8
WORDS_A_MINUTE = 1  # espeakRATE
PITCH = 3  # espeakPITCH
OURS = ("en", "")
"""The language that the voice speaks whose identifier was given, whatever that is; others have voices of their own."""

BRITISH = "gmw/en"

_ONE_AT_A_TIME = Lock()  # the library has one state for the whole process


class EspeakVoice:
    """Renders sentences in this process; the library is loaded anew for each, for it goes on from where it was else.

    Its flutter and breath continue from one sentence to the next, so that a sentence would sound different each time.
    Loading it takes two milliseconds. A conversation has Pyttsx3Voice, which survives a fault in the library.
    """

    name = "espeak"

    def __init__(self, voice: str = "") -> None:
        """Speak with the voice of an identifier, with a variant or without: "gmw/en-gb-scotland+f1"; "" is British."""
        self._voice = voice or BRITISH
        self._closed = False
        self._there_are: tuple[VoiceDescription, ...] = ()

    def render(self, text: str, language: str = "en", manner: Manner = Manner()) -> Sound | Trouble:  # noqa: B008
        """One sentence as sound; see Voice."""
        return whole(text, lambda piece: self._render(piece, language, manner))

    def voices(self) -> tuple[VoiceDescription, ...]:
        """All voices of the library."""
        try:
            with _ONE_AT_A_TIME, _library() as library:
                return tuple(_listed(library))
        except (ImportError, OSError, RuntimeError):  # espeakng_loader raises the last where its data folder is gone
            return ()

    def close(self) -> None:
        """Speak no more."""
        self._closed = True

    def _for(self, language: str, manner: Manner) -> str:
        """The voice for a language."""
        wanted = manner.voice or self._voice
        if primary(language) in OURS:
            return wanted
        self._there_are = self._there_are or self.voices()
        return voice_for(language, (wanted, *manner.others), self._there_are) or wanted

    def _render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        if self._closed:
            return Trouble("voice.closed")
        voice = self._for(language, manner)
        try:
            with _ONE_AT_A_TIME, _library() as library:
                return _spoken(library, text, voice, manner)
        except (ImportError, OSError, RuntimeError) as problem:
            return Trouble("voice.none", (("problem", str(problem)),))


def _spoken(library: ctypes.CDLL, text: str, voice: str, manner: Manner) -> Sound | Trouble:
    """The samples of a sentence, from a library that was just loaded."""
    samples: list[bytes] = []
    own_rate = _begun(library)
    if own_rate <= 0:
        return Trouble("voice.none", (("problem", "eSpeak NG found no data"),))
    keep = _kept_in(samples)
    library.espeak_SetSynthCallback(keep)
    if library.espeak_SetVoiceByName(voice.encode()):
        return Trouble("voice.none", (("problem", f"eSpeak NG has no voice '{voice}'"),))
    library.espeak_SetParameter(WORDS_A_MINUTE, manner.rate, 0)
    library.espeak_SetParameter(PITCH, manner.pitch, 0)
    words = text.encode()
    library.espeak_Synth(words, ctypes.c_size_t(len(words) + 1), 0, 0, 0, UTF8, None, None)
    library.espeak_Terminate()
    return Sound(b"".join(samples), own_rate) if samples else Trouble("voice.failed")


class _Voice(ctypes.Structure):
    """espeak_VOICE of speak_lib.h, as far as it is read here; `languages` is a priority in a byte, then a tag."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("other", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


def _begun(library: ctypes.CDLL) -> int:
    """The samples a second of a library that is ready now, none where it is not."""
    import espeakng_loader  # noqa: PLC0415

    return int(library.espeak_Initialize(SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), GO_ON))


def _listed(library: ctypes.CDLL) -> Iterator[VoiceDescription]:
    """The voices of a library that was just loaded."""
    if _begun(library) <= 0:
        return
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    found = library.espeak_ListVoices(None)
    genders = {1: "male", 2: "female"}
    number = 0
    while found[number]:
        voice = found[number].contents
        number += 1
        tag = ctypes.string_at(voice.languages + 1).decode("utf-8", "replace") if voice.languages else ""
        name = " ".join(voice.name.decode("utf-8", "replace").split())
        identifier = voice.identifier.decode("utf-8", "replace")
        yield VoiceDescription(identifier, name, tag, genders.get(voice.gender, ""), True, VARIANTS)
    library.espeak_Terminate()


def _kept_in(samples: list[bytes]) -> Callable[..., int]:
    """A callback that the library gives its samples to; whoever has it must hold it as long as the library works."""

    def keep(block: int | None, count: int, _events: int | None) -> int:
        if block and count > 0:
            samples.append(ctypes.string_at(block, 2 * count))
        return 0

    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(keep)


@contextmanager
def _library() -> Iterator[ctypes.CDLL]:
    """The library loaded, and unloaded with all that it remembers; its random numbers begin anew."""
    import espeakng_loader  # noqa: PLC0415

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    try:
        _chance().srand(1)
        yield library
    finally:
        _unload(library)


def _chance() -> ctypes.CDLL:
    """The C library that the library has its random numbers from."""
    return ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)


def _unload(library: ctypes.CDLL) -> None:
    import _ctypes  # noqa: PLC0415

    unload: Callable[[int], object] = getattr(_ctypes, "FreeLibrary" if sys.platform == "win32" else "dlclose")
    unload(library._handle)
