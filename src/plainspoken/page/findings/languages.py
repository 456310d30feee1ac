"""Languages that are not said or not known: words are then spoken with the wrong voice.

Source: BCP 47, and the ISO 639-1 codes of two letters; codes of three letters are taken on trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.page.document import attribute
from plainspoken.page.findings.finding import Inspected, Spot

_SHAPE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is
    it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
    mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
    se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu""".split()  # noqa: SIM905
)


def missing(inspected: Inspected) -> Iterator[Spot]:
    """A page that does not say its language."""
    html = inspected.document.soup.html
    if html is not None and inspected.page.nodes and not attribute(html, "lang").strip():
        yield Spot(html)


def unknown(inspected: Inspected) -> Iterator[Spot]:
    """A page that says a language which there is not."""
    html = inspected.document.soup.html
    code = attribute(html, "lang").strip() if html is not None else ""
    if code and not known(code):
        yield Spot(html, (("code", code[:40]),))


def unknown_part(inspected: Inspected) -> Iterator[Spot]:
    """Parts of a page that say a language which there is not."""
    for tag in inspected.document.elements:
        code = attribute(tag, "lang").strip()
        if code and tag.name != "html" and not known(code) and not inspected.document.box(tag).hidden:
            yield Spot(tag, (("code", code[:40]), ("words", inspected.called(tag))))


def known(code: str) -> bool:
    """Whether a language tag is well formed and its language exists."""
    first = code.lower().partition("-")[0]
    return bool(_SHAPE.fullmatch(code)) and (len(first) == 3 or first in _TWO_LETTERS)
