"""E-mail and web addresses made speakable."""

from __future__ import annotations

import re

from plainspoken.reading.speakable.words import Rule, letters

NAMES = {
    "uk": "U.K.",
    "gov": "gov",
    "com": "com",
    "org": "org",
    "nhs": "N.H.S.",
    "hmrc": "H.M.R.C.",
    "dvla": "D.V.L.A.",
}
SIGNS = {"-": "hyphen", "_": "underscore", "+": "plus", "~": "tilde", "%": "per cent", "=": "equals", "&": "and"}
TRAIL = re.compile(r"[.,;:!?)\]'\"”’]+\Z")
PARTS = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]")


def words(text: str) -> str:
    """One part of an address between its dots: known names by name, marks by theirs, hyphens and all."""
    said = [NAMES.get(each.lower(), SIGNS.get(each, each)) for each in PARTS.findall(text)]
    return " ".join(said)


def host(text: str) -> str:
    """A host's name: "www.gov.uk" -> "gov dot U.K."."""
    parts = text.lower().removeprefix("www.").split(".")
    return " dot ".join(_short(each) for each in parts if each)


def web(match: re.Match[str]) -> str:
    """A web address: its host and the way to the page; what follows "?" or "#" says nothing by ear."""
    address, trail = _trimmed(match[0])
    bare = re.sub(r"^https?://", "", address, flags=re.I)
    name, _, rest = bare.partition("/")
    path = [each for each in re.split(r"[?#]", rest)[0].split("/") if each]
    said = [host(name.partition(":")[0]), *(each.replace("-", " ").replace("_", " ") for each in path)]
    return " slash ".join(said) + trail


def email(match: re.Match[str]) -> str:
    """An e-mail address: "jo.bloggs@example.gov.uk" -> "jo dot bloggs at example dot gov dot U.K."."""
    name, _, domain = match[0].removeprefix("mailto:").partition("@")
    return " dot ".join(words(each) for each in name.split(".") if each) + " at " + host(domain)


def _short(text: str) -> str:
    """A part of a host's name, spelled where it is too short to be a word."""
    if text in NAMES:
        return NAMES[text]
    if len(text) <= 2 and text.isalpha():
        return letters(text)
    return " ".join(words(each) if each != "-" else "hyphen" for each in re.split(r"(-)", text) if each)


def _trimmed(text: str) -> tuple[str, str]:
    """An address, and the punctuation after it that belongs to the sentence."""
    trail = TRAIL.search(text)
    return (text[: trail.start()], trail[0]) if trail else (text, "")


RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<![\w.+-])(?:mailto:)?(?=\w)[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), email),
    (re.compile(r"\bhttps?://[^\s<>]{1,2000}", re.I), web),
    (re.compile(r"(?<![\w.-])www\.[^\s<>]{1,2000}", re.I), web),
    (
        re.compile(
            r"(?<![\w.@-])(?:[a-z0-9-]{1,63}\.){1,6}(?:uk|com|org|net|wales|scot|london|cymru)\b(?:/[^\s<>]{0,2000})?",
            re.I,
        ),
        web,
    ),
)
