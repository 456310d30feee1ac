"""Where output cannot be written a command ends with status 1 and no traceback."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.cli import shared

RUN = [sys.executable, "-c", "from plainspoken.cli import main; main(prog_name='plainspoken')"]
FULL = Path("/dev/full")
COMMANDS = (["commands"], ["site", "list"], ["listen", "--typed", "--site", "anytown"])


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk(command: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run([*RUN, *command], stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE,
                              text=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 1
    assert "cannot be written" in done.stderr or "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_away(command: list[str]) -> None:
    with subprocess.Popen([*RUN, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as started:  # fmt: skip
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        errors = started.stderr.read()
        assert started.wait(60) == 1
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors


def test_what_is_shown_in_a_conversation_never_fails_in_its_midst(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(line: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    show = shared.Show()
    show.check()
    monkeypatch.setattr(shared.click, "echo", full)
    show("one")
    show("two")
    assert show.lines == ["one", "two"]
    with pytest.raises(shared.OutputError, match="No space left on device"):
        show.check()
