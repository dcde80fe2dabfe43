"""What the code at the foot of a sign-in sheet says: which activity the sheet belongs to."""

from __future__ import annotations

import re

from desktop.model.ids import RecordId

_HEAD = "station:sign-in:"
_PAYLOAD = re.compile(rf"{_HEAD}([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})")


def payload(activity: str) -> str:
    """The text of the code.

    Args:
        activity: its id.
    """
    return f"{_HEAD}{activity}"


def activity_of(text: str) -> RecordId | None:
    """The activity a scanned code names; None if it is another code.

    Args:
        text: as the scanner read it, perhaps with blanks around it.
    """
    found = _PAYLOAD.fullmatch(text.strip())
    return RecordId(found[1]) if found else None
