"""`plainspoken demo`: a resident's conversation with the practice council, really spoken and really recognised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from plainspoken import __version__
from plainspoken.cli.shared import PRACTICE, Show, complain
from plainspoken.demo.performance import CannotPerformError, Cast, Performance
from plainspoken.demo.script import Outcome, script
from plainspoken.demo.server import CannotServe, run_forever, serve
from plainspoken.hearing import RecogniserError
from plainspoken.hearing import choose as choose_recogniser
from plainspoken.profiles import find, rebased
from plainspoken.speaking import Pyttsx3Voice, write_conversation

RESIDENT_VOICE = "gmw/en-us+f2"
"""A woman's voice, an octave above the assistant's: of the clear ones the least like it."""

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
        outcomes = perform(out, recogniser, seed)
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
    show(f"{len(outcomes) - len(wrong)} of {len(outcomes)} turns did what they should.")
    show(f"Listen to {out / 'conversation.wav'}; read {out / 'transcript.txt'}.")
    show.check()
    if wrong:
        raise SystemExit(1)


def perform(out: Path, recogniser: str, seed: int) -> tuple[Outcome, ...]:
    """Play the demo's script and leave its three files in a folder."""
    out.mkdir(parents=True, exist_ok=True)
    show = Show()
    hearing = choose_recogniser(recogniser)
    cast = Cast(Pyttsx3Voice(RESIDENT_VOICE), Pyttsx3Voice(), hearing)
    try:
        with serve() as address:
            performance = Performance(rebased(find(PRACTICE), f"{address}/"), cast, show, seed)
            outcomes: tuple[Outcome, ...] = ()
            for outcome in performance.play(script()):
                show.check()
                outcomes += (outcome,)
    finally:
        cast.resident.close()
        cast.assistant.close()
        hearing.close()
    write_conversation(out / "conversation.wav", *performance.tracks)
    (out / "transcript.txt").write_text("\n".join(show.lines) + "\n", encoding="utf-8")
    record = json.dumps(session(outcomes, hearing.name), indent=2, ensure_ascii=False)
    (out / "session.json").write_text(record + "\n", encoding="utf-8")
    return outcomes


def session(outcomes: tuple[Outcome, ...], recogniser: str) -> dict[str, Any]:
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
    right = all(not outcome.faults for outcome in outcomes)
    return {"plainspoken": __version__, "recogniser": recogniser, "right": right, "turns": turns}
