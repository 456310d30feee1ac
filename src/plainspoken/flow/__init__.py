"""The types that travel from stage to stage: sound, transcript, intent, step, utterance.

Every one is a frozen dataclass of plain values, so that a whole session can be compared, saved, replayed and undone.
Nothing here does any work; the stages do. A module a stage, all of it had from here.
"""

from plainspoken.flow.actions import Action, Forget, Hush, Mark, Quit, Read, Reason, Submit, Tell, Unfold, Visit, Why
from plainspoken.flow.events import Event, Finished, Reached, SpeechBegan, Trouble, Utterance
from plainspoken.flow.page import Beyond, Block, Choice, Component, Control, Form, Node, Page, Part, Request, Run
from plainspoken.flow.place import LISTENING, Answer, Detail, Doing, Listing, Manner, Place, Question, Step, Stop
from plainspoken.flow.site import (
    BeyondVoice,
    Contact,
    CookieChoice,
    Cookies,
    Politeness,
    Reporting,
    Site,
    Task,
    TaskStep,
    Translation,
)
from plainspoken.flow.sound import Grammar, Mode, Sound, Transcript
from plainspoken.flow.understanding import Intent, NotUnderstood, Value, Values

__all__ = [
    "LISTENING",
    "Action",
    "Answer",
    "Beyond",
    "BeyondVoice",
    "Block",
    "Choice",
    "Component",
    "Contact",
    "Control",
    "CookieChoice",
    "Cookies",
    "Detail",
    "Doing",
    "Event",
    "Finished",
    "Forget",
    "Form",
    "Grammar",
    "Hush",
    "Intent",
    "Listing",
    "Manner",
    "Mark",
    "Mode",
    "Node",
    "NotUnderstood",
    "Page",
    "Part",
    "Place",
    "Politeness",
    "Question",
    "Quit",
    "Reached",
    "Read",
    "Reason",
    "Reporting",
    "Request",
    "Run",
    "Site",
    "Sound",
    "SpeechBegan",
    "Step",
    "Stop",
    "Submit",
    "Task",
    "TaskStep",
    "Tell",
    "Transcript",
    "Translation",
    "Trouble",
    "Unfold",
    "Utterance",
    "Value",
    "Values",
    "Visit",
    "Why",
]
