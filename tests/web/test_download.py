"""Large files: fetched whole, taken up again where they broke off, and never put in place when they are not right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plainspoken.flow import Trouble
from plainspoken.web import Download, download
from plainspoken.web.download import BLOCK
from support.byte_server import Server, Visitor

DATA = bytes(range(256)) * 2000


def wanted(server: Server, folder: Path, size: int = len(DATA)) -> Download:
    return Download(server.url("/model.zip"), folder / "model.zip", size)


def whole(visitor: Visitor, data: bytes = DATA, version: str = '"one"') -> None:
    """Answer as a server does that can go on from a byte, while the file is the version that is asked about."""
    asked = visitor.headers.get("range", "")
    if asked and visitor.headers.get("if-range") == version:
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        visitor.answer(
            data[start:],
            "206 Partial Content",
            etag=version,
            content_range=f"bytes {start}-{len(data) - 1}/{len(data)}",
        )
    else:
        visitor.answer(data, etag=version)


def broken_off(after: int, then: Callable[[Visitor], None] = whole) -> Callable[[Visitor], None]:
    """A server that hangs up after some bytes the first time."""
    seen = 0

    def answer(visitor: Visitor) -> None:
        nonlocal seen
        seen += 1
        if seen > 1:
            then(visitor)
            return
        head = f'HTTP/1.1 200 OK\r\nETag: "one"\r\nContent-Length: {len(DATA)}\r\n\r\n'
        visitor.raw(head.encode() + DATA[:after])

    return answer


def test_a_file_comes_whole_and_its_progress_is_told(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = whole
    steps: list[tuple[int, int]] = []
    assert download(wanted(server, tmp_path), lambda there, size: steps.append((there, size))) is None
    assert (tmp_path / "model.zip").read_bytes() == DATA
    assert [each.name for each in tmp_path.iterdir()] == ["model.zip"]
    assert steps[0] == (0, len(DATA))
    assert steps[-1] == (len(DATA), len(DATA))
    assert steps == sorted(steps)


def test_what_broke_off_goes_on_from_there(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = broken_off(4 * BLOCK)
    assert download(wanted(server, tmp_path)) is None
    assert (tmp_path / "model.zip").read_bytes() == DATA
    assert [visitor.headers.get("range", "") for visitor in server.seen] == ["", f"bytes={4 * BLOCK}-"]


def test_the_next_call_goes_on_where_a_killed_one_was(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = whole
    order = wanted(server, tmp_path)
    order.part.write_bytes(DATA[:1000])
    order.version.write_text('"one"')
    assert download(order) is None
    assert order.file.read_bytes() == DATA
    assert server.seen[0].headers["range"] == "bytes=1000-"


def test_another_version_is_fetched_anew(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = whole
    order = wanted(server, tmp_path)
    order.part.write_bytes(b"x" * 1000)
    order.version.write_text('"zero"')
    assert download(order) is None
    assert order.file.read_bytes() == DATA


@pytest.mark.parametrize("there", [len(DATA), len(DATA) + 5])
def test_a_part_that_is_whole_or_too_long(server: Server, tmp_path: Path, there: int) -> None:
    server.routes["/model.zip"] = whole
    order = wanted(server, tmp_path)
    order.part.write_bytes((DATA + b"xxxxx")[:there])
    order.version.write_text('"one"')
    assert download(order) is None
    assert order.file.read_bytes() == DATA
    assert len(server.seen) == (0 if there == len(DATA) else 1)


def test_a_server_that_knows_no_ranges_sends_it_all_again(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = broken_off(1000, lambda visitor: visitor.answer(DATA))
    assert download(wanted(server, tmp_path)) is None
    assert (tmp_path / "model.zip").read_bytes() == DATA


def hangs_up(visitor: Visitor) -> None:
    visitor.raw(f'HTTP/1.1 200 OK\r\nETag: "one"\r\nContent-Length: {len(DATA)}\r\n\r\n'.encode())


def wrong_range(visitor: Visitor) -> None:
    visitor.answer(DATA[5:], "206 Partial Content", content_range=f"bytes 5-{len(DATA) - 1}/{len(DATA)}")


TROUBLES: list[tuple[Callable[[Visitor], None], str]] = [
    (lambda visitor: visitor.answer(DATA[:-1]), "download.other_size"),
    (lambda visitor: visitor.answer(DATA + b"!"), "download.other_size"),
    (lambda visitor: visitor.raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + DATA + b"!"), "download.other_size"),
    (lambda visitor: visitor.answer(status="404 Not Found"), "web.not_found"),
    (lambda visitor: visitor.answer(status="500 Oh"), "web.server_error"),
    (lambda visitor: visitor.answer(status="304 Not Modified", content_length=""), "web.garbled"),
    (hangs_up, "download.cut_off"),
    (lambda visitor: None, "download.cut_off"),
]


@pytest.mark.parametrize(("route", "key"), TROUBLES)
def test_troubles_are_told_and_put_nothing_in_place(
    server: Server, tmp_path: Path, route: Callable[[Visitor], None], key: str
) -> None:
    server.routes["/model.zip"] = route
    trouble = download(wanted(server, tmp_path), tries=2)
    assert isinstance(trouble, Trouble)
    assert trouble.key == key
    assert not (tmp_path / "model.zip").exists()


def test_a_partial_answer_from_elsewhere_is_not_put_together(server: Server, tmp_path: Path) -> None:
    server.routes["/model.zip"] = wrong_range
    order = wanted(server, tmp_path)
    order.part.write_bytes(DATA[:1000])
    order.version.write_text('"one"')
    trouble = download(order)
    assert isinstance(trouble, Trouble)
    assert trouble.key == "web.garbled"
    assert order.part.read_bytes() == DATA[:1000]


def test_nobody_there(tmp_path: Path) -> None:
    trouble = download(Download("http://127.0.0.1:9/model.zip", tmp_path / "model.zip", 10), tries=2)
    assert isinstance(trouble, Trouble)
    assert trouble.key == "download.no_connection"
