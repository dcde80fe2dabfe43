"""How the window looks on this PC: letters, colours, language; known before a station is open.

They lie beside the encrypted records in a small file that names nobody, so that the doorway can be
read by whoever needs large letters, and in the language of the window behind it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from desktop.config import Home
from desktop.services.desk import Desk
from desktop.services.station import LARGEST_TEXT, SCHEMES, SMALLEST_TEXT, scheme, text_scale
from desktop.storage.atomic import atomic_writer

#: The language of the computer's own menus.
SYSTEM_LANGUAGE = "system"
_MOST_BYTES = 4_000


@dataclass(frozen=True, slots=True)
class Look:
    """What is known before the passphrase.

    Args:
        percent: the size of text.
        scheme: name of the colours, one of `station.SCHEMES`.
        language: a code such as ``en``, or ``system``; empty where nobody chose.
    """

    percent: int = SMALLEST_TEXT
    scheme: str = SCHEMES[-1]
    language: str = ""


def look_of(home: Home) -> Look:
    """How the window looked last; as the computer does where there is no file, or none of ours."""
    try:
        with home.look.open("rb") as file:
            kept = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Look()  # a look is not worth a word: the door opens all the same
    return _understood(kept) if isinstance(kept, dict) else Look()


def keep_language(home: Home, language: str) -> None:
    """Speak this language from now on.

    Args:
        home: the station; its folder is there.
        language: a code, or ``system``.

    Raises:
        errors.WorldError: the file can't be written.
    """
    _write(home, replace(look_of(home), language=language))


def mirror(desk: Desk) -> None:
    """Keep letters and colours as they are set in the station, for the next time at the door.

    Raises:
        errors.WorldError: the file can't be written.
    """
    before = look_of(desk.home)
    now = replace(before, percent=text_scale(desk), scheme=scheme(desk))
    if now != before:
        _write(desk.home, now)


def _write(home: Home, look: Look) -> None:
    with atomic_writer(home.look) as file:
        file.write(json.dumps(asdict(look)).encode())


def _understood(kept: dict[str, object]) -> Look:
    """Whatever of it makes sense; the file lies open to anybody."""
    look = Look()
    percent, colours, language = (kept.get(name) for name in ("percent", "scheme", "language"))
    if isinstance(percent, int) and SMALLEST_TEXT <= percent <= LARGEST_TEXT:
        look = replace(look, percent=percent)
    if colours in SCHEMES:
        look = replace(look, scheme=str(colours))
    if isinstance(language, str) and language.isascii() and len(language) <= len(SYSTEM_LANGUAGE):
        look = replace(look, language=language)
    return look
