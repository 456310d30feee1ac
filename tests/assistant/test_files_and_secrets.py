"""Sending a file that was chosen by voice, and answers that are in no note."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.flow import Transcript
from support.assistant import PAGES, SITE, Conversation

UPLOADING = """<title>Evidence</title><main><h1>Evidence</h1>
<form method="post" action="/e" enctype="multipart/form-data"><label for="f">A payslip</label>
<input type="file" id="f" name="f" accept=".pdf"><button>Continue</button></form></main>"""
SIGNING_IN = """<title>Sign in</title><main><h1>Sign in</h1>
<form method="post" action="/in"><label for="u">User name</label>
<input id="u" name="u"><label for="p">Password</label><input id="p" name="p" type="password"><button>Continue</button>
</form></main>"""


def on(html: str, monkeypatch: pytest.MonkeyPatch, folder: Path | None = None) -> Conversation:
    """A conversation on a page of its own."""
    monkeypatch.setitem(PAGES, SITE.start, html)
    talk = Conversation(folder=folder)
    talk.assistant.welcome()
    talk.listen()
    return talk


def test_a_file_is_offered_chosen_and_read_only_as_it_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    payslip = tmp_path / "payslip.pdf"
    payslip.write_bytes(b"old")
    talk = on(UPLOADING, monkeypatch, tmp_path)
    assert talk.say("fill in the form")[-3:] == [
        "1 file to choose.",
        "1, payslip, PDF, 1 kilobyte.",
        "Say yes to send it.",
    ]
    talk.say("yes")
    payslip.write_bytes(b"new")
    talk.say("continue")
    request = talk.net.sent[-1]
    assert request.content_type.startswith("multipart/form-data; boundary=")
    assert b'name="f"; filename="payslip.pdf"' in request.body
    assert b"new" in request.body


def test_a_file_that_is_gone_is_told_and_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "payslip.pdf").write_bytes(b"x")
    talk = on(UPLOADING, monkeypatch, tmp_path)
    talk.say("fill in the form")
    talk.say("yes")
    (tmp_path / "payslip.pdf").unlink()
    assert talk.say("continue") == ["The file payslip.pdf is not there any more."]
    assert talk.net.sent == []


def test_without_a_folder_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = on(UPLOADING, monkeypatch)
    assert "No folder is chosen for files to send" in talk.say("fill in the form")[-1]


def test_a_password_is_in_no_note_and_in_nothing_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = on(SIGNING_IN, monkeypatch)
    said = [*talk.say("fill in the form"), *talk.say("sam")]
    said += talk.say("swordfish one")
    talk.assistant.handle(Transcript("swordfish two", typed=True))
    said += [*talk.listen(), *talk.say("what did you hear"), *talk.say("read my answers"), *talk.say("spell that")]
    said += [*talk.say("read the page"), *talk.say("say that again")]
    talk.say("continue")
    assert talk.net.sent[-1].body == b"u=sam&p=swordfish+two"
    noted = " ".join(f"{note.text} {note.intent}" for note in talk.notes)
    assert "swordfish" not in " ".join(said).casefold()
    assert "swordfish" not in noted.casefold()
