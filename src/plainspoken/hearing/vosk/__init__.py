"""Vosk: a model of ours with graphs of each page's phrases, or an official one with what libvosk makes of them."""

from plainspoken.hearing.vosk.recogniser import VoskRecogniser

__all__ = ["VoskRecogniser"]
