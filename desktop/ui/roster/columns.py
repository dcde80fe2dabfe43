"""What the lists of the roster show: volunteers, teams, households, consents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.model.kinds.people import PURPOSE
from desktop.services.lists.cell_plan import JOINED
from desktop.services.lists.cell_plan import TEAMS as TEAMS_CELL
from desktop.services.lists.listing import ListRow
from desktop.services.roster.consents import PAPER, consent_lines
from desktop.services.roster.households import HOUSEHOLDS, household_lines
from desktop.services.roster.people_listing import CONSENT, PEOPLE, people_lines
from desktop.services.roster.teams import TEAMS, team_lines
from desktop.ui.lists.face import (
    Face,
    ListColumn,
    field_column,
    hours_column,
    named_column,
    told_column,
)
from desktop.ui.models.columns import Column
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_STATES = {"left": "faint", "paused": "warn", "applicant": "note"}
#: By how the words of a consent begin.
_CONSENT_TONES = (("已同意", "good"), ("已撤回", "warn"))
#: Facets of people whose absence is looked for, in the order of need.
_LACKING = ("phone", "id_number", "birth_date", "village_group", "teams")
#: Fields of people with the width of their column: those shown at first, and all others.
_USUAL = (("sex", 48), ("birth_date", 104), ("phone", 112), ("village_group", 80))
_CHOSEN = (
    ("alias", 96), ("political_status", 96), ("registered_on", 104), ("address", 160),
    ("skills", 128), ("service_areas", 128), ("contact_person", 112),
    ("national_number", 128), ("guardian", 88), ("guardian_phone", 116), ("no_photo", 80),
    ("status_reason", 120), ("id_type", 96), ("id_number", 160), ("notes", 160),
)  # fmt: skip
_BULK = (
    "village_group", "status", "status_reason", "political_status", "service_areas", "skills",
    "sex", "registered_on", "address", "contact_person", "guardian", "guardian_phone", "no_photo",
)  # fmt: skip


def people_face() -> Face:
    """志愿者."""
    return Face(
        "people",
        PEOPLE,
        people_lines,
        _columns_of_people(),
        translate("RosterColumns", "志愿者列表"),
        translate("RosterColumns", "人"),
        translate("RosterColumns", "在花名册里找"),
        quick=("teams", "village_group", "status", "sex", "political_status", "service_areas"),
        lacking=_LACKING,
        orders=_orders_of_people(),
        bulk=_BULK,
        named=(
            (JOINED, translate("RosterColumns", "加入队伍"), "team"),
            ("household", translate("RosterColumns", "农户"), "household"),
        ),
    )


def _columns_of_people() -> tuple[ListColumn, ...]:
    kind = PEOPLE.kind
    minutes = hours_column(translate("RosterColumns", "服务时长"), 84, _row_tone)
    age = told_column(
        "age", translate("RosterColumns", "年龄"), 56, order="age", usual=False, figures=True,
        tone=_row_tone,
    )  # fmt: skip
    house = translate("RosterColumns", "农户")
    return (
        field_column(kind, "name", 136, tone=_row_tone, marked=True),
        *(field_column(kind, n, w, tone=_row_tone) for n, w in _USUAL),
        minutes,
        field_column(kind, "status", 64, tone=_state_tone),
        named_column(
            TEAMS_CELL, translate("RosterColumns", "队伍"), 160, "team", several=True,
            tone=_row_tone,
        ),
        age,
        named_column("household", house, 104, "household", usual=False),
        *(field_column(kind, n, w, usual=False, tone=_row_tone) for n, w in _CHOSEN),
    )  # fmt: skip


def consents_face() -> Face:
    """同意: the same people, with what they agreed to."""
    kind = PEOPLE.kind
    columns = (
        field_column(kind, "name", 136, tone=_row_tone, marked=True),
        field_column(kind, "village_group", 88, tone=_row_tone),
        *(
            _consent_column(f"{CONSENT}{code}", spoken(words), 144, _consent_tone(code))
            for code, words in PURPOSE
        ),
        _consent_column(PAPER, translate("RosterColumns", "签字单"), 80),
        field_column(kind, "guardian", 88, usual=False),
        field_column(kind, "status", 72, tone=_state_tone, usual=False),
        field_column(kind, "phone", 116, usual=False),
    )
    return Face(
        "consents",
        PEOPLE,
        consent_lines,
        columns,
        translate("RosterColumns", "同意情况"),
        translate("RosterColumns", "人"),
        translate("RosterColumns", "在花名册里找"),
        quick=(*(f"{CONSENT}{code}" for code, _ in PURPOSE), "teams", "village_group"),
        lacking=("guardian",),
        orders=_orders_of_people(),
        pasted=False,
        removed=False,
        bulk=_BULK,
    )


def teams_face() -> Face:
    """队伍."""
    kind = TEAMS.kind
    columns = (
        field_column(kind, "name", 176, marked=True),
        field_column(kind, "level", 72),
        field_column(kind, "category", 104),
        named_column("leader", translate("RosterColumns", "队长"), 112, "volunteer"),
        told_column(
            "members", translate("RosterColumns", "人数"), 64, order="members", figures=True
        ),
        named_column("parent", translate("RosterColumns", "上级队伍"), 144, "team"),
        field_column(kind, "slogan", 176, usual=False),
        field_column(kind, "notes", 160, usual=False),
    )
    return Face(
        "teams",
        TEAMS,
        team_lines,
        columns,
        translate("RosterColumns", "队伍列表"),
        translate("RosterColumns", "支队伍"),
        translate("RosterColumns", "在队伍里找"),
        quick=("category", "level", "parent"),
        lacking=("leader", "category"),
        orders=(("newest", translate("RosterColumns", "新添加的在前")),),
        bulk=("level", "category", "slogan"),
        named=(("parent", translate("RosterColumns", "上级队伍"), "team"),),
    )


def households_face() -> Face:
    """农户."""
    kind = HOUSEHOLDS.kind
    columns = (
        field_column(kind, "name", 112, marked=True),
        named_column("head", translate("RosterColumns", "户主"), 112, "volunteer"),
        field_column(kind, "village_group", 88),
        told_column(
            "members", translate("RosterColumns", "人口"), 64, order="members", figures=True
        ),
        told_column("people", translate("RosterColumns", "志愿者"), 144, order="people", tip=True),
        field_column(kind, "phone", 116),
        field_column(kind, "address", 160),
        field_column(kind, "others", 128, usual=False),
        field_column(kind, "notes", 160, usual=False),
    )
    return Face(
        "households",
        HOUSEHOLDS,
        household_lines,
        columns,
        translate("RosterColumns", "农户列表"),
        translate("RosterColumns", "户"),
        translate("RosterColumns", "在农户里找"),
        quick=("village_group",),
        lacking=("head", "phone", "address", "village_group"),
        orders=(
            ("name", translate("RosterColumns", "户名按拼音")),
            ("strokes", translate("RosterColumns", "户名按笔画")),
            ("newest", translate("RosterColumns", "新添加的在前")),
        ),
        bulk=("village_group", "address", "phone"),
    )


def _orders_of_people() -> tuple[tuple[str, str], ...]:
    return (
        ("name", translate("RosterColumns", "姓名按拼音")),
        ("strokes", translate("RosterColumns", "姓名按笔画")),
        ("newest", translate("RosterColumns", "新添加的在前")),
    )


def _row_tone(row: ListRow) -> str:
    return "faint" if row.record.text("status") == "left" else ""


def _state_tone(row: ListRow) -> str:
    return _STATES.get(row.record.text("status"), "quiet")


def _consent_column(
    key: str, label: str, width: int, tone: Callable[[ListRow], str] | None = None
) -> ListColumn:
    return ListColumn(key, Column(key, label, partial(_consent, key), width, tone=tone))


def _consent(key: str, row: ListRow) -> str:
    """``已同意 2026-11-22``, ``没登记``, ``有 1/2``: the first word is ours."""
    word, blank, rest = row.cell(key).partition(" ")
    words = {
        "已同意": translate("RosterColumns", "已同意"),
        "已撤回": translate("RosterColumns", "已撤回"),
        "没登记": translate("RosterColumns", "没登记"),
        "有": translate("RosterColumns", "有"),
        "没有": translate("RosterColumns", "没有"),
    }
    return words.get(word, word) + blank + rest


def _consent_tone(purpose: str) -> Callable[[ListRow], str]:
    def tone(row: ListRow) -> str:
        words = row.cell(f"{CONSENT}{purpose}")
        return next((tone for start, tone in _CONSENT_TONES if words.startswith(start)), "quiet")

    return tone
