"""Decoding: bytes and a header in, text and the encoding's name out."""

import codecs

import pytest

from plainspoken.page.decode import decode

CASES = [
    ("é".encode(), "", "é", "utf-8"),
    (b"\xe9", "", "é", "windows-1252"),
    (b"\x93a\x94", "text/html; charset=ISO-8859-1", "“a”", "windows-1252"),
    ("é".encode(), "text/html; charset=utf-8", "é", "utf-8"),
    (b"\xe9", 'text/html;charset="UTF-8"', "�", "utf-8"),
    (b"<meta charset=windows-1252>\x80", "", "<meta charset=windows-1252>€", "windows-1252"),
    (b"<meta charset=windows-1252>\xc3\xa9", "text/html; charset=utf-8", "<meta charset=windows-1252>é", "utf-8"),
    (
        b"<!--<meta charset=latin1>--><meta charset='utf-8'>\xc3\xa9",
        "",
        "<!--<meta charset=latin1>--><meta charset='utf-8'>é",
        "utf-8",
    ),
    (
        b'<meta http-equiv=x content="text/html; charset=shift_jis">\x82\xa0',
        "",
        '<meta http-equiv=x content="text/html; charset=shift_jis">あ',
        "shift_jis",
    ),
    (b"<meta charset=utf-16>\xc3\xa9", "", "<meta charset=utf-16>é", "utf-8"),
    (b"<meta charset=nonsense>\xe9", "", "<meta charset=nonsense>é", "windows-1252"),
    (b"a", "text/html; charset=base64", "a", "utf-8"),
    (codecs.BOM_UTF8 + b"\xc3\xa9", "", "é", "utf-8"),
    (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "text/html; charset=latin1", "é", "utf-16-le"),
    (b"", "", "", "utf-8"),
    ("é", "text/html; charset=ascii", "é", "utf-8"),
]


@pytest.mark.parametrize(("body", "content_type", "text", "encoding"), CASES)
def test_decoding(body: bytes | str, content_type: str, text: str, encoding: str) -> None:
    assert decode(body, content_type) == (text, encoding)
