"""A signed form that is half typed, as its draft keeps it: what stands there, where its scan is.

The scan itself stays the clerk's file; of it the draft knows the place, and of the scans that come
after it. Drafts lie in the encrypted records (`storage/drafts`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Where the draft lies; there is one, since forms are typed one after the other.
PLACE = "application:new"


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """What was typed from one page.

    Args:
        files: the scans that were still to be typed from, the page's own file first.
        number: of the pages of that file, from 1.
        volunteer: id of whom the form is; empty for somebody new.
        whose: their name; empty for somebody new.
        facts: fields as typed.
        purposes: codes of what was ticked.
        day: when it was signed, as typed.
        given_by: who signed for them.
        team: id of the team they wish to join; empty for none.
    """

    files: tuple[Path, ...]
    number: int = 1
    volunteer: str = ""
    whose: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    purposes: tuple[str, ...] = ()
    day: str = ""
    given_by: str = ""
    team: str = ""

    def body(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "files": [str(one) for one in self.files],
            "number": self.number,
            "volunteer": self.volunteer,
            "whose": self.whose,
            "facts": dict(self.facts),
            "purposes": list(self.purposes),
            "day": self.day,
            "given_by": self.given_by,
            "team": self.team,
        }


def read(body: Mapping[str, Any]) -> HalfTyped:
    """What `HalfTyped.body` told."""
    return HalfTyped(
        tuple(Path(one) for one in body.get("files", ())),
        int(body.get("number", 1)),
        str(body.get("volunteer", "")),
        str(body.get("whose", "")),
        {str(name): str(text) for name, text in body.get("facts", {}).items()},
        tuple(body.get("purposes", ())),
        str(body.get("day", "")),
        str(body.get("given_by", "")),
        str(body.get("team", "")),
    )
