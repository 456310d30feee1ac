"""Choosing a voice: hearing which there are, by language and accent, a few at a time, and taking one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Intent, Listing, Place, Step, Tell, VoiceDescription
from plainspoken.navigation.step import Handler, say, stay, tell
from plainspoken.wording import VoiceWords, voice_words

KIND = "voice"
CHUNK = 5
OURS = "en"
PITCH = 50


def list_voices(intent: Intent, place: Place) -> Step:
    """Tell of the voices of a language, ours where none is named, the first five of them."""
    if not place.voices:
        return say(place, "voice.silent")
    language = intent.text("language") or OURS
    found = of_language(place.voices, language)
    if not found:
        return say(place, "voice.no_language", language=language)
    step = chunk(place, Listing(KIND, found), 0)
    intro = tell("voice.count", count=len(found), language=language)
    return Step(step.place, (intro, *step.actions, tell("voice.how")))


def chunk(place: Place, listing: Listing, start: int) -> Step:
    """Tell of the next five voices of a list, which are numbers of the place's voices."""
    shown = listing.nodes[start : start + CHUNK]
    told = [
        tell("voice.item", number=number, name=called(place.voices[index]))
        for number, index in enumerate(shown, start + 1)
        if index < len(place.voices)
    ]
    left = len(listing.nodes) - start - len(shown)
    if left:
        told.append(tell("list.left", count=left))
    return stay(replace(place, listing=replace(listing, read=start + len(shown))), *told)


def use_number(intent: Intent, place: Place) -> Step:
    """Take a voice by its number in the list that was read, else in that of our own language."""
    listing, number = place.listing, intent.number("number") or 0
    numbers = listing.nodes if listing and listing.kind == KIND else of_language(place.voices, OURS)
    if not numbers:
        return say(place, "voice.silent")
    if not 1 <= number <= len(numbers):
        return say(place, "voice.no_number", number=number, count=len(numbers))
    return _use(place, place.voices[numbers[number - 1]])


def use_accent(intent: Intent, place: Place) -> Step:
    """Take a voice with an accent, keeping the way of speaking."""
    accent = intent.text("accent")
    words = voice_words()
    for index in of_language(place.voices, OURS):
        if words.accent_of(place.voices[index].language) == accent:
            return _use(place, place.voices[index])
    return _missing(place, words.accents[accent].say if accent in words.accents else accent)


def use_language(intent: Intent, place: Place) -> Step:
    """Take the voice of a language: ours for all that is in ours, another's for what is in that."""
    language = intent.text("language")
    found = of_language(place.voices, language)
    if found:
        return _use(place, place.voices[found[0]])
    return say(place, "voice.no_language", language=language) if place.voices else say(place, "voice.silent")


def use_named(intent: Intent, place: Place) -> Step:
    """Take a voice by its name or a part of it."""
    wanted = intent.text("text").casefold()
    for each in place.voices:
        if wanted in (each.identifier.casefold(), each.name.casefold(), called(each).casefold()):
            return _use(place, each)
    for each in place.voices:
        if wanted in f"{each.name} {called(each)}".casefold():
            return _use(place, each)
    return _missing(place, intent.text("text"))


def next_voice(intent: Intent, place: Place) -> Step:
    """Take the voice after this one, the first again after the last."""
    found = of_language(place.voices, OURS)
    if len(found) < 2:
        return say(place, "voice.only" if found else "voice.silent")
    mine = current(place)
    at = found.index(mine) + 1 if mine in found else 0
    return _use(place, place.voices[found[at % len(found)]])


def use_speaker(intent: Intent, place: Place) -> Step:
    """Speak like a woman or a man; said again, like another."""
    mine = current(place)
    if mine is None:
        return say(place, "voice.silent")
    wanted, voice = intent.text("speaker"), place.voices[mine]
    ways = [each for each in voice_words().speakers.get(wanted, ()) if each in voice.variants]
    if not ways:
        return _use_person(wanted, place)
    now = place.manner.voice.partition("+")[2]
    way = ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0]
    return _spoken_by(place, f"{voice.identifier}+{way}", tell(f"voice.{wanted}", number=ways.index(way) + 1))


def usual_voice(intent: Intent, place: Place) -> Step:
    """Speak with the voice, the speed and the pitch of the very first."""
    manner = replace(place.manner, voice="", others=(), pitch=PITCH)
    return say(replace(place, manner=manner), "voice.usual")


def which(intent: Intent, place: Place) -> Step:
    """Say which voice this is, how fast, how high and how loud it is."""
    mine = current(place)
    named = [] if mine is None else [tell("voice.this", name=called(place.voices[mine]))]
    manner = place.manner
    return stay(
        place,
        *named,
        tell("speech.rate", rate=manner.rate),
        tell("speech.pitch", pitch=manner.pitch),
        tell("speech.volume", volume=round(manner.volume * 100)),
    )


