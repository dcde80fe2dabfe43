"""The right half: one person with facts, teams, hours, activities and history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model.kind import Record
from desktop.model.locked import LOCKED_WORDS
from desktop.services.past.history import HistoryLine
from desktop.ui import theme
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.activities.photos.thumbnails import Thumbnails
from desktop.ui.roster import rows
from desktop.ui.roster.consent_rows import ConsentRows
from desktop.ui.roster.month_bars import MonthBars
from desktop.ui.roster.page_view import PageView
from desktop.ui.roster.portrait import Portrait, picture_in
from desktop.ui.roster.portrait_note import PortraitNote
from desktop.ui.roster.rights_menu import RightsMenu
from desktop.ui.roster.verbs import Member, PersonCard
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.mark_lines import MarkLines
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import hours_words, shown, shown_value, spoken

#: Shown in this order where something is known.
_FACTS = (
    "phone", "village_group", "address", "political_status", "alias", "contact_person", "guardian",
    "guardian_phone", "skills", "service_areas", "registered_on", "national_number",
    "status_reason", "no_photo", "notes",
)  # fmt: skip
_MOST_LINES = 8
#: So long the whole ID number stands on the screen.
_SEEN_MS = 60_000
_STATUS_TONES = {"active": "good", "paused": "warn", "applicant": "", "left": ""}


class PersonView(PageView):
    """Shows a `PersonCard`.

    Signals:
        number_wanted: the whole ID number, please; the look is written down.
        join_wanted: id of the team the person joins.
        leave_wanted: id of the membership that ends.
        activity_pressed: id of an activity.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
        portrait_given: a `Path` or a `QImage` that becomes the photo.
        portrait_dropped: no photo any more.
        large_wanted: pictures on the whole screen: (tiles, which first).
        consent_wanted: the dialog, please: (purpose, whether it is given).
        paper_wanted: a paper is to be put to the consent of a purpose.
    """

    number_wanted = Signal()
    join_wanted = Signal(str)
    leave_wanted = Signal(str)
    activity_pressed = Signal(str)
    sync_wanted = Signal(str, str, str)
    portrait_given = Signal(object)
    portrait_dropped = Signal()
    large_wanted = Signal(object, int)
    consent_wanted = Signal(str, bool)
    paper_wanted = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._card: PersonCard | None = None
        self.portrait, self.consents = Portrait(), ConsentRows()
        self._right = PortraitNote()
        self.rights = RightsMenu()
        self._status = badge("")
        self._number = label("", "body")
        self._look = button("", "link")
        self.seen = button(self.tr("谁看过"), "link")
        self.seen.setToolTip(self.tr("谁看过、导出过、打印过这个人的资料，为什么"))
        self._masked = ""
        #: Runs while the whole ID number is to be seen.
        self.hiding = QTimer(self, interval=_SEEN_MS, singleShot=True)
        self.hiding.timeout.connect(self.hide_number)
        self.marks = MarkLines()
        self._teams = QVBoxLayout()
        self._teams_menu = QMenu(self)
        self._join = button(self.tr("加入队伍(&T)"), "quiet", "plus")
        self._hours = label("", "figure")
        self._bars = MonthBars()
        self._activities = QVBoxLayout()
        self._history = QVBoxLayout()
        self._all_teams: Sequence[tuple[str, str]] = ()
        self._build()

    # --- showing ----------------------------------------------------------------------------

    def show_page(self, card: PersonCard) -> None:
        """Show a person; the ID number is masked again."""
        record, self._card = card.person.record, card
        self._name.setText(record.text("name"))
        self.portrait.show_person(record.text("name"), there=card.portrait.shown)
        self._on_arrived(card.portrait.sha256)
        self._right.show_right(card.portrait)
        self.consents.show_states(card.consents)
        self._about.setText(self._about_words(record, card.today))
        retone(self._status, shown(record, "status"), _STATUS_TONES.get(record.text("status"), ""))
        self._status.setVisible(bool(record.text("status")))
        self.marks.show_marks(card.marks)
        self._show_facts(record)
        self._show_teams(card.members)
        self._hours.setText(hours_words(card.person.minutes))
        self._bars.show_months(card.person.months, card.today)
        self._show_activities(card)
        self._show_history(card.history)
        self._page.updateGeometry()

    def show_full_number(self, number: str) -> None:
        """Show the whole ID number."""
        self._number.setText(number)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._look.hide()
        self.hiding.start()

    @Slot()
    def hide_number(self) -> None:
        """Mask the ID number again."""
        self.hiding.stop()
        self._number.setText(self._masked)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._look.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody who comes back to the page later finds the number there."""
        super().hideEvent(event)
        if self.hiding.isActive():
            self.hide_number()

    def show_all_teams(self, teams: Sequence[tuple[str, str]]) -> None:
        """The teams one can join: (id, name)."""
        self._all_teams = tuple(teams)

    @property
    def person_name(self) -> str:
        """Whose page it is."""
        return self._name.text()

    @property
    def number(self) -> str:
        """What stands where the ID number is."""
        return self._number.text()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        second = QHBoxLayout()
        second.setSpacing(theme.px(8))
        second.addWidget(self._status)
        second.addWidget(self._about)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        # Each in a row of its own: beside the buttons a long name would be a tower.
        words.addWidget(self._name)
        words.addLayout(second)
        actions = self._actions()
        actions.addStretch(1)
        words.addLayout(actions)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = self._page.column
        column.addLayout(head)
        column.addWidget(self._right)
        column.addWidget(self.marks)
        column.addLayout(self._facts)
        rows.section(column, self.tr("队伍"), self._teams, self._join)
        bars = QVBoxLayout()
        bars.addWidget(self._bars)
        rows.section(column, self.tr("服务时长"), bars, self._hours)
        rows.section(column, self.tr("参加的活动"), self._activities)
        agreed = QVBoxLayout()
        agreed.addWidget(self.consents)
        rows.section(column, self.tr("同意"), agreed)
        rows.section(column, self.tr("修改记录"), self._history, self.seen)
        asked = QVBoxLayout()
        told = self.tr("本人可以查阅、复制、更正，也可以要求删除。")
        asked.addWidget(label(told, "quiet", wrap=True))
        rows.section(column, self.tr("本人信息"), asked, self.rights)
        column.addStretch(1)
        self.marks.pressed.connect(self.sync_wanted)
        self._join.setMenu(self._teams_menu)
        self._teams_menu.aboutToShow.connect(self._fill_teams_menu)
        self.setAcceptDrops(True)
        self._wire_pictures()

    def _wire_pictures(self) -> None:
        self._thumbnails.arrived.connect(self._on_arrived)
        self.portrait.given.connect(self.portrait_given)
        self.portrait.drop_wanted.connect(self.portrait_dropped)
        self.portrait.large_wanted.connect(self._on_large)
        self._right.consent_wanted.connect(partial(self.consent_wanted.emit, "photo", True))
        self._right.drop_wanted.connect(self.portrait_dropped)
        self.consents.give_wanted.connect(self._on_give)
        self.consents.withdraw_wanted.connect(self._on_withdraw)
        self.consents.attach_wanted.connect(self.paper_wanted)
        self.consents.paper_wanted.connect(self._on_paper)

    # --- pictures ---------------------------------------------------------------------------

    @Slot(str)
    def _on_arrived(self, key: str) -> None:
        if self._card is not None and self._card.portrait.shown:
            shown = self._card.portrait.sha256
            picture = self._thumbnails.picture(shown) if key == shown else None
            if picture is not None:
                self.portrait.show_picture(picture)

    @Slot()
    def _on_large(self) -> None:
        if self._card is not None:
            told = self._card.portrait
            self.large_wanted.emit((Tile(told.photo, told.sha256),), 0)

    @Slot(str)
    def _on_paper(self, photo: str) -> None:
        papers = self._card.papers if self._card else ()
        at = next((n for n, tile in enumerate(papers) if tile.id == photo), 0)
        self.large_wanted.emit(papers, at)

    @Slot(str)
    def _on_give(self, purpose: str) -> None:
        self.consent_wanted.emit(purpose, True)

    @Slot(str)
    def _on_withdraw(self, purpose: str) -> None:
        self.consent_wanted.emit(purpose, False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A photo may be dropped anywhere on the person."""
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It becomes theirs."""
        if self.portrait.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a photo."""
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if not (pastes and self.portrait.take(QApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    # --- parts ------------------------------------------------------------------------------

    def _about_words(self, record: Record, today: dt.date) -> str:
        birth = record.text("birth_date")
        whole = len(birth) == 10 and birth != LOCKED_WORDS
        age = self.tr("{0} 岁").format(_age(birth, today)) if whole else ""
        parts = (shown(record, "sex"), age, birth)
        return " · ".join(part for part in parts if part)

    def _show_facts(self, record: Record) -> None:
        self.hiding.stop()  # the line it would mask goes
        rows.empty(self._facts)
        for name in _FACTS:
            words = shown(record, name)
            if words and words != "否":
                named = spoken(record.kind.field(name).label)
                rows.fact(self._facts, named, label(words, wrap=True))
        if record.text("id_number"):
            locked = record.text("id_number") == LOCKED_WORDS
            words = ("" if locked else shown(record, "id_type")) or self.tr("证件号码")
            rows.fact(self._facts, words, self._number_line(record.text("id_number")))

    def _number_line(self, masked: str) -> QWidget:
        self._masked = masked
        self._number = label(masked)
        if masked == LOCKED_WORDS:
            self._look = button(self.tr("怎样解开(&K)"), "link")
            self._look.setToolTip(self.tr("到“同步设置”读本站另一台电脑写的配对文件"))
            self._look.clicked.connect(partial(self.sync_wanted.emit, "settings", "", ""))
        else:
            self._look = button(self.tr("查看(&K)"), "link")
            self._look.setToolTip(self.tr("显示完整号码；谁看过、为什么会记下来"))
            self._look.clicked.connect(self.number_wanted)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._number)
        row.addWidget(self._look)
        row.addStretch(1)
        return made

    def _show_teams(self, members: Sequence[Member]) -> None:
        rows.empty(self._teams)
        if not members:
            self._teams.addWidget(label(self.tr("还没有加入队伍"), "quiet"))
        for member in members:
            words = member.team if member.role == "队员" else f"{member.team}（{member.role}）"
            leave = button(self.tr("退出队伍"), "link")
            leave.setAccessibleName(self.tr("退出{0}").format(member.team))
            leave.clicked.connect(partial(self.leave_wanted.emit, member.membership))
            self._teams.addLayout(_beside(label(words), leave))
        joined = {member.team for member in members}
        self._teams_menu.setProperty("joined", sorted(joined))

    @Slot()
    def _fill_teams_menu(self) -> None:
        self._teams_menu.clear()
        joined = set(self._teams_menu.property("joined") or ())
        for team, name in self._all_teams:
            if name not in joined:
                action = self._teams_menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self._on_join, team))
        if self._teams_menu.isEmpty():
            self._teams_menu.addAction(self.tr("没有别的队伍了")).setEnabled(False)

    def _on_join(self, team: str) -> None:
        self.join_wanted.emit(team)

    def _show_activities(self, card: PersonCard) -> None:
        rows.empty(self._activities)
        listed = card.person.activities
        if not listed:
            self._activities.addWidget(label(self.tr("还没有参加过活动"), "quiet"))
        for activity, title, day, minutes in listed[:_MOST_LINES]:
            link: QPushButton = button(title.replace("&", "&&"), "link")
            link.clicked.connect(partial(self.activity_pressed.emit, activity))
            aside = " · ".join(part for part in (day, hours_words(minutes)) if part)
            self._activities.addLayout(_beside(link, label(aside, "quiet")))
        if len(listed) > _MOST_LINES:
            more = self.tr("另有 {0} 个更早的活动").format(len(listed) - _MOST_LINES)
            self._activities.addWidget(label(more, "quiet"))

    def _show_history(self, history: Sequence[HistoryLine]) -> None:
        rows.empty(self._history)
        for entry in history[:_MOST_LINES]:
            head = f"{entry.at[:16].replace('T', ' ')}  {entry.clerk}  {spoken(entry.verb)}"
            self._history.addWidget(label(head, "quiet"))
            for name, before, after in entry.changes if entry.verb == "修改" else ():
                empty = self.tr("（空）")
                said = [shown_value(entry.kind, name, value) for value in (before, after)]
                words = self.tr("{0}：{1} → {2}").format(
                    spoken(name), *(one or empty for one in said)
                )
                self._history.addWidget(label(words, wrap=True))


def _age(birth: str, today: dt.date) -> int:
    born = dt.date.fromisoformat(birth)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(second)
    return row
