"""Encrypting what is kept, before anything else sees it: AES-256 in Galois/Counter Mode (NIST SP 800-38D)."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BITS, NONCE_BYTES = 256, 12
PURPOSE = b"plainspoken answers 1"
"""Bound to each seal, so that nothing sealed for something else opens as answers."""


def new_key() -> bytes:
    """A key that nobody had before."""
    return AESGCM.generate_key(bit_length=KEY_BITS)


def seal(plain: bytes, key: bytes) -> bytes:
    """Some bytes encrypted: a nonce of its own, then what only the key opens."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, PURPOSE)


def opened(sealed: bytes, key: bytes) -> bytes | None:
    """What was sealed; None where it was with another key, or has been changed since."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], PURPOSE)
    except (InvalidTag, ValueError):
        return None
