"""`plainspoken listen`: the conversation itself, on the microphone or typed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from queue import SimpleQueue

import click

from plainspoken.assistant import Assistant
from plainspoken.cli.alarm import Alarm
from plainspoken.cli.ending import Ending, attend
from plainspoken.cli.keeping import PersonsKeeper, listening_of
from plainspoken.cli.listening import Events, Sounds, listening
from plainspoken.cli.room import Room
from plainspoken.cli.shared import complain, settings_told, site_named, words
from plainspoken.cli.writing import refuse_unwritable, writing
from plainspoken.devices import SoundDevices
from plainspoken.edges import Edges
from plainspoken.flow import Event, Place, Site, Tell, Trouble, Utterance
from plainspoken.hearing import RecogniserError, recognisers
from plainspoken.hearing.typed_listener import TypedListener
from plainspoken.intent import load as load_commands
from plainspoken.memory import Memory, keys_for, open_safe
from plainspoken.noting import Note
from plainspoken.profiles import from_url, leaves
from plainspoken.reading.replies import voiceless
from plainspoken.settings import Settings
from plainspoken.speaking import Habits, Player, Pyttsx3Voice, Speaker, VoiceError, engine_and_voice, open_player
from plainspoken.speaking import choose as choose_voice
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.testing.rehearsal import Recorded
from plainspoken.uploads import files_of
from plainspoken.web import Browser
from plainspoken.wording import Wording, load

PRINTED = "What I say is printed. plainspoken doctor says how to mend that. A voice that you choose is kept till then."
GOODBYE_SECONDS = 10.0
"""How long the last words may take before the program ends."""


@click.command()
@click.option("--site", default="", help="A site profile's name, or a web address; anytown is for practice.")
@click.option("--typed", is_flag=True, help="Type what you would say; the answers are printed, and spoken if possible.")
@click.option("--recogniser", default="", help="vosk or pocketsphinx; by default vosk where it has a model.")
@click.option("--voice", default="", help="A voice, such as gmw/en+f3.")
@click.option("--write", "file", default="", metavar="FILE", help="Write the conversation down as a *.session.yaml.")
def listen(site: str, typed: bool, recogniser: str, voice: str, file: str) -> None:
    """Hold a conversation: speak, and hear the answers. Any key silences Plainspoken; the space bar has it listen.

    You may type at any time. On a Linux desktop a headset's button has it listen too.
    """
    settings = settings_told()
    named = site or settings.site
    chosen = Chosen(settings, typed, recogniser or settings.recogniser, voice or settings.voice, load())
    chosen = replace(chosen, write=file, named=named)
    _refuse_unknown(chosen)
    if file:
        refuse_unwritable(file)
    try:
        with site_named(named) as found:
            converse(chosen, found)
    except RecogniserError as problem:
        complain(str(problem), "plainspoken doctor says what can be done.")
    except KeyboardInterrupt:
        click.echo(chosen.wording.reply("talk.goodbye", {}))


@dataclass(frozen=True, slots=True)
class Chosen:
    """How this conversation is held; `write` is the file it is written into, `named` the site as it was named."""

    settings: Settings
    typed: bool
    recogniser: str
    voice: str
    wording: Wording
    write: str = ""
    named: str = ""


def converse(chosen: Chosen, site: Site) -> None:
    """Hold a conversation about a site until the person says goodbye, or types no more."""
    events: Events = SimpleQueue()
    chosen, gone = _there(chosen)
    settings, wording = chosen.settings, chosen.wording
    with ExitStack() as opened:
        commands = load_commands(wording.commands)
        room = Room(settings, commands.silences, listens=not chosen.typed)
        devices = SoundDevices()
        player = open_player(settings.loudspeaker or None, devices=devices)
        mouth = _mouth(chosen, events.put, room, player)
        opened.callback(mouth.close)
        sounds = Sounds(devices, mouth, None if isinstance(player, Trouble) else player, room)
        heard = settings.model_copy(update={"recogniser": chosen.recogniser})
        ear, attention = listening(heard, sounds, events, opened, typed=chosen.typed)
        browser = opened.enter_context(Browser(site))

        def site_of(url: str) -> Site:
            return from_url(url) if leaves(site, url) else site

        memory = Memory()
        engine, voice = engine_and_voice(chosen.voice)
        manner = replace(settings.manner, voice=voice)
        keeper = PersonsKeeper(
            memory,
            settings,
            lambda trouble: click.echo(words(trouble, wording), err=True),
            begun=(manner, engine),
        )
        safe, told = open_safe(memory.folder, settings.answers, keys_for(settings.answers))
        safe.use(browser.cookies, browser.bring, events.put)
        alarm, doze = Alarm(events.put), Alarm(events.put)
        opened.callback(alarm.cancel)
        opened.callback(doze.cancel)
        printer = Printer(chosen.typed, events.put)
        scribe = opened.enter_context(writing(chosen.write, chosen.named, lambda: assistant.place))

        def journal(note: Note) -> None:
            printer(note)
            if scribe is not None:
                scribe(note)

        net = Recorded(browser, site, scribe.sent) if scribe is not None else browser
        edges = Edges(ear, mouth, net, keeper, site_of, journal, room.gate, room.wary, isinstance(ear, TypedListener))
        edges = replace(
            edges, files=files_of(settings.upload_folder), safe=safe, alarm=alarm, doze=doze, attention=attention
        )
        sent = frozenset(safe.left.sent)
        place = Place(site, manner=manner, listening=listening_of(settings), saved=keeper.references, sent=sent)
        place = replace(place, bookmarks=keeper.bookmarks, pronounced=keeper.pronounced)
        assistant = Assistant(place, edges, wording, commands)
        assistant.welcome(also=(*gone, *(() if told is None else (Tell(told.key, told.values),)), *room.told))
        ended = attend(assistant, events, lambda: printer.failed, typed=chosen.typed)
        if isinstance(mouth, Speaker):
            mouth.wait(GOODBYE_SECONDS)
        safe.close(said_goodbye=assistant.over)
    if ended is not None:
        complain(ended)


class Printer:
    """Prints the conversation as it goes, for whoever sits beside the person, and for who types.

    Never raises, for the assistant would tell of that by the same way: where nothing can be written `failed` is true
    and the ending is posted.
    """

    def __init__(self, typed: bool, post: Callable[[Ending], None]) -> None:
        self._typed = typed
        self._post = post
        self.failed = False

    def __call__(self, note: Note) -> None:
        """Print a note, where it is one to print."""
        try:
            self._print(note)
        except (OSError, ValueError):
            self.failed = True
            self._post(Ending.NOT_WRITTEN)

    def _print(self, note: Note) -> None:
        if note.kind == "said":
            click.echo(f"Plainspoken: {note.text}")
        elif note.kind == "heard" and not self._typed:
            click.echo(f"You: {note.text}")
        elif note.kind == "broken":
            click.echo(note.text, err=True)


def _there(chosen: Chosen) -> tuple[Chosen, tuple[Tell, ...]]:
    """What was chosen, but for a voice in the settings that this computer has not: that is told, another taken.

    One that was named on the command line has been looked for already.
    """
    if not chosen.voice or chosen.voice != chosen.settings.voice:
        return chosen, ()
    try:
        choose_voice(chosen.voice).close()
    except VoiceError:
        return replace(chosen, voice=""), (Tell("voice.gone", (("name", engine_and_voice(chosen.voice)[1]),)),)
    return chosen, ()


def _mouth(
    chosen: Chosen, post: Callable[[Event], None], room: Room, player: Player | Trouble
) -> Speaker | PrintedSpeech:
    """The speaker, or print where nothing can be heard, with voices to choose for the next time all the same."""
    wording = chosen.wording
    if isinstance(player, Trouble):
        click.echo(f"{words(player, wording)}\n{PRINTED}", err=True)
    try:
        voice = choose_voice(chosen.voice)
    except VoiceError as problem:
        if not isinstance(player, Trouble):
            player.close()
        complain(str(problem))
    if isinstance(player, Trouble):
        return PrintedSpeech(post, at_once=True, voice=voice)
    player.patient = True
    if isinstance(voice, Pyttsx3Voice):
        voice.stand_by()
    player.tap = room.played
    speaker = Speaker(
        voice,
        player,
        post,
        Habits(
            chosen.settings.manner,
            Utterance(wording.reply("working", {})),
            lambda language: voiceless(language, wording),
        ),
        room.own,
    )
    speaker.yields, speaker.persists = room.open, room.wary  # an echo goes on until the voice is silent
    return speaker


def _refuse_unknown(chosen: Chosen) -> None:
    """End in words where a recogniser or voice is named that is not there, even if this conversation needs none."""
    there_are = recognisers()
    if chosen.recogniser and chosen.recogniser not in there_are:
        complain(f"There is no recogniser {chosen.recogniser!r}. There are: {', '.join(there_are) or 'none'}.")
    try:
        if chosen.voice:
            choose_voice(chosen.voice).close()
    except VoiceError as problem:
        complain(str(problem))
