"""What a site's profile tells the other stages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What a site's profile tells: where it starts, which hosts are its own, what its people call things.

    `main` and `skip` are CSS selectors; `search` is a URL with `{query}` in it, or "" where the page's own search
    form is used; `aliases` pairs a spoken phrase with an absolute URL; `words` pairs a word with how it sounds.
    """

    name: str
    spoken: str = ""
    start: str = ""
    hosts: tuple[str, ...] = ()
    main: str = ""
    skip: tuple[str, ...] = ()
    search: str = ""
    search_form: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    language: str = "en"
