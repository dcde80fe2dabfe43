"""单位: who claims projects and takes part in building the station."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.part_face import PartFace
from desktop.ui.activities.plans.record_part import RecordPart
from desktop.ui.activities.telling import Telling
from desktop.ui.models.columns import Column

translate = QCoreApplication.translate


def face() -> PartFace:
    """What the part shows."""
    return PartFace(
        "unit",
        verbs.unit_rows,
        (
            Column("", translate("UnitsPart", "单位"), _name, 200, tip=_name),
            Column("", translate("UnitsPart", "类型"), _kind, 90),
            Column("", translate("UnitsPart", "联系人"), _contact, 90),
            Column("", translate("UnitsPart", "电话"), _phone, 110),
        ),
        ("name", "kind", "contact", "phone", "address", "notes"),
        translate("UnitsPart", "添加单位(&A)"),
        (
            translate("UnitsPart", "还没有单位"),
            translate("UnitsPart", "项目被认领时会自动添加，也可以先在这里写好"),
        ),
    )


class UnitsPart(RecordPart):
    """Units.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(door, telling, face(), parent)


def _name(row: verbs.UnitRow) -> str:
    return row.name


def _kind(row: verbs.UnitRow) -> str:
    return row.kind


def _contact(row: verbs.UnitRow) -> str:
    return row.contact


def _phone(row: verbs.UnitRow) -> str:
    return row.phone
