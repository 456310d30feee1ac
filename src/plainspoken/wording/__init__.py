"""What people say and what is said back: a folder a language, English the measure of the others."""

from plainspoken.wording.languages import commands, lacks, languages, load
from plainspoken.wording.replies import UnknownReplyError, Wording, gaps, plural
from plainspoken.wording.said_as import said_as
from plainspoken.wording.spoken import Spoken, spoken
from plainspoken.wording.voices import VoiceWords, voice_words

__all__ = [
    "Spoken",
    "UnknownReplyError",
    "VoiceWords",
    "Wording",
    "commands",
    "gaps",
    "lacks",
    "languages",
    "load",
    "plural",
    "said_as",
    "spoken",
    "voice_words",
]
