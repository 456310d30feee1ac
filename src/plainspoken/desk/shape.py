"""What each key of a profile holds, as a form needs to know it; made of the schema, so that new keys appear too."""

from __future__ import annotations

from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from plainspoken.profiles import Profile


@dataclass(frozen=True, slots=True)
class Text:
    """One value: words, or a number, or one of some choices."""

    number: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of their own. `shorthand` is the key that text stands for in place of the whole, "" for none."""

    fields: tuple[Field, ...]
    shorthand: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of items of one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Pairs:
    """Things by name: in each row a name, and what it stands for."""

    value: Shape


Shape = Text | Group | Rows | Pairs


@dataclass(frozen=True, slots=True)
class Field:
    """A key: its name, what it holds, what it is for, whether it is needed, what may stand in it."""

    name: str
    shape: Shape
    help: str = ""
    needed: bool = False
    example: Any = None


def fields(model: type[BaseModel] = Profile) -> tuple[Field, ...]:
    """The keys of a profile, or of a part of one, in the schema's order."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def _field(name: str, info: FieldInfo) -> Field:
    # pydantic takes the outer Annotated apart: its metadata are in the field's own.
    whole: Any = info.annotation
    for each in info.metadata:
        whole = Annotated[whole, each]
    example = info.examples[0] if info.examples else None
    return Field(info.alias or name, shape(whole), info.description or "", info.is_required(), example)


def shape(annotation: Any) -> Shape:  # noqa: ANN401 - a type as typing writes it
    """The shape of what a type holds."""
    origin = get_origin(annotation)
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if origin is Annotated:
        found = shape(inner[0])
        return Group(found.fields, _shorthand(inner[1:])) if isinstance(found, Group) else found
    if origin in (Union, UnionType):
        return shape(inner[0])
    if origin is Literal:
        return Text(choices=tuple(str(each) for each in inner))
    if origin in (list, tuple, set, frozenset):
        return Rows(shape(inner[0]))
    if origin is dict:
        return Pairs(shape(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Group(fields(annotation))
    if annotation is bool:
        return Text(choices=("true", "false"))
    return Text(number=annotation in (int, float))


def _shorthand(metadata: list[Any]) -> str:
    """The key that text stands for: what the section's own validator makes of text."""
    for each in metadata:
        made = each.func("") if isinstance(each, BeforeValidator) else None  # type: ignore[call-arg]
        if isinstance(made, dict):
            return str(next(iter(made)))
    return ""
