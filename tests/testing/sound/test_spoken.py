"""Sessions with sound: what is heard wrongly is told and what was meant goes on; recordings; the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plainspoken.flow import Grammar, Site, Sound, Transcript, Trouble, Why
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.speaking import Voice, write_sound
from plainspoken.testing.choosing import chosen
from plainspoken.testing.depths import DepthError, Options, Text
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import read
from plainspoken.testing.sound.cells import Axes, Cell, matrix, noise
from plainspoken.testing.sound.conversation import Keep, UnreadableRecordingError
from plainspoken.testing.sound.depth import Aloud
from plainspoken.testing.sound.trials import trials
from plainspoken.testing.telling import failure
from plainspoken.web import Response
from support.voices import BeepVoice

RATE = 16000
HOME = "<title>Home</title><main><h1>Home</h1><p>One. Two. Three. Four.</p><a href='/tax'>Council tax</a></main>"
TAX = "<title>Tax</title><main><h1>Council tax</h1></main>"


class Pages:
    def __init__(self, site: Site) -> None:
        self.site = site

    def visit(self, url: str, why: Why) -> Response | Trouble:
        return Response(url, 200, "text/html", (TAX if urlsplit(url).path == "/tax" else HOME).encode())

    def move(self, site: Site) -> None:
        self.site = site

    def close(self) -> None:
        """There is nothing to close."""


@dataclass
class Hears:
    """A recogniser that hears what a table says of the words of the person's last sound."""

    air: QuietAir
    instead: dict[str, Transcript]
    name: str = "hears"
    rate: int = RATE
    grammar: Grammar = field(default_factory=Grammar)
    frames: int = 0

    def expect(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def hear(self, frames: bytes) -> None:
        self.frames += len(frames)

    def finish(self) -> Transcript:
        heard, self.frames = self.frames, 0
        words = self.air.said if heard else ""
        return self.instead.get(words, Transcript(words, 0.9))

    def knows(self, word: str) -> bool:
        return True

    def close(self) -> None:
        """Nothing to close."""


class QuietAir:
    """Carries every sentence as a second of quiet sound."""

    said = ""

    def spoken(self, words: str, cell: Cell, turn: str) -> Sound:
        self.said = words
        return Sound(bytes(2 * RATE), RATE)

    def played(self, recording: Sound, cell: Cell, turn: str) -> Sound:
        self.said = "recorded"
        return recording

    def close(self) -> None:
        """Nothing to close."""


class FakeStudio:
    """A studio with that recogniser and that air."""

    shelf = Shelf()

    def __init__(self, **instead: str | Transcript) -> None:
        heard = {
            words.replace("_", " "): text if isinstance(text, Transcript) else Transcript(text, 0.9)
            for words, text in instead.items()
        }
        self._air = QuietAir()
        self.recogniser = Hears(self._air, heard)

    def air(self, rate: int) -> QuietAir:
        return self._air

    def assistant(self, name: str) -> Voice:
        return BeepVoice()


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    with Player(Pages) as player:
        yield player


Play = Callable[..., SessionResult]


@pytest.fixture
def play(player: Player, tmp_path: Path) -> Play:
    def play(turns: str, studio: FakeStudio, top: str = "") -> SessionResult:
        file = tmp_path / "s.session.yaml"
        file.write_text(f"title: T\nsite: http://council.example/\n{top}turns:\n{turns}", encoding="utf-8")
        return player.play(read(file, player.commands)[0], Aloud(matrix(Axes())[0], player.language, studio, Keep.ALL))

    return play


def test_what_is_heard_rightly_passes_and_is_noted(play: Play) -> None:
    result = play("  - say: open council tax\n    at: /tax\n", FakeStudio())
    assert result.outcome is Outcome.PASSED
    assert result.depth == "british-man, quiet"
    heard = result.turns[0].observed.listening
    assert heard is not None
    assert (heard.heard, heard.taken, heard.survived, heard.confidence) == ("open council tax", "open.label", True, 0.9)
    assert heard.person is not None and heard.person.seconds == 1.0
    assert heard.answer is not None and heard.answer.seconds > 0.1


def test_what_is_heard_wrongly_fails_its_turn_and_what_was_meant_goes_on(play: Play) -> None:
    turns = "  - say: open council tax\n    at: /tax\n  - say: go back\n    at: /\n"
    result = play(turns, FakeStudio(open_council_tax="help"))
    assert [turn.outcome for turn in result.turns] == [Outcome.FAILED, Outcome.PASSED]
    assert result.unplayed == 0
    told = failure(result)
    assert ":4: say: 'open council tax' was heard as 'help' and taken for talk.help" in told
    assert " at: " not in told  # the page is where it should be, for what was meant was carried out


def test_what_is_not_heard_at_all_is_told_so(play: Play) -> None:
    result = play("  - say: home\n", FakeStudio(home=""))
    assert ":4: say: 'home' was not heard at all" in failure(result)


def test_other_words_for_the_same_command_survive(play: Play) -> None:
    result = play("  - say: where am i\n", FakeStudio(where_am_i="where have we got to"))
    assert result.outcome is Outcome.PASSED


def test_a_command_that_is_heard_too_unsurely_does_not_survive(play: Play) -> None:
    result = play("  - say: home\n", FakeStudio(home=Transcript("home", 0.05)))
    assert result.outcome is Outcome.FAILED


def test_an_expectation_that_fails_ends_the_session_as_in_text(play: Play) -> None:
    result = play("  - say: home\n    hear: trumpets\n  - say: home\n", FakeStudio())
    assert (result.outcome, result.unplayed) == (Outcome.FAILED, 1)


def test_a_person_speaks_after_so_many_sentences_whatever_the_depth(play: Play, player: Player, tmp_path: Path) -> None:
    turns = "  - say: start reading\n    after: 3\n  - say: stop\n  - say: carry on\n"
    spoken = play(turns, FakeStudio())
    written = player.play(read(tmp_path / "s.session.yaml", player.commands)[0])
    assert [t.observed.answers for t in spoken.turns] == [t.observed.answers for t in written.turns]
    assert len(spoken.turns[0].observed.answers) == 3


def test_on_a_loudspeaker_nothing_is_heard_while_the_assistant_speaks(play: Play) -> None:
    turns = "  - say: start reading\n    after: 1\n  - say: stop\n"
    result = play(turns, FakeStudio(), top="settings: {headphones: false}\n")
    assert ":7: say: 'stop' was not heard at all" in failure(result)
    assert play(turns, FakeStudio()).outcome is Outcome.PASSED


def test_enter_is_pressed_and_not_spoken(play: Play) -> None:
    result = play("  - say: start reading\n    after: 1\n  - key: enter\n", FakeStudio(enter=""))
    assert result.outcome is Outcome.PASSED
    assert result.turns[1].observed.listening is None


def test_a_recording_of_a_person_is_heard_in_place_of_a_voice(play: Play, tmp_path: Path) -> None:
    write_sound(tmp_path / "person.wav", Sound(bytes(RATE), RATE))
    studio = FakeStudio(recorded="home")
    result = play("  - recording: person.wav\n    transcript: home\n", studio)
    heard = result.turns[0].observed.listening
    assert heard is not None and heard.recorded
    assert heard.heard == ""  # half a second of silence: there is no utterance in it
    assert [each.recorded for each in trials([(Cell(matrix(Axes())[0].person), result)])] == [True]


def test_a_recording_that_cannot_be_read_is_named_with_its_line(play: Play, tmp_path: Path) -> None:
    (tmp_path / "person.wav").write_text("no sound", encoding="utf-8")
    with pytest.raises(UnreadableRecordingError, match=r"s.session.yaml:4: person.wav: not sound"):
        play("  - recording: person.wav\n    transcript: home\n", FakeStudio())


def test_depths_are_chosen_by_the_options(player: Player) -> None:
    assert isinstance(chosen(Options(), player.language)[0], Text)
    cells = chosen(Options(sound=True, voices=("rp", "us"), noise=("quiet", "pink:10")), player.language)
    assert [each.name for each in cells[:2]] == ["rp-man, quiet", "rp-man, pink 10 dB"]
    assert len(cells) == 8


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (Options(sound=True, recogniser="ears"), "there is no recogniser 'ears'; there are: "),
        (Options(sound=True, voices=("nobody",)), "there is nobody called 'nobody'"),
        (Options(sound=True, rooms=("cellar",)), "there is no room 'cellar'"),
    ],
)
def test_what_cannot_be_had_is_told(player: Player, options: Options, told: str) -> None:
    with pytest.raises(DepthError) as problem:
        chosen(options, player.language)
    assert str(problem.value).startswith(told)


