"""Settings: what a file and the environment set, which words a fault has, and that saving loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.documents import load as load_document
from plainspoken.documents import validated
from plainspoken.flow import Detail
from plainspoken.settings import Settings, as_yaml, describe, load, path, save

SET = [
    ("", {}, Settings()),
    ("rate: 200\nvoice: Alan\n", {}, Settings(rate=200, voice="Alan")),
    ("headphones: yes\ntones: off\n", {}, Settings(headphones=True, tones=False)),
    ("detail: brief\n", {}, Settings(detail=Detail.BRIEF)),
    ("rate: 200\n", {"PLAINSPOKEN_RATE": "250"}, Settings(rate=250)),
    ("", {"PLAINSPOKEN_HEADPHONES": "true", "PLAINSPOKEN_VOLUME": "0.5"}, Settings(headphones=True, volume=0.5)),
    ("", {"PLAINSPOKEN_YARDSTICKS": "elsewhere", "HOME": "/"}, Settings()),
]

BROKEN = [
    ("rate: fast\nvoice: Alan\n", Settings(voice="Alan"), ":1:7: rate: should be a whole number, not 'fast'"),
    ("rate: 900\n", Settings(), ":1:7: rate: should be 500 or less, not 900"),
    ("volume: 2\ntones: no\n", Settings(tones=False), ":1:9: volume: should be 1 or less, not 2"),
    ("raet: 200\nrate: 210\n", Settings(rate=210), ":1:1: raet: is not a key that is known (did you mean rate?)"),
    ("detail: much\n", Settings(), ":1:9: detail: should be one of 'brief' or 'full', not 'much'"),
    ("rate: 1\nrate: 2\n", Settings(), ":2:1: rate: this key is here twice"),
    ("- rate\n", Settings(), ":1:1: should be keys and values"),
    ("rate: [\n", Settings(), "is not YAML"),
    ("voice: 12\n", Settings(), ":1:8: voice: should be text (put it in quotes), not 12"),
    ('voice: "a\\nb"\n', Settings(), "voice: should be letters, digits and signs on one line"),
]


@pytest.mark.parametrize(("text", "environment", "expected"), SET)
def test_what_the_file_and_the_environment_set(tmp_path, text, environment, expected) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    assert load(file, environment) == (expected, ())


@pytest.mark.parametrize(("text", "expected", "words"), BROKEN)
def test_a_broken_file_never_blocks_the_start(tmp_path, text, expected, words) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    settings, faults = load(file, {})
    assert settings == expected
    assert words in "\n".join(map(str, faults))


def test_a_broken_variable_is_told_by_name(tmp_path) -> None:
    settings, faults = load(tmp_path / "settings.yaml", {"PLAINSPOKEN_RATE": "fast"})
    assert settings == Settings()
    assert [str(fault) for fault in faults] == ["PLAINSPOKEN_RATE: rate: should be a whole number, not 'fast'"]


def test_no_file_is_no_fault(tmp_path) -> None:
    assert load(tmp_path / "none" / "settings.yaml", {}) == (Settings(), ())


def test_a_folder_in_place_of_the_file_is_told(tmp_path) -> None:
    settings, faults = load(tmp_path, {})
    assert settings == Settings()
    assert "cannot be read" in str(faults[0])


def test_what_is_saved_is_loaded_again(tmp_path) -> None:
    file = tmp_path / "new" / "settings.yaml"
    chosen = Settings(site="Anytown", rate=210, detail=Detail.BRIEF, headphones=True, voice="1e3: é # no")
    assert save(chosen, file) is None
    assert load(file, {}) == (chosen, ())
    assert [each.name for each in file.parent.iterdir()] == ["settings.yaml"]


def test_a_broken_file_is_kept_when_it_is_written_over(tmp_path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("rate: fast\n", encoding="utf-8")
    backup = save(Settings(rate=200), file)
    assert backup is not None
    assert backup.read_text(encoding="utf-8") == "rate: fast\n"
    assert load(file, {}) == (Settings(rate=200), ())


def test_the_file_is_in_the_platforms_folder_for_settings() -> None:
    assert path().name == "settings.yaml"
    assert "plainspoken" in str(path().parent)


@pytest.mark.parametrize("key", Settings.model_fields)
def test_every_key_is_described(key: str) -> None:
    assert f"`{key}`" in describe()
    assert f"`PLAINSPOKEN_{key.upper()}`" in describe()
    assert f"{key}: " in as_yaml(Settings())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30).filter(str.isprintable))
def test_any_text_survives_saving(text: str) -> None:
    assert validated(load_document(as_yaml(Settings(voice=text))), Settings) == Settings(voice=text)
