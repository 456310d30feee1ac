"""Values: what people say to a form's questions, as the form wants them, read back, put right and checked."""

from plainspoken.values.checking import checked
from plainspoken.values.correcting import corrected
from plainspoken.values.grouping import grouped, groups
from plainspoken.values.kinds import SENSITIVE, Facts, Kind, facts_of, kind_of
from plainspoken.values.phrases import phrases
from plainspoken.values.results import Refused, Understood
from plainspoken.values.understanding import understood
from plainspoken.values.words import Words, words
from plainspoken.values.writing import writings

__all__ = [
    "SENSITIVE",
    "Facts",
    "Kind",
    "Refused",
    "Understood",
    "Words",
    "checked",
    "corrected",
    "facts_of",
    "grouped",
    "groups",
    "kind_of",
    "phrases",
    "understood",
    "words",
    "writings",
]
