"""Serving on this computer alone, and leaving nothing behind."""

import socket
import threading

import pytest
import requests
from click.testing import CliRunner

from plainspoken.demo import server
from plainspoken.demo.faults import ADDRESSES
from plainspoken.demo.server import CannotServe, Server, run_forever, serve


def threads():
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("site-")}


def test_the_site_is_served_on_loopback_and_nothing_is_left():
    before = threads()
    with serve() as url, requests.Session() as session:
        assert url.startswith("http://127.0.0.1:")
        answer = session.get(f"{url}/", timeout=10)
        assert answer.status_code == 200
        assert "Welcome to Anytown Council" in answer.text
        assert threads() - before
    assert threads() == before
    host, port = url.removeprefix("http://").split(":")
    with socket.socket() as probe:
        assert probe.connect_ex((host, int(port))) != 0


def test_two_can_be_served_at_once_and_a_port_can_be_taken_again():
    with serve() as first, serve() as second:
        assert first != second
    with serve(int(first.rpartition(":")[2])) as again:
        assert again == first


def test_a_port_in_use_is_an_error_in_words():
    before = threads()
    with serve() as url, pytest.raises(CannotServe, match="Choose another port, or 0 for any free one"):
        Server(server.council.create(), int(url.rpartition(":")[2]))
    assert threads() == before


def test_stopping_does_not_wait_for_a_slow_answer_or_a_reader_who_has_stopped():
    before = threads()
    with serve(faults=True) as url:
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as reader:
            reader.sendall(b"GET /test/huge HTTP/1.1\r\nHost: anytown\r\n\r\n")
            assert reader.recv(15) == b"HTTP/1.1 200 OK"
            with socket.create_connection((host, int(port)), timeout=10) as waiting:
                waiting.sendall(b"GET /test/trickle?seconds=600 HTTP/1.1\r\nHost: anytown\r\n\r\n")
                assert waiting.recv(15) == b"HTTP/1.1 200 OK"
    assert threads() == before


def test_faults_are_there_only_when_asked_for():
    with serve() as url, requests.Session() as session:
        assert all(session.get(f"{url}{path}", timeout=10).status_code == 404 for path in ADDRESSES)


def test_running_for_ever_says_where_in_a_plain_line_and_ends_on_the_keyboard(monkeypatch):
    def interrupted(self):
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "wait", interrupted)
    with CliRunner().isolation() as (output, *_):
        run_forever(0)
        lines = output.getvalue().decode().splitlines()
    assert lines[0].startswith("Anytown Council is at http://127.0.0.1:")
    assert lines[-1] == "Anytown Council has stopped."
    assert not threads()
