"""`plainspoken hear`: sound to words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from plainspoken.cli.shared import complain, settings_told, site_named, words
from plainspoken.flow import Grammar, Place, Transcript, Trouble
from plainspoken.hearing import Recogniser, RecogniserError, choose, hear_sound, read_recording
from plainspoken.intent import grammar
from plainspoken.intent import load as load_commands
from plainspoken.intent.fillers import fillers
from plainspoken.page import parse
from plainspoken.web import Browser
from plainspoken.wording import Wording, load

UNSURE = 0.3
"""The confidence below which what was heard is likely to be wrong."""
HINT = "This may have been misheard: with --site NAME or --phrases FILE only what is expected is listened for."


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.wav...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and an utterance.")
@click.option("--phrases", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file with a phrase a line: only these may be heard, beside such as er and please.")  # fmt: skip
@click.option("--site", default="", help="Only what can be said on this site's start page may be heard.")
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default that of your settings.")
def hear(files: tuple[str, ...], as_json: bool, phrases: Path | None, site: str, recogniser: str) -> None:
    """Print what is heard in each recording (WAV or FLAC), utterance by utterance.

    Without --phrases or --site any words at all may be heard, less surely. Ends with status 1 if a file cannot be
    read or was cut off, or nothing was heard in it.
    """
    settings, wording = settings_told(), load()
    try:
        hearing = choose(recogniser) if recogniser else choose(settings.recogniser, settings.model or None)
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
        return Grammar(tuple(line.strip().lower() for line in lines if line.strip()), fillers=fillers())
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
