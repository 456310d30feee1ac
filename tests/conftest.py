"""For all tests: pytest's own tester, a sound card, a browser, a tiny Vosk model, and the sessions' plugin."""

from pathlib import Path

import pytest

from plainspoken.testing import plugin

pytest_plugins = ["pytester", "support.sound_card", "support.chromium"]


def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.is_registered(plugin):
        config.pluginmanager.register(plugin, "plainspoken")


@pytest.fixture(scope="session")
def vosk_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from support.tiny_vosk_model import write_tiny_vosk_model  # noqa: PLC0415 - brings the recipe with it

    return write_tiny_vosk_model(tmp_path_factory.mktemp("models") / "tiny")
