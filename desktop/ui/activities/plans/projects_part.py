"""项目与认领: projects, and the units that claim them by the month."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.kinds.planning import CLAIM_STATUS
from desktop.services.activities.projects import ClaimRow, ProjectPage, ProjectRow, project_rows
from desktop.ui import theme
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.linked import LinkedActivities
from desktop.ui.activities.plans.part_face import PartFace
from desktop.ui.activities.plans.record_part import RecordPart
from desktop.ui.activities.telling import Telling
from desktop.ui.models.columns import Column
from desktop.ui.widgets.editors import SuggestEditor
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import OneLine, button, label
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate


def face() -> PartFace:
    """What the part shows."""
    return PartFace(
        "project",
        project_rows,
        (
            Column("", translate("ProjectsPart", "项目"), _title, 180, tip=_title),
            Column("", translate("ProjectsPart", "状态"), _status, 88, tone=_tone),
            Column("", translate("ProjectsPart", "认领"), _claims, 72, figures=True),
            Column("", translate("ProjectsPart", "活动"), _activities, 84, figures=True),
            Column("", translate("ProjectsPart", "来源"), _source, 80),
        ),
        (
            "title", "category", "target_group", "form", "brand", "team", "status",
            "open_to_orders", "since", "until", "description",
        ),
        translate("ProjectsPart", "新建项目(&A)"),
        (
            translate("ProjectsPart", "还没有项目"),
            translate("ProjectsPart", "县里发布的项目会自动出现，也可以自己建"),
        ),
    )  # fmt: skip


class ProjectsPart(RecordPart):
    """Projects with their claims.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        self.claims = QVBoxLayout()
        super().__init__(door, telling, face(), parent)
        self._claims_head = label(self.tr("认领（一月一助）"), "section")
        self.unit = SuggestEditor([])
        self.month, self.support = QLineEdit(), QLineEdit()
        self.claim_button = button(self.tr("认领(&K)"), "plain", "plus")
        self._activities = LinkedActivities()
        self._claiming = self._claim_card()
        self.add_daily(self._claiming)
        self.add_daily(self._activities)
        self._activities.opened.connect(self.opened)

    def show_page(self, page: Any) -> None:  # noqa: ANN401 - None for a new project
        """The claims and activities of a project."""
        self._claiming.setVisible(isinstance(page, ProjectPage))
        held = self.focusWidget()
        at = held.claim.id if isinstance(held, _StatusBox) else ""
        while self.claims.count():
            widget = self.claims.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        if not isinstance(page, ProjectPage):
            self._activities.show_activities(())
            return
        for claim in page.claims:
            line, status = self._claim_line(claim)
            self.claims.addWidget(line)
            if claim.id == at:
                status.setFocus()
        self._activities.show_activities(page.activities)
        if not self.month.text():
            self.month.setText(self._choices.today.isoformat()[:7])

    def _claim_card(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._claims_head)
        self.claims.setSpacing(theme.px(4))
        column.addLayout(self.claims)
        for line, name, words in (
            (self.month, self.tr("认领的月份"), self.tr("2026-12")),
            (self.unit, self.tr("认领的单位"), self.tr("单位名称")),
            (self.support, self.tr("支持内容"), self.tr("支持什么（可不写）")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(words)
            line.returnPressed.connect(self._on_claim)
        self.month.setFixedWidth(theme.px(88))
        who, what = QHBoxLayout(), QHBoxLayout()
        for row in (who, what):
            row.setSpacing(theme.px(8))
            column.addLayout(row)
        who.addWidget(self.month)
        who.addWidget(self.unit, 1)
        what.addWidget(self.support, 1)
        what.addWidget(self.claim_button)
        self.claim_button.clicked.connect(self._on_claim)
        return made

    def _claim_line(self, claim: ClaimRow) -> tuple[QWidget, QWidget]:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        count = self.tr("活动 {0} 个").format(claim.activities) if claim.activities else ""
        more = " · ".join(part for part in (claim.support, count) if part)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(OneLine(f"{claim.month} {claim.unit}", "body"))
        if more:
            told.addWidget(label(more, "quiet", wrap=True))
        row.addLayout(told, 1)
        status = _StatusBox(claim)
        status.setAccessibleName(self.tr("{0} {1} 的认领状态").format(claim.unit, claim.month))
        status.activated.connect(self._on_status)
        history = HistoryButton()
        history.record = ("claim", str(claim.id))
        words = self.tr("{0} {1} 的认领的修改记录").format(claim.unit, claim.month)
        history.setAccessibleName(words)
        row.addWidget(status)
        row.addWidget(history)
        return made, status

    @Slot()
    def _on_status(self) -> None:
        box = self.sender()
        if isinstance(box, _StatusBox):
            verb = verbs.Store("claim", box.claim.id, {"status": str(box.currentData())})
            self._door.write(self, verb, self._on_status_set, self._telling.refuse)

    def _on_status_set(self, _claim: str) -> None:
        """The list hears of it by `records_changed`."""

    @Slot()
    def _on_claim(self) -> None:
        unit = self.unit.text().strip()
        if self._record is None:
            return
        if not unit:
            self.banner.show_words(self.tr("请先写是哪个单位认领。"), "warn")
            self.unit.setFocus()
            return
        month, support = self.month.text().strip(), self.support.text().strip()
        verb = verbs.Claim(self._record.id, unit, month, support)
        self._door.write(self, verb, self._on_claimed, self._on_not_claimed)

    def _on_claimed(self, _claim: str) -> None:
        self.unit.clear()
        self.support.clear()
        self.banner.hide()
        self.unit.setFocus()

    def _on_not_claimed(self, error: errors.StationError) -> None:
        self.banner.show_error(error)


class _StatusBox(ChoiceBox):
    """The state of one claim."""

    def __init__(self, claim: ClaimRow) -> None:
        super().__init__()
        self.claim = claim
        for code, words in CLAIM_STATUS:
            self.addItem(spoken(words), code)
        self.setCurrentIndex(max(self.findData(claim.status), 0))


def _title(row: ProjectRow) -> str:
    return row.title


def _status(row: ProjectRow) -> str:
    return spoken(row.status_label)


def _tone(row: ProjectRow) -> str:
    return "" if row.status == "active" else "quiet"


def _claims(row: ProjectRow) -> str:
    return str(row.claims) if row.claims else ""


def _activities(row: ProjectRow) -> str:
    return str(row.activities) if row.activities else ""


def _source(row: ProjectRow) -> str:
    return row.source or translate("ProjectsPart", "本站")
