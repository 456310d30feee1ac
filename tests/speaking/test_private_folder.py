"""The folders of workers: private, and removed by the next program where their owner was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.speaking.private_folder import UNUSED_SECONDS, PrivateFolder, remove_forsaken

OWNER = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from plainspoken.speaking.private_folder import PrivateFolder\n"
    "folder = PrivateFolder(Path(sys.argv[1]))\n"
    "(folder.path / '1.wav').write_bytes(b'sound')\n"
    "print(folder.path, flush=True)\n"
    "time.sleep(600)\n"
)


def test_only_its_owner_may_read_it_and_it_is_removed(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path)
    if os.name != "nt":
        assert folder.path.stat().st_mode & 0o077 == 0
    (folder.path / "1.wav").write_bytes(b"sound")
    folder.remove()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_removed_by_the_next_and_not_before(tmp_path: Path) -> None:
    running = subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    left = Path(running.stdout.readline().strip())
    first = PrivateFolder(tmp_path)
    assert (left / "1.wav").exists()
    running.kill()
    running.communicate()
    second = PrivateFolder(tmp_path)
    assert set(tmp_path.iterdir()) == {first.path, second.path}
    first.remove()
    second.remove()


@pytest.mark.parametrize(("age", "stays"), [(0.0, True), (2 * UNUSED_SECONDS, False)], ids=["being made", "old"])
def test_without_an_owner_it_is_removed_once_nobody_can_be_making_it(tmp_path: Path, age: float, stays: bool) -> None:
    folder = tmp_path / "plainspoken-abc"
    folder.mkdir()
    when = folder.stat().st_mtime - age
    os.utime(folder, (when, when))
    remove_forsaken(tmp_path)
    assert folder.exists() == stays


def test_links_and_files_and_other_folders_are_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.mkdir()
    (tmp_path / "plainspoken-link").symlink_to(target)
    (tmp_path / "plainspoken-file").write_text("x")
    before = set(tmp_path.iterdir())
    for each in before:
        os.utime(each, (1, 1), follow_symlinks=False)
    remove_forsaken(tmp_path)
    assert set(tmp_path.iterdir()) == before
