"""Any word's ways of being said, from the real eSpeak NG; what is kept; and what happens where it is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.pronouncing.espeak_trace import TraceError, traces
from plainspoken.hearing.pronouncing.guesses import WAYS
from plainspoken.hearing.pronouncing.kept import MOST, KeptWords

WORDS = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))


class Told:
    """Answers as eSpeak NG would for words said "k/a/t", and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []

    def __call__(self, words):
        self.asked.append({voice: list(each) for voice, each in words.items()})
        return {voice: ["k/a/t"] * len(each) for voice, each in words.items()}


def absent(words):
    raise TraceError("no eSpeak NG")


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    return Pronouncer(tmp_path_factory.mktemp("kept") / "words.json").say(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_listened_for_as_people_say_it(said, word):
    assert set(WORDS[word]) <= set(said[word])
    assert bool(said[word]) == bool(WORDS[word])
    assert len(said[word]) <= WAYS


def test_what_was_asked_once_is_kept(tmp_path):
    told, file = Told(), tmp_path / "person" / "words.json"
    assert Pronouncer(file, told).say(["wem", "ely"]) == {"wem": ("K AE T",), "ely": ("K AE T",)}
    again = Pronouncer(file, told)
    assert again.can_say("wem")
    assert again.say(["wem"]) == {"wem": ("K AE T",)}
    assert len(told.asked) == 1
    assert file.stat().st_mode & 0o077 == 0  # nobody else reads what pages a person visited


def test_many_words_are_one_question_without_repeats(tmp_path):
    told = Told()
    Pronouncer(tmp_path / "words.json", told).say(["penrith", "keswick", "penrith", "中国"])
    assert told.asked == [{"gmw/en": ["penrith", "keswick"], "gmw/en-US": ["penrith", "keswick"], "cel/cy": []}]


def test_only_the_first_word_is_asked_about_to_know_whether_it_can_be_said(tmp_path):
    told = Told()
    pronouncer = Pronouncer(tmp_path / "words.json", told)
    assert [pronouncer.can_say(word) for word in ("penrith", "keswick", "<s>", "x" * 50)] == [True, True, False, False]
    assert len(told.asked) == 1


def test_without_espeak_only_what_was_kept_can_be_said(tmp_path):
    file = tmp_path / "words.json"
    KeptWords(file).keep({"wem": ("W EH M",)})
    pronouncer = Pronouncer(file, absent)
    assert not pronouncer.can_say("penrith")
    assert not pronouncer.can_say("keswick")
    assert pronouncer.can_say("wem")
    assert pronouncer.say(["penrith", "wem"]) == {"penrith": (), "wem": ("W EH M",)}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0, "words": {}}', '{"format": 1, "words": 5}'])
def test_a_broken_file_is_made_anew(tmp_path, content):
    file = tmp_path / "words.json"
    file.write_text(content)
    assert Pronouncer(file, Told()).say(["wem"]) == {"wem": ("K AE T",)}
    assert json.loads(file.read_text())["words"] == {"wem": ["K AE T"]}


def test_a_place_where_nothing_can_be_kept(tmp_path):
    (tmp_path / "file").touch()
    assert Pronouncer(tmp_path / "file" / "words.json", Told()).say(["wem"]) == {"wem": ("K AE T",)}


def test_the_words_of_longest_ago_go_first(tmp_path):
    kept = KeptWords(tmp_path / "words.json")
    kept.keep({f"word{number}": ("K",) for number in range(MOST)})
    kept.keep({"wem": ("W EH M",)})
    assert "wem" in kept
    assert "word0" not in kept


def test_a_voice_that_there_is_not_is_told():
    with pytest.raises(TraceError):
        traces({"no-such-voice": ["word"]})


def test_a_slow_answer_is_none():
    with pytest.raises(TraceError):
        traces({"gmw/en": ["word"]}, patience=0.0)
