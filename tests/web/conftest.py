"""Servers on loopback that answer with whatever bytes a test gives them, right or wrong, and a browser for them."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainspoken.web import Browser, Limits
from support.byte_server import Route, Server, Visitor, serve

__all__ = ["QUICK", "Route", "Server", "Visitor"]

QUICK = Limits(connect=5, read=5, overall=20, pause=0)


@pytest.fixture
def server() -> Iterator[Server]:
    yield from serve()


@pytest.fixture(scope="module")
def long_server() -> Iterator[Server]:
    """One server for many examples."""
    yield from serve()


@pytest.fixture
def other() -> Iterator[Server]:
    """A second server, which counts as another host where a test calls it localhost."""
    yield from serve()


@pytest.fixture
def browser(server: Server) -> Iterator[Browser]:
    with Browser(server.site, QUICK) as opened:
        yield opened


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate and its key in one file, for 127.0.0.1 alone."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here to make a certificate with")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    key = file.with_name("key.pem")
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run(
        [*made, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(file)],
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + key.read_text())
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from serve(context)
