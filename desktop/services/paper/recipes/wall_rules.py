"""Rules on the wall: the text in force with the station's name under it."""

from __future__ import annotations

import datetime as dt
import json

from desktop import errors
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.paper import texts
from desktop.services.paper.recipe import STATION, Laid, PaperOrder, Recipe, TemplateInfo
from desktop.storage import audit

_RECRUITMENT = TemplateInfo(
    "recruitment-rules", "志愿者招募管理制度", ("A4", "A3", "A2", "A1"), STATION
)


def text_of(desk: Desk, template: str) -> Record:
    """The text that is printed.

    Raises:
        errors.NothingToPrint: there is none.
    """
    found = texts.in_force(desk, template)
    if found is None:
        raise errors.NothingToPrint(why=f"没有「{template}」的文本")
    return found


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.walls.recruitment_rules import recruitment_rules
    from desktop.printing.sheets.walls.rules import RulesText

    document, station = text_of(desk, order.template), desk.station
    effective = document.text("effective_on")
    try:
        words = RulesText.from_data(json.loads(document.text("body")))
    except (KeyError, TypeError, AttributeError) as error:
        raise errors.NothingToPrint(why=f"「{document.title}」的正文读不懂") from error
    sheet = recruitment_rules(
        words,
        station=station.text("name"),
        issuer=station.text("signing_body") or station.text("name"),
        effective=dt.date.fromisoformat(effective) if effective else None,
        phone=station.text("phone"),
        address=station.text("address"),
        sample=desk.sample,
    )
    return Laid(sheet, sheet.title)


def _note(desk: Desk, order: PaperOrder) -> None:
    document = text_of(desk, order.template)
    audit.note_look(
        desk.store,
        what="print",
        kind="document",
        record_id=document.id,
        why=document.text("title"),
        clerk=desk.clerk,
        now=desk.clock(),
    )


RECRUITMENT = Recipe(_RECRUITMENT, _look, noted=_note)
