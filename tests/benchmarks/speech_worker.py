"""The speech worker killed, hung and fed hostile text: `python tests/benchmarks/speech_worker.py [TIMES] [PART]...`.

Speaks numbered sentences through the real Speaker, the real voice and a player whose clock is only reckoned, and does
each of the three things TIMES times (1,000). Then speaks an hour, by the same clock, and looks at the memory before and
after. Prints how long the sentence that was hit took to be there again, whether any sentence was lost or came out of
order, and which processes and folders are left. Ends with status 1 where a figure is not as it must be.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from plainspoken.flow import Event, Finished, Manner, Mark, Reached, Sound, Trouble, Utterance
from plainspoken.speaking import Pyttsx3Voice, Speaker
from plainspoken.speaking.output import Item, Post, nowhere
from plainspoken.speaking.private_folder import MEMORY, PREFIX, forsaken

TIMES = 1000
LIMIT = 2.0
"""Seconds after which a sentence that was hit must be there again."""

HOUR = 3600.0
GROWTH = 16 << 20
"""Bytes by which an hour may move the memory: what the allocators keep, and no more with a second hour."""

OFTEN = 50
"""Faults after which the figures are shown in between."""

LONG = "word and " * 11_111
PATIENCE = 3600.0
SENTENCES = (
    "Your council tax bill tells you how much to pay and when.",
    "You can pay by direct debit on the first, the fifteenth or the twenty-fifth of each month.",
    "Find my nearest council tax office please.",
    "You must tell us within twenty-one days if your household changes, or you may have to pay a penalty.",
)
SCRIPTS = (
    "日本語のテキスト",
    "نص عربي",
    "עברית",
    "한국어",
    "हिन्दी",
    "ภาษาไทย",
    "ქართული",
    "አማርኛ",
    "ਪੰਜਾਬੀ",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿👨‍👩‍👧‍👦👍🏽",
)
MARKUP = (
    "<speak><break time='99s'/><prosody rate='x-fast'>hi</prosody></speak>",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "[[rate 900]] [[inpt PHON]] [[slnc 99999]]",
    "<voice name='zz'><audio src='file:///etc/passwd'/></voice>",
    "\\vct=900\\ \\rst\\",
)


def hostile(chance: random.Random) -> str:
    """A text that nobody should have to say."""
    kinds: tuple[Callable[[], str], ...] = (
        lambda: "word " * chance.randrange(1, 200),
        lambda: "".join(chr(chance.randrange(32)) for _ in range(200)) + " after control characters",
        lambda: chance.choice(MARKUP),
        lambda: chance.choice(SCRIPTS) * chance.randrange(1, 20),
        lambda: "".join(chr(chance.randrange(0xD800, 0xE000)) for _ in range(50)) + " after surrogates",
        lambda: "👍🏽👨‍👩‍👧" * chance.randrange(1, 300),
        lambda: "".join(chr(chance.randrange(0x110000)) for _ in range(120)),
        lambda: "a" * chance.randrange(1, 3000),
        lambda: "\u202e\u200d\ufeff\u0300" * 100,
        lambda: chance.choice(("1", "- ", ".", "%s%n", "é", "\x00", "\x01+50S")) * chance.randrange(1, 500),
    )
    return chance.choice(kinds)()


@dataclass
class Reckoned:
    """A player without a loudspeaker: what it is given is over at once, and only its length is counted."""

    volume: float = 1.0
    seconds: float = 0.0
    post: Post = nowhere
    ahead: int = 0
    lost: bool = False

    def connect(self, post: Post) -> None:
        """Report events here."""
        self.post = post

    def play(self, item: Item) -> None:
        """Be at the end of an item already."""
        self.seconds += item.sound.seconds
        for event in (item.begun, item.ended):
            if event is not None:
                self.post(event)

    def overlay(self, sound: Sound) -> None:
        """A tone lies over the rest and takes no time."""

    def stop(self) -> None:
        """There is nothing to stop."""

    def pause(self) -> None:
        """There is nothing to pause."""

    def resume(self) -> None:
        """There is nothing to resume."""

    def close(self) -> None:
        """There is nothing to close."""


@dataclass
class Session:
    """A speaker with the real voice, and what it reports."""

    voice: Pyttsx3Voice = field(default_factory=Pyttsx3Voice)
    player: Reckoned = field(default_factory=Reckoned)
    events: SimpleQueue[Event] = field(default_factory=SimpleQueue)
    turn: int = 0

    def __post_init__(self) -> None:
        self.spare = self.voice.stand_by()
        self.speaker = Speaker(self.voice, self.player, self.events.put)

    def say(self, texts: Iterable[str]) -> tuple[list[int], list[str]]:
        """Say texts to the end: the numbers of those that began, in order, and the troubles met."""
        self.turn += 1
        words = [Utterance(text, mark=Mark(number)) for number, text in enumerate(texts)]
        self.speaker.say(words, Manner(), self.turn)
        begun: list[int] = []
        troubles: list[str] = []
        while True:
            event = self.events.get(timeout=PATIENCE)
            if isinstance(event, Reached):
                begun.append(event.mark.node)
            elif isinstance(event, Trouble):
                troubles.append(event.key)
            elif isinstance(event, Finished) and event.turn == self.turn:
                return begun, troubles


@dataclass
class Outcome:
    """What came of one kind of fault."""

    what: str
    seconds: list[float] = field(default_factory=list)
    lost: int = 0
    troubles: int = 0

    def show(self) -> str:
        """The figures on a line."""
        worst = max(self.seconds, default=0.0)
        middle = statistics.median(self.seconds or [0.0])
        late = sum(each >= LIMIT for each in self.seconds)
        return (
            f"{self.what:22} {len(self.seconds):5} times   median {middle:.3f} s   worst {worst:.3f} s   "
            f"{late} of {LIMIT:.0f} s or more   {self.lost} sentences lost   {self.troubles} troubles told"
        )

    def tell(self, done: int) -> None:
        """Show how far it has got, now and then."""
        if done % OFTEN == 0:
            print(self.show(), flush=True)

    @property
    def good(self) -> bool:
        """Whether all is as it must be."""
        return not self.lost and all(each < LIMIT for each in self.seconds)


def hit(session: Session, outcome: Outcome, number: int, kind: signal.Signals, after: float) -> None:
    """Say three sentences, and send the worker a signal while they are being made."""
    session.spare.ready(PATIENCE)  # one fault at a time: after each, a spare worker is there again in a moment
    texts = [f"{SENTENCES[(number + each) % len(SENTENCES)]} {number} {each}" for each in range(3)]
    worker = session.voice.worker
    timer = threading.Timer(after, lambda: worker is not None and os.kill(worker, kind))
    timer.start()
    begun = time.perf_counter()
    said, troubles = session.say(texts)
    timer.join()
    waited = time.perf_counter() - begun
    if session.voice.worker == worker:  # it came too late for these, and hits the next sentence
        begun = time.perf_counter()
        more, also = session.say([f"Sentence {number} to be hit by {kind.name}."])
        waited, troubles = time.perf_counter() - begun, [*troubles, *also]
        outcome.lost += 1 - len(more)
    outcome.seconds.append(waited)
    outcome.lost += 0 if said == [0, 1, 2] else 3 - len(set(said))
    outcome.troubles += len(troubles)


def fed(session: Session, outcome: Outcome, text: str) -> None:
    """Say a hostile text between two good sentences."""
    begun = time.perf_counter()
    said, troubles = session.say(["Before it.", text, "After it."])
    outcome.seconds.append(time.perf_counter() - begun if len(text) < 1000 else 0.0)  # a long one takes its time
    outcome.lost += 0 if {0, 2} <= set(said) and said == sorted(said) else 1
    outcome.troubles += len(troubles)


def memory(process: int) -> int:
    """Bytes that a process has in memory."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def children() -> set[int]:
    """The processes that this one has started and that are not yet over."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found


def folders() -> set[Path]:
    """The folders in which workers leave their sound, those of other programs among them."""
    return {each for place in (MEMORY, Path(tempfile.gettempdir())) for each in place.glob(f"{PREFIX}*")}


def hour(session: Session, seconds: float = HOUR) -> tuple[int, list[tuple[int, int]]]:
    """Speak so long by the player's clock: how many sentences, and the memory of us and the worker every quarter."""
    taken: list[tuple[int, int]] = []
    begun, count = session.player.seconds, 0
    for quarter in range(5):
        while session.player.seconds - begun < seconds * quarter / 4:
            session.say([f"{text} {count} {number}." for number, text in enumerate(SENTENCES * 5)])
            count += 20
        taken.append((memory(os.getpid()), memory(session.voice.worker or os.getpid())))
    return count, taken


