"""Reports of a run: JUnit XML that parses, JSON lines, and a page that stands alone and that everybody can use."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
import soundfile
from click.testing import CliRunner

from plainspoken.cli import main
from plainspoken.flow import Sound
from plainspoken.testing.reports import Run, json_lines, junit, page
from plainspoken.testing.reports.bars import bars
from plainspoken.testing.reports.sounds import Sounds
from plainspoken.testing.sound.survival import Share


def test_junit_has_a_case_a_session_with_what_failed(run: Run) -> None:
    suites = fromstring(junit(run))
    suite = suites[0]
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    assert suite.get("timestamp") == "2026-11-25T09:30:00+00:00"
    passed, failed, known = suite
    assert (passed.get("classname"), passed.get("name")) == ("sessions.0", "Find <the> tax")
    assert [each.tag for each in passed] == ["system-out"]
    failure = failed.find("failure")
    assert failure is not None
    assert failure.get("message", "").startswith("sessions/1.session.yaml:5: hear: 'trumpets \\x07' was not heard")
    assert "You: home" in (failure.text or "")
    skipped = known.find("skipped")
    assert skipped is not None and skipped.get("message") == "failed as expected: there are no trumpets yet"


def test_junit_names_the_cell_of_a_session_with_sound(spoken: Run) -> None:
    case = fromstring(junit(spoken))[0][2]
    assert case.get("name") == "Find <the> tax[rp-man, babble 20 dB]"
    told = {each.get("name"): each.get("value") for each in case.iter("property")}
    assert told == {
        "voice": "rp-man",
        "accent": "Received Pronunciation",
        "speed": "150",
        "noise": "babble 20 dB",
        "room": "none",
    }


def test_json_lines_have_a_session_each_and_the_matrix_last(spoken: Run) -> None:
    told = [json.loads(line) for line in json_lines(spoken)]
    assert [each["kind"] for each in told] == ["session"] * 12 + ["matrix"]
    first, scottish, whole = told[0], told[4], told[-1]
    assert first["turns"][1]["heard"] == {
        "words": "home",
        "confidence": 0.05,
        "taken": "",
        "survived": False,
        "recorded": False,
        "seconds": first["turns"][1]["heard"]["seconds"],
    }
    assert scottish["cell"] == {
        "voice": "scotland-man",
        "accent": "Scotland",
        "speed": 150,
        "noise": "quiet",
        "room": "none",
    }
    assert scottish["turns"][0]["failures"][0]["key"] == "say"
    assert whole["accents"]["Scotland"]["survived"] == 0
    assert whole["gap"] == {"largest": 1.0, "mean": pytest.approx(2 / 3), "best": "United States", "worst": "Scotland"}


def test_json_lines_of_text_have_no_matrix(run: Run) -> None:
    assert [json.loads(line)["outcome"] for line in json_lines(run)] == ["passed", "failed", "failed as expected"]


def test_the_page_stands_alone(spoken: Run) -> None:
    text = page(spoken)
    assert "<script" not in text
    assert not re.findall(r'(?:src|href)="(?!data:|#)', text)
    assert "url(" not in text


def test_the_page_tells_what_failed_and_escapes_what_it_quotes(run: Run) -> None:
    text = page(run)
    assert "<h1>Voice sessions: 1 failed</h1>" in text
    assert '<a href="#session-2">Expect &amp; fail</a>' in text
    assert "Find &lt;the&gt; tax" in text
    assert "sessions/1.session.yaml:5: hear:" in text
    assert "Expected to fail: there are no trumpets yet" in text
    assert "<audio" not in text and "Which turns survive" not in text


def test_the_page_has_the_matrix_and_the_gap_between_accents(spoken: Run) -> None:
    text = page(spoken)
    assert "At the largest, 100.0 percentage points: United States above Scotland." in text
    assert "On average over all pairs of accents, 66.7 percentage points." in text
    assert "heard &#39;help&#39;, taken for talk.help" in text
    assert "heard rightly, but too unsurely (0.05)" in text


def test_the_sound_of_each_turn_is_in_the_page_and_can_be_decoded(spoken: Run) -> None:
    found = re.findall(r'src="data:audio/mpeg;base64,([^"]+)"', page(spoken))
    assert len(found) == 2 * 4 + 2 + 8  # both voices in the first cell's 4 turns; then 2 unsure and 8 misheard ones
    samples, rate = soundfile.read(io.BytesIO(base64.b64decode(found[0])))
    assert (rate, len(samples) / rate) == (16000, pytest.approx(1.0, abs=0.15))


def test_a_page_holds_no_more_sound_than_it_may() -> None:
    sounds = Sounds(most=3000)
    second = Sound(bytes(32000), 16000)
    assert sounds.address(second)
    assert sounds.address(second) == "" or sounds.address(second) == ""
    assert sounds.left_out >= 1
    assert sounds.address(None) == ""


def test_a_drawing_is_told_in_words() -> None:
    drawn = bars({"North & South": Share(3, 4)}, "By accent")
    assert 'aria-label="By accent. North &amp; South: 3 of 4 (75 %), likely 30 to 95 %"' in drawn
    assert fromstring(drawn).get("role") == "img"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_nothing_that_axe_finds(
    run: Run, spoken: Run, new_page: Callable, axe: Callable, tmp_path: Path, scheme: str
) -> None:
    for name, each in (("text", run), ("sound", spoken)):
        file = tmp_path / f"{name}.html"
        file.write_text(page(each), encoding="utf-8")
        shown = new_page(color_scheme=scheme, viewport={"width": 1100, "height": 900})
        shown.goto(file.as_uri())
        shown.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert not axe(shown)


def test_the_page_does_not_scroll_sideways_on_a_small_screen(
    run: Run, spoken: Run, new_page: Callable, tmp_path: Path
) -> None:
    for each in (run, spoken):
        file = tmp_path / "page.html"
        file.write_text(page(each), encoding="utf-8")
        shown = new_page(viewport={"width": 320, "height": 700})
        shown.goto(file.as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_command_writes_all_three(tmp_path: Path) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text("title: Home\nsite: anytown\nturns:\n  - say: home\n", encoding="utf-8")
    files = {kind: tmp_path / f"report.{kind}" for kind in ("junit", "html", "jsonl")}
    options = [part for kind, path in files.items() for part in (f"--{kind}", str(path))]
    result = CliRunner().invoke(main, ["play", str(file), *options])
    assert result.exit_code == 0, result.output
    assert fromstring(files["junit"].read_text(encoding="utf-8"))[0].get("tests") == "1"
    assert files["html"].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(files["jsonl"].read_text(encoding="utf-8"))["outcome"] == "passed"
    assert f"Written: {files['html']}" in result.output


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text("title: Home\nsite: anytown\nturns:\n  - say: home\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["play", str(file), "--junit", str(tmp_path / "none" / "r.xml")])
    assert result.exit_code == 1
    assert "r.xml cannot be written: no such file or directory." in result.output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--voices", "rp"], "--voices can be told with --sound alone"),
        (["--sound", "--voices", "nobody"], "there is nobody called 'nobody'"),
        (["--sound", "--noise", "quite"], "there is no noise 'quite' (did you mean quiet?)"),
        (["--sound", "--recogniser", "ears"], "there is no recogniser 'ears'"),
    ],
)
def test_a_wrong_matrix_is_a_wrong_command_line(tmp_path: Path, options: list[str], told: str) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text("title: Home\nsite: anytown\nturns:\n  - say: home\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["play", str(file), *options])
    assert result.exit_code == 2
    assert told in result.output
