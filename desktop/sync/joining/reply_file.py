"""The county's answer to a request file: a bundle of one part (protocol section 10)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.storage.places import readable
from desktop.sync.bundles.bundle_files import complete, look_at, opened
from desktop.sync.bundles.bundle_head import Head

_MOST_BYTES = 1 << 20


def open_reply(path: Path, key: X25519PrivateKey) -> dict[str, Any]:
    """What is inside; who wrote it is proved by the secret of the code, not by its signature.

    Raises:
        errors.InputFileError: it is no reply to this PC's request.
    """
    part = look_at(path)
    if part.head.size > _MOST_BYTES:
        raise errors.NotABundle(path=readable(path), why="太大")
    clear = b"".join(opened(complete([part]), key, _anybody))
    try:
        body = json.loads(clear)
    except (ValueError, RecursionError) as error:
        raise errors.NotABundle(path=readable(path), why="里面不是回执") from error
    if not isinstance(body, dict):
        raise errors.NotABundle(path=readable(path), why="里面不是回执")
    return body


def _anybody(_head: Head) -> bool:
    """The key that signs heads becomes known only by what is inside."""
    return True
