"""A sync that failed and could not be noted: a full disk takes no note of what it made fail."""

from __future__ import annotations

from dataclasses import replace

from desktop import errors
from desktop.ui.sync import mapping
from desktop.ui.sync.shown import Standing


class Untold:
    """How the last sync of this window failed, told until the next one ends.

    Args:
        error: what ended it.
    """

    def __init__(self, error: errors.StationError) -> None:
        self._trouble = mapping.trouble_of(error)
        self._by_line = isinstance(error, errors.LineError)

    def over(self, found: Standing) -> Standing:
        """What the records tell, with the failure they may not know of.

        Args:
            found: as the records tell it; of a line that failed they mostly tell themselves.
        """
        told = self._by_line and found.trouble is not None
        return found if told or not found.joined else replace(found, trouble=self._trouble)
