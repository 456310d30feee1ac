"""Every key of a profile in Markdown, made of the schema itself, for people who write profiles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from plainspoken.profiles.folders import BASES, delivered_folder
from plainspoken.profiles.schema import Profile

Fields = tuple[tuple[str, FieldInfo, type[BaseModel] | None], ...]


def markdown() -> str:
    """All keys with what each is for, what it holds and an example, and the bases that there are."""
    return "\n".join([*HEAD, *_keys(Profile, ""), *_bases()]) + "\n"


def fields(model: type[BaseModel]) -> Fields:
    """A section's keys in order: name, what pydantic knows of it, and the section that it holds, None for none."""
    return tuple((name, field, _section(field.annotation)) for name, field in model.model_fields.items())


def holds(field: FieldInfo) -> str:
    """What a key holds, in words."""
    return _kind(field.annotation)


HEAD = (
    "# The keys of a site profile",
    "",
    "Made by `plainspoken site keys`; not written by hand. The [guide](GUIDE.md) says how to make a profile. All keys"
    " but `start` may be left out.",
    "",
)


def _keys(model: type[BaseModel], above: str) -> Iterator[str]:
    """A heading and a few lines a key; the keys within it after it."""
    for name, field, section in fields(model):
        key = f"{above}{name}"
        needed = " Needed." if field.is_required() else ""
        yield f"{'###' if above else '##'} `{key}`"
        yield ""
        yield f"{field.description}{needed}"
        yield ""
        yield f"Holds {holds(field)}."
        yield ""
        yield from _example(name, field)
        if section is not None:
            yield from _keys(section, f"{key}{_step(field.annotation)}.")


def _step(annotation: object) -> str:
    """What stands between a key and the keys within it: the phrase or the item that they belong to."""
    origins = {get_origin(each) for each in (annotation, *get_args(annotation))}
    return ".PHRASE" if dict in origins else "[ITEM]" if list in origins else ""


def _example(name: str, field: FieldInfo) -> Iterator[str]:
    for example in field.examples or []:
        yield "```yaml"
        yield from yaml_lines(name, example)
        yield "```"
        yield ""


def yaml_lines(name: str, value: Any, indent: str = "") -> Iterator[str]:  # noqa: ANN401 - whatever an example holds
    """A key and its value as a person would write them in YAML."""
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, inner in value.items():
            yield from yaml_lines(quoted(key), inner, f"{indent}  ")
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for item in value:
            lines = list(_item(item))
            yield f"{indent}  - {lines[0]}"
            yield from (f"{indent}    {line}" for line in lines[1:])
    else:
        yield f"{indent}{name}: {quoted(value)}"


def _item(item: object) -> Iterator[str]:
    if isinstance(item, dict):
        for key, value in item.items():
            yield from yaml_lines(key, value)
    else:
        yield quoted(item)


def quoted(value: object) -> str:
    """A scalar as it is safe in YAML: in quotes where YAML would take it for something else."""
    if not isinstance(value, str):
        return json.dumps(value)
    plain = (
        value
        and value[0].isalnum() | (value[0] in "/.'’(")
        and value.strip() == value
        and not any(sign in value for sign in (": ", " #", '"'))
        and not value.endswith(":")
        and value.lower() not in ("true", "false", "null", "yes", "no", "on", "off")
        and not value.replace(" ", "").replace("+", "").replace(".", "").isdigit()
        and value[0] != "'"
    )
    return value if plain else json.dumps(value, ensure_ascii=False)


def _section(annotation: object) -> type[BaseModel] | None:
    """The section inside a type such as `dict[str, Section] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _section(inner)) is not None), None)


def _kind(annotation: object) -> str:
    origin = get_origin(annotation)
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if origin is Literal:
        return f"one of {', '.join(str(each) for each in inner)}"
    if origin in (Union, UnionType):
        return _kind(inner[0])
    if origin is list:
        return "a list of sections" if _section(annotation) else "a list"
    if origin is dict:
        return "lines of a phrase, a colon and a page or a section" if _section(annotation) else "lines of two parts"
    if hasattr(annotation, "__metadata__"):
        return _kind(inner[0])
    if _section(annotation) is not None:
        return "a section with keys of its own"
    return "a number" if annotation is float else "text"


def _bases() -> Iterator[str]:
    """The bases that come with the program, and what each is for: the remark at its head."""
    yield from ("## Bases to extend", "", "Name one of these after `extends:`.", "")
    for path in sorted((delivered_folder() / BASES).glob("*.yaml")):
        yield f"- `{path.stem}`: {purpose(path)}"


def purpose(path: Path) -> str:
    """What a profile says of itself in the remarks that it begins with, on one line."""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        if "yaml-language-server" not in line:
            lines.append(line.lstrip("# "))
    return " ".join(" ".join(lines).split())
