"""The character encodings in which a form is sent, after the Encoding standard.

Source: https://encoding.spec.whatwg.org/#names-and-labels
"""

from __future__ import annotations

import codecs

UTF_8 = "utf-8"

_SAME = {
    "windows-1252": "ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 cp1252 x-cp1252 cp819 ibm819",
    "windows-1254": "iso-8859-9 iso8859-9 latin5 l5 cp1254 x-cp1254",
    "windows-874": "tis-620 iso-8859-11 dos-874",
    "gbk": "gb2312 chinese csgb2312 gb_2312 gb_2312-80 x-gbk",
    "shift_jis": "sjis ms_kanji x-sjis windows-31j",
    "euc-kr": "ks_c_5601-1987 korean windows-949 ksc5601",
    "big5": "big5-hkscs cn-big5 x-x-big5",
    UTF_8: "utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode ucs-2",
}
_CODECS = {"windows-874": "cp874", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs", "gbk": "gb18030"}
_KEPT_NAMES = frozenset({"euc-jp", "gb18030", "iso-2022-jp", "koi8-r", "koi8-u", "macintosh", *_SAME})
_CAPITALS = {"iso", "koi8", "gbk", "utf", "euc", "big5"}


def charset_of(label: str) -> str | None:
    """The encoding's name for a label such as "latin1" or "UTF-8", None for a label that is not known."""
    label = label.strip(" \t\n\f\r").lower()
    for name, labels in _SAME.items():
        if label in labels.split():
            return name
    if label in _KEPT_NAMES:
        return label
    known = label.startswith(("iso-8859-", "windows-125")) and _is_codec(label)
    return label if known else None


def accepted(labels: str, page: str) -> str:
    """The encoding of a form from its accept-charset attribute, else the page's, else UTF-8."""
    named = (charset_of(label) for label in labels.split())
    return next((name for name in named if name), None) or charset_of(page) or UTF_8


def spelled(charset: str) -> str:
    """An encoding's name as a browser sends it for `_charset_`: "UTF-8", "windows-1252"."""
    first = charset.partition("-")[0]
    if charset == "shift_jis":
        return "Shift_JIS"
    return charset.capitalize() if charset == "big5" else charset.upper() if first in _CAPITALS else charset


def encoded(text: str, charset: str) -> bytes:
    """Text in an encoding, with a character that it lacks as an HTML reference ("&#28450;"), as browsers send it."""
    codec = _CODECS.get(charset, charset)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.encode(codec if _is_codec(codec) else UTF_8, "xmlcharrefreplace")


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
