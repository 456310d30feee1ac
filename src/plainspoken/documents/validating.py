"""Checking a document against a pydantic model, with every fault told by line, key and what is allowed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plainspoken.documents.document import Document, DocumentError, Fault, KeyPath, Value, dotted

Model = TypeVar("Model", bound=BaseModel)

PLAIN_WORDS: Mapping[str, str] = {
    "string_type": "should be text (put it in quotes)",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "list_type": "should be a list (lines that begin with a dash)",
    "tuple_type": "should be a list (lines that begin with a dash)",
    "dict_type": "should be keys and values (lines like `key: value`)",
    "model_type": "should be keys and values (lines like `key: value`)",
    "model_attributes_type": "should be keys and values (lines like `key: value`)",
    "literal_error": "should be one of {expected}",
    "enum": "should be one of {expected}",
    "greater_than_equal": "should be {ge:g} or more",
    "less_than_equal": "should be {le:g} or less",
    "greater_than": "should be more than {gt:g}",
    "less_than": "should be less than {lt:g}",
    "string_too_short": "should not be empty",
    "too_short": "should have at least {min_length}",
    "too_long": "should have at most {max_length}",
}


def validated(document: Document, model: type[Model]) -> Model:
    """Turn a document into a model; raises DocumentError with a fault for each thing that does not fit.

    An empty document counts as one without keys.
    """
    value = {} if document.value is None else document.value
    try:
        return model.model_validate(value)
    except ValidationError as problem:
        raise DocumentError(faults_of(document, model, problem)) from problem


def faults_of(document: Document, model: type[BaseModel], problem: ValidationError) -> tuple[Fault, ...]:
    """All that pydantic found wrong, in the order of the file and each once."""
    faults = [_fault(document, model, error) for error in problem.errors(include_url=False)]
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.line, fault.column)))


def _fault(document: Document, model: type[BaseModel], error: ErrorDetails) -> Fault:
    """One of pydantic's errors in plain words, at its line."""
    path = _path(document.value, error["loc"])
    kind = error["type"]
    of_key = error["loc"][-1:] == ("[key]",)  # what pydantic calls a mapping's key that does not fit
    if kind == "extra_forbidden":
        return document.fault(path, _unknown_key(str(path[-1]), _keys(model, path[:-1])), at_key=True)
    if kind == "missing":
        return Fault(document.name, *document.place(path), dotted((*path, error["loc"][-1])), "is missing")
    if kind in ("value_error", "assertion_error"):
        message = str(error["ctx"]["error"])
    elif kind in PLAIN_WORDS:
        message = PLAIN_WORDS[kind].format(**{name: _short(value) for name, value in error.get("ctx", {}).items()})
    else:
        message = error["msg"][:1].lower() + error["msg"][1:]
    return document.fault(path, message + _given(error["input"], kind), at_key=of_key)


def _short(value: object) -> object:
    """A bound as a person writes it: 60, not 60.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _given(value: object, kind: str) -> str:
    """What stands in the file, where that is short enough to say."""
    if kind in ("value_error", "assertion_error") or not isinstance(value, str | int | float | None):
        return ""
    words = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return f", not {words}" if len(words) <= 60 else ""


def _path(value: Value, location: Iterable[str | int]) -> KeyPath:
    """Pydantic's location without the names of union members, which stand in no file."""
    path: list[str | int] = []
    for part in location:
        if isinstance(value, dict) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that the model allows at a path."""
    models = [model]
    for part in path:
        fields = [field for each in models for key, field in _fields(each).items() if key == part]
        if fields:
            models = [inner for field in fields for inner in _models_in(field)]
    return [key for each in models for key in _fields(each)]


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """A model's fields by the key that stands for them in a file, with their types."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """The models inside a type such as `list[Model] | None`, in its order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return list(dict.fromkeys(model for inner in get_args(annotation) for model in _models_in(inner)))


def _unknown_key(key: str, allowed: list[str]) -> str:
    """What to say of a key that nothing knows: the nearest right one, and all that are allowed."""
    nearest = difflib.get_close_matches(key, allowed, n=1, cutoff=0.6)
    guess = f" (did you mean {nearest[0]}?)" if nearest else ""
    return f"is not a key that is known{guess}; allowed: {', '.join(allowed) or 'none'}"
