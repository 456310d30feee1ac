"""Who may use the desk: this person's browser on this computer, and no page of anybody else's."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from flask import Flask, Response, abort, redirect, request

HOSTS = ("127.0.0.1", "localhost")
HEADERS = {
    # The one script, for recording, is a file of ours; all works without it. The hash is of GOV.UK's own one line.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self' blob:;"
    " script-src 'self' 'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw=';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # not no-referrer, with which a browser sends our own forms without their origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Cache-Control": "no-store",
}
SENDING = ("POST", "PUT", "PATCH", "DELETE")


class Guard:
    """Lets in the browser that brings the token, once for all by a cookie, and answers to no other name.

    A page elsewhere can make a browser ask us: by our address, or by a name of its own that it lets lead here (DNS
    rebinding). The first has no cookie (SameSite) and no form's secret, the second the wrong Host.
    """

    def __init__(self, token: str = "") -> None:
        self.token = token or secrets.token_urlsafe(24)
        self._key = secrets.token_bytes(32)

    def add_to(self, application: Flask) -> None:
        """Stand before every page."""
        application.before_request(self._check)
        application.after_request(_add_headers)
        application.add_url_rule("/enter/<token>", "enter", self._enter)
        application.jinja_env.globals["form_secret"] = self.form_secret

    @property
    def secret(self) -> str:
        """What the application signs its own cookies with."""
        return self._signed("session")

    def form_secret(self) -> str:
        """What every form of ours sends along, and nobody else can know."""
        return self._signed("form")

    def _signed(self, what: str) -> str:
        return hmac.new(self._key, what.encode(), hashlib.sha256).hexdigest()

    @property
    def _cookie(self) -> str:
        """The cookie's name: cookies are one for all ports of a computer."""
        return f"plainspoken_desk_{request.environ.get('SERVER_PORT', '')}"

    def _enter(self, token: str) -> Response:
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            abort(403)
        response = redirect("/", 303)
        response.set_cookie(self._cookie, self._signed("cookie"), httponly=True, samesite="Strict", path="/")
        return response  # type: ignore[return-value]  # flask's redirect gives werkzeug's response

    def _check(self) -> None:
        port = request.environ.get("SERVER_PORT", "")
        if request.host.lower() not in {f"{host}:{port}" for host in HOSTS}:
            abort(421)
        if request.endpoint in ("enter", "sheet", "static"):
            return
        if not hmac.compare_digest(request.cookies.get(self._cookie, "").encode(), self._signed("cookie").encode()):
            abort(403)
        if request.method in SENDING:
            self._check_sent()

    def _check_sent(self) -> None:
        origin = request.headers.get("Origin")
        if origin not in (None, f"http://{request.host}") or request.headers.get("Sec-Fetch-Site") == "cross-site":
            abort(403)
        if not hmac.compare_digest(request.form.get("secret", "").encode(), self.form_secret().encode()):
            abort(400)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
