"""The receipt of a correction somebody asked for: what was corrected, by whom, when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.recipe import PERSON, Laid, PaperOrder, Recipe, Shows, TemplateInfo
from desktop.services.person import correcting
from desktop.services.person.correcting import MARK, Correction

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.lists.person_dossier import PersonDossier

_INFO = TemplateInfo(
    "correction-receipt", "更正回执", ("A4",), PERSON, single=True, shows=(Shows.OWN,)
)
_OPENING = (
    "您要求更正的个人信息，本站已依照《中华人民共和国个人信息保护法》第四十六条核实并更正。"
    "证件号码等只写已更正，不在纸上重复。"
)


def _look(desk: Desk, order: PaperOrder) -> Laid:
    if len(order.ids) != 1:
        why = "没有选择人" if not order.ids else "一次只能打印一个人的"
        raise errors.NothingToPrint(why=why)
    try:
        told = correcting.latest(desk, order.ids[0])
    except errors.InvalidValues:
        raise errors.NothingToPrint(why="这个人的资料在这台电脑上没有更正过") from None
    return Laid(_data(desk, told), f"{_INFO.label} {told.name}")


def _data(desk: Desk, told: Correction) -> PersonDossier:
    from desktop.printing.furniture.part import Part
    from desktop.printing.sheets.lists.person_dossier import PersonDossier

    line = told.line
    facts = [
        ("姓名", told.name),
        ("更正时间", f"{day_words(line.at)} {line.at[11:16]}"),
        ("经办", line.clerk),
    ]
    if told.title.startswith(MARK):
        facts.append(("理由", told.title.rpartition("（")[2].rstrip("）")))
    rows = tuple(_rows(told))
    return PersonDossier(
        station=desk.station.text("name"),
        title=_INFO.label,
        name=told.name,
        opening=_OPENING,
        facts=tuple(facts),
        parts=(Part("更正的内容", ("项目", "更正后"), rows, (1, 2)),),
        phrases=(told.name, line.clerk),
        sample=desk.sample,
    )


def _rows(told: Correction) -> Iterator[tuple[str, str]]:
    private = {field.label for field in kind_named("volunteer").fields if field.private}
    for label, _before, after in told.line.changes:
        yield label, "已更正" if label in private else after or "已清空"


CORRECTION_RECEIPT = Recipe(_INFO, _look)
