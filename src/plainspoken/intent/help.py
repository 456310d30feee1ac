"""What can be said, told by topic: for the spoken help, `plainspoken commands` and the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.intent.commands import Command, Commands

SLOTS_SHOWN = {
    "number": "a number",
    "level": "a level from 1 to 6",
    "ordinal": "first, second …",
    "label": "a name on the page",
    "option": "an option",
    "text": "any words",
    "query": "any words",
    "topic": "a topic or a command",
    "kind": "heading, link, list …",
}


def topics(commands: Commands) -> tuple[str, ...]:
    """The topics by their names in the file, in its order; `commands.topics[topic].name` is how each is spoken."""
    return tuple(commands.topics)


def commands_in(commands: Commands, topic: str) -> tuple[Command, ...]:
    """The commands of a topic, in the order of the file; none for a topic that there is not."""
    return tuple(command for command in commands.by_name.values() if command.entry.topic == topic)


def line(command: Command) -> str:
    """A command as help says it: `Say "next heading" to go to the next heading.`"""
    return f'Say "{command.entry.example}" to {command.entry.help}.'


def markdown(commands: Commands) -> str:
    """Everything that can be said as a Markdown document: a table a topic, all sentences of each command."""
    parts = ["# What you can say\n"]
    parts += [f"Words in brackets stand for what you choose: {_legend()}.\n"]
    for topic in topics(commands):
        name = commands.topics[topic].name
        parts.append(f"## {name[:1].upper()}{name[1:]}\n")
        parts.append("| Say | To | Also |\n|---|---|---|")
        parts += [_row(command) for command in commands_in(commands, topic)]
        parts[-1] += "\n"
    return "\n".join(parts)


def _legend() -> str:
    return "; ".join(f"*{{{slot}}}* {meaning}" for slot, meaning in SLOTS_SHOWN.items())


def _row(command: Command) -> str:
    """A command as a row: how to say it, what it does, its other sentences as they stand in the file."""
    entry = command.entry
    others = ", ".join(_also(command))
    return f"| **{_cell(entry.example)}** | {_cell(entry.help)} | {_cell(others)} |"


def _also(command: Command) -> Iterator[str]:
    for sentence in command.entry.sentences:
        if sentence != command.entry.example:
            yield f"`{sentence}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
