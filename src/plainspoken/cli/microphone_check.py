"""The spoken check of a microphone, which nobody needs eyes for: say a sentence, hear it back, be told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from enum import Enum

import click

from plainspoken.cli.shared import complain, settings_told, words
from plainspoken.devices import SoundDevices
from plainspoken.flow import Grammar, Sound, Trouble, Utterance
from plainspoken.hearing import Microphone, RecogniserError, choose, hear_sound
from plainspoken.hearing.ending import NO_END, PAUSES, ending
from plainspoken.hearing.loudness import faults, measured
from plainspoken.hearing.sources import SoundSource
from plainspoken.hearing.taking import take_utterance
from plainspoken.settings import Settings
from plainspoken.speaking import Speaker, VoiceError, open_player
from plainspoken.speaking import choose as choose_voice
from plainspoken.speaking.output import Item, Output
from plainspoken.speaking.speech_output import SpeechOutput
from plainspoken.wording import Wording, load

DECOYS = ("next heading", "what can i say", "search for council tax", "go back", "read the page", "start now")
"""What might have been said instead: a sentence that is the only one possible would always be heard."""

SURE = 0.1
TRIES = 3


class Found(Enum):
    """What a try found: a microphone that is fit, faults that another try may mend, or nothing at all."""

    FIT = "fit"
    FAULTS = "faults"
    NOTHING = "nothing"


def check_microphone() -> None:
    """Hold the check on this computer's own microphone and loudspeaker; ends with status 1 where something is wrong."""
    settings, wording = settings_told(), load()
    devices = SoundDevices()
    player = open_player(settings.loudspeaker or None, devices=devices)
    if isinstance(player, Trouble):
        complain(words(player, wording))
    try:
        speaker = Speaker(choose_voice(settings.voice), player, lambda event: None)
    except VoiceError as problem:
        player.close()
        complain(str(problem))
    try:
        wrong = checked(wording, speaker, player, lambda: Microphone(settings.microphone, devices=devices), settings)
    finally:
        speaker.close()
    if wrong:
        raise SystemExit(1)


def checked(
    wording: Wording,
    speaker: SpeechOutput,
    player: Output,
    opened: Callable[[], SoundSource],
    settings: Settings,
) -> bool:
    """Try until nothing is wrong, TRIES times at the most, or until nobody speaks; whether anything was wrong at last.

    A microphone is opened for each try, so that none hears what we said meanwhile.
    """
    for _ in range(TRIES):
        with closing(opened()) as source:
            found = tried(wording, speaker, player, source, settings)
        if found is not Found.FAULTS:
            return found is not Found.FIT
    return True


def tried(wording: Wording, speaker: SpeechOutput, player: Output, source: SoundSource, settings: Settings) -> Found:
    """Ask for the sentence, listen, play it back and say what is wrong with it."""
    sentence = wording.reply("check.sentence", {})

    def say(key: str, **values: str) -> None:
        line = wording.reply(key, values)
        click.echo(line)
        speaker.say((Utterance(line),), settings.manner, 0)
        speaker.wait()

    say("check.ask", sentence=sentence)
    speaker.tone("listening")
    came = take_utterance(source)
    if isinstance(came, Trouble):
        say(came.key, **{name: str(value) for name, value in came.values})
        return Found.NOTHING
    wrong, end = faults(measured(came)), ending(came)
    if any(fault.key == "sound.nothing" for fault in wrong):
        say("sound.nothing")
        return Found.NOTHING
    say("check.playback")
    player.play(Item(came))  # in its turn: before whatever is said next
    if end == NO_END:
        wrong = (*wrong, NO_END)
    for fault in wrong:
        say(fault.key)
    heard = _heard(came, sentence, settings)
    if heard != sentence:
        say("check.not_understood", heard=heard) if heard else say("check.nothing_understood")
    elif not wrong:
        say("check.good")
    if end == PAUSES:  # that is nobody's fault, and what mends it is said when we talk
        say("check.pauses")
    return Found.FAULTS if wrong or heard != sentence else Found.FIT


def _heard(sound: Sound, sentence: str, settings: Settings) -> str:
    """What the recogniser makes of it, among other things that might have been said."""
    try:
        made = choose(settings.recogniser, settings.model or None)
    except RecogniserError as problem:
        complain(str(problem))
    try:
        heard = hear_sound(sound, made, Grammar((sentence, *DECOYS)))
        return " ".join(transcript.text for transcript in heard if transcript.confidence >= SURE)
    finally:
        made.close()
