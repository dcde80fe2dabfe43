"""What was worked, and what of it is wrong."""

from __future__ import annotations

from tests.gui.real_window.sight import Sight


class Notes:
    """Written down while scenes are worked."""

    def __init__(self) -> None:
        self.worked: list[str] = []
        self.faults: list[str] = []

    def deed(self, name: str, wrong: str) -> None:
        """Something was done; what is wrong with it, empty where nothing is."""
        self.worked.append(name)
        if wrong:
            self.faults.append(f"{name}: {wrong}")

    def names(self, place: str, seen: Sight) -> None:
        """What says nothing there."""
        self.faults += [f"{place}: no name: {one}" for one in seen.nameless()]
