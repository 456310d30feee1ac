"""Words put into marked-up text, whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Text without the characters that nothing can be made of, with single spaces."""
    return " ".join(_UNSAYABLE.sub("", text).replace("\u00ad", "").split())


def element(name: str, text: str, attributes: str = "") -> str:
    """An element with some words in it."""
    return f"<{name}{' ' if attributes else ''}{attributes}>{escape(plain(text))}</{name}>"


def page(title: str, inside: Iterable[str], language: str = "") -> str:
    """A whole page with a title, which is its first heading too."""
    spoken = plain(language)
    lang = f' lang="{escape(spoken)}"' if spoken else ""
    head = f"<!DOCTYPE html><html{lang}><head>{element('title', title)}</head><body><main>"
    return f"{head}{element('h1', title)}{''.join(inside)}</main></body></html>"


def title_of(name: str) -> str:
    """A file's name as a title: without its extension, its words apart."""
    stem = name.rpartition(".")[0] or name
    return plain(re.sub(r"[-_+]+", " ", stem)) or name
