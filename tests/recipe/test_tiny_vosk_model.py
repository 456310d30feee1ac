"""The tiny model before real libvosk, in child processes: it loads, hears, changes its grammar, fails when damaged."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from support.espeak_speech import AMERICAN, BRITISH
from support.tiny_vosk_model import PHRASES, write_tiny_vosk_model
from support.vosk_child import run_vosk

COMMANDS = (
    "previous link",
    "go back",
    "read the page",
    "confirm submit",
    "choose option two",
    "council tax",
    "next heading",
    "say that again",
    "what did you say",
    "never mind",
    "previous paragraph",
    "spell that",
)
UNKNOWN = "[unk]"


@pytest.mark.parametrize(("voice", "least"), [(AMERICAN, 12), (BRITISH, 10)])
def test_a_dozen_commands_are_heard_with_a_grammar(vosk_model, speech, voice, least):
    grammar = [*COMMANDS, UNKNOWN]
    outcome = run_vosk(vosk_model, [(speech.pcm(words, voice), grammar) for words in COMMANDS])
    assert outcome.status == 0, outcome.errors
    assert sum(heard == words for heard, words in zip(outcome.heard, COMMANDS, strict=True)) >= least, outcome.heard


def test_most_commands_are_heard_with_no_grammar(vosk_model, speech):
    outcome = run_vosk(vosk_model, [(speech.pcm(words), None) for words in COMMANDS])
    right = sum(heard == words for heard, words in zip(outcome.heard, COMMANDS, strict=True))
    assert right >= 10, outcome.heard


def test_a_changed_grammar_changes_what_can_be_heard(vosk_model, speech):
    pcm = speech.pcm("council tax")
    grammars = (["council tax", UNKNOWN], ["yes", "no"], ["yes", "no", UNKNOWN], ["council tax", "go back"], None)
    first, forced, rejected, again, at_large = run_vosk(vosk_model, [(pcm, each) for each in grammars]).heard
    assert first == again == at_large == "council tax"
    assert forced and set(forced.split()) <= {"yes", "no"}
    assert rejected == UNKNOWN


@pytest.mark.parametrize(
    "words", ["the cat sat on the mat by the window", "could you pass me the sugar", "what a lovely morning it is"]
)
def test_other_speech_is_unknown(vosk_model, speech, words):
    (heard,) = run_vosk(vosk_model, [(speech.pcm(words), [*COMMANDS[:4], UNKNOWN])]).heard
    assert heard == UNKNOWN


def test_silence_is_heard_as_nothing_known(vosk_model):
    (heard,) = run_vosk(vosk_model, [(bytes(64000), [*COMMANDS, UNKNOWN])]).heard
    assert heard in ("", UNKNOWN)


def test_its_words_can_be_found_and_no_others(vosk_model):
    vocabulary = sorted(set(" ".join(PHRASES).split()))
    outcome = run_vosk(vosk_model, words=[*vocabulary, UNKNOWN, "aardvark", ""])
    labels = [outcome.words[word] for word in (*vocabulary, UNKNOWN)]
    assert min(labels) > 0
    assert len(set(labels)) == len(labels)
    assert outcome.words["aardvark"] == outcome.words[""] == -1


def test_a_vocabulary_of_ones_own(tmp_path, speech):
    model = write_tiny_vosk_model(tmp_path / "model", ["open the window", "close the door"])
    outcome = run_vosk(model, [(speech.pcm("close the door"), None)], ["window", "stop"])
    assert outcome.heard == ("close the door",)
    assert outcome.words["window"] > 0 > outcome.words["stop"]


def test_an_unknown_pronunciation_is_refused(tmp_path):
    with pytest.raises(KeyError, match="qwertyuiop"):
        write_tiny_vosk_model(tmp_path / "model", ["open qwertyuiop"])


def test_it_is_small(vosk_model):
    assert sum(file.stat().st_size for file in vosk_model.rglob("*") if file.is_file()) < 600_000


# --- what libvosk does with a damaged model ---------------------------------------------------------------------

REFUSED = 1  # an exception of vosk's Python, which can be caught
CRASHED = -signal.SIGSEGV
ABORTED = -signal.SIGABRT
GRAMMAR = ["yes", "no", UNKNOWN]

DAMAGE = (
    # file, how much of it is left, grammar, loads, status
    ("am/final.mdl", None, GRAMMAR, False, REFUSED),
    ("am/final.mdl", 0.5, GRAMMAR, False, REFUSED),
    ("am/final.mdl", 0.0, GRAMMAR, False, REFUSED),
    ("conf/model.conf", None, GRAMMAR, False, REFUSED),
    ("conf/model.conf", 0.0, GRAMMAR, True, ABORTED),
    ("conf/mfcc.conf", None, GRAMMAR, False, REFUSED),
    ("graph/HCLr.fst", None, GRAMMAR, True, CRASHED),
    ("graph/HCLr.fst", 0.5, GRAMMAR, True, CRASHED),
    ("graph/HCLr.fst", 0.5, None, True, REFUSED),
    ("graph/Gr.fst", None, GRAMMAR, True, 0),
    ("graph/Gr.fst", 0.5, None, True, REFUSED),
    ("graph/words.txt", None, GRAMMAR, False, REFUSED),
    ("graph/words.txt", 0.0, GRAMMAR, True, 0),
    ("graph/disambig_tid.int", None, GRAMMAR, False, REFUSED),
    ("graph/phones/word_boundary.int", 0.0, GRAMMAR, False, REFUSED),
    ("graph/phones/word_boundary.int", None, GRAMMAR, True, 0),
)


@pytest.mark.parametrize(("file", "left", "grammar", "loads", "status"), DAMAGE)
def test_a_damaged_model(vosk_model, tmp_path, speech, file, left, grammar, loads, status):
    model = Path(shutil.copytree(vosk_model, tmp_path / "model"))
    damage(model / file, left)
    outcome = run_vosk(model, [(speech.pcm("yes"), grammar)], ["yes"])
    assert (outcome.loaded, outcome.status) == (loads, status), outcome.errors


def damage(file: Path, left: float | None) -> None:
    content = file.read_bytes()
    file.unlink()
    if left is not None:
        file.write_bytes(content[: int(len(content) * left)])


def test_a_garbled_graph_loads_and_then_ends_the_process(vosk_model, tmp_path, speech):
    model = Path(shutil.copytree(vosk_model, tmp_path / "model"))
    (model / "graph/HCLr.fst").write_bytes(b"garbage" * 1000)
    outcome = run_vosk(model, [(speech.pcm("yes"), GRAMMAR)], ["yes"])
    assert outcome.words == {"yes": outcome.words["yes"]}
    assert (outcome.loaded, outcome.status, outcome.heard) == (True, CRASHED, ())


def test_an_empty_word_list_makes_it_deaf(vosk_model, tmp_path, speech):
    model = Path(shutil.copytree(vosk_model, tmp_path / "model"))
    (model / "graph/words.txt").write_text("")
    outcome = run_vosk(model, [(speech.pcm("yes"), GRAMMAR)], ["yes"])
    assert outcome.words == {"yes": -1}
    assert outcome.heard == ("",)


def test_no_folder_is_refused(tmp_path):
    outcome = run_vosk(tmp_path / "none")
    assert (outcome.loaded, outcome.status) == (False, REFUSED)
    assert "Failed to create a model" in outcome.errors
