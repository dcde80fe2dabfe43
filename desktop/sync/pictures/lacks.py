"""Which pictures the county waits for, as its last reply said (protocol section 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.storage.settings import Settings

#: Setting: rendition -> SHA-256 of originals, the most wanted first.
LACKS = "replica.lacks"
#: Setting: whether the list was as long as one can be, so that there may be more.
LACKS_FULL = "replica.lacks_full"
#: So long are the lists on the line and those in files (protocol sections 4 and 11).
_LONGEST, _LONGEST_BY_FILE = 200, 500


def note(settings: Settings, told: Mapping[str, Sequence[str]] | None) -> None:
    """Note what a reply said, in place of what was known."""
    settings.put(LACKS, told or {})
    listed = sum(map(len, (told or {}).values()))
    settings.put(LACKS_FULL, listed == _LONGEST or listed >= _LONGEST_BY_FILE)
