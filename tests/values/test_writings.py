"""How a value is written in a field that has a pattern, a greatest length or a type of its own."""

from __future__ import annotations

import pytest

from plainspoken.flow import Control
from plainspoken.page.checking import fits
from plainspoken.values import Kind, writings

WRITTEN = [
    (Kind.SORT_CODE, "204510", {}, "text", "204510"),
    (Kind.SORT_CODE, "204510", {"pattern": "[0-9]{2}-[0-9]{2}-[0-9]{2}"}, "text", "20-45-10"),
    (Kind.SORT_CODE, "204510", {"pattern": r"\d{2} \d{2} \d{2}"}, "text", "20 45 10"),
    (Kind.POSTCODE, "SW1A 2AA", {}, "text", "SW1A 2AA"),
    (Kind.POSTCODE, "SW1A 2AA", {"maxlength": "7"}, "text", "SW1A2AA"),
    (Kind.POSTCODE, "SW1A 2AA", {"pattern": "[A-Z0-9]{5,7}"}, "text", "SW1A2AA"),
    (
        Kind.NATIONAL_INSURANCE_NUMBER,
        "AB123456C",
        {"pattern": "[A-Z]{2} [0-9]{2} [0-9]{2} [0-9]{2} [A-D]"},
        "text",
        "AB 12 34 56 C",
    ),
    (Kind.NHS_NUMBER, "9434765919", {"pattern": r"\d{3}-\d{3}-\d{4}"}, "text", "943-476-5919"),
    (Kind.BIRTH_DATE, "1960-04-05", {}, "date", "1960-04-05"),
    (Kind.BIRTH_DATE, "1960-04-05", {}, "text", "05/04/1960"),
    (Kind.DATE, "2026-04-05", {"pattern": r"\d{2}-\d{2}-\d{4}"}, "text", "05-04-2026"),
    (Kind.DATE, "2026-04-05", {"maxlength": "8"}, "text", "5/4/2026"),
    (Kind.DATE, "2026-04-05", {"pattern": r"\d{4}-\d{2}-\d{2}"}, "text", "2026-04-05"),
    (Kind.MONTH, "2028-04", {}, "month", "2028-04"),
    (Kind.MONTH, "2028-04", {"maxlength": "5"}, "text", "04/28"),
    (Kind.MONTH, "2028-04", {"pattern": r"\d\d/\d{4}"}, "text", "04/2028"),
    (Kind.MONTH, "2028-04", {"maxlength": "4"}, "text", "0428"),
    (Kind.TELEPHONE, "07700900123", {"pattern": r"\+44\d{10}"}, "tel", "+447700900123"),
    (Kind.TELEPHONE, "02079460958", {"pattern": r"\d+ \d+ \d+"}, "tel", "020 7946 0958"),
    (Kind.MONEY, "12", {"pattern": r"\d+\.\d{2}"}, "text", "12.00"),
    (Kind.MONEY, "12", {"pattern": r"\d+\.\d{2}"}, "number", "12"),
    (Kind.NAME, "Sam Green", {"maxlength": "3"}, "text", None),
]


@pytest.mark.parametrize(("kind", "value", "attributes", "type_", "written"), WRITTEN)
def test_a_value_is_written_as_the_field_wants_it(kind, value, attributes, type_, written) -> None:
    control = Control("0/1", type_, "x", attributes=attributes)
    ways = writings(kind, value, type_)
    if type_ == "number":
        assert ways == (value,)
    assert next((way for way in ways if fits(control, way)), None) == (written if type_ != "number" else None)
