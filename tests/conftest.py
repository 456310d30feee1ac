"""For all tests: pytest's own tester, a sound card, a browser, and the sessions' plugin where it is not installed."""

import pytest

from plainspoken.testing import plugin

pytest_plugins = ["pytester", "support.sound_card", "support.chromium"]


def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.is_registered(plugin):
        config.pluginmanager.register(plugin, "plainspoken")
