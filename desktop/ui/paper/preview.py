"""The very PDF that will print, page by page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.paper.papers import Sheet
from desktop.ui import theme
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.words import OneLine, label

_CLOSER = 1.25
_ROOMY_PX, _LOW_PX = 440, 240
_ZOOM = (0.1, 6.0)
#: More pages than these are shown one at a time: to lay out a thousand takes a tenth of a second.
_MANY = 200


class PdfPreview(QFrame):
    """Shows a sheet, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._low = False
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("预览"))
        self.empty = EmptyState("file-pdf", "", role="plain")
        self._title = OneLine("", "section")
        self._place = label("", "quiet")
        self._stack = QStackedLayout()
        self._back = _tool("caret-left", self.tr("上一页（PageUp）"))
        self._on = _tool("caret-right", self.tr("下一页（PageDown）"))
        self._whole = _tool("frame-corners", self.tr("看整页"))
        self._wide = _tool("arrows-out-line-horizontal", self.tr("看页宽"))
        self._smaller = _tool("magnifying-glass-minus", self.tr("缩小（Ctrl+-）"))
        self._larger = _tool("magnifying-glass-plus", self.tr("放大（Ctrl++）"))
        keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        self._turns = [QShortcut(QKeySequence(key), self.view) for key in keys]
        self._build()
        self._wire()

    def minimumSizeHint(self) -> QSize:
        """Small: with large letters on a small screen the tools of `resizeEvent` give way."""
        return QSize(theme.px(224), theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zoom goes first where there is no room; keys still do it."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.px(_ROOMY_PX)
        self._title.setVisible(roomy)
        for tool in (self._smaller, self._larger):
            tool.setVisible(roomy)
        low = event.size().height() < theme.px(_LOW_PX)
        modes = QPdfView.ZoomMode
        if low != self._low and self.view.zoomMode() is not modes.Custom:
            # A whole page would be a stamp there.
            self.view.setZoomMode(modes.FitToWidth if low else modes.FitInView)
        self._low = low

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self.document.pageCount() if self._stack.currentIndex() == 0 else 0

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a document from its first page."""
        self.document.close()
        one = sheet.pages > _MANY
        modes = QPdfView.PageMode
        self.view.setPageMode(modes.SinglePage if one else modes.MultiPage)
        for turn in self._turns:
            turn.setEnabled(one)
        self._buffer.close()
        self._buffer.setData(QByteArray(sheet.pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self._title.setText(sheet.title)
        self.view.setAccessibleName(self.tr("预览：{0}").format(sheet.title))
        self._stack.setCurrentIndex(0)
        self._tell(0)

    def show_again(self, sheet: Sheet) -> None:
        """Show what became of the document meanwhile, and stay where the clerk looks."""
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        self.show_sheet(sheet)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def show_reason(self, happened: str, rest: str = "") -> None:
        """Say why there is nothing to show."""
        self.empty.say(happened, rest)
        self._title.setText(self.tr("预览"))
        self._stack.setCurrentIndex(1)
        self._tell(0)

    def go(self, page: int) -> None:
        """To a page, counted from 0; past the ends nothing happens."""
        if 0 <= page < self.pages:
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def _build(self) -> None:
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        margin = theme.px(16)
        self.view.setDocumentMargins(QMargins(margin, margin, margin, margin))
        # Qt fits a page into the view less this spacing, and forgets the margins.
        self.view.setPageSpacing(2 * margin)
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("line"))
        self.view.setPalette(palette)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        bar.setSpacing(theme.px(4))
        bar.addWidget(self._title, 1)
        for tool in (self._back, self._place, self._on):
            bar.addWidget(tool)
        bar.addSpacing(theme.px(12))
        for tool in (self._smaller, self._larger, self._whole, self._wide):
            bar.addWidget(tool)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)

    def _wire(self) -> None:
        self._back.clicked.connect(self._one_back)
        self._on.clicked.connect(self._one_on)
        self._whole.clicked.connect(self._fit_whole)
        self._wide.clicked.connect(self._fit_wide)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        for turn, go in zip(self._turns, (self._one_back, self._one_on), strict=True):
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(go)
        QShortcut(QKeySequence("Ctrl+-"), self).activated.connect(self._zoom_out)
        QShortcut(QKeySequence("Ctrl++"), self).activated.connect(self._zoom_in)
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(self._zoom_in)
        self.view.pageNavigator().currentPageChanged.connect(self._tell)

    @Slot(int)
    def _tell(self, page: int) -> None:
        pages = self.pages
        self._place.setText(self.tr("{0} / {1} 页").format(page + 1, pages) if pages else "")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < pages)
        for tool in (self._smaller, self._larger, self._whole, self._wide):
            tool.setEnabled(pages > 0)

    @Slot()
    def _one_back(self) -> None:
        self.go(self.view.pageNavigator().currentPage() - 1)

    @Slot()
    def _one_on(self) -> None:
        self.go(self.view.pageNavigator().currentPage() + 1)

    @Slot()
    def _fit_whole(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    @Slot()
    def _fit_wide(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def _zoom_in(self) -> None:
        self._zoom(_CLOSER)

    @Slot()
    def _zoom_out(self) -> None:
        self._zoom(1 / _CLOSER)

    def _zoom(self, step: float) -> None:
        factor = self._factor() * step
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, _ZOOM[0]), _ZOOM[1]))

    def _factor(self) -> float:
        """The scale in use; where the page fits itself to the view, Qt does not tell it."""
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.pages:
            return self.view.zoomFactor()
        size = self.document.pagePointSize(self.view.pageNavigator().currentPage())
        scale = self.view.logicalDpiX() / 72
        room = self.view.viewport().size()
        margin = 2 * theme.px(16)
        wide = (room.width() - margin) / (size.width() * scale)
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, (room.height() - margin) / (size.height() * scale))


def _tool(icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon(icon, "text"))
    made.setIconSize(theme.icon_size())
    made.setToolTip(tip)
    made.setAccessibleName(tip.partition("（")[0])
    theme.set_role(made, "quiet")
    return made
