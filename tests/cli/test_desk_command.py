"""`plainspoken desk`: where it is, that it serves its folder there, and that it stops without a trace."""

import threading

import requests
from click.testing import CliRunner

from plainspoken.cli.main import main
from plainspoken.demo.server import serve
from plainspoken.frontend.server import Server


def threads():
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("site-")}


def test_it_says_where_it_is_and_serves_its_folder_there_until_it_is_stopped(monkeypatch, tmp_path):
    (tmp_path / "bigtown.yaml").write_text("start: https://bigtown.example/\nspoken: Bigtown\n")
    seen = []

    def interrupted(self):
        with requests.Session() as session:
            seen.append(session.get(f"{self.url}/", timeout=10))
            seen.append(session.get(f"{self.url}/enter/wrong", timeout=10))
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "wait", interrupted)
    result = CliRunner().invoke(main, ["desk", "--no-browser", "--folder", str(tmp_path)])
    lines = result.output.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[0].startswith("The profile desk is at http://127.0.0.1:")
    assert len(lines[0].rpartition("/enter/")[2]) >= 32
    assert lines[-1] == "The profile desk has stopped."
    assert [(answer.status_code, "Bigtown" in answer.text) for answer in seen] == [(403, False), (403, False)]
    assert not threads()


def test_its_address_lets_a_browser_in(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.open", opened.append)

    def interrupted(self):
        with requests.Session() as session:
            assert "Site profiles" in session.get(opened[0], timeout=10).text
            assert session.cookies
        raise KeyboardInterrupt

    monkeypatch.setattr(Server, "wait", interrupted)
    assert CliRunner().invoke(main, ["desk", "--folder", str(tmp_path)]).exit_code == 0
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Server, "wait", lambda self: None)
    assert CliRunner().invoke(main, ["desk", "--folder", str(tmp_path)]).exit_code == 0
    assert len(opened) == 1


def test_a_port_in_use_is_told_in_words(tmp_path):
    with serve() as url:
        result = CliRunner().invoke(main, ["desk", "--no-browser", "--port", url.rpartition(":")[2]])
    assert result.exit_code == 1
    assert "Choose another port, or 0 for any free one" in result.output
    assert not threads()
