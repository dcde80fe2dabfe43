"""The members of the village's councils (四会名单), as the body of a document holds them.

The body of a document of the kind ``councils`` is a JSON object:

    {"title": "四会成员名单",
     "councils": [{"name": "红白理事会",
                   "members": [{"role": "会长", "name": "…", "phone": "…"}]}]}

Councils and members stand in the order in which they are shown. ``role`` and ``phone`` may be
missing or empty. A phone is for the station's own use and comes onto no wall. Other keys are kept
by whoever writes the body anew, and read by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """Somebody in a council.

    Args:
        role: 会长, 副会长, 成员 …; empty where nobody said.
        name: in full.
        phone: empty where none is known.
    """

    role: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """A council with its members, in order."""

    name: str
    members: tuple[CouncilMember, ...]


def councils_of(body: Mapping[str, Any]) -> tuple[Council, ...]:
    """Read the councils out of a document's body; members without a name are passed over.

    Raises:
        KeyError, TypeError, AttributeError: it is not of that form.
    """
    return tuple(
        Council(
            str(council["name"]).strip(),
            tuple(_member(one) for one in council["members"] if str(one["name"]).strip()),
        )
        for council in body["councils"]
    )


def _member(told: Mapping[str, Any]) -> CouncilMember:
    role, name, phone = (str(told.get(key) or "").strip() for key in ("role", "name", "phone"))
    return CouncilMember(role, name, phone)
