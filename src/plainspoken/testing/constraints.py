"""What the values in a session's file must be, each with words for a value that is not."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

METHODS = ("GET", "POST")

KEYS = ("enter",)

RESERVED_TAGS = ("filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail")
"""pytest's own marks, which do something to a test."""


class Strict(BaseModel):
    """Keys that are not known are refused, and what was read stays as it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OneOrMore:
    """Marks a list of which one item may stand alone: `hear: Council tax` needs no dash."""

    @staticmethod
    def listed(value: object) -> object:
        """One thing as a list of one."""
        return value if isinstance(value, list) else [value]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Either the item or the list."""
        several = handler(core)
        return {"anyOf": [several["items"], several]}


@dataclass(frozen=True, slots=True)
class Given:
    """Marks a value that may be left out with its key, but not be empty: `never:` alone has to say `what`."""

    what: str

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Refuse an empty value before anything else looks at it."""

        def given(value: object) -> object:
            if value is None:
                raise ValueError(f"should be {self.what}, not nothing")
            return value

        return core_schema.no_info_before_validator_function(given, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The value's own schema, without null."""
        found = handler(core)
        kinds = [kind for kind in found.get("anyOf", []) if kind != {"type": "null"}]
        return kinds[0] if len(kinds) == 1 else found


def filled(text: str) -> str:
    """Text with something in it."""
    if not text.strip():
        raise ValueError("should not be empty")
    return text


def target(text: str) -> str:
    """A path on the site, or a whole web address."""
    if re.search(r"\s", text):
        raise ValueError("holds a space: an address has none (write %20)")
    if not (text.startswith("/") and not text.startswith("//")) and not re.match(r"https?://[^/]", text):
        raise ValueError(f"should be a path that begins with / or an address that begins with https://, not {text!r}")
    return text


def path_on_site(text: str) -> str:
    """A path on the site."""
    if not text.startswith("/"):
        raise ValueError(f"should be a path on the site, which begins with /, not {text!r}")
    return target(text)


def method(text: str) -> str:
    """A way of sending, in capitals."""
    if text.upper() not in METHODS:
        raise ValueError(f"should be one of {', '.join(METHODS)}, not {text!r}")
    return text.upper()


def expression(text: str) -> str:
    """A regular expression."""
    try:
        re.compile(text)
    except re.error as problem:
        raise ValueError(f"is not a regular expression: {problem}") from problem
    return text


def date(text: object) -> object:
    """A date as ISO 8601 writes it."""
    try:
        return datetime.date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else _no_date(text)
    except ValueError:
        return _no_date(text)


def _no_date(text: object) -> object:
    raise ValueError(f"should be a date such as 2026-11-23, not {text!r}")


def tag(text: str) -> str:
    """A word that pytest takes as a mark."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", text) or text in ("and", "or", "not"):
        raise ValueError(f"should be one word of letters, digits and _, not {text!r}")
    if text in RESERVED_TAGS:
        raise ValueError(f"is a mark of pytest's own, which would do something else: choose another word than {text}")
    return text


def parameter(name: str) -> str:
    """A name that can stand between < and >."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", name):
        raise ValueError(f"should be one word of letters, digits, _ and -, not {name!r}")
    return name


def sound_file(name: str) -> str:
    """The name of a recording."""
    if not name.lower().endswith((".wav", ".flac", ".ogg", ".mp3")):
        raise ValueError(f"should be a sound file (.wav, .flac, .ogg or .mp3), not {name!r}")
    return name


def key(name: str) -> str:
    """A key that does something."""
    if name not in KEYS:
        raise ValueError(f"should be one of {', '.join(KEYS)}, not {name!r}")
    return name


Filled = Annotated[str, Field(min_length=1), AfterValidator(filled)]
Target = Annotated[str, AfterValidator(target)]
SitePath = Annotated[str, AfterValidator(path_on_site)]
Method = Annotated[str, AfterValidator(method), WithJsonSchema({"enum": list(METHODS)})]
Expression = Annotated[str, AfterValidator(expression)]
Date = Annotated[datetime.date, BeforeValidator(date), WithJsonSchema({"type": "string", "format": "date"})]
Tag = Annotated[str, AfterValidator(tag), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]*$"})]
ParameterName = Annotated[str, AfterValidator(parameter)]
SoundFile = Annotated[str, Field(min_length=1), AfterValidator(sound_file)]
Key = Annotated[str, AfterValidator(key), WithJsonSchema({"enum": list(KEYS)})]
Values = Annotated[list[str], BeforeValidator(OneOrMore.listed), OneOrMore()]
