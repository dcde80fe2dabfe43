"""接入县平台: a small guided dialogue, over the line or by files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.ui import theme
from desktop.ui.sync.enrol_form import EnrolForm
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label

_WIDE_PX, _EDGE_PX = 520, 24
#: Buttons, edges and the frame round it.
_FOOT_PX = 136


class EnrolDialog(QDialog):
    """Asks for what is needed and says what became of it; the work is done by whoever opened it.

    Args:
        parent: the window.
        again: whether the county has shut this PC out, and it joins anew.
        address: of the county, where it is known.
        asked: whether a request file was written, so that its reply is what is to be read.

    Signals:
        join_wanted: (address, code) over the line.
        request_wanted: the code; a request file is to be written.
        reply_wanted: the code; a reply file is to be read.
    """

    join_wanted = Signal(str, str)
    request_wanted = Signal(str)
    reply_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        again: bool = False,
        address: str = "",
        asked: bool = False,
    ) -> None:
        super().__init__(parent)
        self._again = again
        self.setWindowTitle(self.tr("用新的加入码接入") if again else self.tr("接入县平台"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(_WIDE_PX))
        self.form = EnrolForm(address, by_file=asked or (again and not address))
        self.by_line, self.by_file = self.form.by_line, self.form.by_file
        self.address, self.code = self.form.address, self.form.code
        self.join = button(self.tr("接入(&J)"), "primary", "handshake")
        self.request = button(self.tr("写申请文件(&W)…"), "plain", "file-arrow-up")
        self.reply = button(self.tr("读回执文件(&R)…"), "plain", "file-arrow-down")
        self.close_button = button(self.tr("关闭(&C)"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._asking, self._done = QWidget(), QWidget()
        self._area = QScrollArea()
        self._done_head, self._done_rest = label("", "heading", wrap=True), label("", wrap=True)
        self._build()
        self._wire()
        self._on_way()
        if asked:
            self.form.show_written(
                self.tr("申请文件写过了。拿到县里的回执文件，点“读回执文件”，加入码不用再输。")
            )

    # --- what became of it ------------------------------------------------------------------

    def show_busy(self, busy: bool) -> None:
        """Show that an answer is awaited."""
        self._bar.setVisible(busy)
        if busy:
            self.banner.hide()
        self._fit()
        for made in (self.join, self.request, self.reply, self.by_line, self.by_file):
            made.setEnabled(not busy)
        if not busy:
            self._on_typed()

    def show_error(self, error: errors.StationError) -> None:
        """Say why it did not work; what was typed stays."""
        self.show_busy(False)
        self.banner.show_error(error)
        self._fit()

    def show_written(self, path: str) -> None:
        """Say that the request lies there, and what to do with it."""
        self.show_busy(False)
        words = self.tr(
            "申请文件写好了：{0}\n请把它交给县里。拿到回执文件后，再回到这里读回执，加入码不用再输。"
        )
        self.form.show_written(words.format(path))
        self._fit()

    def show_joined(
        self, county: str, station: str, remarks: tuple[str, ...], *, by_file: bool = False
    ) -> None:
        """Say that it worked.

        Args:
            county: its name.
            station: the station's name as the county knows it.
            remarks: what the two write otherwise, in words.
            by_file: whether files will stand for the line.
        """
        self.show_busy(False)
        self.banner.hide()
        self._done_head.setText(self.tr("接入好了：{0}").format(county))
        words = self.tr("县里登记的站名是“{0}”。").format(station) if station else ""
        words = "".join(remarks) or words
        if by_file:
            words += self.tr("往后到“U 盘传送”，写成文件带去县里，再把带回来的读进来。")
        else:
            words += self.tr("往后会自动同步，您不用管它。")
        self._done_rest.setText(words)
        self._asking.hide()
        self._done.show()
        for made in (self.join, self.request, self.reply):
            made.hide()
        self.close_button.setFocus()
        self._fit()

    @property
    def joined(self) -> bool:
        """Whether it worked."""
        return not self._done.isHidden()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what it asks."""
        super().showEvent(event)
        self._fit()
        self.code.setFocus()

    def _fit(self) -> None:
        """All of it in sight where the screen allows; else it scrolls, and the buttons stay."""
        inside = self._area.widget()
        wide = max(self._area.viewport().width(), theme.px(_WIDE_PX - 2 * _EDGE_PX))
        # What came and went just now counts only once it is laid out, the innermost first.
        for page in (*self.form.layouts(), self._asking, self._done, inside):
            if (column := page.layout()) is not None:
                column.invalidate()
                column.activate()
        banner = 0 if self.banner.isHidden() else self.banner.heightForWidth(wide)
        room = free_area(self).height() - theme.px(_FOOT_PX) - banner
        wanted = max(inside.heightForWidth(wide), inside.minimumSizeHint().height())
        self._area.setFixedHeight(min(wanted, room))
        self._column.invalidate()
        self._column.activate()
        # Qt's own adjustSize stops at two thirds of the screen.
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(0, 0, 0, 0)
        for page in (self._asking, self._done):
            pages.addWidget(page)
        self._fill_asking()
        self._fill_done()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self._area, 1)
        self._bar.setAccessibleName(self.tr("正在联系县平台"))
        self._bar.hide()
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        for made in (self.join, self.request, self.reply):
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

    def _fill_asking(self) -> None:
        column = _column(self._asking)
        words = self.tr("请先向县里（或镇里）要一个加入码：5 组，每组 5 个字母或数字，只能用一次。")
        if self._again:
            words = self.tr(
                "县里停用了这台电脑。请向县里（或镇里）要一个新的加入码："
                "5 组，每组 5 个字母或数字。接入以后，没送出的会接着送，这台电脑上的内容一点不动。"
            )
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.form)
        column.addStretch(1)

    def _fill_done(self) -> None:
        column = _column(self._done)
        column.addWidget(self._done_head)
        column.addWidget(self._done_rest)
        column.addStretch(1)
        self._done.hide()

    def _wire(self) -> None:
        self.form.way_changed.connect(self._on_way)
        self.form.edited.connect(self._on_typed)
        self.form.entered.connect(self.join.click)
        self.join.clicked.connect(self._on_join)
        self.request.clicked.connect(self._on_request)
        self.reply.clicked.connect(self._on_reply)
        self.close_button.clicked.connect(self.accept)
        # Else Enter in a line would press the first button there is.
        for made in (self.join, self.request, self.reply, self.close_button):
            made.setAutoDefault(False)

    @Slot()
    def _on_way(self) -> None:
        on_line = self.form.on_line
        self.join.setVisible(on_line)
        for made in (self.request, self.reply):
            made.setVisible(not on_line)
        self.banner.hide()
        self._on_typed()
        if self.isVisible():
            self._fit()

    @Slot()
    def _on_typed(self) -> None:
        whole = self.form.whole
        self.join.setEnabled(whole and bool(self.form.where))
        self.request.setEnabled(whole)
        # The request that is answered knows its code.
        self.reply.setEnabled(whole or not self.form.count)

    @Slot()
    def _on_join(self) -> None:
        self.join_wanted.emit(self.form.where, self.code.text())

    @Slot()
    def _on_request(self) -> None:
        self.request_wanted.emit(self.code.text())

    @Slot()
    def _on_reply(self) -> None:
        self.reply_wanted.emit(self.code.text())


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    return column
