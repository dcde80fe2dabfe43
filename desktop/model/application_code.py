"""What the code on a printed application form says: whose form it is, and of which station."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from desktop.model.recovery_code import ALPHABET

#: Stands where a form has nobody's name yet.
BLANK = "blank"
_HEAD = "station:form:"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PAYLOAD = re.compile(rf"{_HEAD}(\d{{12}}):({_UUID}|{BLANK})")
_SHORT, _HALF = 8, 4
#: What hands write for what the alphabet lacks.
_MEANT = str.maketrans("ILOU", "110V")


@dataclass(frozen=True, slots=True)
class FormCode:
    """A code that was read.

    Args:
        division: the 12-digit code of the station whose form it is.
        volunteer: whose form; empty for a blank one.
    """

    division: str
    volunteer: str = ""


def payload(division: str, volunteer: str = "") -> str:
    """The text of the code.

    Args:
        division: the station's 12-digit code.
        volunteer: whose form; empty for a blank one.
    """
    return f"{_HEAD}{division}:{volunteer or BLANK}"


def read(text: str) -> FormCode | None:
    """What a scanned code says; None if it is another code.

    Args:
        text: as the scanner read it, perhaps with blanks around it.
    """
    found = _PAYLOAD.fullmatch(text.strip())
    if found is None:
        return None
    division, whose = found.groups()
    return FormCode(division, "" if whose == BLANK else whose)


def short(volunteer: str) -> str:
    """The code in letters, to be typed where no scan can be read: two groups of four.

    Args:
        volunteer: whose form.
    """
    bits = int.from_bytes(hashlib.sha256(f"{_HEAD}{volunteer}".encode()).digest()[:5], "big")
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(_SHORT)))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def typed(text: str) -> str:
    """A short code as it is meant: capital letters, no blanks, slips of the hand set right."""
    letters = re.sub(r"[\s\-—_]", "", text).upper().translate(_MEANT)
    return f"{letters[:_HALF]}-{letters[_HALF:]}" if len(letters) == _SHORT else ""
