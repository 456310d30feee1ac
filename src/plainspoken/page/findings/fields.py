"""Fields: those without a label, groups without a question, what the browser could fill in, errors that stand alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page.document import attribute, kind
from plainspoken.page.findings.finding import Inspected, Spot
from plainspoken.page.labels import Source
from plainspoken.page.leaves import FIELDS

_GROUPS = frozenset({"group", "radiogroup"})
_TYPED = frozenset({"email", "number", "password", "search", "tel", "text", "url"})
_REFERRING = ("aria-describedby", "aria-errormessage", "aria-labelledby")
_ERROR_CLASSES = frozenset({"error-message", "field-validation-error", "govuk-error-message", "nhsuk-error-message"})

_PURPOSES = {
    "given-name": r"(?:first|given) names?|enw cyntaf",
    "family-name": r"(?:last|family) name|surname|cyfenw",
    "name": r"(?:your )?(?:full )?name|enw llawn",
    "email": r"(?:your )?e-?mail(?: address)?|(?:eich )?cyfeiriad e-?bost",
    "tel": r"(?:your )?(?:tele|mobile |home |work )?(?:phone|telephone)(?: number)?|mobile(?: number)?|rhif ff[oô]n",
    "address-line1": r"address line 1|(?:building and )?street|llinell cyfeiriad 1",
    "address-line2": r"address line 2|llinell cyfeiriad 2",
    "address-level2": r"town(?: or city)?|city|tref(?: neu ddinas)?",
    "postal-code": r"post ?code|cod post",
    "bday": r"(?:your )?date of birth|dyddiad geni",
}
_ENDING = r"(?: ?[(:*].*)?"
_TOKENS = frozenset(
    """name honorific-prefix given-name additional-name family-name honorific-suffix nickname username new-password
    current-password one-time-code organization-title organization street-address address-line1 address-line2
    address-line3 address-level4 address-level3 address-level2 address-level1 country country-name postal-code
    cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc
    cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo
    tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix tel-extension
    email impp on off shipping billing home work mobile fax pager webauthn""".split()  # noqa: SIM905
)


def unlabelled(inspected: Inspected) -> Iterator[Spot]:
    """Fields that no label names."""
    for tag, node in inspected.exposed():
        bare = node.role in FIELDS and not node.name and not _is_list_of_another(inspected, tag)
        bare_file = tag.name == "input" and kind(tag) == "file" and inspected.names.of(tag).source is Source.CONTENT
        if bare or bare_file:
            yield Spot(tag, (("field", inspected.called(tag)),))


def placeholder_only(inspected: Inspected) -> Iterator[Spot]:
    """Fields that are named by nothing but their placeholder."""
    for tag, node in inspected.shown("input", "textarea"):
        if node.role in FIELDS and inspected.names.of(tag).source is Source.PLACEHOLDER:
            yield Spot(tag, (("field", inspected.called(tag)),))


def ungrouped(inspected: Inspected) -> Iterator[Spot]:
    """Radio buttons with one name that no group with a name holds; each set once, at its first."""
    sets: defaultdict[tuple[int, str], list[Tag]] = defaultdict(list)
    for tag, node in inspected.shown("input"):
        if node.role == "radio" and attribute(tag, "name"):
            sets[id(tag.find_parent("form")), attribute(tag, "name")].append(tag)
    for (_, name), radios in sets.items():
        if len(radios) > 1 and not _is_in_group(inspected, radios[0]):
            yield Spot(radios[0], (("name", name), ("choices", _listed(inspected, radios))))


def without_purpose(inspected: Inspected) -> Iterator[Spot]:
    """Fields for what a person is asked again and again, with no autocomplete that says so."""
    for tag, node in inspected.shown("input"):
        if kind(tag) not in _TYPED - {"search", "password"} or node.role not in FIELDS or node.disabled:
            continue
        purpose = _purpose(node.name, kind(tag))
        given = attribute(tag, "autocomplete").split()
        if purpose and not set(given) - {"on", "off"}:
            yield Spot(tag, (("field", inspected.called(tag)), ("purpose", purpose)))


def wrong_purpose(inspected: Inspected) -> Iterator[Spot]:
    """Fields whose autocomplete says what no browser knows."""
    for tag, _ in inspected.shown("input", "select", "textarea"):
        words = attribute(tag, "autocomplete").lower().split()
        unknown = [word for word in words if word not in _TOKENS and not word.startswith("section-")]
        if unknown:
            yield Spot(tag, (("field", inspected.called(tag)), ("given", " ".join(unknown)[:40])))


def stray_error(inspected: Inspected) -> Iterator[Spot]:
    """Error messages beside a field that the field does not refer to."""
    referred = _referred(inspected)
    for tag in inspected.document.elements:
        if _ERROR_CLASSES.isdisjoint(attribute(tag, "class").split()) or inspected.document.box(tag).hidden:
            continue
        around = (tag, *tag.parents)
        tied = any(one.attrs.get("id") in referred or one.name in ("label", "legend") for one in around)
        if not tied and inspected.names.content(tag):
            yield Spot(tag, (("error", inspected.called(tag)),))


def stray_summary_link(inspected: Inspected) -> Iterator[Spot]:
    """Links of an error summary that lead to no field of the page."""
    for tag, _node in inspected.shown("a"):
        href = attribute(tag, "href")
        wanted = href[1:]
        if not href.startswith("#") or not wanted or wanted in inspected.document.identifiers:
            continue
        if any("error-summary" in attribute(one, "class") for one in tag.parents):
            yield Spot(tag, (("error", inspected.called(tag)), ("id", wanted[:40])))


def _is_list_of_another(inspected: Inspected, tag: Tag) -> bool:
    """Whether a list box is the list that a combo box opens, which needs no name."""
    identifier = attribute(tag, "id")
    holders = inspected.document.elements if attribute(tag, "role") == "listbox" and identifier else ()
    return any(
        identifier in (attribute(one, "aria-controls") + " " + attribute(one, "aria-owns")).split() for one in holders
    )


def _is_in_group(inspected: Inspected, tag: Tag) -> bool:
    for around in tag.parents:
        node = inspected.node(around) if around.name != "[document]" else None
        if node is not None and node.role in _GROUPS and node.name:
            return True
    return False


def _listed(inspected: Inspected, tags: list[Tag]) -> str:
    return ", ".join(inspected.called(tag) for tag in tags[:4])


def _purpose(name: str, type_: str) -> str:
    words = " ".join(name.lower().split())
    found = (key for key, pattern in _PURPOSES.items() if re.fullmatch(pattern + _ENDING, words))
    return next(found, type_ if type_ in ("email", "tel") and words else "")


def _referred(inspected: Inspected) -> set[str]:
    """The ids that fields, and the groups around them, refer to."""
    holders = (tag for tag in inspected.document.elements if any(key in tag.attrs for key in _REFERRING))
    return {word for tag in holders for key in _REFERRING for word in attribute(tag, key).split()}
