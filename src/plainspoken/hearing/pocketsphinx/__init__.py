"""PocketSphinx, which hears where no model for Vosk is there."""

from plainspoken.hearing.pocketsphinx.recogniser import PocketSphinxRecogniser

__all__ = ["PocketSphinxRecogniser"]
