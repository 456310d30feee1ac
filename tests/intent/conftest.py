"""A council's page to speak on, and the commands."""

from __future__ import annotations

import pytest

from plainspoken import wording
from plainspoken.flow import Choice, Control, Form, Node, Page, Place, Site
from plainspoken.intent import Commands, load

THINGS = [
    ("link", "Skip to main content", False),
    ("link", "GOV.UK", False),
    ("link", "Menu", False),
    ("heading", "Council tax", True),
    ("text", "Find out about council tax and opening hours.", True),
    ("link", "Pay your council tax", True),
    ("link", "Report a missed bin", True),
    ("link", "Apply for a parking permit (opens in new tab)", True),
    ("link", "Form P45 & P60", True),
    ("link", "HMRC", True),
    ("link", "Postcode finder", True),
    ("link", "Delete my account", True),
    ("heading", "Contact us", True),
    ("table", "Bands", True),
    ("textbox", "Full name", True),
    ("radio", "Every week", True),
    ("radio", "Every two weeks", True),
    ("checkbox", "I agree", True),
    ("combobox", "Country", True),
    ("button", "Continue", True),
    ("button", "Delete account", True),
    ("disclosure", "Help with paying", True),
    ("link", "Contact us by telephone", False),
    ("textbox", "Email address", True),
    ("link", "Find a councillor", True),
    ("link", "No thanks", False),
]


def node(index: int, role: str, name: str, main: bool) -> Node:
    return Node(index, f"0/1/{index}", role, name, end=index + 1, main=main, tag="a" if role == "link" else "")


def control(index: int, kind: str, name: str, **more) -> Control:
    return Control(f"0/1/{index}", kind, name, node=index, label=THINGS[index][1], **more)


def council_page() -> Page:
    nodes = tuple(node(index, *thing) for index, thing in enumerate(THINGS))
    controls = (
        control(14, "text", "name"),
        control(15, "radio", "often", value="w"),
        control(16, "radio", "often", value="f"),
        control(17, "checkbox", "agree"),
        control(18, "select", "country", choices=(Choice("Wales", "w"), Choice("Scotland", "s"), Choice("Stop", "x"))),
        control(23, "email", "email"),
    )
    return Page("http://anytown.example/", "Council tax", nodes=nodes, forms=(Form("0/1", "/send", controls=controls),))


@pytest.fixture(scope="session")
def commands() -> Commands:
    return load(wording.commands())


@pytest.fixture(scope="session")
def council() -> Place:
    site = Site("Anytown", aliases=(("my bins", "http://anytown.example/bins"),))
    return Place(site, council_page())
