"""What people say and what is said back: a folder a language, English the measure of the others."""

from plainspoken.wording.languages import commands, lacks, languages, load
from plainspoken.wording.replies import UnknownReplyError, Wording, gaps, plural
from plainspoken.wording.spoken import Spoken, spoken

__all__ = [
    "Spoken",
    "UnknownReplyError",
    "Wording",
    "commands",
    "gaps",
    "lacks",
    "languages",
    "load",
    "plural",
    "spoken",
]
