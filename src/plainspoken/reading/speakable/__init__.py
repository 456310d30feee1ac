"""Text made speakable: in words that every engine reads as a British person would."""

from plainspoken.reading.speakable.text import speakable

__all__ = ["speakable"]
