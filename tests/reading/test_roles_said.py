"""Every role and every state has words, or a reason why nothing is said of it."""

from dataclasses import fields
from pathlib import Path

import pytest

from plainspoken.documents import load
from plainspoken.flow import Detail, Node, Page
from plainspoken.page import aria
from plainspoken.reading.describing import SILENT_ROLES, role_words, states
from plainspoken.wording import load as load_wording

WORDING = load_wording()
SILENT = load(Path(__file__).with_name("silent_roles.yaml"), name="silent_roles.yaml").value["silent"]
OF_HTML = {"audio", "color", "date", "datetime", "disclosure", "iframe", "video"}
EVERY = sorted({*aria.ROLES, *OF_HTML})


def said(node: Node, detail: Detail) -> str:
    return role_words(Page("https://a.example/", nodes=(node,)), node, WORDING, detail)


@pytest.mark.parametrize("role", EVERY)
def test_a_role_has_words_or_a_reason_for_having_none(role: str) -> None:
    node = Node(0, "0", role, "Name", end=1)
    words = {said(node, detail) for detail in Detail}
    if role in SILENT:
        assert words == {""}
        assert len(SILENT[role]) > 10
    else:
        assert all(words), f"nothing is said of {role}: give it words, or a reason in silent_roles.yaml"


def test_no_reason_is_given_for_what_is_no_role() -> None:
    assert set(SILENT) <= set(EVERY)
    assert set(EVERY) & SILENT_ROLES <= set(SILENT)


STATES = {
    "required": (True, "required"),
    "invalid": (True, "has a problem"),
    "disabled": (True, "not available"),
    "readonly": (True, "can't be changed"),
    "expanded": (True, "open"),
    "selected": (True, "chosen"),
    "current": ("page", "this is where you are"),
    "sort": ("ascending", "sorted, lowest first"),
    "popup": ("menu", "opens a menu"),
    "checked": (True, "pressed"),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_said(name: str) -> None:
    value, words = STATES[name]
    node = Node(0, "0", "button", "Name", end=1, **{name: value})
    assert list(states(node, WORDING)) == [words]


CHECKED = [
    ("checkbox", True, "ticked"),
    ("checkbox", False, "not ticked"),
    ("checkbox", "mixed", "partly ticked"),
    ("radio", True, "chosen"),
    ("radio", False, "not chosen"),
    ("switch", True, "ticked"),
    ("menuitemcheckbox", False, "not ticked"),
    ("menuitemradio", True, "chosen"),
]


@pytest.mark.parametrize(("role", "checked", "words"), CHECKED)
def test_what_can_be_ticked_always_says_whether_it_is(role: str, checked: bool | str, words: str) -> None:
    """As the ARIA-AT project's tests assert of every screen reader: name, role and checked state, always."""
    node = Node(0, "0", role, "Name", end=1, checked=checked)
    assert words in list(states(node, WORDING))


def test_every_state_of_a_node_is_among_those_said() -> None:
    told_elsewhere = {"multiline", "main", "skipped"}
    boolean = {field.name for field in fields(Node) if field.type in ("bool", "bool | None", "bool | str | None")}
    assert boolean - told_elsewhere <= set(STATES)
