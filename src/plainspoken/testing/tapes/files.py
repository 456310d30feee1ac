"""Tapes as folders: `exchanges.yaml` lists what was asked, and each page is a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from plainspoken.documents import Document, DocumentError, load, validated
from plainspoken.flow import Trouble
from plainspoken.testing.tapes.tape import Asked, Exchange, Tape
from plainspoken.web.exchange import Answer

LIST = "exchanges.yaml"
HEAD = """\
# A recording of a site, made by plainspoken play --record. A session plays it back with tape: {name}
# {{{{email 1}}}} and the like stand where the person's own answers stood; nothing else that people typed is in it.
"""
WIDTH = 110


class TapeError(Exception):
    """A tape cannot be used; as text, which, why and what to do."""


class _Exchange(BaseModel):
    """An exchange as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    method: Literal["GET", "POST"]
    url: str
    fields: dict[str, list[str]] = Field(default_factory=dict)
    status: Annotated[int, Field(ge=100, le=599)] | None = None
    headers: dict[str, str] = Field(default_factory=dict)
    page: str = ""
    trouble: str = ""
    values: dict[str, str | int] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _answered(self) -> _Exchange:
        if (self.status is None) == (not self.trouble):
            raise ValueError("should have a status, or a trouble: what came of the request")
        if "/" in self.page or self.page.startswith("."):
            raise ValueError(f"should name a file in the tape's own folder, not {self.page!r}")
        return self


class _Take(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    example: str = ""
    exchanges: list[_Exchange]


class _Tape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    site: str
    takes: list[_Take]


class _Dumper(yaml.SafeDumper):
    """Writes texts in quotes unless they are words: what YAML 1.1 takes for text, 1.2 may take for a number."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = re.fullmatch(r"[A-Za-z/][\w./ -]*", text) and text.lower() not in ("null", "true", "false")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, None if plain else '"')


_Dumper.add_representer(str, _text)


def read(folder: Path) -> Tape:
    """The tape in a folder; raises TapeError with what is wrong in which line."""
    if not (folder / LIST).is_file():
        raise TapeError(f"there is no tape {folder}: plainspoken play --record makes it")
    try:
        document = load(folder / LIST)
        written = validated(document, _Tape)
        takes = {take.example: tuple(_exchanges(document, index, take, folder)) for index, take in _numbered(written)}
    except DocumentError as problem:
        raise TapeError(str(problem)) from None
    return Tape(written.site, takes)


def _numbered(written: _Tape) -> Iterator[tuple[int, _Take]]:
    yield from enumerate(written.takes)


def _exchanges(document: Document, number: int, take: _Take, folder: Path) -> Iterator[Exchange]:
    for index, each in enumerate(take.exchanges):
        fields = {name: tuple(values) for name, values in each.fields.items()}
        asked = Asked(each.method, each.url, fields)
        if each.status is None:
            yield Exchange(asked, Trouble(each.trouble, tuple(each.values.items())))
            continue
        page = folder / each.page
        if each.page and not page.is_file():
            path = ("takes", number, "exchanges", index, "page")
            raise DocumentError((document.fault(path, f"there is no file {each.page!r} beside {LIST}"),))
        yield Exchange(asked, Answer(each.status, each.headers, page.read_bytes() if each.page else b""))


def write(folder: Path, tape: Tape) -> None:
    """Write a tape in place of the one that is there; raises OSError where that cannot be."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*-*.*"):
        old.unlink()
    pages: dict[bytes, str] = {}
    takes = [
        {"example": example, "exchanges": [_written(exchange, folder, pages) for exchange in take]}
        for example, take in tape.takes.items()
    ]
    content = yaml.dump(
        {"site": tape.site, "takes": takes}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH
    )
    (folder / LIST).write_text(HEAD.format(name=folder.name) + content, encoding="utf-8")


def _written(exchange: Exchange, folder: Path, pages: dict[bytes, str]) -> Mapping[str, Any]:
    asked, answer = exchange.asked, exchange.answer
    written: dict[str, Any] = {"method": asked.method, "url": asked.url}
    if asked.fields:
        written["fields"] = {name: list(values) for name, values in asked.fields.items()}
    if isinstance(answer, Trouble):
        return written | {"trouble": answer.key, "values": dict(answer.values)}
    written |= {"status": answer.status, "headers": dict(answer.headers)}
    if answer.body:
        if answer.body not in pages:
            pages[answer.body] = _name(asked.url, answer, len(pages) + 1)
            (folder / pages[answer.body]).write_bytes(answer.body)
        written["page"] = pages[answer.body]
    return written


def _name(url: str, answer: Answer, number: int) -> str:
    """A page's file: its number, the end of its address in plain letters, and what it is."""
    words = re.sub(r"\{\{.*?\}\}|[^a-z0-9]+", "-", url.partition("://")[2].partition("/")[2].partition("?")[0].lower())
    kind = answer.headers.get("content-type", "").partition(";")[0].strip()
    ending = {"text/html": "html", "application/pdf": "pdf", "text/csv": "csv", "text/plain": "txt"}.get(kind, "bin")
    return f"{number:03}-{words.strip('-')[:60] or 'home'}.{ending}"
