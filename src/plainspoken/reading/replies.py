"""Replies: a key and its values turned into words."""

from __future__ import annotations

from plainspoken.flow import Place, Tell, Utterance
from plainspoken.reading.describing import describe
from plainspoken.reading.helping import commands_help, help_on
from plainspoken.wording import Wording

HELP = {"help.on": help_on, "help.commands": commands_help}
"""Replies that are made of the help lines in commands.yaml."""


def told(tell: Tell, place: Place, wording: Wording) -> Utterance:
    """A reply in words: `kind` becomes the kind's name for its `count`, `thing` the node's description."""
    values = dict(tell.values)
    if "kind" in values:
        count = values.get("count", 1)
        values["kind"] = wording.reply(f"kind.{values['kind']}", {"count": count})
    language = wording.language
    if "thing" in values and place.page is not None:
        node = place.page.nodes[int(values["thing"])]
        values["thing"] = describe(place.page, node, wording, place.manner.detail)
    if tell.key in HELP:
        return Utterance(HELP[tell.key](str(values.get("help", "")), wording), language)
    return Utterance(wording.reply(tell.key, values), language, tell.mark)
