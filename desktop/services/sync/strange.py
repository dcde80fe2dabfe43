"""What came for a record and this program can't read: named in words, never a screen's trouble."""

from __future__ import annotations

from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.sync.incoming import strangers
from desktop.sync.wire.encoding import compact

#: How much of such a value is shown, in characters.
_SHORT = 40


def beside(desk: Desk, kind_name: str, record_id: str) -> dict[str, str]:
    """What is kept beside a record until a program knows it: field in words -> value in short.

    Values that wait for this station's key, or for a record they point at, are none of these.
    """
    kind = ALL.get(kind_name)
    found: dict[str, str] = {}
    for one in strangers.of_record(desk.store, kind_name, record_id):
        if one.why == strangers.UNKNOWN:
            known = kind.by_name.get(one.field) if kind else None
            text = compact(one.value).decode()
            short = text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
            found[known.label if known else one.field] = short
    return found
