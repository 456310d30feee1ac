"""How a person likes to be spoken to, kept from one conversation to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plainspoken import settings
from plainspoken.cli.keeping import PersonsKeeper
from plainspoken.flow import SOUNDS, Detail, Listening, Manner, Place, Site, Tell, Trouble, When
from plainspoken.hearing import KeptPages
from plainspoken.memory import Memory
from plainspoken.settings import Settings
from plainspoken.wording import load as load_wording

MANNERS = [
    Manner(rate=500, volume=0.6, detail=Detail.BRIEF, pause=0.5),
    Manner(voice="gmw/en-gb-scotland+f2", pitch=70, others=("cel/cy", "roa/fr+f2")),
    Manner(silent=("link",)),
    Manner(silent=SOUNDS),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "settings.yaml")
    return tmp_path / "settings.yaml"


def keeper(folder: Path, known: Settings, *, manner: Manner | None = None, engine: str = "") -> PersonsKeeper:
    troubles: list[Trouble] = []
    made = PersonsKeeper(
        Memory(folder / "memory"), known, troubles.append, KeptPages(folder / "pages"), (manner or known.manner, engine)
    )
    assert troubles == []
    return made


@pytest.mark.parametrize("manner", MANNERS)
def test_a_manner_is_there_again_after_a_restart(manner: Manner, file: Path) -> None:
    keeper(file.parent, Settings()).keep(Place(Site("x"), manner=manner))
    again, faults = settings.load(file, {})
    assert faults == ()
    assert replace(again.manner, voice=again.voice) == manner


def test_a_voice_of_another_engine_is_kept_with_its_engine(file: Path) -> None:
    keeper(file.parent, Settings(), engine="espeak").keep(Place(Site("x"), manner=Manner(voice="gmw/en")))
    assert settings.load(file, {})[0].voice == "espeak:gmw/en"


def test_what_was_asked_for_this_once_is_not_kept(file: Path) -> None:
    begun = Manner(voice="gmw/en+f3")
    kept = keeper(file.parent, Settings(voice="gmw/en-us"), manner=begun)
    kept.keep(Place(Site("x"), manner=replace(begun, rate=200)))
    assert settings.load(file, {})[0] == Settings(voice="gmw/en-us", rate=200)


def test_words_are_said_the_person_s_way_after_a_restart_and_are_told_and_forgotten(file: Path) -> None:
    first = keeper(file.parent, Settings())
    first.keep(Place(Site("x"), pronounced=(("Leominster", "lemster"), ("SEND", "S E N D"))))
    second = keeper(file.parent, Settings())
    assert second.pronounced == (("Leominster", "lemster"), ("SEND", "S E N D"))
    assert second.known() == (Tell("memory.pronunciations", (("count", 2), ("words", "Leominster, SEND"))),)
    second.forget()
    assert keeper(file.parent, Settings()).pronounced == ()


CHOICES = [
    ({"wake_phrase": "good morning computer"}, ["I keep the words that you wake me with: good morning computer."]),
    ({"listening": "key"}, ["I keep when you like me to listen and to sleep."]),
    ({"sleep_after": 5}, ["I keep when you like me to listen and to sleep."]),
    ({"headset_buttons": False}, ["I keep that the button of your headset is for other programs."]),
    ({"microphone": "Jabra"}, ["I keep the microphone that you chose: Jabra."]),
    ({"loudspeaker": "Speakers"}, ["I keep the loudspeaker that you chose: Speakers."]),
    ({"voice": "espeak:gmw/en+f3"}, ["I keep the voice that you chose: gmw/en+f3."]),
    ({"voice": "gmw/en", "other_voices": "cel/cy"}, ["I keep 2 voices that you chose: gmw/en, cel/cy."]),
]


@pytest.mark.parametrize(("chosen", "told"), CHOICES)
def test_what_a_person_chose_is_told_and_forgotten(chosen: dict[str, object], told: list[str], file: Path) -> None:
    before = Settings.model_validate({"site": "anytown", **chosen})
    settings.save(before, file)
    kept, wording = keeper(file.parent, before), load_wording()
    assert [wording.reply(each.key, dict(each.values)) for each in kept.known()] == told
    kept.forget()
    assert kept.known() == ()
    assert settings.load(file, {})[0] == Settings(site="anytown")


def test_what_is_forgotten_but_still_in_force_is_not_kept_again(file: Path) -> None:
    listening = Listening(When.PHRASE, "good morning computer", 5, "Jabra", "Speakers")
    place = Place(Site("x"), manner=Manner(rate=300, voice="gmw/en"), listening=listening)
    kept = keeper(file.parent, Settings(), engine="espeak")
    kept.keep(place)
    assert settings.load(file, {})[0].microphone == "Jabra"
    kept.forget()
    assert settings.load(file, {})[0] == Settings()
    place = replace(place, manner=Manner())
    kept.keep(place)
    assert settings.load(file, {})[0] == Settings()
    kept.keep(replace(place, listening=replace(listening, sleep_after=10)))
    assert settings.load(file, {})[0] == Settings(sleep_after=10)


def test_a_copy_of_broken_settings_is_forgotten_too_and_where_nothing_is_kept_nothing_is_written(file: Path) -> None:
    keeper(file.parent, Settings()).forget()
    assert not file.exists()
    file.write_text("pitch: 101\nmicrophone: Jabra\n", encoding="utf-8")
    found, _ = settings.load(file, {})
    keeper(file.parent, found).forget()
    assert [each.name for each in file.parent.iterdir()] == ["settings.yaml"]
    assert "Jabra" not in file.read_text(encoding="utf-8")


def test_settings_that_cannot_be_forgotten_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "file" / "settings.yaml")
    troubles: list[Trouble] = []
    pages = KeptPages(tmp_path / "pages")
    PersonsKeeper(Memory(tmp_path / "memory"), Settings(microphone="Jabra"), troubles.append, pages).forget()
    assert [trouble.key for trouble in troubles] == ["settings.unwritable"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("silent_tones: bell\n", "silent_tones: should be names out of listening, heard, loading, link, error, end"),
        ("pitch: 101\n", "pitch: should be 100 or less, not 101"),
        ("rate: 501\n", "rate: should be 500 or less, not 501"),
    ],
)
def test_a_wrong_setting_is_told(text: str, words: str, file: Path) -> None:
    file.write_text(text, encoding="utf-8")
    found, faults = settings.load(file, {})
    assert found == Settings()
    assert words in str(faults[0])
