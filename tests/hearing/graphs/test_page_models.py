"""Models of a page: its own words and phrases, the whole model's sounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.flow import Fillers
from plainspoken.hearing.finite_state import Chances, passed_over, transitions
from plainspoken.hearing.graphs.lexicon_graph import UNKNOWN, LexiconCosts, PhoneSet
from plainspoken.hearing.graphs.makings import MakingsError, has_makings, read_makings, write_makings
from plainspoken.hearing.graphs.page_models import write_page_model
from plainspoken.hearing.graphs.phones import PhoneTable
from plainspoken.hearing.graphs.phrase_graph import PhraseGrammar, phrase_graph
from plainspoken.hearing.phrases import Parts

TABLE = PhoneTable(("AH", "B", "K", "T", "UW"))
PHONE_SET = PhoneSet(TABLE, ((0.5,),) * TABLE.count, LexiconCosts(1.0, 0.7, 0.7, 4.0))
WORDS = {"but": ("B AH T",), "two": ("T UW", "T AH")}
GRAMMAR = PhraseGrammar(transitions(Parts(("but two",), ("two",))))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """What a page takes from the whole model: files that are not looked into."""
    for file in ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf"):
        (tmp_path / "model" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "model" / file).write_text(file)
    (tmp_path / "model/conf/model.conf").write_text("--beam=13\n--lattice-beam=2.0\n--max-active=2000\n")
    return tmp_path / "model"


@pytest.fixture
def page(model: Path, tmp_path: Path) -> Path:
    (tmp_path / "page").mkdir()
    return tmp_path / "page"


def test_a_page_has_its_own_words_and_the_whole_models_sounds(page: Path, model: Path) -> None:
    write_page_model(page, model, PHONE_SET, WORDS, GRAMMAR)
    words = {line.split()[0] for line in (page / "graph/words.txt").read_text().splitlines()}
    assert words == {"<eps>", "[unk]", "but", "two"}
    assert (page / "am/final.mdl").samefile(model / "am/final.mdl")
    assert {file.name for file in (page / "conf").iterdir()} == {"mfcc.conf", "model.conf"}
    assert (page / "graph/HCLr.fst").stat().st_size > 100


def test_a_page_keeps_more_of_the_next_best(page: Path, model: Path) -> None:
    write_page_model(page, model, PHONE_SET, WORDS, GRAMMAR)
    assert (page / "conf/model.conf").read_text() == "--beam=13\n--lattice-beam=4.0\n--max-active=2000\n"
    assert "--lattice-beam=2.0" in (model / "conf/model.conf").read_text()


def test_without_links_the_files_are_copied(page: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    monkeypatch.setattr(Path, "symlink_to", refused)
    write_page_model(page, model, PHONE_SET, WORDS, GRAMMAR)
    assert not (page / "am/final.mdl").is_symlink()
    assert (page / "am/final.mdl").read_text() == "am/final.mdl"


def test_a_place_that_cannot_be_written(model: Path) -> None:
    with pytest.raises(OSError):
        write_page_model(model / "am" / "final.mdl", model, PHONE_SET, WORDS, GRAMMAR)


def test_a_phone_that_the_model_lacks(page: Path, model: Path) -> None:
    with pytest.raises(ValueError, match="no phone ZH"):
        write_page_model(
            page, model, PHONE_SET, {"bush": ("B UW ZH",)}, PhraseGrammar(transitions(Parts(("bush",), ())))
        )


LABELS = {word: number for number, word in enumerate(("but", "two", "be", "er", "ta", UNKNOWN), start=1)}


def written(parts: Parts, words: str) -> set[str]:
    """What the graph of a grammar writes when it reads some words to an end."""
    grammar = transitions(parts, Chances())
    graph = phrase_graph(PhraseGrammar(grammar, passed_over(grammar, parts.fillers)), LABELS)
    names = {label: word for word, label in LABELS.items()}
    paths = {(graph.start, "")}
    for word in words.split():
        paths = {
            (arc.target, f"{told} {names[arc.output_label]}".strip())
            for arc in graph.arcs
            for state, told in paths
            if arc.source == state and arc.input_label == LABELS[word]
        }
    return {told for state, told in paths if state in graph.final_weights}


@pytest.mark.parametrize(
    ("parts", "words", "there"),
    [
        (Parts(("but two", "be"), ()), "but two", True),
        (Parts(("but two", "be"), ()), "be", True),
        (Parts(("but two", "be"), ()), "but", False),
        (Parts(("but two", "be"), ()), "be two", False),
        (Parts(("but two", "be"), ()), "", True),
        (Parts((), ("but", "two")), "two two but two", True),
        (Parts((), ("but", "two")), "two be", False),
        (Parts((), (), ((("but",), ("two", "be")),)), "but be", True),
        (Parts((), (), ((("but",), ("two", "be")),)), "but", False),
    ],
)
def test_a_grammar_lets_its_phrases_through_and_no_others(parts: Parts, words: str, there: bool) -> None:
    assert written(parts, words) == ({words} if there else set())


FILLERS = Fillers(before=("be two",), within=("er",), after=("ta",))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("but two", "but two"),
        ("er er but two", "[unk] [unk] but two"),
        ("but er two", "but [unk] two"),
        ("be two er but two", "[unk] [unk] [unk] but two"),
        ("but two ta er", "but two [unk] [unk]"),
        ("er", "[unk]"),
        ("be but two", ""),
        ("but ta two", ""),
        ("but ta", "but [unk]"),
        ("but two be two", ""),
    ],
)
def test_fillers_are_read_and_not_told(words: str, told: str) -> None:
    found = written(Parts(("but two", "but"), (), fillers=FILLERS), words)
    assert found == ({told} if told else set())


@pytest.mark.parametrize(
    ("words", "told"),
    [("er be two two two", "[unk] [unk] [unk] two two"), ("two er two", ""), ("two two ta", "")],
)
def test_fillers_stand_before_a_row_and_not_in_it(words: str, told: str) -> None:
    found = written(Parts(("but two",), ("two",), fillers=FILLERS), words)
    assert found == ({told} if told else set())


def test_makings_come_back_as_they_were_written(tmp_path: Path) -> None:
    assert not has_makings(tmp_path)
    write_makings(tmp_path, PHONE_SET, {word: [way.split() for way in ways] for word, ways in WORDS.items()})
    assert has_makings(tmp_path)
    makings = read_makings(tmp_path)
    assert makings.phone_set == PHONE_SET
    assert makings.lexicon == WORDS


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("phones.json", b"{}"),
        ("phones.json", b'{"format": 2}'),
        ("phones.json", b"not json"),
        ("lexicon.txt.gz", b"not gzip"),
        ("lexicon.txt.gz", b""),
    ],
)
def test_broken_makings_are_told(tmp_path: Path, file: str, content: bytes) -> None:
    write_makings(tmp_path, PHONE_SET, {"two": [["T", "UW"]]})
    (tmp_path / file).write_bytes(content)
    with pytest.raises(MakingsError, match=r"phones\.json|lexicon\.txt\.gz"):
        read_makings(tmp_path)
