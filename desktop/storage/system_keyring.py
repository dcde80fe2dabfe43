"""The secret of this PC that the system keeps for us, under the account that is logged in.

On Windows that is the credential store, which DPAPI encrypts for the Windows account; on Linux the
Secret Service (GNOME Keyring, Deepin's on UOS, KWallet's since 5.97). The entry holds 32 random
bytes under a random name: nothing in it says whose station it is or who works there.
"""

from __future__ import annotations

import base64
import logging
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

SERVICE = "civic-station"
#: Environment: anything there leaves the keyring alone, as tests and pictures of screens need it.
OFF = "STATION_NO_KEYRING"
_BACKENDS = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "linux": (("keyring.backends.SecretService", "Keyring"),),
}

log = logging.getLogger(__name__)


class Keyring(Protocol):
    """Where a PC keeps secrets for its user."""

    def get(self, name: str) -> bytes | None:
        """The secret of a name; None where there is none or the keyring stays shut."""
        ...

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret; gives whether it was kept."""
        ...

    def drop(self, name: str) -> None:
        """Forget a secret, if it is there."""
        ...


class NoKeyring:
    """A PC whose system keeps no secrets: only passphrases open a station there."""

    def get(self, name: str) -> bytes | None:
        """None."""
        del name
        return None

    def put(self, name: str, secret: bytes) -> bool:
        """False."""
        del name, secret
        return False

    def drop(self, name: str) -> None:
        """Nothing."""
        del name


class SystemKeyring:
    """The keyring of the account that is logged in; the system is asked when it is first used.

    Args:
        find: gives an object of the library `keyring`, or None where the system has none.
    """

    def __init__(self, find: Callable[[], Any]) -> None:
        self._find = find
        self._found: Any = None
        self._looked = False

    def get(self, name: str) -> bytes | None:
        """The secret of a name; None where there is none or the keyring stays shut."""
        try:
            text = self._backend.get_password(SERVICE, name)
            return base64.b64decode(text, validate=True) if text else None
        except Exception as error:  # each backend lets errors of its own through
            log.warning("the keyring did not answer: %s", type(error).__name__)
            return None

    def put(self, name: str, secret: bytes) -> bool:
        """Keep a secret, and look whether it is there."""
        try:
            self._backend.set_password(SERVICE, name, base64.b64encode(secret).decode())
        except Exception as error:
            log.warning("the keyring took nothing: %s", type(error).__name__)
            return False
        return self.get(name) == secret

    def drop(self, name: str) -> None:
        """Forget a secret, if it is there."""
        try:
            self._backend.delete_password(SERVICE, name)
        except Exception as error:  # a missing entry is one of them
            log.info("the keyring dropped nothing: %s", type(error).__name__)

    @property
    def _backend(self) -> Any:  # noqa: ANN401 - a class of `keyring`
        if not self._looked:
            self._found, self._looked = self._find(), True
        return self._found


def system_keyring() -> Keyring:
    """The keyring of this PC; what is kept in it is told when it is first asked."""
    return SystemKeyring(_backend)


def _backend() -> Any:  # noqa: ANN401 - a class of `keyring`
    if os.environ.get(OFF):
        return None
    for module, name in _BACKENDS.get(sys.platform, ()):
        try:
            backend = getattr(import_module(module), name)
            if backend.priority > 0:
                return backend()
        except Exception as error:  # no bus, no service, no library of the system's
            log.info("no %s: %s", name, type(error).__name__)
    return None
