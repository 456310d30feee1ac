"""Documents: what each scalar means, what is refused and in which words, and faults at their lines."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from plainspoken.documents import DocumentError, load, validated

SCALARS = [
    ("yes", "yes"),
    ("no", "no"),
    ("on", "on"),
    ("off", "off"),
    ("12:30", "12:30"),
    ("2026-04-05", "2026-04-05"),
    ("0o17", "0o17"),
    ("017", "017"),
    ("0x1F", "0x1F"),
    ("1_000", "1_000"),
    ("07700900982", "07700900982"),
    (".inf", ".inf"),
    ("=", "="),
    ("<<", "<<"),
    ("true", True),
    ("False", False),
    ("~", None),
    ("null", None),
    ("12", 12),
    ("-3", -3),
    ("0", 0),
    ("1.5", 1.5),
    ("1e3", 1000.0),
    ("'12'", "12"),
    ('"true"', "true"),
    ("!!str 12", "12"),
    ("1" * 40, "1" * 40),
]

BILLION_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)

REFUSED = [
    ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: a: this key is here twice (first on line 1): keep one"),
    ("a:\n  b: 1\n  b: 2\n", "f.yaml:3:3: a.b: this key is here twice (first on line 2): keep one"),
    ("a:\n\t- b\n", "f.yaml:2:1: a tab stands here: only spaces are allowed to indent a line"),
    ("a: \x01\n", "f.yaml:1:4: the character U+0001 is not allowed in a file: take it out"),
    (b"a: b\nc: \xe9t\xe9\n", "f.yaml:2:4: byte 0xe9 is not UTF-8: save the file as UTF-8"),
    ("a: *b\n", "f.yaml:1:4: a: *b stands for nothing written above it"),
    ("a: &a [*a]\n", "f.yaml:1:8: a[1]: *a stands for nothing written above it"),
    ("a: !!python/name:os.system x\n", "f.yaml:1:4: a: the tag tag:yaml.org,2002:python/name:os.system is not allowed"),
    ("a: 1\n---\nb: 2\n", "f.yaml:3:1: a second document begins here: only one is allowed in a file"),
    ("? [a]\n: b\n", "f.yaml:1:3: a key must be plain text"),
    (BILLION_LAUGHS, "aliases unfold into more than 10000 values: write them out"),
    ("[" * 5000, "is nested too deeply: at most 60 levels are allowed"),
    ("a: b: c\n", "f.yaml:1:5: is not YAML: mapping values are not allowed in this context"),
    ("a: 'b\n", "f.yaml:1:4: the quote that opens here is never closed: close it at the end of the text"),
    ('a: "#b\nc: "d"\n', "f.yaml:1:4: the quote that opens here is never closed"),
    ('a: "b\n  c"\nd: "e" f\n', "f.yaml:3:8: text goes on after a closing quote: put the whole of it in quotes"),
    ("a:b\nc: d\n", "f.yaml:1:3: put a space after the colon"),
    ("a:\n  b: c\n  d:/e\n  f: g\n", "f.yaml:3:5: put a space after the colon"),
    ("a: b\n  c: d\n", "f.yaml:2:3: starts further in than the line above: begin it where that line begins"),
    ("a:\n  b: c\n# d\n\n   e: f\n", "f.yaml:5:4: starts further in than the line above"),
    ("a:\n  b: c\n d: e\n", "f.yaml:3:2: starts less far in than the line above: begin it where that line begins"),
    ("a: \u201c#b\u201d\n", "f.yaml:1:4: a: curly quotes stand here: use straight quotes"),
    ("a: \u2018b: c\u2019\n", "f.yaml:1:4: curly quotes stand here: use straight quotes"),
    ("\u201ca\u201d: b\n", "curly quotes stand here: use straight quotes"),
    ("a" * 10_000_001, "f.yaml: is too big: at most 10 MB are allowed"),
]


@pytest.mark.parametrize(("written", "meant"), SCALARS)
def test_a_scalar_means_what_it_looks_like(written: str, meant: object) -> None:
    value = load(f"a: {written}\n").value
    assert isinstance(value, dict)
    assert value["a"] == meant
    assert type(value["a"]) is type(meant)


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_and_in_which_words(text: str | bytes, words: str) -> None:
    with pytest.raises(DocumentError) as problem:
        load(text, name="f.yaml")
    assert words in str(problem.value)


def test_curly_quotes_within_a_text_are_its_own() -> None:
    text = "a: Children\u2019s \u201chome\u201d\nb: '\u201cc\u201d'\n"
    assert load(text).value == {"a": "Children\u2019s \u201chome\u201d", "b": "\u201cc\u201d"}


def test_keys_are_text_always() -> None:
    assert load("yes: 1\n2: b\non: c\nnull: d\n").value == {"yes": 1, "2": "b", "on": "c", "null": "d"}


def test_all_repeated_keys_are_told_at_once() -> None:
    with pytest.raises(DocumentError) as problem:
        load("a: 1\na: 2\nb: 1\nb: 2\n")
    assert [fault.line for fault in problem.value.faults] == [2, 4]


def test_places_are_lines_and_columns_from_one() -> None:
    document = load("site: Anytown\npages:\n  - name: Bins\n    url: /bins\n")
    assert document.place(("pages", 0, "url")) == (4, 10)
    assert document.key_place(("pages", 0, "url")) == (4, 5)
    assert document.place(("pages", 0, "nothing", "here")) == (3, 5)
    assert document.place(()) == (1, 1)


def test_an_alias_within_bounds_is_what_it_stands_for() -> None:
    assert load("a: &hours [9, 5]\nb: *hours\n").value == {"a": [9, 5], "b": [9, 5]}


def test_an_empty_file_is_nothing() -> None:
    assert load("# only a remark\n").value is None


def test_a_byte_order_mark_is_passed_over() -> None:
    assert load(b"\xef\xbb\xbfa: 1\n").value == {"a": 1}


def test_a_file_is_read_and_a_missing_one_told(tmp_path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("name: Anytown\n", encoding="utf-8")
    assert load(path).value == {"name": "Anytown"}
    with pytest.raises(DocumentError, match=r"gone\.yaml: cannot be read: no such file or directory"):
        load(tmp_path / "gone.yaml")
    with pytest.raises(DocumentError, match="cannot be read"):
        load(tmp_path)


class Link(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: str
    number: int = Field(default=1, ge=1)


class Site(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1)
    kind: Literal["council", "department"] = "council"
    open: bool = True
    links: list[Link] = []
    first: Link | None = None


FAULTS = [
    ("name: A\nlinsk: []\n", "f:2:1: linsk: is not a key that is known (did you mean links?); allowed: name, kind"),
    ("name: A\nzzz: 1\n", "f:2:1: zzz: is not a key that is known; allowed: name, kind, open, links, first"),
    ("kind: council\n", "f:1:1: name: is missing"),
    ("", "f:1:1: name: is missing"),
    (
        "name: A\nlinks:\n  - word: b\n    words: c\n",
        "f:3:5: links[1].word: is not a key that is known (did you mean words?)",
    ),
    ("name: A\nlinks:\n  - number: 2\n", "f:3:5: links[1].words: is missing"),
    ("name: A\nfirst: {number: 0, words: x}\n", "f:2:17: first.number: should be 1 or more, not 0"),
    ("name: 12\n", "f:1:7: name: should be text (put it in quotes), not 12"),
    ("name: A\nkind: shop\n", "f:2:7: kind: should be one of 'council' or 'department', not 'shop'"),
    ("name: A\nopen: perhaps\n", "f:2:7: open: should be true or false, not 'perhaps'"),
    ("name: A\nlinks: b\n", "f:2:8: links: should be a list (lines that begin with a dash), not 'b'"),
    ("- a\n", "f:1:1: should be keys and values (lines like `key: value`)"),
    ("name: ''\n", "f:1:7: name: should not be empty"),
]


@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_a_fault_says_where_what_and_what_is_allowed(text: str, words: str) -> None:
    with pytest.raises(DocumentError) as problem:
        validated(load(text, name="f"), Site)
    assert words in str(problem.value)


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    with pytest.raises(DocumentError) as problem:
        validated(load("zzz: 1\nname: 2\nlinks: 3\n", name="f"), Site)
    assert [fault.line for fault in problem.value.faults] == [1, 2, 3]


def test_a_good_file_becomes_the_model() -> None:
    site = validated(load("name: A\nopen: no\nlinks:\n  - words: b\n"), Site)
    assert site == Site(name="A", open=False, links=[Link(words="b")])


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@,?~ \n\t\x00\ud800é12.", max_size=60))
def test_no_text_raises_anything_but_a_document_error(text: str) -> None:
    try:
        load(text)
    except DocumentError as problem:
        assert all(str(fault) for fault in problem.faults)


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_but_a_document_error(raw: bytes) -> None:
    try:
        load(raw)
    except DocumentError as problem:
        assert problem.faults
