"""What only the edges know, put into a command and its place before the command is carried out."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.edges import Edges
from plainspoken.flow import Intent, Place
from plainspoken.intent import Commands
from plainspoken.intent.normal import normal
from plainspoken.intent.strict import Setting, strictly
from plainspoken.intent.vocabulary import vocabulary
from plainspoken.intent.waking import WAKE

OF_VOICES = ("voice.", "speech.higher", "speech.deeper")
"""How commands begin for which it matters which voices there are."""

ABOUT_HEADSETS = "listen.headset"
ABOUT_MICROPHONES = frozenset({"listen.microphones", "listen.microphone"})
ABOUT_LOUDSPEAKERS = frozenset({"listen.loudspeakers", "listen.loudspeaker"})


def informed(intent: Intent, place: Place, edges: Edges, commands: Commands) -> tuple[Intent, Place]:
    """A command and the place it is carried out in, with what the edges know that it needs.

    For what is known of a person, what is kept; for a wake phrase, whether it can be heard and is free to be one; for
    choosing a device or a voice, those that there are; for a headset's buttons, whether they can be heard of at all.
    """
    if intent.name == "me.known":
        return intent, replace(place, kept=(*edges.keeper.known(), *edges.safe.known()))
    if intent.name == "listen.set_phrase" or (place.question is not None and place.question.key == "wake.what"):
        return _judged(intent, place, edges, commands), place
    if intent.name == ABOUT_HEADSETS and not edges.attention.buttons():
        return replace(intent, slots=(*intent.slots, ("missing", 1))), place
    if intent.name in ABOUT_MICROPHONES:
        return intent, replace(place, microphones=edges.attention.microphones())
    if intent.name in ABOUT_LOUDSPEAKERS:
        return intent, replace(place, loudspeakers=edges.attention.loudspeakers())
    if intent.name.startswith(OF_VOICES):
        return intent, replace(place, voices=edges.mouth.voices())
    return intent, place


def ordered(name: str, commands: Commands) -> Intent:
    """The command of a name, as if its example had been said: how a button stands for a command."""
    return Intent(name, (), commands.by_name[name].entry.example)


def _judged(intent: Intent, place: Place, edges: Edges, commands: Commands) -> Intent:
    """A command with words for a wake phrase, and what speaks against them: a word not heard, a command they are."""
    words = normal(intent.text("text"))
    slots = intent.slots
    unheard = next((word for word in words.split() if not edges.ear.knows(word)), "")
    if unheard:
        slots = (*slots, ("unheard", unheard))
    meant = strictly(words, Setting(place, commands, vocabulary(place)))
    if meant is not None and meant.name != WAKE:
        slots = (*slots, ("taken", 1))
    return replace(intent, slots=slots)
