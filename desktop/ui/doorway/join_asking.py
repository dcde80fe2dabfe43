"""A PC that comes to a station which is there already: the county and its code; who sits here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QDir, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.sync.enrol_form import EnrolForm
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.new_secret import NewSecretRows
from desktop.ui.widgets.words import button, label

#: Below a line, for what is said of it.
_BELOW_PX = 32
#: What is put right on the first page.
_ABOUT_THE_COUNTY = (
    errors.BadEnrolCode,
    errors.EnrolRefused,
    errors.BadAddress,
    errors.CountyNotProved,
)


@dataclass(frozen=True, slots=True)
class Joining:
    """What a PC joins by.

    Args:
        address: of the county; empty where it is done by files.
        code: the enrolment code; empty where a request under way knows it.
        name: of the clerk.
        typed: the PIN or passphrase of this PC.
        kind: which of the two.
    """

    address: str
    code: str = field(repr=False)
    name: str
    typed: str = field(repr=False)
    kind: str


class JoinAsking(QWidget):
    """Two small pages, one after the other.

    Args:
        place: where the station's files will lie.
        asked: whether a request of this PC is under way.
        parent: the Qt parent.

    Signals:
        join_wanted: a `Joining`, over the line.
        request_wanted: a `Joining` and the `Path` to write its request to.
        reply_wanted: a `Joining` and the `Path` of the county's answer.
        anew_wanted: let go of the request under way.
        back_wanted: something else after all.
        step_changed: 1 or 2.
    """

    join_wanted = Signal(object)
    request_wanted = Signal(object, object)
    reply_wanted = Signal(object, object)
    anew_wanted = Signal()
    back_wanted = Signal()
    step_changed = Signal(int)

    def __init__(self, place: str, *, asked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.form = EnrolForm()
        editor = TextEditor()
        self.name = FormRow(
            self.tr("文书姓名"),
            editor,
            self.tr("和本站原来的电脑上写的一样，就算同一个人"),
            required=True,
        )
        editor.returnPressed.connect(self.focusNextChild)
        careful = self.tr("只管这台电脑；忘了，靠这台电脑自己的恢复单")
        self.secret = NewSecretRows(careful, self)
        self.before = button(self.tr("上一步(&B)"), "plain")
        self.next = button(self.tr("下一步(&N)"), "primary")
        self.join = button(self.tr("加入(&J)"), "primary", "handshake")
        self.request = button(self.tr("写申请文件(&F)…"), "plain")
        self.reply = button(self.tr("读回执文件(&R)…"), "plain")
        self.anew = button(self.tr("记不得了，重新申请(&A)"), "link")
        self._title = label("", "title")
        self._under_way = label("", "warn", wrap=True)
        self._pages = QStackedWidget()
        theme.set_role(self._pages, "panel")
        self._build(place)
        self._wire()
        self.show_step(1)

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        return self.form.code if self._first else self.name.editor.target()

    def offer_pin(self, *, offered: bool) -> None:
        """Whether a PIN can be used on this PC."""
        self.secret.offer_pin(offered=offered)

    def show_step(self, step: int) -> None:
        """Turn to step 1 or 2."""
        first = step == 1
        self._pages.setCurrentIndex(step - 1)
        self._title.setText(self.tr("加入已有的站") if first else self.tr("我是谁，PIN 或口令"))
        self._show_buttons()
        self.step_changed.emit(step)

    def show_refusal(self, error: errors.StationError) -> bool:
        """Put a refusal below the row it is about; gives whether there is one."""
        if self.secret.show_refusal(error):
            return True
        if isinstance(error, _ABOUT_THE_COUNTY):
            self.show_step(1)
            return False
        if not isinstance(error, errors.WrongPassphrase | errors.DeviceKeyGone):
            return False
        self.show_asked(asked=True)
        words = self.tr("和上次申请时定的不一样。请用上次的；记不得了，就点下面的“重新申请”")
        self.secret.first.show_problem(words)
        self.anew.show()
        self.secret.first.editor.target().setFocus()
        self._see_keyboard()
        return True

    def show_asked(self, *, asked: bool) -> None:
        """Whether a request of this PC is under way."""
        self._asked = asked
        self.anew.hide()
        self._under_way.setVisible(asked)
        if not asked:
            self.secret.first.show_problem("")

    def show_written(self, path: str) -> None:
        """Say that the request lies there, and what to do with it."""
        self.show_asked(asked=True)
        words = self.tr(
            "申请文件写好了：{0}\n请把它交给县里。现在可以关掉程序；拿到回执文件后再打开，"
            "还到这里，写同样的姓名和 PIN（或口令），点“读回执文件”。加入码不用再写。"
        )
        self.form.show_written(words.format(path))
        self.show_step(1)

    def tell(self, words: str) -> None:
        """Say something above the first page."""
        self._under_way.setText(words)
        self._under_way.show()

    @property
    def _first(self) -> bool:
        return self._pages.currentIndex() == 0

    def _show_buttons(self) -> None:
        first, on_line = self._first, self.form.on_line
        self.next.setVisible(first)
        self.join.setVisible(not first and on_line)
        self.request.setVisible(not first and not on_line)
        self.reply.setVisible(not first and not on_line)
        # One red button: what comes next.
        answers = self._asked and not self.form.count
        theme.set_role(self.request, "plain" if answers else "primary")
        theme.set_role(self.reply, "primary" if answers else "plain")
        self.request.setEnabled(self.form.whole)

    def showEvent(self, event: QShowEvent) -> None:
        """With large letters the first line to type in stands below the end of what is seen."""
        super().showEvent(event)
        self._see_keyboard()

    def _see_keyboard(self) -> None:
        """What has the keyboard comes into sight, once all is laid out."""
        QTimer.singleShot(0, self, self._scroll)

    @Slot()
    def _scroll(self) -> None:
        area, at = self._scrolls[self._pages.currentIndex()], self.focusWidget()
        if at is not None and area.widget().isAncestorOf(at):
            # Not ensureWidgetVisible, whose margin counts only for what is out of sight.
            foot = at.mapTo(area.widget(), at.rect().bottomLeft())
            area.ensureVisible(0, foot.y(), 0, theme.px(_BELOW_PX))

    # --- building ---------------------------------------------------------------------------

    def _build(self, place: str) -> None:
        self._scrolls = scrolled(self._county_page()), scrolled(self._clerk_page(place))
        for area in self._scrolls:
            self._pages.addWidget(area)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.before)
        foot.addStretch(1)
        for made in (self.next, self.request, self.reply, self.join):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _county_page(self) -> QWidget:
        words = self.tr(
            "本站在别的电脑上用过、资料报过县里，这台电脑加入以后，资料会从县里取来。"
            "先向县里（或镇里）要一个加入码：5 组，每组 5 个字母或数字，每台电脑一个，只能用一次。"
        )
        page, column = _page(words)
        words = self.tr(
            "这台电脑上次申请过，还没办完。拿到了回执文件，加入码可以不写；"
            "姓名和 PIN（或口令）要和上次的一样。"
        )
        self._under_way.setText(words)
        self._under_way.setVisible(self._asked)
        column.addWidget(self._under_way)
        column.addWidget(self.form)
        column.addStretch(1)
        return page

    def _clerk_page(self, place: str) -> QWidget:
        page, column = _page(self.tr("PIN 或口令是给这台电脑新定的，不必和原来的电脑一样。"))
        secret = self.secret
        for made in (self.name, secret.first, secret.again, secret.why):
            column.addWidget(made)
        for link in (secret.switch, self.anew):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.anew.hide()
        secret.offer_pin(offered=False)  # now that its words have a place to stand
        secret.why.hide()  # nobody has looked yet
        column.addStretch(1)
        column.addWidget(label(self.tr("资料将放在：{0}").format(place), "quiet", wrap=True))
        return page

    def _wire(self) -> None:
        self.form.way_changed.connect(self._show_buttons)
        self.form.entered.connect(self.next.click)
        self.next.clicked.connect(self._on_next)
        self.before.clicked.connect(self._on_before)
        self.join.clicked.connect(self._on_join)
        self.request.clicked.connect(self._on_request)
        self.reply.clicked.connect(self._on_reply)
        self.anew.clicked.connect(self.anew_wanted)
        self.secret.entered.connect(self._on_enter)

    @Slot()
    def _on_next(self) -> None:
        by_file = not self.form.on_line
        if self.form.check(code_known=self._asked and by_file):
            self.show_step(2)
            self.focus_target().setFocus()
        self._see_keyboard()

    @Slot()
    def _on_before(self) -> None:
        if self._first:
            self.back_wanted.emit()
        else:
            self.show_step(1)
            self.focus_target().setFocus()

    @Slot()
    def _on_enter(self) -> None:
        if self.focusWidget() is not self.secret.again.editor.target():
            self.focusNextChild()
        elif self.form.on_line:
            self.join.click()

    @Slot()
    def _on_join(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self.join_wanted.emit(wanted)

    @Slot()
    def _on_request(self) -> None:
        wanted = self._wanted()
        if wanted is None:
            return
        title = self.tr("申请文件写到哪里（建议选 U 盘）")
        start = str(Path(QDir.homePath()) / self.tr("接入申请.json"))
        name, _ = QFileDialog.getSaveFileName(self, title, start, self.tr("申请文件 (*.json)"))
        if name:
            self.request_wanted.emit(wanted, Path(name))

    @Slot()
    def _on_reply(self) -> None:
        wanted = self._wanted()
        if wanted is None:
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选县里给的回执文件"), QDir.homePath())
        if name:
            self.reply_wanted.emit(wanted, Path(name))

    def _wanted(self) -> Joining | None:
        """What was typed; None where something lacks, said below its row."""
        name = str(self.name.editor.value() or "").strip()
        self.name.show_problem("" if name else self.tr("请写您的姓名"))
        right = self.secret.check()
        if not name:
            self.name.editor.target().setFocus()
        self._see_keyboard()
        if not name or not right:
            return None
        chosen, where = self.secret, self.form.where if self.form.on_line else ""
        return Joining(where, self.form.code.text().strip(), name, chosen.typed, chosen.kind)


def _page(about: str) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    column.addWidget(label(about, "body", wrap=True))
    return made, column
