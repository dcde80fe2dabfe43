"""Rules on the wall: the text in force with the station's facts, or the village's, around it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kind import Record
from desktop.services.desk import Desk
from desktop.services.paper import sizes, texts
from desktop.services.paper.recipe import STATION, Draft, Laid, PaperOrder, Recipe, TemplateInfo
from desktop.services.paper.villages import village_of, village_signs
from desktop.services.roster import stars
from desktop.storage import audit

if TYPE_CHECKING:
    from desktop.printing.sheets.walls.rules import RulesSheet, RulesText

WALL_PAPERS = sizes.WALL
_NO_VILLAGE = "村规民约由村民会议制定。社区用的是居民公约，请先把标题和正文改好再印。"

_Fill = Callable[[Desk, "RulesText", dt.date | None], "RulesSheet"]


def text_of(desk: Desk, template: str) -> Record:
    """The text that is printed.

    Raises:
        errors.NothingToPrint: there is none.
    """
    found = texts.in_force(desk, template)
    if found is None:
        raise errors.NothingToPrint(why=f"没有「{template}」的文本")
    return found


def _in_force(desk: Desk, template: str) -> Draft:
    document = text_of(desk, template)
    return Draft(document.title, document.text("body"), document.text("effective_on"))


def effective_on(document: Record) -> dt.date | None:
    """Since when a text is in force, as far as that is known."""
    told = document.text("effective_on")
    return dt.date.fromisoformat(told) if told else None


def note_text(desk: Desk, order: PaperOrder) -> None:
    """Write down that a text was printed (domain.md: every printing recorded)."""
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


def _rules(name: str, label: str, fill: _Fill, remark: Callable[[Desk], str]) -> Recipe:
    """The recipe of a wall sheet of rules.

    Args:
        name: of the template and of its text.
        label: in Chinese.
        fill: puts the facts into the text.
        remark: what there is to know before it is printed, in words.
    """

    def look(desk: Desk, order: PaperOrder) -> Laid:
        from desktop.printing.sheets.walls.rules import RulesText

        text = order.draft or _in_force(desk, order.template)
        try:
            words = RulesText.from_data(json.loads(text.body))
        except (KeyError, TypeError, AttributeError) as error:
            raise errors.NothingToPrint(why=f"「{text.title}」的正文读不懂") from error
        day = dt.date.fromisoformat(text.effective_on) if text.effective_on else None
        sheet = fill(desk, words, day)
        return Laid(sheet, sheet.title, remark=remark(desk))

    return Recipe(TemplateInfo(name, label, WALL_PAPERS, STATION), look, noted=note_text)


def _of_station(desk: Desk, text: RulesText, effective: dt.date | None) -> RulesSheet:
    from desktop.printing.sheets.walls.rules import rules_sheet

    return rules_sheet(text, _facts(desk), effective=effective, sample=desk.sample)


def _of_village(desk: Desk, text: RulesText, effective: dt.date | None) -> RulesSheet:
    """What a village decides is its own: its name stands above, and its committee signs."""
    from desktop.printing.sheets.walls.rules import rules_sheet

    station = desk.station
    fields = _facts(desk) | {"issuer": village_signs(station)}
    sheet = rules_sheet(
        text, fields, effective=effective, above=village_of(station), sample=desk.sample
    )
    return replace(sheet, phone="", address="")  # they are the station's


def _facts(desk: Desk) -> dict[str, str]:
    """By the names a text may ask for in braces (`FIELDS` of the printing room)."""
    station = desk.station
    return {
        "station": station.text("name"),
        "issuer": station.text("signing_body") or station.text("name"),
        "phone": station.text("phone"),
        "address": station.text("address"),
        "town": station.text("town"),
        "county": station.text("county"),
        "village": village_of(station),
        "head": station.text("head"),
        "star_tiers": stars.in_words(stars.tiers(desk)),
    }


def _nothing(_desk: Desk) -> str:
    return ""


def _is_no_village(desk: Desk) -> str:
    return "" if village_of(desk.station).endswith("村") else _NO_VILLAGE


RECRUITMENT = _rules("recruitment-rules", "志愿者招募管理制度", _of_station, _nothing)
RECORDS = _rules("record-rules", "志愿服务记录制度", _of_station, _nothing)
HONOURS = _rules("honour-rules", "志愿服务激励嘉许制度", _of_station, _nothing)
DUTIES = _rules("duty-rules", "新时代文明实践站工作职责", _of_station, _nothing)
VILLAGE = _rules("village-rules", "村规民约", _of_village, _is_no_village)
