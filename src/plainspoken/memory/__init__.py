"""What is kept about a person: pages they asked to remember, and a form's answers until it is sent, encrypted."""

from plainspoken.memory.bookmarks import Kept, Memory
from plainspoken.memory.keys import Keys, keys_for
from plainspoken.memory.safe import Safe, open_safe
from plainspoken.memory.unfinished import Given, Unfinished

__all__ = ["Given", "Kept", "Keys", "Memory", "Safe", "Unfinished", "keys_for", "open_safe"]
