"""Profiles, models, voices and recordings at the command line: what is there, and in words what is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspoken.cli import demonstration, main, models, saying, sounds
from plainspoken.flow import Grammar, Manner, Site, Sound, Transcript, Trouble
from plainspoken.hearing import Recording
from plainspoken.memory import Memory
from plainspoken.speaking import VoiceDescription


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


class Parrot:
    """A voice that makes a tenth of a second of silence of everything."""

    name = "parrot"

    def __init__(self, *there_are: VoiceDescription) -> None:
        self._there_are = there_are
        self.said: list[str] = []

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        self.said.append(text)
        return Sound(bytes(3200), 16000)

    def voices(self) -> tuple[VoiceDescription, ...]:
        return self._there_are

    def close(self) -> None:
        pass


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> None:
    parrot = Parrot(VoiceDescription("gmw/en", "English", "en-gb"), VoiceDescription("x", "Unknown"))
    monkeypatch.setattr(saying, "choose_voice", lambda name: parrot)


@pytest.mark.usefixtures("voice")
def test_voices_are_listed_without_a_text() -> None:
    told = run("say", "--voices")
    assert (told.exit_code, told.stdout) == (0, "gmw/en: English (en-gb)\nx: Unknown (language unknown)\n")


def test_no_voice_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "choose_voice", lambda name: Parrot())
    told = run("say", "--voices")
    assert told.exit_code == 1
    assert "plainspoken doctor" in told.stderr


def test_say_needs_a_text() -> None:
    assert run("say").exit_code == 2


@pytest.mark.usefixtures("voice")
def test_say_tells_faults_of_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAINSPOKEN_RATE", "abc")
    told = run("say", "hello", "-o", str(tmp_path / "hello.wav"))
    assert told.exit_code == 0
    assert told.stderr == "Settings: PLAINSPOKEN_RATE: rate: should be a whole number, not 'abc'\n"


SAID = (
    ("Frome", (), "Froom"),
    ("Frome", ("--language", "cy"), "Frome"),
    ("the Quell", (), "the kwell"),
    ("the Hub", (), "the Hub"),
    ("the Hub", ("--site", "theirs"), "the help desk"),
    ("the Hub", ("--site", "https://council.example/somewhere"), "the help desk"),
)


@pytest.mark.parametrize(("text", "options", "said"), SAID)
def test_say_has_words_said_as_a_person_and_a_profile_and_we_have_them(
    text: str, options: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = Memory(tmp_path / "memory")
    assert own.keep_pronunciations((("Quell", "kwell"),)) is None
    monkeypatch.setattr(saying, "Memory", lambda: own)
    site = Site("theirs", abbreviations=(("Hub", "help desk"),))
    monkeypatch.setattr(saying, "profile_named", lambda name: site)
    parrot = Parrot(VoiceDescription("gmw/en", "English", "en-gb"), VoiceDescription("cel/cy", "Welsh", "cy"))
    monkeypatch.setattr(saying, "choose_voice", lambda name: parrot)
    told = run("say", text, *options, "-o", str(tmp_path / "said.wav"))
    assert (told.exit_code, told.stderr) == (0, "")
    assert [each.casefold() for each in parrot.said] == [said.casefold()]


@pytest.mark.usefixtures("voice")
def test_say_tells_that_no_voice_speaks_a_language(tmp_path: Path) -> None:
    told = run("say", "bore da", "--language", "cy", "-o", str(tmp_path / "said.wav"))
    assert (told.exit_code, told.stderr) == (0, "What follows is in Welsh, and no voice on this computer speaks it.\n")


@pytest.mark.usefixtures("voice")
def test_say_with_a_site_that_is_not_there(tmp_path: Path) -> None:
    told = run("say", "hello", "--site", "nosuch", "-o", str(tmp_path / "said.wav"))
    assert told.exit_code == 1
    assert "There is no site profile 'nosuch'." in told.stderr


@dataclass(frozen=True, slots=True)
class Heard:
    """What is made to be heard, and what the command does then."""

    transcripts: tuple[Transcript, ...]
    trouble: Trouble | None
    code: int
    hinted: bool


HEARD = (
    Heard((Transcript("help", 0.9),), None, 0, False),
    Heard((Transcript("look", 0.2),), None, 0, True),
    Heard((), None, 1, False),
    Heard((Transcript("help", 0.9),), Trouble("sound.cut_off", (("file", "a.wav"),)), 1, False),
)


class Ear:
    """A recogniser of which nothing but its rate is asked."""

    rate = 16000

    def close(self) -> None:
        pass


@pytest.mark.parametrize("case", HEARD)
def test_hear(case: Heard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sounds, "choose", lambda *_: Ear())
    recording = Recording(Sound(b"", 16000), case.trouble)
    monkeypatch.setattr(sounds, "read_recording", lambda file, rate: recording)

    def heard(sound: Sound, ear: Ear, grammar: Grammar) -> tuple[Transcript, ...]:
        return case.transcripts

    monkeypatch.setattr(sounds, "hear_sound", heard)
    told = run("hear", "a.wav")
    assert told.exit_code == case.code
    assert (sounds.HINT in told.stderr) == case.hinted
    phrases = tmp_path / "phrases.txt"
    phrases.write_text("help\n")
    assert sounds.HINT not in run("hear", "--phrases", str(phrases), "a.wav").stderr


def test_profiles_that_are_not_there() -> None:
    told = run("site", "check", "anytwn")
    assert told.exit_code == 1
    assert "Did you mean anytown? There are: " in told.stdout


def test_an_empty_profile_is_told_what_it_needs(tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("# nothing yet\n")
    told = run("site", "check", str(empty))
    assert told.exit_code == 1
    assert "A profile needs these keys: start" in told.stdout


@pytest.fixture
def no_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(models, "models", tuple)
    yield


@pytest.mark.usefixtures("no_models")
def test_without_models() -> None:
    told = run("model", "list")
    assert told.exit_code == 0
    assert told.stdout.startswith("There is no Vosk model")
    assert run("model", "check").exit_code == 1


@pytest.mark.parametrize("name", ["lexicon.txt.gz", "phones.json"])
def test_a_model_without_all_that_it_could_have_is_told_of(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "am").mkdir()
    (tmp_path / "graph").mkdir()
    monkeypatch.setattr(models, "choose", lambda engine, folder: Ear())
    assert run("model", "check", str(tmp_path)).exit_code == 0
    (tmp_path / "graph" / name).write_bytes(b"hello")
    told = run("model", "check", str(tmp_path))
    assert told.exit_code == 1
    assert f"{name}: is damaged, so a page's words are heard less well" in told.stderr


def test_models_that_are_none(tmp_path: Path) -> None:
    file = tmp_path / "model.zip"
    file.write_bytes(b"PK")
    broken = tmp_path / "broken"
    broken.mkdir()
    told = run("model", "check", str(broken), str(file), "nosuch", "")
    assert told.exit_code == 1
    assert "The Vosk model broken is broken." in told.stderr
    assert "is no model's folder" in told.stderr
    assert "there is no model 'nosuch'" in told.stderr
    assert told.stdout == ""


def test_a_demo_that_is_broken_off_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demonstration, "perform", interrupted)
    told = run("demo", "--out", str(tmp_path))
    assert told.exit_code == demonstration.BROKEN_OFF
    assert "unfinished" in told.stderr
    assert "Aborted" not in told.output
