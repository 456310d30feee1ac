"""The pytest plugin: collects `*.session.yaml` and plays each as a test.

Loaded in every pytest run on a computer that has Plainspoken, so it imports nothing of its own before a session is
collected: the player brings the whole assistant with it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SUFFIX = ".session.yaml"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take every `*.session.yaml`."""
    if not file_path.name.endswith(SUFFIX):
        return None
    from plainspoken.testing.collected import SessionFile  # noqa: PLC0415 - only a run with sessions pays for it

    return SessionFile.from_parent(parent, path=file_path)
