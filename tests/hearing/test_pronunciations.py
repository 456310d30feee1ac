"""How words are said that the dictionary lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.documents import DocumentError, load
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.pronouncing.espeak_trace import Words
from plainspoken.hearing.pronunciations import Lexicon, pronunciations, read

DICTIONARY = {"tax": "T AE K S", "bin": "B IH N", "permit": "P ER M IH T", "box": "B AA K S", "the": "DH AH"}
OURS = {"hmrc": ("EY CH EH M AA R S IY",), "bus": ("B AH S",), "h": ("EY CH", "HH EY CH")}


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("bin", ()),
        ("hmrc", ("EY CH EH M AA R S IY",)),
        ("h", ("EY CH", "HH EY CH")),
        ("bins", ("B IH N Z",)),
        ("bin's", ("B IH N Z",)),
        ("permits", ("P ER M IH T S",)),
        ("boxes", ("B AA K S IH Z",)),
        ("buses", ("B AH S IH Z",)),
        ("hmrc's", ("EY CH EH M AA R S IY Z",)),
        ("zorblax", ()),
        ("s", ()),
        ("", ()),
    ],
)
def test_what_is_missing(word: str, ways: tuple[str, ...]) -> None:
    assert Lexicon(DICTIONARY.get, OURS).missing([word]) == ({word: ways} if ways else {})


@pytest.mark.parametrize(
    ("word", "has"),
    [
        ("bin", True),
        ("bins", True),
        ("hmrc", True),
        ("zorblax", False),
        ("<s>", False),
        ("[noise]", False),
        ("", False),
    ],
)
def test_what_it_has(word: str, has: bool) -> None:
    lexicon = Lexicon({**DICTIONARY, "<s>": "SIL", "[noise]": "+NSN+"}.get, OURS)
    assert lexicon.has(word) == has


def test_what_nobody_knows_is_guessed_where_there_is_a_pronouncer(tmp_path: Path) -> None:
    asked: list[Words] = []

    def tell(words: Words) -> dict[str, list[str]]:
        asked.append(words)
        return {voice: ["z/'o@"] * len(each) for voice, each in words.items()}

    lexicon = Lexicon(DICTIONARY.get, OURS, Pronouncer(tmp_path / "kept.json", tell))
    assert lexicon.missing(["bin", "bins", "hmrc", "zorblax", "<s>"]) == {
        "bins": ("B IH N Z",),
        "hmrc": ("EY CH EH M AA R S IY",),
        "zorblax": ("Z AO", "Z AO R"),
    }
    assert [each["gmw/en"] for each in asked] == [["zorblax"]]
    assert lexicon.has("zorblax")
    assert not lexicon.listed("zorblax")


def test_the_file_has_the_words_of_public_services() -> None:
    known = pronunciations("en")
    assert len(known) >= 150
    assert {"postcode", "hmrc", "dvla", "dwp", "nhs", "cymraeg", "anytown", "plainspoken", "wheelie"} <= known.keys()


def test_every_phone_is_one_of_the_dictionarys() -> None:
    vowels = "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW"
    consonants = "B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH"
    phones = {*vowels.split(), *consonants.split()}
    wrong = {
        word: way for word, ways in pronunciations("en").items() for way in ways if not phones.issuperset(way.split())
    }
    assert wrong == {}


def test_a_language_without_the_file() -> None:
    assert pronunciations("xx") == {}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("tax: T AE K S\nbin: b ih n", "here:2:"),
        ("bin: 5", "here:1:"),
        ("bin: []", "here:1:"),
        ("bin: [B, 2]", "here:1:"),
    ],
)
def test_faults_tell_where(text: str, where: str) -> None:
    try:
        found = read(load(text, name="here"))
    except DocumentError as problem:
        assert str(problem).startswith(where)
        assert "ARPAbet" in str(problem)
    else:
        raise AssertionError(found)
