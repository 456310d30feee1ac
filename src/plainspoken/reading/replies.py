"""Replies: a key and its values turned into words."""

from __future__ import annotations

from plainspoken.flow import Place, Tell, Utterance, Value
from plainspoken.reading.describing import describe
from plainspoken.wording import Wording


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
    if tell.key == "help.on":
        return Utterance(help_line(values, wording), language)
    return Utterance(wording.reply(tell.key, values), language, tell.mark)


def help_line(values: dict[str, Value], wording: Wording) -> str:
    """What help says of a command or a topic by its name."""
    return wording.help_on(str(values.get("help", "")))