def killed(session: Session, times: int, chance: random.Random) -> bool:
    """Killed while it makes a sentence."""
    return _hit(session, Outcome("killed"), times, signal.SIGKILL, chance)


def hung(session: Session, times: int, chance: random.Random) -> bool:
    """Stopped while it makes a sentence, so that it never answers."""
    return _hit(session, Outcome("hung"), times, signal.SIGSTOP, chance)


def _hit(session: Session, outcome: Outcome, times: int, kind: signal.Signals, chance: random.Random) -> bool:
    for number in range(times):
        hit(session, outcome, number, kind, chance.uniform(0, 0.05))
        outcome.tell(number + 1)
    print(outcome.show(), flush=True)
    return outcome.good


def fed_hostile(session: Session, times: int, chance: random.Random) -> bool:
    """Fed text that nobody should have to say, one of 100,000 characters among it."""
    outcome = Outcome("hostile text")
    for number in range(times):
        fed(session, outcome, hostile(chance))
        outcome.tell(number + 1)
    fed(session, outcome, LONG)
    print(outcome.show(), flush=True)
    return not outcome.lost


def an_hour(session: Session, _times: int, _chance: random.Random) -> bool:
    """Speaking for an hour of the player's clock, after five minutes in which what is loaded once is loaded."""
    hour(session, HOUR / 12)
    count, taken = hour(session)
    for quarter, (ours, worker) in enumerate(taken):
        print(f"after {quarter * 15:2} minutes of speech: {ours / 2**20:.1f} MiB, the worker {worker / 2**20:.1f} MiB")
    print(f"{count} sentences in that hour", flush=True)
    return max(late - early for early, late in zip(taken[0], taken[-1], strict=True)) < GROWTH


PARTS: dict[str, Callable[[Session, int, random.Random], bool]] = {
    "killed": killed,
    "hung": hung,
    "hostile": fed_hostile,
    "hour": an_hour,
}


def main() -> int:
    """Run it all, or the parts that are named, and show the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("times", nargs="?", type=int, default=TIMES)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}: all of them where none is named")
    given = parser.parse_args()
    chance = random.Random(20260401)
    before = folders()
    session = Session()
    session.say(["Ready."])
    good = [PARTS[name](session, given.times, chance) for name in given.parts or PARTS if name in PARTS]
    print(f"{len(children())} workers running, the one that stands by among them, {threading.active_count()} threads")
    session.spare.ready(PATIENCE)  # one on its way ends as it comes, which may be after this program counts
    session.speaker.close()
    left, files = children(), {each for each in folders() - before if forsaken(each)}
    print(f"{len(left)} processes left, {len(files)} folders left")
    return 0 if all(good) and not left and not files else 1


if __name__ == "__main__":
    sys.exit(main())
