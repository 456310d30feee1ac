"""`plainspoken hear` and `plainspoken say`: sound to words, and words to sound."""

from __future__ import annotations

import json
from pathlib import Path

import click

from plainspoken.cli.shared import complain, site_named, words
from plainspoken.flow import Grammar, Manner, Place, Sound, Transcript, Trouble, Utterance
from plainspoken.hearing import Recogniser, RecogniserError, choose, hear_sound, read_recording
from plainspoken.intent import grammar
from plainspoken.intent import load as load_commands
from plainspoken.page import parse
from plainspoken.reading.speakable import speakable
from plainspoken.settings import load as load_settings
from plainspoken.speaking import Speaker, VoiceError, open_player, write_sound
from plainspoken.speaking import choose as choose_voice
from plainspoken.web import Browser
from plainspoken.wording import Wording, load


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.wav...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and an utterance.")
@click.option("--phrases", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file with a phrase a line: only these may be heard.")  # fmt: skip
@click.option("--site", default="", help="Only what can be said on this site's start page may be heard.")
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default vosk where it has a model.")
def hear(files: tuple[str, ...], as_json: bool, phrases: Path | None, site: str, recogniser: str) -> None:
    """Print what is heard in each recording (WAV or FLAC), utterance by utterance.

    Without --phrases or --site any words at all may be heard.
    """
    wording = load()
    try:
        hearing = choose(recogniser)
        expected = _expected(phrases, site, hearing, wording)
    except RecogniserError as problem:
        complain(str(problem))
    failed = False
    for file in files:
        recording = read_recording(file, hearing.rate)
        if recording.trouble is not None:
            click.echo(words(recording.trouble, wording), err=True)
        if recording.sound is None:
            failed = True
            continue
        _print(file, hear_sound(recording.sound, hearing, expected), as_json)
    hearing.close()
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


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A WAV file instead of aloud.")
@click.option("--voice", default="", help="A voice, such as gmw/en+f3; plainspoken say --voices lists them.")
@click.option("--rate", type=click.IntRange(80, 450), help="Words a minute.")
@click.option("--language", default="en", show_default=True, help="The language of the text.")
def say(text: tuple[str, ...], output: Path | None, voice: str, rate: int | None, language: str) -> None:
    """Say TEXT as Plainspoken says it: numbers, dates and abbreviations made speakable."""
    settings, _ = load_settings()
    manner = Manner(rate or settings.rate, settings.volume)
    spoken = speakable(" ".join(text), language)
    wording = load()
    try:
        made = choose_voice(voice or settings.voice)
    except VoiceError as problem:
        complain(str(problem))
    if output is None:
        player = open_player(settings.loudspeaker or None)
        if isinstance(player, Trouble):
            made.close()
            complain(words(player, wording), "To write a file instead: plainspoken say TEXT -o FILE.wav")
        troubles: list[Trouble] = []
        speaker = Speaker(made, player, lambda event: troubles.append(event) if isinstance(event, Trouble) else None)
        speaker.say((Utterance(spoken, language),), manner, 1)
        speaker.wait()
        speaker.close()
        if troubles:
            complain(*(words(trouble, wording) for trouble in troubles))
        return
    sound = made.render(spoken, language, manner)
    made.close()
    if isinstance(sound, Trouble):
        complain(words(sound, wording))
    _write(output, sound)


def _write(output: Path, sound: Sound) -> None:
    try:
        write_sound(output, sound)
    except OSError as problem:
        complain(f"{output} cannot be written: {problem.strerror or problem}")
    click.echo(f"{output}: {sound.seconds:.1f} seconds")
