"""Which model is fetched for a language and a machine, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.documents import DocumentError
from plainspoken.hearing import ModelError, catalogue, fetchable, machine_memory

CHOSEN = [
    ("en", None, "vosk-model-small-en-us-0.15"),
    ("EN", 300, "vosk-model-small-en-us-0.15"),
    ("en-IN", 16000, "vosk-model-small-en-in-0.4"),
    ("pl", 4000, "vosk-model-small-pl-0.22"),
    ("vosk-model-en-us-0.22", 100, "vosk-model-en-us-0.22"),  # asked for by name, whatever the machine
]


@pytest.mark.parametrize(("wanted", "memory", "name"), CHOSEN)
def test_the_first_that_fits_is_taken(wanted: str, memory: int | None, name: str) -> None:
    found = fetchable(wanted, catalogue(), memory)
    assert found.name == name
    assert found.address == f"https://alphacephei.com/vosk/models/{name}.zip"


GOOD = "{language: en, download: 5, memory: 5, phrases: true, licence: MIT, sha256: " + "0" * 64 + "}"
BROKEN = [
    ("base: http://x.example/\nmodels:\n  ../evil: " + GOOD, "3:3: models.../evil: should be a folder's name"),
    ("base: http://x.example/\nmodels:\n  a/b: " + GOOD, "should be a folder's name"),
    ("base: http://x.example\nmodels:\n  good: " + GOOD, "1:7: base: should be a web address that ends in a slash"),
    ("base: http://x.example/\nmodels:\n  good: " + GOOD.replace("en,", "English,"), "such as en or en-GB"),
    ("base: http://x.example/\nmodels:\n  good: " + GOOD.replace("00}", "}"), "should be a SHA-256 checksum"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_catalogue_edited_wrongly_is_told_with_its_mend(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "catalogue.yaml"
    file.write_text(text)
    with pytest.raises(DocumentError) as told:
        catalogue(file)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("wanted", "memory", "words"),
    [
        ("cy", None, "no model 'cy' to fetch; there are: en, pl"),
        ("", None, "no model '' to fetch"),
        ("ar", 1000, "the smallest takes 1500 megabytes of memory, and 1000 are there"),
    ],
)
def test_what_there_is_not_is_told(wanted: str, memory: int | None, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        fetchable(wanted, catalogue(), memory)


def test_every_offer_has_what_a_choice_needs() -> None:
    offered = catalogue().models
    assert len({offer.sha256 for offer in offered.values()}) == len(offered)
    assert all(name.startswith("vosk-model-") for name in offered)
    assert {offer.licence for offer in offered.values()} == {"Apache-2.0"}


def test_a_broken_catalogue_is_told_by_line(tmp_path: Path) -> None:
    broken = tmp_path / "catalogue.yaml"
    broken.write_text("base: https://example.org/\nmodels:\n  one: {language: english, download: many}\n", "utf-8")
    with pytest.raises(DocumentError) as caught:
        catalogue(broken)
    assert {fault.line for fault in caught.value.faults} == {3}


def test_the_memory_of_this_machine_is_known_or_not() -> None:
    memory = machine_memory()
    assert memory is None or memory > 100
