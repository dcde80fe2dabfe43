"""What joining a county asks: over the line or by files, the code, and where the county is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import label

_LETTERS, _GROUP = 25, 5


class EnrolForm(QWidget):
    """Two ways and two lines; of a station that is here, or of a PC that comes to one.

    Args:
        address: of the county, where it is known.
        by_file: whether files are what is offered first.
        parent: the Qt parent.

    Signals:
        way_changed: by line now, or by files.
        edited: something was typed.
        entered: Enter was pressed in the last line.
    """

    way_changed = Signal()
    edited = Signal()
    entered = Signal()

    def __init__(
        self, address: str = "", *, by_file: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.by_line = QRadioButton(self.tr("这台电脑能上网"))
        self.by_file = QRadioButton(self.tr("不能上网，用文件办（U 盘、邮件带给县里）"))
        self.address, self.code = QLineEdit(address), QLineEdit()
        self._counted = label("", "quiet", wrap=True)
        self._where = label("", "error", wrap=True)
        self._written = label("", "good", wrap=True)
        self._line_way, self._file_way = QWidget(), QWidget()
        self._build()
        self.by_line.toggled.connect(self._on_way)
        self.code.textEdited.connect(self._on_typed)
        self.code.editingFinished.connect(self._on_code_left)
        self.address.textEdited.connect(self._on_typed)
        self.address.returnPressed.connect(self.entered)
        (self.by_file if by_file else self.by_line).setChecked(True)
        self._on_way()

    @property
    def on_line(self) -> bool:
        """Whether it is to be done over the line."""
        return self.by_line.isChecked()

    @property
    def where(self) -> str:
        """The address that was typed."""
        return self.address.text().strip()

    @property
    def count(self) -> int:
        """How many letters of the code are there."""
        return len(_letters(self.code.text()))

    @property
    def whole(self) -> bool:
        """Whether the code has all its letters."""
        return self.count == _LETTERS

    def check(self, *, code_known: bool = False) -> bool:
        """Say what lacks below its line and go there; gives whether nothing does.

        Args:
            code_known: whether the code may be left empty, since a request under way knows it.
        """
        if not self.whole and not (code_known and not self.count):
            if not self.count:
                self._counted.setText(self.tr("请照着县里给的写加入码"))
            theme.set_role(self._counted, "error")
            self.code.setFocus()
            return False
        if self.on_line and not self.where:
            self._where.setText(self.tr("请填写县平台的网址：县里给加入码时会一起告诉"))
            self._where.show()
            self.address.setFocus()
            return False
        return True

    def show_written(self, words: str) -> None:
        """Say that the request lies there, and what to do with it."""
        self._written.setText(words)
        self._written.show()

    def layouts(self) -> tuple[QWidget, ...]:
        """What a dialog that fits itself lays out anew, the innermost first."""
        return self._line_way, self._file_way, self

    def _build(self) -> None:
        column = _column(self)
        group = QButtonGroup(self)
        for made in (self.by_line, self.by_file):
            group.addButton(made)
            column.addWidget(made)
        column.addWidget(label(self.tr("加入码"), "field"))
        self.code.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self.code.setAccessibleName(self.tr("加入码"))
        column.addWidget(self.code)
        column.addWidget(self._counted)
        line_way, file_way = _column(self._line_way), _column(self._file_way)
        line_way.addWidget(label(self.tr("县平台的网址"), "field"))
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("县平台的网址"))
        line_way.addWidget(self.address)
        line_way.addWidget(self._where)
        words = self.tr("① 写一个申请文件，交给县里；② 县里给回执文件，拿回来读入。")
        file_way.addWidget(label(words, "quiet", wrap=True))
        file_way.addWidget(self._written)
        for hidden in (self._where, self._written):
            hidden.hide()
        column.addWidget(self._line_way)
        column.addWidget(self._file_way)

    @Slot()
    def _on_way(self) -> None:
        self._line_way.setVisible(self.on_line)
        self._file_way.setVisible(not self.on_line)
        self._tell()
        self.way_changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        count = self.count
        if not count:
            words = self.tr("大小写都行，横线可打可不打。")
        elif count < _LETTERS:
            words = self.tr("已输 {0} 个，还差 {1} 个。").format(count, _LETTERS - count)
        elif self.whole:
            words = self.tr("25 个，齐了。")
        else:
            words = self.tr("多了 {0} 个，请对照再看一遍。").format(count - _LETTERS)
        self._counted.setText(words)
        theme.set_role(self._counted, "error" if count > _LETTERS else "quiet")
        self._where.hide()

    @Slot()
    def _on_code_left(self) -> None:
        letters = _letters(self.code.text())
        groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
        with QSignalBlocker(self.code):
            self.code.setText("-".join(groups))


def _letters(typed: str) -> str:
    """The letters and digits of a code, also where an input method made them wide."""
    plain = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in typed)
    return "".join(c for c in plain.upper() if c.isascii() and c.isalnum())


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(8))
    return column
