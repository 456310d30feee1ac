"""The spoken check of a microphone, which nobody needs eyes for: say a sentence, hear it back, be told."""

from __future__ import annotations

import click

from plainspoken.cli.shared import complain, settings_told, words
from plainspoken.devices import SoundDevices
from plainspoken.flow import Grammar, Manner, Sound, Trouble, Utterance
from plainspoken.hearing import Microphone, RecogniserError, choose, hear_sound
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
    microphone = Microphone(settings.microphone, devices=devices)
    try:
        wrong = checked(wording, speaker, player, microphone, settings)
    finally:
        microphone.close()
        speaker.close()
    if wrong:
        raise SystemExit(1)


def checked(wording: Wording, speaker: SpeechOutput, player: Output, source: SoundSource, settings: Settings) -> bool:
    """Ask for the sentence, listen, play it back and say what is wrong with it; whether anything is."""
    sentence = wording.reply("check.sentence", {})

    def say(key: str, **values: str) -> None:
        line = wording.reply(key, values)
        click.echo(line)
        speaker.say((Utterance(line),), Manner(), 0)
        speaker.wait()

    say("check.ask", sentence=sentence)
    speaker.tone("listening")
    came = take_utterance(source)
    if isinstance(came, Trouble):
        say(came.key, **{name: str(value) for name, value in came.values})
        return True
    wrong = faults(measured(came))
    if any(fault.key == "sound.nothing" for fault in wrong):
        say("sound.nothing")
        return True
    say("check.playback")
    player.play(Item(came))  # in its turn: before whatever is said next
    for fault in wrong:
        say(fault.key)
    heard = _heard(came, sentence, settings)
    if heard != sentence:
        say("check.not_understood", heard=heard) if heard else say("check.nothing_understood")
    elif not wrong:
        say("check.good")
    return bool(wrong) or heard != sentence


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
