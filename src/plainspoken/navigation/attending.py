"""When it is listened, and to what: open, by a key, a headset's button or a phrase; sleeping, waking and by what."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, Listening, Place, Question, Step, Tell, When
from plainspoken.navigation.asking import ask, current
from plainspoken.navigation.step import Handler, say, tell
from plainspoken.values.words import words

WAITING = "wake.what"
LONGEST_PATIENCE = 120
LEAST_WORDS, LEAST_LETTERS, MOST_WORDS = 2, 8, 6
"""A wake phrase of one short word is heard in any talk, and nobody says a long one the same way twice."""


def when(wanted: When) -> Handler:
    """A handler that listens always, by a key or by the wake phrase, and says what that means."""

    def move(intent: Intent, place: Place) -> Step:
        listening = replace(place.listening, when=wanted)
        moved = replace(place, listening=listening)
        if wanted is When.PHRASE:
            return say(moved, "listen.phrase", phrase=phrase_of(place), count=listening.patience)
        return say(moved, "listen.open" if wanted is When.OPEN else "listen.key")

    return move


def headset(intent: Intent, place: Place) -> Step:
    """Be for the buttons of a headset, and say what they do; where the edges say they cannot be heard of, say that."""
    heeding = replace(place, listening=replace(place.listening, headset=True))
    return say(heeding, "listen.headset_missing" if intent.number("missing") else "listen.headset")


def no_headset(intent: Intent, place: Place) -> Step:
    """Leave the buttons of a headset to other programs."""
    return say(replace(place, listening=replace(place.listening, headset=False)), "listen.no_headset")


def sleep(intent: Intent, place: Place) -> Step:
    """Stop listening to all but the wake phrase."""
    return say(replace(place, asleep=True), "talk.asleep", phrase=phrase_of(place))


def wake(intent: Intent, place: Place) -> Step:
    """Listen again, and ask once more what waits for an answer."""
    awake = replace(place, asleep=False)
    asked = current(awake, awake.page) if awake.page is not None and place.asleep else None
    if asked is None:
        return say(awake, "talk.awake")
    again = ask(awake, *asked)
    return Step(again.place, (tell("talk.awake"), *again.actions))


def drowsed(place: Place, *, long: bool) -> Step:
    """Nobody has said anything for long: say that it will sleep, and sleep when that was to no purpose."""
    if place.asleep or not place.listening.patience:
        return Step(place)
    if not long:
        return say(place, "sleep.soon")
    return sleep(Intent("talk.sleep"), place)


def sleep_after(intent: Intent, place: Place) -> Step:
    """Sleep by itself after so many minutes of silence."""
    minutes = intent.number("number") or 0
    if not 1 <= minutes <= LONGEST_PATIENCE:
        return say(place, "sleep.no_such", most=LONGEST_PATIENCE)
    return say(_changed(place, sleep_after=minutes), "sleep.after", count=minutes)


def stay_awake(intent: Intent, place: Place) -> Step:
    """Never sleep by itself; where it is to be called each time, that is listening openly again."""
    listening = replace(place.listening, sleep_after=0)
    if listening.when is When.PHRASE:
        listening = replace(listening, when=When.OPEN)
    return say(replace(place, listening=listening), "sleep.never")


def which_phrase(intent: Intent, place: Place) -> Step:
    """Say what wakes it."""
    return say(place, "wake.is", phrase=phrase_of(place))


def usual_phrase(intent: Intent, place: Place) -> Step:
    """Be woken by the language's own phrase again."""
    usual = _changed(place, phrase="")
    return say(usual, "wake.kept", phrase=phrase_of(usual))


def ask_phrase(intent: Intent, place: Place) -> Step:
    """Ask for a wake phrase of the person's own."""
    return say(replace(place, question=Question(WAITING)), WAITING)


def set_phrase(intent: Intent, place: Place) -> Step:
    """Take words for a wake phrase, and ask whether they were heard rightly; say why where they cannot be one.

    The slots `unheard` and `taken` are what the edges know of them: a word that the recogniser cannot hear, and
    whether they are a command already.
    """
    phrase = " ".join(intent.text("text").lower().split())
    if wrong := _fault(phrase, intent):
        return Step(replace(place, question=Question(WAITING)), (wrong, tell("wake.another")))
    keep = Intent("listen.keep_phrase", (("phrase", phrase),))
    return say(replace(place, question=Question("wake.check", (keep,))), "wake.check", phrase=phrase)


def keep_phrase(intent: Intent, place: Place) -> Step:
    """Be woken by the words that were read back, from now on."""
    kept = replace(_changed(place, phrase=intent.text("phrase")), question=None)
    return say(kept, "wake.kept", phrase=phrase_of(kept))


def phrase_of(place: Place) -> str:
    """What wakes it, as it is told."""
    return place.listening.phrase or words().spoken.wake_phrase


def _fault(phrase: str, intent: Intent) -> Tell | None:
    """Why words cannot be a wake phrase; None where they can."""
    said = phrase.split()
    if len(said) < LEAST_WORDS or len("".join(said)) < LEAST_LETTERS:
        return tell("wake.short", phrase=phrase)
    if len(said) > MOST_WORDS:
        return tell("wake.long", count=MOST_WORDS)
    if unheard := intent.text("unheard"):
        return tell("wake.unheard", word=unheard)
    return tell("wake.taken", phrase=phrase) if intent.number("taken") else None


def _changed(place: Place, *, phrase: str | None = None, sleep_after: int | None = None) -> Place:
    listening: Listening = place.listening
    if phrase is not None:
        listening = replace(listening, phrase=phrase)
    if sleep_after is not None:
        listening = replace(listening, sleep_after=sleep_after)
    return replace(place, listening=listening)


HANDLERS: dict[str, Handler] = {
    "listen.open": when(When.OPEN),
    "listen.key": when(When.KEY),
    "listen.phrase": when(When.PHRASE),
    "listen.headset": headset,
    "listen.no_headset": no_headset,
    "listen.which_phrase": which_phrase,
    "listen.ask_phrase": ask_phrase,
    "listen.set_phrase": set_phrase,
    "listen.keep_phrase": keep_phrase,
    "listen.usual_phrase": usual_phrase,
    "listen.sleep_after": sleep_after,
    "listen.stay_awake": stay_awake,
    "talk.sleep": sleep,
    "talk.wake": wake,
}
