"""A key's new value in a profile's text: what must stay stays, what is written is read back the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.desk.editing import with_key
from plainspoken.desk.shape import fields
from plainspoken.documents import DocumentError, load
from plainspoken.profiles import delivered_folder

CASES = load(Path(__file__).parent / "editing.yaml").value
ORDER = [field.name for field in fields()]
UNWRITABLE = "\u2028\u2029\ufeff\ufffe\uffff"
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters=UNWRITABLE)
WORDS = st.text(LETTERS, max_size=12)
SECTIONS = st.dictionaries(WORDS, st.one_of(WORDS, st.lists(WORDS, min_size=1)))
VALUES = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=1, max_size=5),
    st.dictionaries(WORDS, WORDS, min_size=1, max_size=5),
    st.dictionaries(
        WORDS, st.dictionaries(WORDS, st.one_of(WORDS, st.lists(WORDS, min_size=1))), min_size=1, max_size=3
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_must_stay_stays(case):
    assert with_key(case["text"], case["key"], case.get("value"), ORDER) == case["becomes"]


@given(VALUES)
def test_whatever_is_written_is_read_back(value):
    text = "# head\nname: x   # its name\n\n# next\nskip:\n  - .a\n"
    made = with_key(text, "words", value, ORDER)
    assert load(made).value == {"name": "x", "skip": [".a"], "words": value}
    again = with_key(made, "words", {"A": "ay"}, ORDER)
    assert load(again).value == {"name": "x", "skip": [".a"], "words": {"A": "ay"}}
    assert {"# head", "name: x   # its name", "# next"} <= set(again.splitlines())


@pytest.mark.parametrize("path", sorted(delivered_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_key_of_a_delivered_profile_can_be_changed_and_no_other_line_moves(path):
    text = path.read_text(encoding="utf-8")
    remarks = [line for line in text.splitlines() if line.strip().startswith("#")]
    for key, value in load(text).value.items():
        assert with_key(text, key, value, ORDER) == text
        without = with_key(text, key, None, ORDER)
        assert load(without).value == {other: each for other, each in load(text).value.items() if other != key}
        if isinstance(value, list | dict):
            added = [*value, "x"] if isinstance(value, list) else {**value, "x": "/y"}
            lines = with_key(text, key, added, ORDER).splitlines()
            assert [line for line in lines if line.strip().startswith("#")] == remarks
            assert len(lines) == len(text.splitlines()) + 1


def test_what_is_said_by_an_anchor_elsewhere_is_refused_in_words():
    text = "skip: &all\n  - .a\nsensitive: *all\n"
    with pytest.raises(DocumentError, match="cannot be changed here: edit the profile as text"):
        with_key(text, "skip", [".b"], ORDER)
