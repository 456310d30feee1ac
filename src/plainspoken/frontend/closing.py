"""The event by which the server tells the site that it is being stopped."""

from __future__ import annotations

import threading

from flask import Flask

KEY = "plainspoken-closing"


def closing(application: Flask) -> threading.Event:
    """The site's event, set when its server stops, so that no slow answer holds the server up."""
    event: threading.Event = application.extensions.setdefault(KEY, threading.Event())
    return event
