"""交接: one button for the next clerk's file, then its papers, then this PC."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.doorway.code_by_hand import CodeByHand
from desktop.ui.handover.verbs import HandedOver, Standing
from desktop.ui.sentences import told as said
from desktop.ui.settings.section import Section
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.words import button, label, stress

_MEGABYTE = 1_000_000


class HandoverSection(Section):
    """What is told of it, and what can be done.

    Signals:
        begin_pressed: make the file.
        print_code_pressed: on the usual printer.
        save_code_pressed: in a file.
        sheet_pressed: to the sheet in 打印.
        file_pressed: choose the handover file that allows emptying.
        wipe_pressed: empty this PC.
    """

    begin_pressed = Signal()
    print_code_pressed = Signal()
    save_code_pressed = Signal()
    sheet_pressed = Signal()
    file_pressed = Signal()
    wipe_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("交接"), "", parent)
        self.file: Path | None = None
        self.begin = button(self.tr("交给下一位文书(&J)…"), "primary", "handshake")
        self.county, self.last = label("", "body", wrap=True), label("", "body", wrap=True)
        self.old_pc = label("", "body", wrap=True)
        self._made = _Card()
        self.done = label("", "good", wrap=True)
        self.troubles = label("", "warn", wrap=True)
        self.print_code = button(self.tr("打印接手码(&C)"), "plain", "printer")
        self.save_code = button(self.tr("存成 PDF(&D)…"))
        careful = self.tr(
            "一个字不差地抄在纸上，对一遍，当面交给接手人。谁同时有它和移交文件，谁就能看到全部资料："
            "不要拍照，不要截屏，不要用微信传，不要和 U 盘放在一起。"
        )
        self.by_hand = CodeByHand(careful, self.tr("接手码 {0}"))
        self.sheet = button(self.tr("打印交接单(&P)…"), "plain", "printer")
        self.after = label("", "body", wrap=True)
        self.turn = button(self.tr("交接完了，清除这台电脑(&E)"), "link", "trash")
        self._wiping = _Card()
        self.chosen = label("", "body", wrap=True)
        self.choose = button(self.tr("选择移交文件(&F)…"), "plain", "folder-open")
        self.name = FormRow(self.tr("照抄本站全称，表示您要清除"), TextEditor(), required=True)
        self.wipe = button(self.tr("清除这台电脑(&W)…"), "danger", "trash")
        self._build()
        self._wire()
        self.show_file(None)

    # --- showing ----------------------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        """How it stands before anything is done."""
        brought = found.brought
        self.county.setVisible(brought.joined)
        words = self.tr("和县平台：{0}。").format(said(brought.words))
        if not brought.synced:
            words += self.tr("交接时先同步一次；没有网络也能交接，没送到的都在移交文件里。")
        self.county.setText(words)
        self.last.setVisible(found.made is not None)
        if found.made is not None:
            told = self.tr("上次做的移交文件：{0}，{1}，标记 {2}。再做一份，就有新的接手码。")
            when = found.made.at[:16].replace("T", " ")
            self.last.setText(told.format(_name(found.made.path), when, found.made.mark))
            self.show_file(Path(found.made.path))
        self.old_pc.setText(said(found.old_pc))
        self.old_pc.setVisible(bool(found.old_pc))
        self._station = found.station
        for one in (self.begin, self.turn):
            one.setEnabled(not found.looking)

    def show_handed_over(self, made: HandedOver) -> None:
        """The file is made; its papers come next."""
        counts = made.counts
        words = self.tr(
            "移交文件做好了，并用接手码打开核对过：{0}，{1} MB，标记 {2}。"
            "里面有志愿者 {3} 人、活动 {4} 个、照片 {5} 张。"
        ).format(
            _name(made.made.path),
            f"{made.made.bytes / _MEGABYTE:.1f}",
            made.made.mark,
            counts["volunteer"],
            counts["activity"],
            counts["photo"],
        )
        if made.beside:
            words += self.tr("另有 {0} 个文件在它旁边，请一起带走。").format(made.beside)
        self.done.setText(words)
        told = "".join(map(said, made.troubles))
        brought = made.brought
        if brought.joined and not brought.synced:
            told += self.tr("县里还没有全收到（{0}）；接手后会送出。").format(said(brought.words))
        self.troubles.setText(told)
        self.troubles.setVisible(bool(told))
        after = self.tr("3. 接手人在新电脑上打开，都对了，再清除这台电脑")
        if brought.joined:
            after = self.tr(
                "3. 接手人在新电脑上打开、同步一次：县里这才停用这台电脑，它以后记的不再上报。"
                "都对了，再清除这台电脑"
            )
        self.after.setText(after)
        self.by_hand.take(made.code)
        self.by_hand.put_away()
        self._made.show()
        self.last.hide()
        self.show_file(Path(made.made.path))
        # What comes next is the one to press.
        stress(self.begin, "handshake", primary=False)
        stress(self.print_code, "printer", primary=True)
        self.print_code.setFocus()
        self._bring(self._made)

    def show_file(self, path: Path | None) -> None:
        """The handover file that allows emptying this PC; None for none."""
        self.file = path
        none = self.tr("没有选移交文件。没有它，清除以后资料就只剩县里和备份里的。")
        self.chosen.setText(none if path is None else self.tr("移交文件：{0}").format(path))
        theme.set_role(self.chosen, "warn" if path is None else "body")

    def allow(self, *, allowed: bool) -> None:
        """Let the clerk begin something, or not while something is under way."""
        for one in (self.begin, self.print_code, self.save_code, self.wipe, self.choose):
            one.setEnabled(allowed)

    @property
    def typed(self) -> str:
        """The station's name as the clerk typed it."""
        return str(self.name.editor.value()).strip()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        steps = self.tr(
            "换文书的时候，一个按钮把全部资料、照片和设置装成一个加密文件，带到下一位的电脑上接着干。"
            "打开它的是一张纸上的接手码，要当面交；您自己的口令和 PIN 不带过去。"
        )
        self.column.addWidget(label(steps, "body", wrap=True))
        for one in (self.old_pc, self.county, self.last):
            self.column.addWidget(one)
            one.hide()
        self.column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_made()
        self.column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_wiping()
        self.show_whole()
        self._station = ""

    def _build_made(self) -> None:
        column = self._made.column
        column.addWidget(self.done)
        column.addWidget(self.troubles)
        column.addWidget(label(self.tr("1. 接手码印在纸上，当面交给接手人"), "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.print_code)
        row.addWidget(self.save_code)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.by_hand)
        words = self.tr("2. 打印交接单，三方当面核对、签字（上面有姓名和电话）")
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.after)
        self.column.addWidget(self._made)
        self._made.hide()

    def _build_wiping(self) -> None:
        column = self._wiping.column
        words = self.tr(
            "先销毁密钥，再删除这台电脑上本站的资料、照片、本机备份和日志，写出清除证明。"
            "清除以后谁也恢复不了。U 盘上的备份、打印的纸和县里的资料不受影响。"
        )
        column.addWidget(label(words, "warn", wrap=True))
        column.addWidget(self.chosen)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.name)
        column.addWidget(self.wipe, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._wiping)
        self._wiping.hide()

    def _wire(self) -> None:
        self.begin.clicked.connect(self.begin_pressed)
        self.print_code.clicked.connect(self.print_code_pressed)
        self.save_code.clicked.connect(self.save_code_pressed)
        self.sheet.clicked.connect(self.sheet_pressed)
        self.turn.clicked.connect(self._on_turn)
        self.choose.clicked.connect(self.file_pressed)
        self.wipe.clicked.connect(self._on_wipe)

    def _bring(self, card: QWidget) -> None:
        """What just came stands in sight, its beginning at least."""
        self.column.activate()
        for area in self.findChildren(QScrollArea):
            inside, bar = area.widget(), area.verticalScrollBar()
            top = card.mapTo(inside, card.rect().topLeft()).y()
            inside.resize(inside.width(), max(inside.height(), inside.sizeHint().height()))
            bar.setMaximum(max(0, inside.height() - area.viewport().height()))
            bar.setValue(top - theme.px(12))

    @Slot()
    def _on_turn(self) -> None:
        self._wiping.setVisible(self._wiping.isHidden())
        if not self._wiping.isHidden():
            self.name.editor.target().setFocus()
            self._bring(self._wiping)

    @Slot()
    def _on_wipe(self) -> None:
        same = self.typed == self._station
        self.name.show_problem("" if same else self.tr("要一字不差：{0}").format(self._station))
        if same:
            self.wipe_pressed.emit()
        else:
            self.name.editor.target().setFocus()


class _Card(QFrame):
    """A framed column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.px(12)] * 4)
        self.column.setSpacing(theme.px(8))


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
