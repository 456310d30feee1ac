"""`plainspoken hear` and `plainspoken say`: sound to words, and words to sound."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from plainspoken.cli.shared import complain, settings_told, site_named, words
from plainspoken.devices import SoundDevices
from plainspoken.flow import Grammar, Manner, Place, Sound, Transcript, Trouble, Utterance
from plainspoken.hearing import Recogniser, RecogniserError, choose, hear_sound, read_recording
from plainspoken.intent import grammar
from plainspoken.intent import load as load_commands
from plainspoken.page import parse
from plainspoken.reading.speakable import speakable
from plainspoken.speaking import Speaker, Voice, VoiceError, open_player, write_sound
from plainspoken.speaking import choose as choose_voice
from plainspoken.web import Browser
from plainspoken.wording import Wording, load

UNSURE = 0.3
"""The confidence below which what was heard is likely to be wrong."""
HINT = "This may have been misheard: with --site NAME or --phrases FILE only what is expected is listened for."


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.wav...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and an utterance.")
@click.option("--phrases", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file with a phrase a line: only these may be heard.")  # fmt: skip
@click.option("--site", default="", help="Only what can be said on this site's start page may be heard.")
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default vosk where it has a model.")
def hear(files: tuple[str, ...], as_json: bool, phrases: Path | None, site: str, recogniser: str) -> None:
    """Print what is heard in each recording (WAV or FLAC), utterance by utterance.

    Without --phrases or --site any words at all may be heard, less surely. Ends with status 1 if a file cannot be
    read or was cut off, or nothing was heard in it.
    """
    wording = load()
    try:
        hearing = choose(recogniser)
        expected = _expected(phrases, site, hearing, wording)
    except RecogniserError as problem:
        complain(str(problem))
    failed, unsure = False, False
    for file in files:
        recording = read_recording(file, hearing.rate)
        if recording.trouble is not None:
            failed = True
            click.echo(words(recording.trouble, wording), err=True)
        if recording.sound is None:
            continue
        heard = hear_sound(recording.sound, hearing, expected)
        failed = failed or not heard
        unsure = unsure or any(transcript.confidence < UNSURE for transcript in heard)
        _print(file, heard, as_json)
    hearing.close()
    if unsure and not (phrases or site):
        click.echo(HINT, err=True)
    if failed:
        raise SystemExit(1)


def _expected(phrases: Path | None, site: str, hearing: Recogniser, wording: Wording) -> Grammar:
    """What may be heard: a file's phrases, a site's start page's, or anything."""
    if phrases is not None:
        lines = phrases.read_text(encoding="utf-8", errors="replace").splitlines()
        return Grammar(tuple(line.strip().lower() for line in lines if line.strip()))
    if not site:
        return Grammar()
    with site_named(site) as found, Browser(found) as browser:
        response = browser.visit(found.start)
        if isinstance(response, Trouble):
            complain(words(response, wording))
        page = parse(response.body, response.url, response.content_type, found)
    return grammar(Place(found, page), load_commands(wording.commands), hearing.knows)


def _print(file: str, heard: tuple[Transcript, ...], as_json: bool) -> None:
    for transcript in heard:
        if as_json:
            confidence = round(transcript.confidence, 3)
            record = {"file": file, "text": transcript.text, "confidence": confidence, "seconds": transcript.seconds}
            click.echo(json.dumps({**record, "alternatives": list(transcript.alternatives)}, ensure_ascii=False))
        else:
            click.echo(f"{file}: {transcript.text}")
    if not heard and not as_json:
        click.echo(f"{file}: nothing was heard")


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
def say(text: tuple[str, ...], output: Path | None, voice: str, rate: int | None, language: str) -> None:
    """Say TEXT as Plainspoken says it: numbers, dates and abbreviations made speakable."""
    settings = settings_told()
    manner = replace(settings.manner, rate=rate or settings.rate)
    spoken = speakable(" ".join(text), language)
    made = _voice(voice or settings.voice)
    try:
        if output is None:
            _aloud(Utterance(spoken, language), made, manner, settings.loudspeaker)
        else:
            _write(output, made.render(spoken, language, manner))
    finally:
        made.close()


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
