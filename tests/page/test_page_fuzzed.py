"""What tests/fuzz/fuzz_page.py found, each as small as it goes: none of it may raise again."""

import pytest

from plainspoken.flow import Mark, Place, Read, Reason, Site
from plainspoken.page.findings import inspect
from plainspoken.reading import utterances
from plainspoken.wording import load

FOUND = [
    b"<meta-charset=idna",  # an encoding of Python's that raises whatever is asked of it
    b"<d class=govuk-panel><strong>",  # a panel whose reference has no words
]


@pytest.mark.parametrize("body", FOUND)
def test_what_fuzzing_found(body: bytes) -> None:
    page, _ = inspect(body, "https://a.example/b")
    place = Place(Site("Fuzz"), page)
    said = list(utterances((Read(Mark(0), len(page.nodes), Reason.SAY_ALL),), place, load()))
    assert all(utterance.text.strip() for utterance in said)
