"""Keeping what people send out of logs: urllib3 writes whole addresses, answers in them, wherever logging is on."""

from __future__ import annotations

import logging

LOGGERS = ("urllib3.connectionpool", "urllib3.util.retry", "urllib3.connection")


def quieten() -> None:
    """Let urllib3 log nothing of a request; once is enough, more does no harm."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if _nothing not in logger.filters:
            logger.addFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    """Let nothing through."""
    return False
