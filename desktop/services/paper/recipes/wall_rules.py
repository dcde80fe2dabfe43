"""Rules on the wall: the text in force with the station's facts, or the village's, around it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.services.desk import Desk
from desktop.services.paper import sizes
from desktop.services.paper.recipe import (
    STATION,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.paper.recipes.wall_text import effective, note_text, unreadable, words_of
from desktop.services.paper.villages import village_of, village_signs
from desktop.services.roster import stars

if TYPE_CHECKING:
    from desktop.printing.sheets.walls.rules import RulesSheet, RulesText

_NO_VILLAGE = "村规民约由村民会议制定。社区用的是居民公约，请先把标题和正文改好再印。"

_Fill = Callable[[Desk, "RulesText", dt.date | None], "RulesSheet"]


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

        words = words_of(desk, order)
        try:
            text = RulesText.from_data(json.loads(words.body))
        except (KeyError, TypeError, AttributeError) as error:
            raise unreadable(words) from error
        sheet = fill(desk, text, effective(words))
        return Laid(sheet, sheet.title, remark=remark(desk))

    return Recipe(
        TemplateInfo(name, label, sizes.WALL, STATION, shows=(Shows.NOBODY,)), look, noted=note_text
    )


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
