"""The session bus is Linux's, and what speaks to it is installed there alone."""

from __future__ import annotations

import sys

collect_ignore = [] if sys.platform.startswith("linux") else ["test_headset_buttons.py", "test_session_bus.py"]
