"""Desk names: of people in the roster, and of guests whose names are typed."""

from __future__ import annotations

import re

from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.recipe import (
    PERSON,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.storage.merged import root_of

_INFO = TemplateInfo(
    "desk-name", "席卡", ("A4",), PERSON, blank=True, single=True, shows=(Shows.OWN,)
)
_NAMES, _SIZE = "names", "size"
_TWO = "two"
#: What parts typed names: marks; where there are none, blanks, which foreign names have inside.
_MARKS, _BLANKS = re.compile(r"[、，,；;\n]+"), re.compile(r"\s+")


def _asks(_desk: Desk) -> tuple[Question, ...]:
    sizes = (("", "一张一个（三折，也可插进桌牌）"), (_TWO, "一张两个（对折）"))
    return (
        Question(_NAMES, "另加的名字（用空格或顿号分开）", Answer.WORDS),
        Question(_SIZE, "大小", Answer.CHOICE, "", sizes),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.forms.desk_name import DeskNames

    roots = [root_of(desk.store, one) for one in order.ids]
    people = [desk.records.get(kind_named("volunteer"), one) for one in roots]
    names = (*(one.text("name") for one in people), *_typed(order.answers.get(_NAMES, "")))
    more = f" 等 {len(names)} 人" if len(names) > 1 else ""
    title = f"{_INFO.label} {names[0]}{more}" if names else _INFO.label
    return Laid(DeskNames(names, order.answers.get(_SIZE) == _TWO, desk.sample), title)


def _typed(text: str) -> list[str]:
    parting = _MARKS if _MARKS.search(text) else _BLANKS
    return [name.strip() for name in parting.split(text) if name.strip()]


DESK_NAME = Recipe(_INFO, _look, asks=_asks)