def test_a_real_voice_is_really_recognised_and_the_same_way_every_time(player: Player, tmp_path: Path) -> None:
    file = tmp_path / "s.session.yaml"
    turns = "  - say: open council tax\n    at: /tax\n  - say: headings\n  - say: what can i say\n"
    file.write_text(f"title: T\nsite: http://council.example/\nturns:\n{turns}", encoding="utf-8")
    script = read(file, player.commands)[0]

    def heard(*noises: str) -> list[tuple[str, float, bool]]:
        depths = chosen(Options(sound=True, voices=("us-man",), noise=noises, keep=True), player.language)
        results = [player.play(script, depth) for depth in depths]
        depths[0].close()
        listened = [turn.observed.listening for result in results for turn in result.turns]
        return [(each.heard, each.confidence, each.survived) for each in listened if each]

    first = heard("quiet", "babble:3")
    assert [each[0] for each in first[:3]] == ["open council tax", "headings", "what can i say"]
    assert all(survived for _, _, survived in first[:3])
    assert heard("quiet", "babble:3") == first
    assert heard("babble:3") == first[3:]  # and whatever was heard before


def test_noise_is_its_own_in_every_turn_and_cell() -> None:
    from plainspoken.testing.sound.air import Air  # noqa: PLC0415

    air, person = Air(RATE), matrix(Axes())[0].person
    cell = Cell(person, noise=noise("pink:10"))
    first = air.spoken("home", cell, "1")
    assert air.spoken("home", cell, "1") == first == Air(RATE).spoken("home", cell, "1")
    assert air.spoken("home", cell, "2") != first
    assert Air(RATE, seed=2).spoken("home", cell, "1") != first
