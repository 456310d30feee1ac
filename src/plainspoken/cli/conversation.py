"""`plainspoken listen`: the conversation itself, on the microphone or typed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue

import click

from plainspoken.assistant import Assistant
from plainspoken.cli.keeping import PersonsKeeper
from plainspoken.cli.shared import complain, site_named, words
from plainspoken.edges import Ear, Edges, Note
from plainspoken.flow import Event, Manner, Place, Site, Transcript, Trouble, Utterance
from plainspoken.hearing import RecogniserError, choose
from plainspoken.hearing.listener import Listener
from plainspoken.hearing.microphone import Microphone
from plainspoken.hearing.typed import TypedRecogniser
from plainspoken.hearing.typed_listener import TypedListener
from plainspoken.intent import load as load_commands
from plainspoken.memory import Memory
from plainspoken.profiles import from_url, leaves
from plainspoken.settings import Settings
from plainspoken.settings import load as load_settings
from plainspoken.speaking import Speaker, VoiceError, open_player
from plainspoken.speaking import choose as choose_voice
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.web import Browser
from plainspoken.wording import Wording, load

GOODBYE_SECONDS = 10.0
"""How long the last words may take before the program ends."""


@click.command()
@click.option("--site", default="", help="A site profile's name, or a web address; anytown is for practice.")
@click.option("--typed", is_flag=True, help="Type what you would say; the answers are printed, and spoken if possible.")
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default vosk where it has a model.")
@click.option("--voice", default="", help="A voice, such as gmw/en+f3.")
def listen(site: str, typed: bool, recogniser: str, voice: str) -> None:
    """Hold a conversation: speak, and hear the answers. Enter silences Plainspoken; you may type at any time."""
    settings, faults = load_settings()
    for fault in faults:
        click.echo(f"Settings: {fault}", err=True)
    chosen = Chosen(settings, typed, recogniser or settings.recogniser, voice or settings.voice, load())
    try:
        with site_named(site or settings.site) as found:
            converse(chosen, found)
    except RecogniserError as problem:
        complain(str(problem), "plainspoken doctor says what can be done.")
    except KeyboardInterrupt:
        click.echo(chosen.wording.reply("talk.goodbye", {}))


@dataclass(frozen=True, slots=True)
class Chosen:
    """How this conversation is held."""

    settings: Settings
    typed: bool
    recogniser: str
    voice: str
    wording: Wording


def converse(chosen: Chosen, site: Site) -> None:
    """Hold a conversation about a site until the person says goodbye, or types no more."""
    events: SimpleQueue[Event] = SimpleQueue()
    settings, wording = chosen.settings, chosen.wording
    with ExitStack() as opened:
        mouth = _mouth(chosen, events.put)
        opened.callback(mouth.close)
        ear = _ear(chosen, events, opened)
        browser = opened.enter_context(Browser(site))

        def site_of(url: str) -> Site:
            return from_url(url) if leaves(site, url) else site

        keeper = PersonsKeeper(Memory(), settings, lambda trouble: click.echo(words(trouble, wording), err=True))
        gate = not settings.headphones and isinstance(ear, Listener)
        edges = Edges(ear, mouth, browser, keeper, site_of, printer(chosen), gate)
        manner = Manner(settings.rate, settings.volume, settings.detail)
        place = Place(site, manner=manner, bookmarks=keeper.bookmarks)
        assistant = Assistant(place, edges, wording, load_commands(wording.commands))
        assistant.welcome()
        assistant.run(events)
        if isinstance(mouth, Speaker):
            mouth.wait(GOODBYE_SECONDS)


def printer(chosen: Chosen) -> Callable[[Note], None]:
    """Prints the conversation as it goes, for whoever sits beside the person, and for who types."""

    def show(note: Note) -> None:
        if note.kind == "said":
            click.echo(f"Plainspoken: {note.text}")
        elif note.kind == "heard" and not chosen.typed:
            click.echo(f"You: {note.text}")
        elif note.kind == "broken":
            click.echo(note.text, err=True)

    return show


def _mouth(chosen: Chosen, post: Callable[[Event], None]) -> Speaker | PrintedSpeech:
    """The speaker, or print where nothing can be heard; a person who types may do without."""
    settings, wording = chosen.settings, chosen.wording
    player = open_player(settings.loudspeaker or None)
    if isinstance(player, Trouble):
        click.echo(words(player, wording), err=True)
        return PrintedSpeech(post, at_once=True)
    try:
        voice = choose_voice(chosen.voice)
    except VoiceError as problem:
        player.close()
        complain(str(problem))
    return Speaker(voice, player, post, Utterance(wording.reply("working", {})))


def _ear(chosen: Chosen, events: SimpleQueue[Event], opened: ExitStack) -> Ear:
    """The listener on the microphone, and the keyboard beside it; or the keyboard alone."""

    def ended() -> None:
        if chosen.typed:
            events.put(Transcript("goodbye"))

    keyboard = TypedListener(enter_stops(sys.stdin), TypedRecogniser(), events.put, ended)
    opened.callback(keyboard.close)
    if chosen.typed:
        keyboard.start()
        return keyboard
    recogniser = choose(chosen.recogniser, chosen.settings.model or None)
    listener = Listener(Microphone(chosen.settings.microphone), recogniser, events.put)
    opened.callback(listener.close)
    listener.start()
    keyboard.start()
    return listener


def enter_stops(lines: Iterable[str]) -> Iterator[str]:
    """Typed lines, Enter alone being "stop"."""
    for line in lines:
        yield line if line.strip() else "stop\n"
