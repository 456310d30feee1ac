"""Replies: a key and its values turned into words."""

from __future__ import annotations

import re

from plainspoken.flow import Place, Tell, Utterance
from plainspoken.reading.describing import describe
from plainspoken.reading.helping import commands_help, help_on
from plainspoken.reading.sounding import of_reply
from plainspoken.reading.spelling import spelt
from plainspoken.reading.voicing import base
from plainspoken.wording import Wording

DOUBLED_STOP = re.compile(r"(?<=[.?!:…])[.:](?=\s|$)")
HELP = {"help.on": help_on, "help.commands": commands_help}
"""Replies that are made of the help lines in commands.yaml."""


def told(tell: Tell, place: Place, wording: Wording) -> Utterance:
    """A reply in words: `kind` becomes the kind's name for its `count`, `thing` the node's description.

    `spelt` becomes the letters of its words, `language` the name of the one with that code.
    """
    values = dict(tell.values)
    if "kind" in values and wording.has(f"kind.{values['kind']}"):
        values["kind"] = wording.reply(f"kind.{values['kind']}", {"count": values.get("count", 1)})
    if "language" in values and wording.has(f"language.{values['language']}"):
        values["language"] = wording.reply(f"language.{values['language']}")
    if "spelt" in values:
        values["spelt"] = ". ".join(spelt(str(values["spelt"]), wording))
    if "thing" in values and place.page is not None:
        node = place.page.nodes[int(values["thing"])]
        values["thing"] = describe(place.page, node, wording, place.manner.detail)
    of_help = HELP.get(tell.key)
    text = of_help(str(values.get("help", "")), wording) if of_help else wording.reply(tell.key, values)
    return Utterance(_one_stop(text), wording.language, tell.mark, of_reply(tell, place.page))


def voiceless(language: str, wording: Wording) -> Utterance:
    """What is said before words in a language that no voice speaks."""
    key = f"language.{base(language)}"
    name = wording.reply(key if wording.has(key) else "language.unknown")
    return Utterance(wording.reply("voice.voiceless", {"language": name}), wording.language)


def _one_stop(text: str) -> str:
    """Text in which no full stop of ours follows a stop of the page's own: "Where do you live?."."""
    return DOUBLED_STOP.sub("", text)
