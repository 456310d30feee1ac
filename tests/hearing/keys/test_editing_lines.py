"""A line as it is typed and as it is shown."""

from __future__ import annotations

import pytest

from plainspoken.hearing.keys import Decoder, LineEditor


@pytest.mark.parametrize(
    ("sent", "shown", "lines"),
    [
        (b"open bins\n", "open bins\n", ["open bins"]),
        (b"\n", "\n", [""]),
        (b"bins\x7f\x7fn\r", "bins\b \b\b \bn\n", ["bin"]),
        (b"\x7fa\r", "a\n", ["a"]),
        (b"abc\x15d\r", "abc" + "\b \b" * 3 + "d\n", ["d"]),
        (b"a\x1b[Ab\r", "ab\n", ["ab"]),
        (b"\x1b[97;1:1;97u\x1b[97;1:3u\x1b[13u\x1b[13;1:3u", "a\n", ["a"]),
        (b"a\rb\r", "a\nb\n", ["a", "b"]),
    ],
)
def test_lines(sent: bytes, shown: str, lines: list[str]) -> None:
    editor, decoder = LineEditor(), Decoder()
    done = [editor.take(key) for key in decoder.take(sent)]
    assert "".join(echo for echo, _ in done) == shown
    assert [line for _, line in done if line is not None] == lines
    assert editor.empty
