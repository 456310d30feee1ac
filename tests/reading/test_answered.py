"""Fields are read as the person has answered them."""

from __future__ import annotations

import pytest

from plainspoken.flow import Answer, Mark, Place, Read, Reason, Site
from plainspoken.page import parse
from plainspoken.reading import utterances
from plainspoken.wording import load

PAGE = """<!doctype html><title>t</title><form>
<label for=a>Name</label><input id=a name=a>
<fieldset><legend>Size</legend><input type=radio name=b value=1 id=b1><label for=b1>Small</label>
<input type=radio name=b value=2 id=b2 checked><label for=b2>Large</label></fieldset>
<input type=checkbox name=c id=c><label for=c>I agree</label>
<label for=d>Colour</label><select id=d name=d><option value=r>Red<option value=g>Green</select>
<label for=e>Password</label><input type=password id=e name=e></form>"""


def read(*answers: tuple[str, str]) -> str:
    page = parse(PAGE, "http://a.example/")
    paths = {c.attributes.get("id", ""): c.path for form in page.forms for c in form.controls}
    given = tuple(Answer(paths[name], value) for name, value in answers)
    place = Place(Site("a"), page, answers=given)
    whole = Read(Mark(0), len(page.nodes), Reason.SAY_ALL)
    return " | ".join(utterance.text for utterance in utterances((whole,), place, load()))


@pytest.mark.parametrize(
    ("answers", "said", "unsaid"),
    [
        ((), "Large, option, chosen", "Small, option, chosen"),
        ((("a", "Ada"),), "Ada", "Red, Red"),
        ((("b1", "on"), ("b2", "")), "Small, option, chosen", "Large, option, chosen"),
        ((("c", "on"),), "I agree, tick box, ticked", "not ticked"),
        ((("d", "g"),), "Green", "Red"),
        ((("e", "open sesame"),), "Password", "sesame"),
    ],
)
def test_answers_are_read(answers: tuple[tuple[str, str], ...], said: str, unsaid: str) -> None:
    heard = read(*answers)
    assert said in heard
    assert unsaid not in heard
