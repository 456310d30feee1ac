"""Descriptions: HTML in, the description of the element with id t out (accname 1.2, HTML-AAM 1.0)."""

import pytest
from shown import found

CASES = [
    ("<input id=t aria-describedby='e h'><p id=h>Hint</p><p id=e>Error: <b>wrong</b></p>", "Error: wrong Hint"),
    ("<input id=t aria-describedby=h><p id=h hidden>Hint <b>more</b></p>", "Hint more"),
    ("<input id=t aria-describedby=none title=Tip>", ""),
    ("<input id=t aria-describedby=h aria-description=Other><p id=h>Hint</p>", "Hint"),
    ("<input id=t aria-description=' Other  words '>", "Other words"),
    ("<label for=t>One</label><input id=t title=Tip>", "Tip"),
    ("<input id=t title=Tip>", ""),
    ("<a id=t href=x title=Tip>a</a>", "Tip"),
    ("<a id=t href=x title=a>a</a>", ""),
    ("<a id=t href=x title=Tip></a>", ""),
    ("<img id=t alt=Bin title=Tip>", "Tip"),
    ("<img id=t alt='' title=Tip>", "Tip"),
    ("<input id=t type=submit value=Go aria-label=Search>", "Go"),
    ("<table id=t aria-label=Bins><caption>When</caption><tr><td>a</table>", "When"),
    ("<svg id=t><title>Crown</title><desc>A crown</desc></svg>", "A crown"),
    ("<svg id=t aria-label=GOV><title>Crown</title></svg>", "Crown"),
    ("<fieldset id=t aria-describedby=e><legend>When</legend><p id=e>Enter a date</p></fieldset>", "Enter a date"),
    ("<p id=t>a</p>", ""),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_descriptions(html: str, expected: str) -> None:
    assert next(node.description for node in found(html) if node.identifier == "t") == expected
