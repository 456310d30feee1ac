"""Which recogniser listens: by name, by model, by what there is."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from plainspoken.hearing import ModelError, RecogniserError, UnknownRecogniserError, choose, recognisers
from plainspoken.hearing import registry as module
from plainspoken.hearing.pocketsphinx import PocketSphinxRecogniser
from plainspoken.hearing.typed import TypedRecogniser
from plainspoken.hearing.vosk import VoskRecogniser

OURS = {
    "vosk": "plainspoken.hearing.vosk:VoskRecogniser",
    "pocketsphinx": "plainspoken.hearing.pocketsphinx:PocketSphinxRecogniser",
    "typed": "plainspoken.hearing.typed:TypedRecogniser",
}


def points(**more: str) -> tuple[EntryPoint, ...]:
    return tuple(EntryPoint(name, value, module.GROUP) for name, value in {**OURS, **more}.items())


@pytest.fixture
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "models", tuple)


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_all_of_them_by_name() -> None:
    assert list(recognisers(points())) == ["pocketsphinx", "typed", "vosk"]


@pytest.mark.usefixtures("no_models")
def test_without_a_model_pocketsphinx_listens() -> None:
    assert isinstance(choose(found=points()), PocketSphinxRecogniser)


def test_with_a_model_vosk_listens(vosk_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(choose(model=vosk_model, found=points()), VoskRecogniser)
    monkeypatch.setattr(module, "models", lambda: (vosk_model,))
    assert isinstance(choose(found=points()), VoskRecogniser)
    assert isinstance(choose("pocketsphinx", found=points()), PocketSphinxRecogniser)


def test_a_broken_model_that_nobody_asked_for_is_passed_over_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken/am").mkdir(parents=True)
    monkeypatch.setattr(module, "models", lambda: (tmp_path / "broken",))
    told: list[str] = []
    assert isinstance(choose(found=points(), told=told.append), PocketSphinxRecogniser)
    assert "broken is broken" in told[0]
    with pytest.raises(ModelError, match=r"final\.mdl: is missing"):
        choose(model=tmp_path / "broken", found=points())


@pytest.mark.usefixtures("no_models")
def test_vosk_without_a_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="plainspoken model list"):
        choose("vosk", found=points())


@pytest.mark.parametrize(
    ("name", "more", "error", "words"),
    [
        ("whisper", {}, UnknownRecogniserError, "no recogniser 'whisper'; there are: pocketsphinx, typed, vosk"),
        ("other", {"other": "no.such.module:Thing"}, RecogniserError, "'other' .*No module named"),
        ("other", {"other": "plainspoken.hearing.typed:NoClass"}, RecogniserError, "NoClass"),
        ("other", {"other": "builtins:str"}, RecogniserError, "lacks methods"),
        ("other", {"other": "builtins:int"}, RecogniserError, "cannot be used|lacks"),
    ],
)
def test_errors_have_words(name: str, more: dict[str, str], error: type[RecogniserError], words: str) -> None:
    with pytest.raises(error, match=words):
        choose(name, found=points(**more))


def test_a_plugins_recogniser_enters_by_the_same_door() -> None:
    made = choose("mine", found=points(mine="plainspoken.hearing.typed:TypedRecogniser"))
    assert isinstance(made, TypedRecogniser)


def test_nothing_installed() -> None:
    with pytest.raises(UnknownRecogniserError, match="is Plainspoken installed"):
        choose("typed", found=())


def test_ours_are_declared() -> None:
    import tomllib  # noqa: PLC0415

    project = Path(__file__).parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["entry-points"][module.GROUP] == OURS
