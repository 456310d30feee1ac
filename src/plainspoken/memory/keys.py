"""Where the key to a person's answers is: never beside them, and never in a file on a disk.

For the running session the key lies, where there is one, in the folder that the system keeps in the computer's memory
for who is logged in (XDG_RUNTIME_DIR): it outlives this program, needs no password window that a person who cannot see
would meet, and is gone at logout. Elsewhere, and where answers are to outlive the session, it is in the system's
keyring.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from plainspoken.memory.sealing import KEY_BITS, new_key
from plainspoken.settings import Keeping

SERVICE, ACCOUNT = "plainspoken", "answers"
GOOD_ENOUGH = 1
"""The priority from which on a keyring is a real one, as the keyring package counts."""


class Keys(Protocol):
    """One place for one key."""

    @property
    def where(self) -> str:
        """Where it is: the last part of a reply's key, "keyring" or "session"."""

    def find(self) -> bytes | None:
        """The key that is there, None where there is none."""

    def make(self) -> bytes | None:
        """A new key, kept there; None where it cannot be."""

    def drop(self) -> None:
        """Remove the key: what it sealed can never be opened again."""


class SessionKeys:
    """A key in a file of the folder that is in memory and goes with the login; its owner alone can read it."""

    where = "session"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "plainspoken"
        self._file = self._folder / "answers.key"

    def find(self) -> bytes | None:
        """The key that is there, None where there is none, or others could have read it."""
        try:
            status = self._file.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_mode & 0o077 or status.st_uid != os.getuid():
                return None
            key = self._file.read_bytes()
        except OSError:
            return None
        return key if len(key) * 8 == KEY_BITS else None

    def make(self) -> bytes | None:
        """A new key, kept there; None where it cannot be."""
        key = new_key()
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._file.unlink(missing_ok=True)
            descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(key)
        except OSError:
            return None
        return key

    def drop(self) -> None:
        """Remove the key."""
        with contextlib.suppress(OSError):
            self._file.unlink()
            self._folder.rmdir()


class KeyringKeys:
    """A key in the system's keyring."""

    where = "keyring"

    def find(self) -> bytes | None:
        """The key that is there, None where there is none or the keyring does not open."""
        import keyring  # noqa: PLC0415 - looks for the system's keyrings, which only who uses one should wait for
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        try:
            text = keyring.get_password(SERVICE, ACCOUNT)
            key = base64.b64decode(text or "", validate=True)
        except (KeyringError, RuntimeError, OSError, binascii.Error):
            return None
        return key if len(key) * 8 == KEY_BITS else None

    def make(self) -> bytes | None:
        """A new key, kept there; None where it cannot be."""
        import keyring  # noqa: PLC0415 - as above
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        key = new_key()
        try:
            keyring.set_password(SERVICE, ACCOUNT, base64.b64encode(key).decode("ascii"))
        except (KeyringError, RuntimeError, OSError):
            return None
        return key

    def drop(self) -> None:
        """Remove the key."""
        import keyring  # noqa: PLC0415 - as above
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above

        with contextlib.suppress(KeyringError, RuntimeError, OSError):
            keyring.delete_password(SERVICE, ACCOUNT)


def keys_for(keeping: Keeping, environment: Mapping[str, str] | None = None) -> Keys | None:
    """Where the key belongs by a person's choice and by what the system offers; None where nothing may be written."""
    environment = os.environ if environment is None else environment
    if keeping is Keeping.MEMORY:
        return None
    folder = session_folder(environment)
    if keeping is Keeping.SESSION and folder is not None:
        return SessionKeys(folder)
    if has_keyring():
        return KeyringKeys()
    return SessionKeys(folder) if folder is not None else None


def session_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder in memory of who is logged in, None where there is none that is this person's alone."""
    named = environment.get("XDG_RUNTIME_DIR", "")
    if not named or not hasattr(os, "getuid"):
        return None
    try:
        status = Path(named).stat()
    except OSError:
        return None
    own = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
    return Path(named) if own else None


def has_keyring() -> bool:
    """Whether the system has a keyring that is one."""
    import keyring  # noqa: PLC0415 - as above

    try:
        return bool(keyring.get_keyring().priority >= GOOD_ENOUGH)
    except (RuntimeError, OSError):
        return False