def languages(intent: Intent, place: Place) -> Step:
    """Say which languages there are voices for, those that people here ask for by name."""
    if not place.voices:
        return say(place, "voice.silent")
    spoken = dict.fromkeys(_primary(each.language) for each in place.voices if each.language)
    known = [code for code in KNOWN if code in spoken]
    told = [tell("voice.language", language=code) for code in known]
    others = len(spoken) - len(known)
    also = [tell("voice.other_languages", count=others)] if others else []
    return stay(place, tell("voice.languages", count=len(spoken)), *told, *also)


KNOWN = ("en", "cy", "gd", "ga", "ar", "bn", "fr", "pa", "pl", "pt", "ro", "so", "uk", "ur")
"""The languages that have names among our words."""


def of_language(voices: tuple[VoiceDescription, ...], language: str) -> tuple[int, ...]:
    """The voices of a language by their places among all, in the order of its accents and then of their names.

    Those of the engine that speaks come first, then those of one beside it.
    """
    words = voice_words()
    accents = list(words.accents)
    found: list[tuple[bool, int, str, int]] = []
    for index, each in enumerate(voices):
        if _primary(each.language) == _primary(language) and _tag(each.language) not in words.left_out:
            accent, own = words.accent_of(each.language), _primary(language)
            usual = _tag(each.language) in (own, f"{own}-{own}")  # "fr-fr" is French before all others are
            order = accents.index(accent) if accent else len(accents) - usual
            found.append((each.beside, order, each.name, index))
    return tuple(index for _, _, _, index in sorted(found))


def current(place: Place) -> int | None:
    """The place among all of the voice that speaks our language now; None where there is none."""
    wanted = place.manner.voice.partition("+")[0].casefold()
    found = of_language(place.voices, OURS)
    chosen = (i for i in found if wanted in (place.voices[i].identifier.casefold(), place.voices[i].name.casefold()))
    return next(chosen, found[0] if found else None)


def called(voice: VoiceDescription) -> str:
    """What a voice is called when it is said: its own name where it has one, and its accent.

    "English (Scotland)" is Scottish, "Microsoft Hazel Desktop - English (Great Britain)" is Hazel, British.
    """
    words = voice_words()
    accent = words.accent_of(voice.language)
    name = " ".join(_own_name(voice.name, words))
    described = "(" in name or not accent
    if described or not name:
        return words.accents[accent].say if accent else name.replace("(", "").replace(")", "") or voice.identifier
    return f"{name}, {words.accents[accent].say}"


def _own_name(name: str, words: VoiceWords) -> Iterator[str]:
    own, dash, _ = name.partition(" - ")
    return (word for word in (own if dash else name).split() if word.casefold() not in words.name_filler)


def _use(place: Place, voice: VoiceDescription) -> Step:
    """Speak with a voice from now on; one of another language speaks that, and ours stays as it is."""
    told = tell("voice.chosen", name=called(voice))
    if _primary(voice.language) not in (OURS, ""):
        kept = (each for each in place.manner.others if not _same_language(place, each, voice))
        manner = replace(place.manner, others=(*kept, voice.identifier))
        also = tell("voice.for_language", language=_primary(voice.language))
        return stay(replace(place, manner=manner), told, also)
    way = place.manner.voice.partition("+")[2]
    return _spoken_by(place, f"{voice.identifier}+{way}" if way in voice.variants else voice.identifier, told)


def _same_language(place: Place, identifier: str, voice: VoiceDescription) -> bool:
    other = next((each for each in place.voices if each.identifier == identifier), None)
    return other is None or _primary(other.language) == _primary(voice.language)


def _use_person(gender: str, place: Place) -> Step:
    """The next voice of a woman or a man among those that have no ways of speaking."""
    wanted = {"woman": "female", "man": "male"}.get(gender, gender)
    found = [index for index in of_language(place.voices, OURS) if place.voices[index].gender == wanted]
    if not found:
        return say(place, f"voice.no_{gender}")
    mine = current(place)
    at = found.index(mine) + 1 if mine in found else 0
    return _use(place, place.voices[found[at % len(found)]])


def _spoken_by(place: Place, identifier: str, told: Tell) -> Step:
    return stay(replace(place, manner=replace(place.manner, voice=identifier)), told)


def _missing(place: Place, name: str) -> Step:
    if not place.voices:
        return say(place, "voice.silent")
    return say(place, "voice.missing", name=name)


def _tag(language: str) -> str:
    return language.lower().replace("_", "-")


def _primary(language: str) -> str:
    return _tag(language).partition("-")[0]


HANDLERS: dict[str, Handler] = {
    "voice.list": list_voices,
    "voice.use_number": use_number,
    "voice.use_accent": use_accent,
    "voice.use_language": use_language,
    "voice.use_named": use_named,
    "voice.next": next_voice,
    "voice.use_speaker": use_speaker,
    "voice.usual": usual_voice,
    "voice.which": which,
    "voice.languages": languages,
}
