"""From what failed to what is told: exceptions and HTTP statuses as troubles.

web.bad_address          no web address, or one that the network could not have
web.unknown_host         no such host (or no name service: offline)
web.no_connection        nothing answers there
web.certificate          the site cannot prove who it is
web.not_secure           no secure connection could be made at all
web.timeout              too slow: to connect, to answer, or as a whole
web.cut_off              the connection ended before the answer did
web.garbled              what came is not HTTP, or compressed in no way we know
web.too_big              more than the limit, once uncompressed
web.not_a_page           a document, picture or other file
web.empty                an answer without a page
web.not_found            404, 410
web.refused              401, 403 and other refusals that bring no page
web.too_many_requests    429
web.server_error         5xx
web.redirects            sent on too often, or to nowhere
web.foreign_host         leads off the site
web.downgrade            leads from a secure page to one that is not
web.stopped              the person stopped it
web.telephone, web.email, web.script    a link to no page
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping

import requests
import urllib3
from requests.exceptions import InvalidHeader, InvalidProxyURL, InvalidURL, MissingSchema
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    IncompleteRead,
    InvalidChunkLength,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from plainspoken.flow import Trouble

FAILURES = (requests.RequestException, HTTPError, OSError, http.client.HTTPException, UnicodeError)
"""All that the libraries raise for what a network or an address can do."""

MEANINGS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    ((NameResolutionError, socket.gaierror), "web.unknown_host"),
    (ssl.SSLCertVerificationError, "web.certificate"),
    ((ssl.SSLError, urllib3.exceptions.SSLError, requests.exceptions.SSLError), "web.not_secure"),
    ((InvalidURL, MissingSchema, LocationValueError, UnicodeError), "web.bad_address"),
    (NewConnectionError, "web.no_connection"),
    ((ConnectTimeoutError, ReadTimeoutError, requests.Timeout, TimeoutError), "web.timeout"),
    (http.client.RemoteDisconnected, "web.cut_off"),
    ((IncompleteRead, ConnectionResetError, ConnectionAbortedError, BrokenPipeError), "web.cut_off"),
    ((DecodeError, InvalidChunkLength, InvalidHeader, InvalidProxyURL), "web.garbled"),
    (http.client.IncompleteRead, "web.cut_off"),
    (http.client.HTTPException, "web.garbled"),
)
"""What each failure means, the first that is found among an exception and its causes."""

STATUSES: Mapping[int, str] = {
    401: "web.refused",
    403: "web.refused",
    404: "web.not_found",
    410: "web.not_found",
    429: "web.too_many_requests",
    451: "web.refused",
}


def of_exception(problem: BaseException, host: str, url: str) -> Trouble:
    """What an exception of the libraries means to a person."""
    causes = tuple(_causes(problem))
    for kinds, key in MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return Trouble(key, (("host", host), ("url", url)))
    return Trouble("web.no_connection", (("host", host), ("url", url)))


def of_status(status: int, host: str, url: str) -> Trouble | None:
    """What an HTTP status means where it brings no page worth reading; None where it may bring one."""
    key = "web.server_error" if status >= 500 else STATUSES.get(status)
    return Trouble(key, (("host", host), ("status", status), ("url", url))) if key else None


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """An exception and all that lies under it, each once: requests wraps what urllib3 wrapped."""
    waiting: list[object] = [problem]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [getattr(cause, "reason", None), *cause.args, cause.__cause__, cause.__context__]
