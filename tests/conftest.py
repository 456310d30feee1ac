"""For all tests: pytest's own tester, and the sessions' plugin where the package is run without being installed."""

import pytest

from plainspoken.testing import plugin

pytest_plugins = ["pytester"]


def pytest_configure(config: pytest.Config) -> None:
    if not config.pluginmanager.is_registered(plugin):
        config.pluginmanager.register(plugin, "plainspoken")
