"""For all tests: pytest's own tester, sound card, session bus, browser, tiny Vosk model, and the sessions' plugin."""

import os
from functools import cache
from pathlib import Path

import pytest

from plainspoken.testing import plugin

pytest_plugins = ["pytester", "support.sound_card", "support.chromium", "support.session_bus"]


def pytest_configure(config: pytest.Config) -> None:
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"  # no test is a media player on the desktop that it is run on
    if not config.pluginmanager.is_registered(plugin):
        config.pluginmanager.register(plugin, "plainspoken")


def pytest_pycollect_makemodule() -> None:
    patient()


@cache
def patient() -> None:
    """How fast a machine is today is no property of the code: nothing fails for slowness. Sessions do without it."""
    from hypothesis import HealthCheck, settings  # noqa: PLC0415 - 0.3 s in each process

    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again at once, where a site that cannot be had is asked again after a pause."""
    from plainspoken.web.wire import Wire  # noqa: PLC0415 - brings the network with it

    monkeypatch.setattr(Wire, "pause", lambda wire, seconds: None)


@pytest.fixture(scope="session")
def vosk_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from support.tiny_vosk_model import write_tiny_vosk_model  # noqa: PLC0415 - brings the recipe with it

    return write_tiny_vosk_model(tmp_path_factory.mktemp("models") / "tiny")
