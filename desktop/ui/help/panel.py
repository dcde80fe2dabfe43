"""The panel of help at the right of a screen, and over it where there is no room beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.help.pages import FIRST, TITLES, page_named
from desktop.ui.widgets.words import button, label, line

_LINE_PERCENT = 112
_SCHEME = "help"
#: Size in px at 100 % of a heading of each level.
_HEADINGS = {1: 20, 2: 16, 3: 14}


class HelpPanel(QFrame):
    """One page of help at a time.

    Args:
        parent: the Qt parent.

    Signals:
        closed: the clerk put it away.
        card_wanted: print the quick card.
        keys_wanted: show all keys.
    """

    closed = Signal()
    card_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "side")
        self.key = ""
        self._title = label(self.tr("帮助"), "heading")
        self._close = QToolButton()
        self._text = QTextBrowser()
        self._all = button(self.tr("全部帮助(&L)"), "link")
        self._card = button(self.tr("打印上手卡"), "link")
        self._keys = button(self.tr("全部快捷键"), "link")
        self._build()
        self._close.clicked.connect(self.put_away)
        self._text.anchorClicked.connect(self._on_link)
        self._all.clicked.connect(self.show_contents)
        self._card.clicked.connect(self.card_wanted)
        self._keys.clicked.connect(self.keys_wanted)
        self.hide()

    @property
    def text(self) -> str:
        """The words of the page in sight."""
        return self._text.toPlainText()

    def show_page(self, key: str) -> None:
        """Show the page of a screen."""
        self.key = key if key in TITLES else FIRST
        self._show_words(page_named(self.key))

    @Slot()
    def show_contents(self) -> None:
        """Show what pages there are."""
        self.key = ""
        listed = "\n".join(f"- [{title}]({_SCHEME}:{key})" for key, title in TITLES.items())
        self._show_words(f"# {self.tr('全部帮助')}\n\n{listed}\n")

    @Slot()
    def put_away(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def take_keyboard(self) -> None:
        """Read with the arrow keys from here on."""
        self._text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _SCHEME:
            self.show_page(url.path())

    def _show_words(self, markdown: str) -> None:
        self._text.setMarkdown(markdown)
        _dress(self._text.document())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _build(self) -> None:
        self._close.setIcon(theme.icon("x", "quiet", 16))
        self._close.setToolTip(self.tr("关闭帮助（Esc）"))
        self._close.setAccessibleName(self.tr("关闭帮助"))
        theme.set_role(self._close, "quiet")
        self._text.setAccessibleName(self.tr("帮助"))
        self._text.setOpenLinks(False)
        theme.set_role(self._text, "reading")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        for made in (self._all, self._keys, self._card):
            foot.addWidget(made)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._text, 1)
        column.addLayout(foot)


def _dress(document: QTextDocument) -> None:
    """Markdown brings its own sizes; here they come from the theme."""
    document.setDocumentMargin(theme.px(4))
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat(block.blockFormat())
        percent = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        shape.setLineHeight(_LINE_PERCENT, percent)
        shape.setTopMargin(theme.px(14 if level > 1 else 0))
        shape.setBottomMargin(theme.px(6))
        cursor = QTextCursor(block)
        cursor.setBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat(cursor.charFormat())
            font = QFont(document.defaultFont())
            font.setPixelSize(theme.px(_HEADINGS.get(level, 14)))
            font.setBold(True)
            # What Markdown makes of headings would go before the size.
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFont(font)
            cursor.setCharFormat(letters)
        block = block.next()
