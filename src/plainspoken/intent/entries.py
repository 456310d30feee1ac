"""What commands.yaml holds: an entry a command, the topics, the lists and the rules its sentences name."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]


class TopicEntry(BaseModel):
    """A topic: what help calls it, and what else people call it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    also: tuple[Text, ...] = ()


class CommandEntry(BaseModel):
    """A command as a person writes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: Text
    help: Text
    example: Text
    sentences: Annotated[tuple[Text, ...], Field(min_length=1)]
    needs: Literal["", "page", "form", "table", "listing", "question"] = ""
    universal: bool = False
    exact: bool = False


class CommandsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topics: dict[str, TopicEntry]
    careful: tuple[Text, ...] = ()
    lists: dict[str, dict[str, tuple[Text, ...]]] = {}
    rules: dict[str, Text] = {}
    commands: dict[str, CommandEntry]
