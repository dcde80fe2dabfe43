"""The note that a paper with people's data was made; which those are, `handed_out` knows."""

from __future__ import annotations

from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.handed_out import Carries, of_paper
from desktop.services.paper.recipe import ACTIVITY, PERSON, PaperOrder, TemplateInfo

#: Their recipes write down more: which text it was, why it was asked for.
_NOTED_BY_RECIPE = frozenset({"notice", "councils", "person-dossier"})
_KINDS = {PERSON: "volunteer", ACTIVITY: "activity"}


def note(desk: Desk, info: TemplateInfo, order: PaperOrder) -> None:
    """Write down that a paper about people was made; a blank form is none.

    Args:
        desk: the open station.
        info: which paper.
        order: whom it is about.
    """
    carries = of_paper(info.name, about_somebody=bool(order.ids))
    # What holds a key is written down where the key is made.
    if not carries.personal or carries is Carries.KEY or info.name in _NOTED_BY_RECIPE:
        return
    kind = _KINDS.get(info.about, "" if info.name == "audit-list" else "volunteer")
    one = order.ids[0] if len(order.ids) == 1 else None
    many = f"（{len(order.ids)} 份）" if len(order.ids) > 1 else ""
    audits.note(desk, audits.What.PRINT, kind, one, f"{info.label}{many}")
