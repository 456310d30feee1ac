"""From what was heard to what is meant: commands, near matches, spoken numbers, and what may be said now."""

from plainspoken.intent.commands import Command, Commands, load
from plainspoken.intent.confirming import confirmed
from plainspoken.intent.grammar import grammar
from plainspoken.intent.interpret import interpret
from plainspoken.intent.vocabulary import Vocabulary, vocabulary

__all__ = ["Command", "Commands", "Vocabulary", "confirmed", "grammar", "interpret", "load", "vocabulary"]
