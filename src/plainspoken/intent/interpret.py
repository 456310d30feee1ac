"""From a transcript to what it means here: strictly a command, else surely near one, else not understood.

How sure a recogniser must be: below IGNORED the sound is taken for noise and nothing was said; below UNSURE it may not
send, delete or end anything and nothing near is guessed, only suggested. One that gives no confidence says 1.
"""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, NotUnderstood, Place, Transcript
from plainspoken.intent.answers import checked, chosen, free, is_free, options
from plainspoken.intent.commands import Commands
from plainspoken.intent.correcting import CHECKING, correction
from plainspoken.intent.fillers import bared, fillers, hesitates
from plainspoken.intent.nearest import SUGGESTIONS, closest, nearest
from plainspoken.intent.normal import normal
from plainspoken.intent.possible import possible
from plainspoken.intent.strict import Setting, missing, strictly
from plainspoken.intent.vocabulary import is_written, vocabulary
from plainspoken.intent.waking import called, woken

IGNORED = 0.1
FAINT = 0.02
"""How sure the words must be heard that send what was read back, to be asked for once more instead of ignored."""

UNSURE = 0.3
UNKNOWN_WORDS = ("[unk]", "<unk>", "[noise]", "<noise>", "<sil>", "++noise++")
LONGEST = 500
"""Letters of what was heard that are looked at; nobody says a longer command."""


def interpret(transcript: Transcript, place: Place, commands: Commands) -> Intent | NotUnderstood:
    """What a transcript means in a place; never raises for any transcript.

    Where the best of what was heard is no command, or one that cannot be carried out here, the first of the
    recogniser's alternatives that is one, and can be, is taken; only suggested where the recogniser was unsure.
    NotUnderstood("") is noise or silence.
    """
    heard = _heard(transcript)
    if not heard or transcript.confidence < (FAINT if _confirms(heard[0], place, commands) else IGNORED):
        return NotUnderstood("")
    if place.asleep and not transcript.typed:  # a line that is typed is no television's
        return woken(transcript, place, commands) or NotUnderstood(heard[0])
    setting = Setting(place, commands, vocabulary(place))
    if place.question is not None and place.question.key in CHECKING:
        return checked(heard[0], setting, typed=transcript.typed)
    if is_free(setting) or (transcript.typed and is_written(place)):
        return free(transcript.text.strip() if transcript.typed else heard[0], setting, typed=transcript.typed)
    if hesitates(heard[0], fillers()):
        return NotUnderstood("")
    best = _meant(heard[0], setting)
    if best and transcript.confidence < UNSURE and _exact(best, commands):
        return _asked_about(best, heard[0], place)
    if best and possible(best, place, commands):
        return best
    for text in heard[1:]:
        other = _meant(text, setting)
        if other and possible(other, place, commands) and not _exact(other, commands):
            sure = transcript.confidence >= UNSURE
            return other if sure else NotUnderstood(heard[0], (replace(other, heard=normal(text)),))
    return best or _near(heard[0], transcript.confidence, setting)


def _meant(text: str, setting: Setting) -> Intent | None:
    """The command that some words are, as they stand or without fillers: an answer chosen, a command, a correction."""
    for said in bared(text, fillers()):
        renamed = called(said, setting.place)
        meant = renamed or chosen(said, setting) or strictly(said, setting) or correction(said, setting)
        if meant:
            return meant
    return None


def _confirms(text: str, place: Place, commands: Commands) -> bool:
    """Whether words are those that send what waits to be sent, which need not be surely heard to be asked for again."""
    phrases = map(commands.phrase, bared(text, fillers()))
    waits = place.question is not None and place.question.request is not None
    return waits and any(phrase is not None and phrase.name == "form.confirm" for phrase in phrases)


def _asked_about(meant: Intent, text: str, place: Place) -> Intent | NotUnderstood:
    """A command that ends or deletes, not surely heard: it is asked about. What sends is not: it must be said again."""
    if meant.name == "form.confirm":
        waits = place.question is not None and place.question.request is not None
        return Intent(meant.name, (*meant.slots, ("doubtful", 1)), text) if waits else NotUnderstood(text)
    return NotUnderstood(text, (Intent(meant.name, meant.slots, normal(text)),))


def _near(text: str, confidence: float, setting: Setting) -> Intent | NotUnderstood:
    """What words that are no command are near, fillers apart."""
    *_, bare = bared(text, fillers())
    words = normal(bare)
    choose = setting.commands.by_name["form.choose"].patterns[0]
    near_options = sorted(closest(words, options(setting), choose), key=lambda guess: -guess.score)
    if near_options:
        return NotUnderstood(text, tuple(guess.intent for guess in near_options[:SUGGESTIONS]))
    found = nearest(bare, setting)
    if isinstance(found, Intent):
        return found if confidence >= UNSURE else NotUnderstood(text, (Intent(found.name, found.slots, words),))
    return replace(found, heard=text) if found.suggestions else missing(words, text, setting) or found


def _heard(transcript: Transcript) -> tuple[str, ...]:
    """What was heard and its alternatives, without the marks for unknown words, each once."""
    texts = []
    for text in (transcript.text, *transcript.alternatives):
        words = [word for word in text[:LONGEST].split() if word.lower() not in UNKNOWN_WORDS]
        texts.append(" ".join(words))
    return tuple(dict.fromkeys(text for text in texts if normal(text))) if texts[0] else ()


def _exact(intent: Intent, commands: Commands) -> bool:
    command = commands.by_name.get(intent.name)
    return command is not None and command.entry.exact
