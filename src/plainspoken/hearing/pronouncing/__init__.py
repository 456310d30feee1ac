"""How words are said that no dictionary has: eSpeak NG's phonemes as the phones of a recogniser."""

from plainspoken.hearing.pronouncing.pronouncer import Pronouncer

__all__ = ["Pronouncer"]
