"""Step in, utterances out: what is said of a page's things, in which words and order. Pure."""

from plainspoken.reading.aloud import utterances

__all__ = ["utterances"]
