"""Which answers are secret: passwords, one-time codes, card security codes. They are typed, and never said aloud.

Told by a control's type, its autocomplete and the words in its name and identifier.
Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
"""

from __future__ import annotations

import re

from plainspoken.flow import Control

KINDS = frozenset({"password"})
AUTOCOMPLETE = frozenset({"current-password", "new-password", "one-time-code", "cc-csc"})
WORDS = frozenset(
    {"password", "passwd", "pwd", "passcode", "passphrase", "pin", "otp", "totp", "mfa", "cvv", "cvc", "cvv2", "csc"}
    | {"secret", "memorable"}
)
PHRASES = ("security code", "card code", "one time", "access code", "verification code", "pass word")

_TYPED = frozenset({"text", "tel", "number", "search", "password", "textarea"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def is_sensitive(control: Control) -> bool:
    """Whether an answer is secret, by what the page tells or by what the site's profile does."""
    if (
        control.sensitive
        or control.kind in KINDS
        or AUTOCOMPLETE & set(control.attributes.get("autocomplete", "").lower().split())
    ):
        return True
    names = (control.name, control.attributes.get("id", ""))
    return control.kind in _TYPED and any(_tells(name) for name in names)


def _tells(name: str) -> bool:
    words = [word.lower() for word in _WORD.findall(name)]
    spaced = f" {' '.join(words)} "
    return bool(WORDS & set(words)) or any(f" {phrase} " in spaced for phrase in PHRASES)
