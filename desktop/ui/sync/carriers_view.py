"""U 盘传送: what a line would carry, in files: written here, read here, passed on for others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label

_ROOMY_PX = 720
_MB = 1_000_000
#: What every stick takes as one file.
_WHOLE_BYTES = 2_000 * _MB
SUFFIX = ".bundle"
_SHRINKS = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_FEW = 8


class CarriersView(QScrollArea):
    """Two cards.

    Args:
        parent: the Qt parent.

    Signals:
        write_pressed: (the most bytes of a file, whether photos go too).
        read_pressed: choose a folder, a stick, whose files are read.
        some_pressed: choose single files to read, as they come by mail.
        pass_on_pressed: carry on what is for others.
        files_dropped: paths of files to read.
    """

    write_pressed = Signal(int, bool)
    read_pressed = Signal()
    some_pressed = Signal()
    pass_on_pressed = Signal()
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = ChoiceBox()
        self.photos = QCheckBox(self.tr("照片也带上"))
        self.write = button(self.tr("写到 U 盘(&W)…"), "primary", "upload-simple")
        self.read = button(self.tr("从 U 盘读入(&R)…"), "plain", "download-simple")
        self.some = button(self.tr("只选几个文件(&F)…"), "link")
        self.pass_on = button(self.tr("替别的站带走(&P)…"), "plain", "export")
        self.pass_on.hide()  # showing it before it has a parent would open a window
        self._first = label(
            self.tr("先接入县平台，才能用文件传送：到“概况”点“接入县平台”，不能上网也能用文件办。"),
            "warn",
            wrap=True,
        )
        self._refused = label(
            self.tr(
                "县里停用了这台电脑，写成文件带去也不收。请先到“概况”用新的加入码接入；没送出的都留着。"
            ),
            "warn",
            wrap=True,
        )
        self._carried = label("", "body", wrap=True)
        self._read = label("", "body", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.write.clicked.connect(self._on_write)
        self.read.clicked.connect(self.read_pressed)
        self.some.clicked.connect(self.some_pressed)
        self.pass_on.clicked.connect(self.pass_on_pressed)

    def show_written(self, words: Sequence[str], tone: str = "good") -> None:
        """Say what was written, and what to do with it."""
        _say(self._carried, words, tone)

    def show_read(self, words: Sequence[str], tone: str = "good", *, others: bool = False) -> None:
        """Say what was read, or what is missing.

        Args:
            words: a line each.
            tone: ``good`` or ``warn``.
            others: whether some are for others and can be carried on.
        """
        _say(self._read, words, tone)
        self.pass_on.setVisible(others)

    def allow(self, *, allowed: bool, joined: bool, refused: bool = False) -> None:
        """Let the clerk begin something, or not.

        Args:
            allowed: whether nothing is under way.
            joined: whether there is a county to seal to.
            refused: whether that takes nothing more from this PC, by file either.
        """
        for made in (self.write, self.read, self.some):
            made.setEnabled(allowed and joined and not (refused and made is self.write))
        self._first.setVisible(not joined)
        self._refused.setVisible(joined and refused)

    @property
    def words(self) -> str:
        """What it says of the last writing and the last reading."""
        return "\n".join(part.text() for part in (self._carried, self._read) if part.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    @Slot()
    def _on_write(self) -> None:
        self.write_pressed.emit(self.parts.currentData(), self.photos.isChecked())

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        words = self.tr(
            "上不了网，就用 U 盘、内网邮件或微信把文件带给镇里、县里，再把带回来的文件读进来。"
            "文件是加密的，谁捎带都看不到、改不了；重复带、晚到、乱了顺序都不要紧。"
        )
        column.addWidget(label(words, "quiet", wrap=True))
        for told in (self._first, self._refused):
            told.hide()
            column.addWidget(told)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self._writing(), 1)
        self._row.addWidget(self._reading(), 1)
        column.addLayout(self._row)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)

    def _writing(self) -> QFrame:
        card, column = _card(self.tr("1　带出去"))
        words = self.tr("把还没送到县平台的都写成文件，放到 U 盘里。")
        column.addWidget(label(words, "body", wrap=True))
        for text, size in (
            (self.tr("最多 20 MB 一个（U 盘、邮件、微信都行）"), 20 * _MB),
            (self.tr("最多 5 MB 一个"), 5 * _MB),
            (self.tr("不分，只要一个文件"), _WHOLE_BYTES),
        ):
            self.parts.addItem(text, size)
        self.parts.setSizeAdjustPolicy(_SHRINKS)
        self.parts.setMinimumContentsLength(_FEW)
        self.parts.setAccessibleName(self.tr("分成多大的文件"))
        self.photos.setChecked(True)
        column.addWidget(label(self.tr("分成多大的文件"), "field"))
        column.addWidget(self.parts)
        column.addWidget(self.photos)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._carried)
        column.addStretch(1)
        return card

    def _reading(self) -> QFrame:
        card = _Drop()
        card.dropped.connect(self.files_dropped)
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("2　带回来"), "section"))
        words = self.tr(
            "把镇里、县里给的文件读进来：选 U 盘就行，里面哪些要读，程序自己认得；也可以把文件"
            "拖到这里。分成几份的要凑齐了一起读。"
        )
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.some, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._read)
        column.addWidget(self.pass_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return card


class _Drop(QFrame):
    """A field to drop files on."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files."""
        if _paths(event):
            event.acceptProposedAction()
            theme.set_role(self, "drop-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm down."""
        super().dragLeaveEvent(event)
        theme.set_role(self, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        theme.set_role(self, "drop")
        if paths := _paths(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[theme.px(16)] * 4)
    column.setSpacing(theme.px(8))
    column.addWidget(label(title, "section"))
    return card, column


def _say(told: QLabel, words: Sequence[str], tone: str) -> None:
    told.setText("\n".join(words))
    theme.set_role(told, tone)
