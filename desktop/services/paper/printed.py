"""Which papers carry people's data, and the note that one of them was made."""

from __future__ import annotations

from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.paper.recipe import ACTIVITY, PERSON, PaperOrder, TemplateInfo

#: Papers with names and more of people on them; the others are about the station and its calendar.
_OF_PEOPLE = frozenset({
    "application-form", "service-record", "honour-certificate", "activity-certificate",
    "activity-file", "sign-in-sheet", "publicity-list", "roster", "volunteer-wall", "audit-list",
})  # fmt: skip
_KINDS = {PERSON: "volunteer", ACTIVITY: "activity"}


def note(desk: Desk, info: TemplateInfo, order: PaperOrder) -> None:
    """Write down that a paper about people was made; a blank form is none.

    Args:
        desk: the open station.
        info: which paper.
        order: whom it is about.
    """
    if info.name not in _OF_PEOPLE or (info.blank and not order.ids):
        return
    kind = _KINDS.get(info.about, "" if info.name == "audit-list" else "volunteer")
    one = order.ids[0] if len(order.ids) == 1 else None
    many = f"（{len(order.ids)} 份）" if len(order.ids) > 1 else ""
    audits.note(desk, audits.What.PRINT, kind, one, f"{info.label}{many}")
