"""PocketSphinx with the model that it brings: hears with nothing downloaded, and tells how sure it is."""

from __future__ import annotations

from collections import OrderedDict
from importlib.resources import files
from pathlib import Path
from threading import Lock

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.calibration import Listening, calibration, listening
from plainspoken.hearing.finite_state import transitions
from plainspoken.hearing.levels import Levels
from plainspoken.hearing.phrases import Parts, hearable, parts
from plainspoken.hearing.pocketsphinx.decoder import SphinxDecoder, model_folder
from plainspoken.hearing.pocketsphinx.evidence import evidence
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.pronunciations import Lexicon, pronunciations
from plainspoken.hearing.recogniser import ModelError, RecogniserError

GRAMMARS_KEPT = 12
WIDE = {"beam": 1e-70, "pbeam": 1e-70, "wbeam": 1e-50}
"""Beams of a grammar: 90 of 118 words among 107 phrases are right, 88 with the library's own; 6 ms more a second."""
PHONES = {"beam": 1e-40, "pbeam": 1e-40, "lw": 6.5}
LEAST_SECONDS = 0.1
ALTERNATIVES = 3
"""How many other phrases are told that it may have been."""

DOUBTFUL = (0.1, 0.5)
"""How sure it is where those are looked for, which takes longer than all else after the end of speech.

Below it is noise (intent's IGNORED), above it is what was said.
"""
FIGURES = "calibration.json"


class PocketSphinxRecogniser:
    """Searches a grammar's tree, or English at large, and beside it a loop of all phones to tell how well it fits.

    Sound: 16-bit mono, 16,000 samples a second, searched as it comes (0.07 s of work a second of sound).
    """

    name = "pocketsphinx"
    rate = 16000
    remembers = True
    """Its filter of noise learns from one utterance for the next: a run to be repeated begins with a new one."""

    def __init__(self, model: Path | None = None, pronouncer: Pronouncer | None = None) -> None:
        if model is not None:
            raise ModelError(
                f"pocketsphinx hears with the model that it brings, not with {model}: choose vosk for that"
            )
        folder = model_folder()
        self._dictionary = str(folder / "cmudict-en-us.dict")
        self._words = str(folder / "en-us.lm.bin")
        self._limited = SphinxDecoder(dict=self._dictionary, lm=None, **WIDE)
        self._phones = SphinxDecoder(dict=None, lm=None, allphone=str(folder / "en-us-phone.lm.bin"), **PHONES)
        self._open: SphinxDecoder | None = None
        self._lock = Lock()  # `knows` comes from another thread while a word is being added
        ours = pronunciations("en")
        self._lexicon = Lexicon(self._limited.lookup, ours, pronouncer or Pronouncer())
        for word, ways in ours.items():
            self._limited.add_word(word, ways)
        self._grammars: OrderedDict[Parts, str] = OrderedDict()
        self._made = 0
        self._levels = Levels(self.rate)
        self._hearing = False
        self.left_out: tuple[str, ...] = ()
        self._search: SphinxDecoder | None = None
        self._parts = Parts((), ())
        self._calibration = calibration(files("plainspoken.hearing.pocketsphinx").joinpath(FIGURES))
        self.evidence: dict[str, float] = {}
        self.listening = Listening.OPEN

    def expect(self, grammar: Grammar) -> None:
        """Search by this grammar from now on; `left_out` tells its phrases with a word that cannot be heard."""
        wanted = self._parts = self._hearable(parts(grammar))
        if not (wanted.whole or wanted.repeated):
            self._search = self._at_large()
            return
        if wanted not in self._grammars:
            self._add(wanted)
        self._grammars.move_to_end(wanted)
        self._limited.use(self._grammars[wanted])
        self._search = self._limited

    def hear(self, frames: bytes) -> None:
        """Search some more of the utterance."""
        self._searched(self._levels.take(frames))

    def finish(self) -> Transcript:
        """What was heard in the utterance, and how surely; the text is "" where there was no sound to speak of."""
        self._searched(self._levels.end())
        seconds = self._levels.samples / self.rate
        self._levels.begin()
        if not self._hearing:
            return Transcript("", 0.0, seconds=seconds)
        self._hearing = False
        search = self._search or self._at_large()
        try:
            path, phones = search.end(), self._phones.end()
        except RuntimeError as problem:
            raise RecogniserError(f"PocketSphinx could not end an utterance: {problem}") from problem
        if not path.text or seconds < LEAST_SECONDS:
            return Transcript("", 0.0, seconds=seconds)
        self.listening = listening(self._parts, path.text)
        self.evidence = evidence(path.segments, phones.segments, self._parts.count)
        sure = self._calibration.likelihood(self.listening, self.evidence) if self.evidence else 0.0
        least, most = DOUBTFUL
        doubtful = least <= sure < most and search is self._limited
        others = self._whole(search.others(path.text, ALTERNATIVES)) if doubtful else ()
        return Transcript(path.text, sure, others, seconds)

    def _whole(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Of some texts those that are phrases to their end; of what is strung together any may be."""
        strings = self._parts.repeated or self._parts.shapes
        return tuple(text for text in texts if strings or text in self._parts.whole)

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word, or it can be told how the word is said."""
        with self._lock:
            return self._lexicon.has(word)

    def close(self) -> None:
        """Forget the grammars."""
        self._grammars.clear()
        self._open = None

    def _searched(self, frames: bytes) -> None:
        """Search levelled sound in both decoders, beginning the utterance with its first."""
        if not frames:
            return
        self._search = self._search or self._at_large()
        try:
            for decoder in (self._search, self._phones):
                if not self._hearing:
                    decoder.begin()
                decoder.hear(frames)
        except RuntimeError as problem:
            raise RecogniserError(f"PocketSphinx could not go on with an utterance: {problem}") from problem
        self._hearing = True

    def _hearable(self, asked: Parts) -> Parts:
        """The phrases all of whose words are in the dictionary, which is given those that it lacks and can be said."""
        with self._lock:
            words = asked.words
            for word, ways in self._lexicon.missing(words).items():
                self._limited.add_word(word, ways)
            known = {word for word in words if self._lexicon.listed(word)}
        kept, self.left_out = hearable(asked, known)
        return kept

    def _add(self, wanted: Parts) -> None:
        """Build a grammar's search, and give up the one that was longest unused."""
        if len(self._grammars) >= GRAMMARS_KEPT:
            self._limited.remove(self._grammars.popitem(last=False)[1])
        self._made += 1
        name = f"grammar {self._made}"
        self._limited.add_grammar(name, transitions(wanted))
        self._grammars[wanted] = name

    def _at_large(self) -> SphinxDecoder:
        """The decoder of English at large, made when it is first wanted (0.3 s)."""
        if self._open is None:
            self._open = SphinxDecoder(dict=self._dictionary, lm=self._words)
        return self._open
