"""A session bus of our own, as a Linux desktop has one, with nothing else on it.

Needs dbus-daemon (Debian's and Ubuntu's package dbus); no root, no configuration, no desktop. REQUIRE_SESSION_BUS=1
makes a missing one a failure rather than a skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.desktop import Desktop

CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


class Daemon:
    """A running dbus-daemon; it can be ended, and begun anew at the same address."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "bus"
        self.address = f"unix:path={socket}"
        self._configuration = folder / "bus.conf"
        self._configuration.write_text(CONFIGURATION.format(socket=socket))
        self.start()

    def start(self) -> None:
        """Serve."""
        command = ["dbus-daemon", f"--config-file={self._configuration}", "--nofork", "--print-address=1"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), "the session bus has not begun"

    def stop(self) -> None:
        """End it, and with it every connection."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.fixture
def session_bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    """A session bus that nothing else is on."""
    if shutil.which("dbus-daemon") is None:
        give_up = pytest.fail if os.environ.get("REQUIRE_SESSION_BUS") == "1" else pytest.skip
        give_up("a session bus needs dbus-daemon (the package dbus)")
    daemon = Daemon(tmp_path_factory.mktemp("bus"))
    yield daemon
    daemon.stop()


@pytest.fixture
def desktop(session_bus: Daemon) -> Iterator[Desktop]:
    """A desktop on that bus."""
    from support.desktop import Desktop  # noqa: PLC0415 - jeepney is there on Linux only

    made = Desktop(session_bus.address)
    yield made
    made.close()
