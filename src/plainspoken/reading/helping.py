"""Help in words: a command's line, a topic's examples, the topics, all from commands.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plainspoken.wording import Wording


def help_on(name: str, wording: Wording) -> str:
    """What help says of a command or of a topic, by its name in commands.yaml."""
    file = _file(wording)
    command = file["commands"].get(name)
    if command is not None:
        return wording.reply("help.command", {"example": command["example"], "help": command["help"]})
    if name not in file["topics"]:
        return wording.reply("help.none", {"help": name})
    examples = [each["example"] for each in file["commands"].values() if each["topic"] == name]
    return wording.reply("help.topic", {"topic": file["topics"][name]["name"], "examples": "; ".join(examples)})


def commands_help(_: str, wording: Wording) -> str:
    """The topics that can be spoken about."""
    names = [topic["name"] for topic in _file(wording)["topics"].values()]
    return wording.reply("help.commands", {"topics": ", ".join(names)})


def _file(wording: Wording) -> Mapping[str, Any]:
    value = wording.commands.value
    if not isinstance(value, dict):
        raise TypeError("commands.yaml is not a mapping")
    return value
