"""Choosing voices, speeds, sounds and pronunciations by speaking: what is said, and how it is spoken from then on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from plainspoken import wording
from plainspoken.flow import SOUNDS, Intent, Manner, Place, Read, Site, Tell, Transcript, VoiceDescription
from plainspoken.intent import Commands, grammar, interpret, load
from plainspoken.navigation import step
from plainspoken.navigation.voices import called, of_language
from plainspoken.page import parse
from plainspoken.reading import utterances
from plainspoken.wording import Wording

VARIANTS = ("m1", "m3", "f1", "f2")
ESPEAK = tuple(
    VoiceDescription(identifier, name, language, "", True, VARIANTS)
    for identifier, name, language in (
        ("cel/cy", "Welsh", "cy"),
        ("gmw/en-029", "English (Caribbean)", "en-029"),
        ("gmw/en", "English (Great Britain)", "en-gb"),
        ("gmw/en-gb-scotland", "English (Scotland)", "en-gb-scotland"),
        ("gmw/en-gb-x-gbclan", "English (Lancaster)", "en-gb-x-gbclan"),
        ("gmw/en-gb-x-gbcwmd", "English (West Midlands)", "en-gb-x-gbcwmd"),
        ("gmw/en-shaw", "English (Shavian alphabet)", "en-shaw"),
        ("gmw/en-us", "English (America)", "en-us"),
        ("roa/fr-be", "French (Belgium)", "fr-be"),
        ("roa/fr", "French (France)", "fr-fr"),
    )
)
MAC = (
    VoiceDescription("com.apple.Daniel", "Daniel", "en_GB", "male"),
    VoiceDescription("com.apple.Fiona", "Fiona", "en-scotland", "female"),
    VoiceDescription("com.apple.Samantha", "Samantha", "en_US", "female"),
)
WINDOWS = (VoiceDescription("HKEY_X", "Microsoft Hazel Desktop - English (Great Britain)", "en-GB", "female"),)

WITH_ESPEAK = (*MAC, *(replace(each, beside=True) for each in ESPEAK))
"""A system's own voices, with eSpeak's beside them."""

TALKS = [
    (
        ESPEAK,
        ["which voices are there", "more", "three"],
        ["6 English voices", "1, British", "2, Scottish", "1 more", "6, Caribbean", "This is the Lancashire voice"],
        {"voice": "gmw/en-gb-x-gbclan"},
    ),
    (ESPEAK, ["use voice three"], ["Lancashire"], {"voice": "gmw/en-gb-x-gbclan"}),
    (ESPEAK, ["use voice nine"], ["There is no voice 9. There are 6."], {"voice": ""}),
    (ESPEAK, ["use a Scottish voice"], ["This is the Scottish voice"], {"voice": "gmw/en-gb-scotland"}),
    (ESPEAK, ["use an Australian voice"], ["There is no Australian voice on this computer"], {"voice": ""}),
    (ESPEAK, ["use a woman's voice"], ["as a woman, number 1"], {"voice": "gmw/en+f2"}),
    (ESPEAK, ["female voice", "female voice"], ["number 2"], {"voice": "gmw/en+f1"}),
    (ESPEAK, ["female voice", "use a Scottish voice"], ["Scottish"], {"voice": "gmw/en-gb-scotland+f2"}),
    (ESPEAK, ["use a Scottish voice", "undo"], ["Undone"], {"voice": ""}),
    (ESPEAK, ["next voice", "next voice"], ["Scottish", "Lancashire"], {"voice": "gmw/en-gb-x-gbclan"}),
    (ESPEAK, ["use the Welsh voice"], ["I use it for what is in Welsh"], {"voice": "", "others": ("cel/cy",)}),
    (ESPEAK, ["use the French voice"], ["French France"], {"others": ("roa/fr",)}),
    (
        ESPEAK,
        ["which French voices are there", "voice two"],
        ["2 French voices", "Belgium"],
        {"others": ("roa/fr-be",)},
    ),
    (ESPEAK, ["which Polish voices are there"], ["There is no Polish voice on this computer"], {}),
    (ESPEAK, ["use the voice called Caribbean"], ["Caribbean"], {"voice": "gmw/en-029"}),
    (ESPEAK, ["use the voice called Daniel"], ["There is no daniel voice"], {"voice": ""}),
    (ESPEAK, ["which languages do you speak"], ["3 languages", "English", "Welsh", "French"], {}),
    (ESPEAK, ["higher voice", "which voice is this"], ["British", "175 words", "Pitch 60 of 100"], {"pitch": 60}),
    (ESPEAK, ["use a Scottish voice", "deeper voice", "usual voice"], ["usual voice"], {"voice": "", "pitch": 50}),
    (WITH_ESPEAK, ["higher voice"], ["no pitch that I can change"], {"pitch": 50}),
    (WITH_ESPEAK, ["which voice is this"], ["Daniel, British"], {}),
    (WITH_ESPEAK, ["use a lancashire voice", "higher voice"], ["Lancashire"], {"pitch": 60}),
    (MAC, ["higher voice"], ["no pitch that I can change"], {"pitch": 50}),
    (MAC, ["which voices are there"], ["1, Daniel, British", "2, Fiona, Scottish", "3, Samantha, American"], {}),
    (MAC, ["use a woman's voice", "use a woman's voice"], ["Fiona", "Samantha"], {"voice": "com.apple.Samantha"}),
    (MAC, ["use the voice called fiona"], ["Fiona, Scottish"], {"voice": "com.apple.Fiona"}),
    (WINDOWS, ["use a man's voice"], ["No voice on this computer sounds like a man"], {"voice": ""}),
    (WINDOWS, ["next voice"], ["only English voice"], {"voice": ""}),
    ((), ["which voices are there"], ["not speaking aloud here"], {}),
    ((), ["speak at two hundred words a minute"], ["200 words a minute"], {"rate": 200}),
    ((), ["speak at five hundred words a minute", "faster"], ["as fast as I can"], {"rate": 500}),
    ((), ["speak at eighty words a minute", "much slower"], ["as slowly as I can"], {"rate": 80}),
    ((), ["rate seventy nine"], ["Say from 80 to 500"], {"rate": 175}),
    ((), ["much faster", "undo"], ["250", "Undone"], {"rate": 175}),
    ((), ["volume fifty per cent"], ["fifty per cent"], {"volume": 0.5}),
    ((), ["volume 5"], ["Say from 20"], {"volume": 1.0}),
    ((), ["silence the link sound", "no more end sound"], ["no longer play"], {"silent": ("link", "end")}),
    (
        (),
        ["silence all sounds", "bring back the heard sound"],
        ["again"],
        {"silent": tuple(each for each in SOUNDS if each != "heard")},
    ),
    ((), ["silence the page loading sound", "bring back all sounds"], ["all sounds again"], {"silent": ()}),
]


@cache
def english() -> Wording:
    return wording.load()


@cache
def commands() -> Commands:
    return load(english().commands)


def talk(place: Place, *said: str) -> tuple[Place, str]:
    """What is answered to some commands, and where that leads."""
    told: list[str] = []
    for words in said:
        taken = step(interpret(Transcript(words, typed=words != words.lower()), place, commands()), place)
        place = taken.place
        spoken = [action for action in taken.actions if isinstance(action, Tell | Read)]
        told += [each.text for each in utterances(spoken, place, english())]
    return place, " ".join(told)


@pytest.mark.parametrize(("voices", "said", "hear", "manner"), TALKS, ids=lambda each: str(each)[:40])
def test_a_voice_is_chosen_by_speaking(
    voices: tuple[VoiceDescription, ...], said: list[str], hear: list[str], manner: dict[str, object]
) -> None:
    place, told = talk(Place(Site("Anytown"), voices=voices), *said)
    assert [words for words in hear if words not in told] == [], told
    for name, value in manner.items():
        now = getattr(place.manner, name)
        assert (set(now), len(now)) == (set(value), len(value)) if name == "silent" else now == value


@pytest.mark.parametrize(
    ("voice", "name"),
    [
        (ESPEAK[3], "Scottish"),
        (ESPEAK[9], "French France"),
        (MAC[0], "Daniel, British"),
        (WINDOWS[0], "Hazel, British"),
        (VoiceDescription("x", "", ""), "x"),
    ],
)
def test_a_voice_is_called_by_its_own_name_and_its_accent(voice: VoiceDescription, name: str) -> None:
    assert called(voice) == name


def test_what_nobody_can_listen_to_is_no_voice() -> None:
    assert [ESPEAK[index].identifier for index in of_language(ESPEAK, "en")].count("gmw/en-shaw") == 0


def test_what_can_be_said_of_voices_is_listened_for() -> None:
    place, _ = talk(Place(Site("Anytown"), voices=ESPEAK), "which voices are there")
    heard = grammar(place, commands(), lambda word: True).phrases
    for words in ("use a scottish voice", "use a woman's voice", "silence the link sound", "use voice six", "more"):
        assert words in heard
    assert "use voice seven" not in heard
    assert "speak at two hundred words a minute" in heard


SAYINGS = [
    (["say Leominster as lem stir"], (("Leominster", "lem stir"),)),
    (
        ["say SEND as S E N D", "pronounce CTR like council tax reduction"],
        (("SEND", "S E N D"), ("CTR", "council tax reduction")),
    ),
    (["say A as B", "say A as C"], (("A", "C"),)),
    (["say Leominster as lem stir", "undo"], ()),
    (["say Leominster as lem stir", "say Leominster as it is written"], ()),
    (["say Leominster as lem stir", "forget how to say leominster"], ()),
    (["say Leominster as lem stir", "forget how to say lem stir"], ()),
    (["say A as B", "say C as D", "list my pronunciations", "forget pronunciation one"], (("C", "D"),)),
    (["say A as B", "forget all my pronunciations"], ()),
    (["say A as B", "forget all my pronunciations", "undo"], (("A", "B"),)),
    (
        ["change how you say a word", "alpha lima november whiskey india charlie kilo", "annick"],
        (("alnwick", "annick"),),
    ),
    (["change how you say a word", "never mind"], ()),
    (["say Leominster as ..."], ()),
    ([f"say {'X' * 90} as y"], ()),
]


@pytest.mark.parametrize(("said", "kept"), SAYINGS, ids=lambda each: str(each)[:40])
def test_words_are_said_another_way_and_forgotten_again(said: list[str], kept: tuple[tuple[str, str], ...]) -> None:
    place, _ = talk(Place(Site("Anytown")), *said)
    assert place.pronounced == kept


def test_a_word_that_is_heard_wrong_is_looked_for_on_the_page() -> None:
    page = parse("<main><p>Visit Leominster soon.</p></main>", "http://anytown.example/", "text/html", Site("Anytown"))
    place, told = talk(Place(Site("Anytown"), page=page), "change how you say a word", "lemon stir", "lemster")
    assert place.pronounced == (("Leominster", "lemster"),)
    assert "lemster" in told


def test_many_words_are_told_a_few_at_a_time() -> None:
    place = replace(Place(Site("Anytown")), pronounced=tuple((f"Word{number}", f"said{number}") for number in range(7)))
    place, told = talk(place, "list my pronunciations")
    assert "7 words that I say your way" in told
    assert "2 more" in told
    _, more = talk(place, "more")
    assert "said six" in more or "said6" in more


def test_each_sound_is_played_and_explained() -> None:
    place = Place(Site("Anytown"), manner=Manner(silent=("link",)))
    taken = step(Intent("sound.list"), place)
    told = list(utterances([a for a in taken.actions if isinstance(a, Tell)], taken.place, english()))
    assert [each.sound for each in told if each.sound] == list(SOUNDS)
    assert [each.text for each in told][-2:] == ["These are turned off:", "Link."]
