"""A private field whose key is not on this PC: kept as it came, shown in words, never as empty."""

from __future__ import annotations

#: What lists, forms, exports and histories show in its place.
LOCKED_WORDS = "已加密，本机没有钥匙"
_OPENS, _CLOSES = '{"sealed":"', '"}'
#: A `GLOB` that fits just such values in a column.
LOCKED_GLOB = f"{_OPENS}*"


def locked(sealed: str) -> str:
    """What the column keeps: the object of protocol section 3 as compact JSON.

    Args:
        sealed: the ciphertext in base64url.
    """
    return f"{_OPENS}{sealed}{_CLOSES}"


def is_locked(value: object) -> bool:
    """Whether a value is ciphertext that this PC can't read."""
    # Asked of every value of every line that is shown: most end at the first question.
    return isinstance(value, str) and value[:1] == "{" and _sealed(value)


def _sealed(value: str) -> bool:
    return value.startswith(_OPENS) and value.endswith(_CLOSES)


def sealed_of(value: object) -> str | None:
    """The ciphertext of a locked value, to be sent on as it came; None of any other."""
    if not is_locked(value):
        return None
    return str(value)[len(_OPENS) : -len(_CLOSES)]


def readable(value: str) -> str:
    """A text as people may see it: the words where it is locked, else itself."""
    return LOCKED_WORDS if is_locked(value) else value
