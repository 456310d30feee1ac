"""Whether answers can be kept safe on this computer, and where the key to them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plainspoken.memory.keys import KeyringKeys, keys_for
from plainspoken.settings import Keeping


@dataclass(frozen=True, slots=True)
class Health:
    """Whether it works, what was found, and how to mend it."""

    ok: bool
    what: str
    mend: str = ""


def answers_kept(keeping: Keeping, environment: Mapping[str, str] | None = None) -> Health:
    """Where a form's answers are kept until it is sent."""
    keys = keys_for(keeping, environment)
    if keeping is Keeping.MEMORY:
        return Health(True, "in memory alone, as you chose with the setting `answers`: lost if the program is stopped")
    if keys is None:
        return Health(
            True,
            "in memory alone: this computer has neither a keyring nor a folder in memory for a key",
            "install a keyring (on Linux gnome-keyring or KWallet) or log in with a session of your own",
        )
    if isinstance(keys, KeyringKeys):
        return Health(True, "encrypted, with the key in this computer's keyring")
    if keeping is Keeping.KEPT:
        return Health(
            True,
            "encrypted until you log out: there is no keyring, so the key is in this computer's memory",
            "install a keyring (on Linux gnome-keyring or KWallet), and answers are kept until they are sent",
        )
    return Health(True, "encrypted until you say goodbye, with the key in this computer's memory until you log out")
