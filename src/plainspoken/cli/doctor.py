"""`plainspoken doctor`: what works on this computer, and the exact mend for what does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import click

from plainspoken.cli.microphone_check import check_microphone
from plainspoken.hearing import health as hearing
from plainspoken.hearing.headset.health import talk_key
from plainspoken.memory.health import answers_kept
from plainspoken.settings import Settings
from plainspoken.settings import load as load_settings
from plainspoken.speaking import VoiceError, choose, loudspeaker, voice_health
from plainspoken.web import health as network

REACHED = "https://www.gov.uk/"


class Health(Protocol):
    """Whether something works, what was found, and how to mend it."""

    @property
    def ok(self) -> bool:
        """Whether it works."""

    @property
    def what(self) -> str:
        """What was found."""

    @property
    def mend(self) -> str:
        """How to mend it, "" where there is nothing to mend."""


@click.command()
@click.option("--offline", is_flag=True, help="Leave the network out.")
@click.option("--speak", is_flag=True, help="Check the microphone by voice: say a sentence, hear it back, be told.")
def doctor(offline: bool, speak: bool) -> None:
    """Check microphone, loudspeaker, voice, recogniser and network; each fault comes with its mend."""
    if speak:
        check_microphone()
        return
    settings, faults = load_settings()
    for fault in faults:
        click.echo(f"Settings: {fault}")
    broken = len(faults)
    for name, health in examined(settings, offline):
        broken += not health.ok
        click.echo(f"{name}: {'works' if health.ok else 'does not work'}: {health.what}")
        if health.mend:
            click.echo(f"  To {'improve' if health.ok else 'mend'} it: {health.mend}")
    click.echo("Everything works." if not broken else f"{broken} to mend.")
    if broken:
        raise SystemExit(1)


def examined(settings: Settings, offline: bool) -> Iterator[tuple[str, Health]]:
    """Each thing that is needed, and its health."""
    yield "Microphone", hearing.microphone(settings.microphone)
    yield "Loudspeaker", loudspeaker(settings.loudspeaker or None)
    yield "Echo", hearing.echo_cancelling(wanted=settings.echo_cancelling, headphones=settings.headphones)
    yield "Key to talk", talk_key(wanted=settings.headset_buttons)
    yield "Voice", _voice(settings)
    yield "Recogniser", hearing.recogniser(settings.recogniser, settings.model)
    for health in hearing.voice_models():
        yield "Vosk model", health
    yield "Answers", answers_kept(settings.answers)
    if not offline:
        yield "Network", network(REACHED)


def _voice(settings: Settings) -> Health:
    try:
        voice = choose(settings.voice)
    except VoiceError as problem:
        return hearing.Health(False, str(problem), "let the setting `voice` be empty, and one is chosen for you")
    try:
        return voice_health(voice)
    finally:
        voice.close()
