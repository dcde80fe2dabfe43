"""认领一览: who claimed what for when, over all projects; what is due soonest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.activities.claims import ClaimedRow, claim_rows
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.part_face import PartFace
from desktop.ui.activities.plans.record_part import RecordPart
from desktop.ui.activities.telling import Telling
from desktop.ui.models.columns import Column
from desktop.ui.widgets.editors import SuggestEditor
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.widgets.segments import Segments
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_UNFINISHED, _ALL = "unfinished", "all"
#: Fixed once a claim is made.
_WHOSE = ("project", "unit")


def face() -> PartFace:
    """What the part shows."""
    return PartFace(
        "claim",
        claim_rows,
        (
            Column("", translate("ClaimsPart", "到期"), _due, 76, tip=_due_words, tone=_tone),
            Column("", translate("ClaimsPart", "项目"), _project, 132, tip=_project),
            Column("", translate("ClaimsPart", "认领单位"), _unit, 140, tip=_unit),
            Column("", translate("ClaimsPart", "状态"), _status, 88, tone=_quiet),
            Column("", translate("ClaimsPart", "活动"), _activities, 52, figures=True),
        ),
        (*_WHOSE, "month", "status", "support", "contact"),
        translate("ClaimsPart", "登记认领(&A)"),
        (
            translate("ClaimsPart", "还没有单位认领项目"),
            translate("ClaimsPart", "在「项目」里选一个项目，写上哪个单位认领哪个月"),
        ),
    )


class ClaimsPart(RecordPart):
    """All claims.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        self.which = Segments(
            (
                (_UNFINISHED, translate("ClaimsPart", "没完成的")),
                (_ALL, translate("ClaimsPart", "全部")),
            )
        )
        super().__init__(door, telling, face(), parent)
        self.which.turned.connect(self._on_which)

    def fill_head(self, head: QHBoxLayout) -> None:
        """Which of them stand in the list."""
        head.addWidget(self.which, 1)
        head.addWidget(self.add_button)

    def list_verb(self) -> verbs.ListClaims:
        """The unfinished ones, or all."""
        return verbs.ListClaims(self.which.chosen == _UNFINISHED)

    def store_verb(self, typed: Mapping[str, str]) -> Any:  # noqa: ANN401 - one of the verbs
        """A new one is claimed, as from the project."""
        if self._record is not None:
            return super().store_verb(typed)
        known = dict(typed)
        project, unit, month = (known.pop(name, "") for name in (*_WHOSE, "month"))
        return verbs.Claim(project, unit, month, known.pop("support", ""), known)

    def usual_texts(self) -> dict[str, str]:
        """This month."""
        return super().usual_texts() | {"month": self._choices.today.isoformat()[:7]}

    def make_row(self, form: Form, name: str) -> bool:
        """A new claim may be of a unit nobody has written down yet."""
        if name != "unit" or self._record is not None:
            return False
        names = [words for _, words in self._choices.named.get("unit", ())]
        label = spoken(self._kind.field(name).label)
        form.add_row(name, FormRow(label, SuggestEditor(names), required=True))
        return True

    def show_record(self, record_id: str) -> None:
        """Show one, finished or not."""
        if self.which.chosen == _UNFINISHED and self.model.row_of(record_id) is None:
            self.which.choose(_ALL)
            self._wanted = record_id
            self.refresh()
        super().show_record(record_id)

    def show_page(self, page: Any) -> None:  # noqa: ANN401 - None for a new claim
        """Its head says whose it is."""
        if page is None or self.form is None:
            return
        named = self._choices.named
        project, unit = (
            dict(named.get(name, ())).get(str(page.values[name]), "") for name in _WHOSE
        )
        words = self.tr("{0}认领「{1}」").format(unit, project)
        self._card.title.setText(words if unit and project else page.title)
        for name in _WHOSE:
            self.form.row(name).setEnabled(False)

    @Slot(str)
    def _on_which(self, _which: str) -> None:
        self.refresh()


def _due(row: ClaimedRow) -> str:
    if row.late:
        return translate("ClaimsPart", "过了 {0}").format(row.month[5:] or row.month)
    return row.due[5:] if row.status == "claimed" else row.month


def _due_words(row: ClaimedRow) -> str:
    return day_in_words(row.due)


def _tone(row: ClaimedRow) -> str:
    return "warn" if row.late else _quiet(row)


def _quiet(row: ClaimedRow) -> str:
    return "" if row.status == "claimed" else "quiet"


def _project(row: ClaimedRow) -> str:
    return row.project


def _unit(row: ClaimedRow) -> str:
    return row.unit


def _status(row: ClaimedRow) -> str:
    return spoken(row.status_label)


def _activities(row: ClaimedRow) -> str:
    return str(row.activities) if row.activities else ""
