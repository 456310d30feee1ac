"""`plainspoken demo`: a resident's conversation with the practice council, really spoken and really recognised."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from plainspoken import __version__
from plainspoken.cli.shared import PRACTICE, Show, complain
from plainspoken.demo.council import create
from plainspoken.demo.council.printing import pdf
from plainspoken.demo.council.services.received import received
from plainspoken.demo.performance import CannotPerformError, Cast, Performance
from plainspoken.demo.script import Outcome, scenes
from plainspoken.demo.server import CannotServe, run_forever, serve
from plainspoken.hearing import RecogniserError
from plainspoken.hearing import choose as choose_recogniser
from plainspoken.profiles import find, rebased
from plainspoken.speaking import Pyttsx3Voice, Voice, write_conversation
from plainspoken.speaking.espeak import EspeakVoice
from plainspoken.uploads import Files, UploadFolder

RESIDENT_VOICE = "gmw/en-us+f2"
"""A woman's voice, an octave above the assistant's: of the clear ones the least like it."""

PAPER = "A practice paper, which says nothing of anybody."
PORT = 8000
BROKEN_OFF = 130
"""The exit status of what was ended by Ctrl-C."""


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default="demo-output", show_default=True,
              help="The folder for conversation.wav, transcript.txt and session.json.")  # fmt: skip
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default vosk where it has a model.")
@click.option("--seed", default=1, show_default=True, help="Which noise is in the room.")
@click.option("--serve", "serving", is_flag=True, help="Only serve the practice council, for a browser.")
@click.option("--port", default=PORT, show_default=True, help="With --serve: where.")
def demo(out: Path, recogniser: str, seed: int, serving: bool, port: int) -> None:
    """Play a conversation with Anytown Council: no microphone, no loudspeaker, no network.

    A resident's commands are spoken, recognised and carried out on real pages served on this computer, and the
    answers are spoken. Ends with status 0 only if every turn did what it should.
    """
    try:
        if serving:
            run_forever(port)
            return
        outcomes, faults = perform(out, recogniser, seed)
    except (CannotServe, CannotPerformError, RecogniserError) as problem:
        complain(str(problem))
    except KeyboardInterrupt:
        click.echo(f"The demo was broken off: the files in {out} are unfinished or of an earlier demo.", err=True)
        raise SystemExit(BROKEN_OFF) from None
    except OSError as problem:
        complain(f"The demo cannot write to {out}: {problem.strerror or problem}. Name another folder with --out.")
    show = Show()
    wrong = [outcome for outcome in outcomes if outcome.faults]
    for outcome in wrong:
        show(f'Wrong: "{outcome.turn.say}": {"; ".join(outcome.faults)}')
    for fault in faults:
        show(f"Wrong: {fault}.")
    show(f"{len(outcomes) - len(wrong)} of {len(outcomes)} turns did what they should.")
    show(f"Listen to {out / 'conversation.wav'}; read {out / 'transcript.txt'}.")
    show.check()
    if wrong or faults:
        raise SystemExit(1)


def _resident() -> Voice:
    """The resident's voice: the same words are always the same samples, however busy the computer is.

    The library comes by pip for Linux alone; elsewhere the resident speaks through pyttsx3, as Plainspoken does.
    """
    return EspeakVoice(RESIDENT_VOICE) if sys.platform.startswith("linux") else Pyttsx3Voice(RESIDENT_VOICE)


def perform(out: Path, recogniser: str, seed: int) -> tuple[tuple[Outcome, ...], tuple[str, ...]]:
    """Play the demo's scenes and leave its three files in a folder; what came of each turn, and what else is wrong."""
    out.mkdir(parents=True, exist_ok=True)
    show = Show()
    hearing = choose_recogniser(recogniser)
    cast = Cast(_resident(), Pyttsx3Voice(), hearing)
    try:
        council = create()
        outcomes: tuple[Outcome, ...] = ()
        faults: tuple[str, ...] = ()
        with serve(application=council) as address:
            performance = Performance(rebased(find(PRACTICE), f"{address}/"), cast, show, seed)
            for scene in scenes():
                show(f"Scene: {scene.title}.")
                with files_at_home(scene.files) as files:
                    for outcome in performance.play(scene, files):
                        show.check()
                        outcomes += (outcome,)
                faults += scene.receives.faults(received(council).all()) if scene.receives else ()
    finally:
        cast.resident.close()
        cast.assistant.close()
        hearing.close()
    write_conversation(out / "conversation.wav", *performance.tracks)
    (out / "transcript.txt").write_text("\n".join(show.lines) + "\n", encoding="utf-8")
    record = json.dumps(session(outcomes, faults, hearing.name), indent=2, ensure_ascii=False)
    (out / "session.json").write_text(record + "\n", encoding="utf-8")
    return outcomes, faults


@contextmanager
def files_at_home(names: tuple[str, ...]) -> Iterator[Files]:
    """A folder with these files in it, each a PDF of one line, that is there for as long as it is needed."""
    with TemporaryDirectory(prefix="plainspoken-demo-") as folder:
        for name in names:
            Path(folder, name).write_bytes(pdf([[PAPER]], name))
        yield UploadFolder(Path(folder))


def session(outcomes: tuple[Outcome, ...], faults: tuple[str, ...], recogniser: str) -> dict[str, Any]:
    """What happened, for programs: times are seconds from the beginning of conversation.wav."""
    turns = [
        {
            "say": outcome.turn.say,
            "heard": outcome.heard,
            "confidence": round(outcome.confidence, 3),
            "intent": outcome.intent.name if outcome.intent else None,
            "slots": dict(outcome.intent.slots) if outcome.intent else {},
            "url": outcome.url,
            "said": [{"text": text, "at": at} for text, at in zip(outcome.said, outcome.said_at, strict=True)],
            "began": outcome.began,
            "ended": outcome.ended,
            "seconds_to_recognise": outcome.seconds_to_recognise,
            "right": not outcome.faults,
            "faults": list(outcome.faults),
        }
        for outcome in outcomes
    ]
    right = not faults and all(not outcome.faults for outcome in outcomes)
    return {
        "plainspoken": __version__,
        "recogniser": recogniser,
        "right": right,
        "faults": list(faults),
        "turns": turns,
    }
