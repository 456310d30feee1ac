"""`plainspoken say`: words to sound, as Plainspoken says them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from plainspoken.cli.shared import complain, profile_named, settings_told, words
from plainspoken.devices import SoundDevices
from plainspoken.flow import Manner, Site, Sound, Trouble, Utterance
from plainspoken.memory import Memory
from plainspoken.reading.named import as_said
from plainspoken.reading.replies import voiceless
from plainspoken.reading.speakable import speakable
from plainspoken.speaking import Speaker, Voice, VoiceError, open_player, speaks, write_sound
from plainspoken.speaking import choose as choose_voice
from plainspoken.wording import Wording, load


def list_voices(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print a line a voice (what to ask for, name, language) and end, before TEXT is missed."""
    if not wanted or context.resilient_parsing:
        return
    voice = _voice(settings_told().voice)
    there_are = voice.voices()
    voice.close()
    if not there_are:
        complain("There is no voice on this computer.", "plainspoken doctor says what can be done.")
    for each in there_are:
        click.echo(f"{each.identifier}: {each.name} ({each.language or 'language unknown'})")
    context.exit()


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A WAV file instead of aloud.")
@click.option("--voice", default="", help="A voice, such as gmw/en+f3; plainspoken say --voices lists them.")
@click.option("--voices", is_flag=True, is_eager=True, expose_value=False, callback=list_voices,
              help="List the voices, one a line: what to ask for, name, language.")  # fmt: skip
@click.option("--rate", type=click.IntRange(80, 500), help="Words a minute.")
@click.option("--language", default="en", show_default=True, help="The language of the text.")
@click.option("--site", default="", help="Words as this site's profile has them said, besides your own and ours.")
def say(  # noqa: PLR0913, PLR0917 - an argument an option
    text: tuple[str, ...], output: Path | None, voice: str, rate: int | None, language: str, site: str
) -> None:
    """Say TEXT as Plainspoken says it: numbers, dates and abbreviations made speakable, words said your way."""
    settings, wording = settings_told(), load()
    manner = replace(settings.manner, rate=rate or settings.rate)
    known = _known(site or settings.site)
    made = _voice(voice or settings.voice)
    spoken = speakable(as_said(" ".join(text), language, known, _own_words(wording), wording.language), language)
    try:
        if not speaks(language, made.voices()):
            click.echo(voiceless(language, wording).text, err=True)
        if output is None:
            _aloud(Utterance(spoken, language), made, manner, settings.loudspeaker)
        else:
            _write(output, made.render(spoken, language, manner))
    finally:
        made.close()


def _known(name: str) -> Site:
    """The site of a name or an address; one without a word of its own where none is named."""
    return profile_named(name) if name else Site("")


def _own_words(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The words that the person has said their own way; that they cannot be read is told, and none is the answer."""
    kept = Memory().kept()
    if isinstance(kept, Trouble):
        click.echo(words(kept, wording), err=True)
        return ()
    return kept.pronounced


def _voice(name: str) -> Voice:
    """The voice of a name, or the end in words."""
    try:
        return choose_voice(name)
    except VoiceError as problem:
        complain(str(problem))


def _aloud(utterance: Utterance, voice: Voice, manner: Manner, loudspeaker: str) -> None:
    """Say it on the loudspeaker, to its end."""
    wording = load()
    player = open_player(loudspeaker or None, devices=SoundDevices())
    if isinstance(player, Trouble):
        complain(words(player, wording), "To write a file instead: plainspoken say TEXT -o FILE.wav")
    troubles: list[Trouble] = []
    speaker = Speaker(voice, player, lambda event: troubles.append(event) if isinstance(event, Trouble) else None)
    speaker.say((utterance,), manner, 1)
    speaker.wait()
    speaker.close()
    if troubles:
        complain(*(words(trouble, wording) for trouble in troubles))


def _write(output: Path, sound: Sound | Trouble) -> None:
    if isinstance(sound, Trouble):
        complain(words(sound, load()))
    try:
        write_sound(output, sound)
    except OSError as problem:
        complain(f"{output} cannot be written: {problem.strerror or problem}")
    click.echo(f"{output}: {sound.seconds:.1f} seconds")
