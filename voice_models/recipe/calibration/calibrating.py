"""From a recogniser and a folder of people's recordings to the figures of how likely it is right."""

from __future__ import annotations

import json
import multiprocessing
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from rapidfuzz.distance import Indel

import plainspoken.hearing.pocketsphinx
from plainspoken.flow import Transcript
from plainspoken.hearing import Recogniser, transcribe
from plainspoken.hearing.calibration import FILE, Calibration, Listening, calibration
from plainspoken.hearing.pocketsphinx import PocketSphinxRecogniser
from plainspoken.hearing.vosk import VoskRecogniser
from plainspoken.intent import load
from plainspoken.wording import commands

from ..corpus.gathering import held_out
from ..corpus.people import Recording, recordings
from .fitting import Quality, Tried, enough, fitted, quality
from .trials import Trial, trials
from .utterances import Sounds, background, people, voices

POCKETSPHINX = "pocketsphinx"
SEED = 11
TELL = 25
MOSTLY = 0.7
"""Words that must be the same for a row or an open sentence to be right: one misheard among many is no noise."""


class TellingRecogniser(Recogniser, Protocol):
    """A recogniser that tells on what evidence its last transcript stood, and how it listened."""

    evidence: dict[str, float]
    listening: Listening


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be calibrated: a model's folder or "pocketsphinx"; people's recordings; how many trials at the most.

    `kept` is a file of what came of the trials, which is gone on with. `held_out` is for a model that has learnt from
    these people: only those recordings that it did not learn from.
    """

    target: str
    people: Path
    kept: Path
    count: int = 2500
    held_out: bool = False

    @property
    def file(self) -> Path:
        """Where the figures go: into the model's folder, or beside PocketSphinx's recogniser."""
        if self.target == POCKETSPHINX:
            return Path(plainspoken.hearing.pocketsphinx.__file__).parent / "calibration.json"
        return Path(self.target) / FILE


def calibrate(order: Order, tell: Callable[[str], None], processes: int = 2) -> Calibration:
    """Try the recogniser, fit the figures and write them; what was tried before is not tried again."""
    done = _kept(order.kept)
    every = _trials(order)
    talk = background(trial.spoken for trial in every)
    tests = [Test(order.target, number, trial, talk) for number, trial in enumerate(every) if number not in done]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for number, found in enumerate(pool.imap_unordered(tried, tests), start=1):
            with order.kept.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(found) + "\n")
            if number % TELL == 0 or number == len(tests):
                tell(f"{number} of {len(tests)}")
    before = calibration(order.file) if order.file.exists() else None
    made = fit(_kept(order.kept), before, tell)
    order.file.parent.mkdir(parents=True, exist_ok=True)
    order.file.write_text(made.model_dump_json(indent=2) + "\n", encoding="utf-8")
    return made


def fit(done: dict[int, dict[str, object]], before: Calibration | None, tell: Callable[[str], None]) -> Calibration:
    """The figures of what came of some trials.

    Where there are too few of a way of listening, what they were `before`, or else what all trials together give.
    Raises ValueError where there are too few of all: the recogniser hears next to nothing, or always the same.
    """
    if before is None and not enough(_of(done)):
        heard = sum(each.right for each in _of(done))
        raise ValueError(f"of {len(done)} utterances {len(_of(done))} were heard, {heard} rightly: too few to go by")
    fits, about = {}, []
    for how in Listening:
        tried = _of(done, how)
        if enough(tried):
            fits[how.value], line = fitted(tried), _described(how, quality(tried))
        elif before is not None:
            fits[how.value], line = before.of(how), f"{how.value}: as before, of {len(tried)} trials"
        else:
            fits[how.value], line = fitted(_of(done)), f"{how.value}: of all trials, there being {len(tried)}"
        tell(line)
        about.append(line)
    return Calibration(about=". ".join(about), **fits)


def _of(done: dict[int, dict[str, object]], how: Listening | None = None) -> list[Tried]:
    """The trials in which something was heard, all of them or those of one way of listening."""
    wanted = {each.value for each in (Listening if how is None else (how,))}
    return [Tried(**each["tried"]) for each in done.values() if each["how"] in wanted]  # type: ignore[arg-type]


def _described(how: Listening, good: Quality) -> str:
    return (
        f"{how.value}: {good.trials} trials, {good.right} right; on speakers not fitted to, area {good.area:.3f}, "
        f"and {100 * good.kept:.0f} % of right ones kept where 5 % of wrong ones are"
    )


def _kept(file: Path) -> dict[int, dict[str, object]]:
    if not file.exists():
        return {}
    lines = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return {each["number"]: each for each in lines}


def _trials(order: Order) -> Sequence[Trial]:
    """The trials, in an order in which the first so many are a fair share of all."""
    chance = random.Random(SEED)
    ours = tuple(dict.fromkeys(command.entry.example.lower() for command in load(commands()).by_name.values()))
    heard = held_out(order.people) if order.held_out else list(recordings(order.people))
    spoken = people(heard, chance) + voices(ours, chance)
    found = list(trials(spoken, ours, chance))
    chance.shuffle(found)
    return found[: order.count]


@dataclass(frozen=True, slots=True)
class Test:
    """A trial for a process of its own: of what, its number, and who talks in the background."""

    target: str
    number: int
    trial: Trial
    talk: tuple[Recording, ...]


@cache
def _ears(target: str, talk: tuple[Recording, ...]) -> tuple[TellingRecogniser, Sounds]:
    """The recogniser of this process, and the sounds that it hears."""
    made = PocketSphinxRecogniser() if target == POCKETSPHINX else VoskRecogniser(Path(target))
    return made, Sounds(talk)


def tried(test: Test) -> dict[str, object]:
    """What comes of a trial; where nothing is heard that tells nothing, and is kept as that."""
    recogniser, sounds = _ears(test.target, test.talk)
    trial = test.trial
    heard = transcribe(sounds.of(trial), recogniser, trial.grammar)
    how = recogniser.listening
    result = Tried(dict(recogniser.evidence), right(heard, trial, how), trial.spoken.speaker)
    told = {"said": trial.spoken.words, "heard": heard.text, "noise": trial.noise, "there": _there(trial)}
    return {"number": test.number, "how": how.value if heard.text else "", "tried": asdict(result), **told}


def _there(trial: Trial) -> bool:
    return trial.spoken.words in trial.grammar.phrases


def right(heard: Transcript, trial: Trial, how: Listening) -> bool:
    """Whether what was heard is what was said; of a row and of open speech, whether most of it is."""
    said, words = (list(_zeros(text)) for text in (trial.spoken.words, heard.text))
    if how is Listening.CLOSED:
        return said == words
    return Indel.normalized_similarity(said, words) >= MOSTLY


def _zeros(text: str) -> Iterator[str]:
    return ("zero" if word == "oh" else word for word in text.split())
