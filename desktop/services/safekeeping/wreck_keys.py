"""Who may look into a station that does not open: held against the records all the same.

A damaged file can't be opened and asked which slots hold (`access.authority`), so the one setting
that says so is read out of its pages, as saving out reads them.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path

from desktop import errors
from desktop.config import Home
from desktop.services.access.authority import KEPT
from desktop.storage import keys
from desktop.storage.keys import RECORDS_PURPOSE, KeyFile, Opened
from desktop.storage.rescue.wreck import setting


def hold(home: Home, opened: Opened) -> bool:
    """Refuse a slot that the records know no more.

    Args:
        home: the damaged station; only read.
        opened: what opened its key file.

    Returns:
        Whether the records could say. Where the damage took those pages, and in a station of
        before, the key file alone is believed.

    Raises:
        errors.KeyTakenBack: the slot was taken back, and pasted in again.
    """
    try:
        texts = setting(home.records, opened.master.derive(RECORDS_PURPOSE), KEPT)
    except OSError:
        return False  # whatever is read next says so in words
    known = [found for text in texts if (found := _parsed(text)) is not None]
    if not known:
        return False
    last = max(known, key=lambda one: one.generation)
    if not any(opened.slot.same_as(slot) for slot in last.slots):
        raise errors.KeyTakenBack()
    return True


def _parsed(text: str) -> KeyFile | None:
    """The slots in the text of a setting; None where a page of another time was glued to it."""
    try:
        return keys.parse(base64.b64decode(json.loads(text)), Path(KEPT))
    except (ValueError, TypeError, errors.NotAStation):
        return None
