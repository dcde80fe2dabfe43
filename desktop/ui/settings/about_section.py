"""文件与关于: where the station's files lie, which version this is, what it is made of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.settings.about import About
from desktop.ui.settings.section import Section
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button, label

_MEBIBYTE = 1 << 20


class AboutSection(Section):
    """Paths, versions, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("资料放在哪里"), "", parent)
        self._folder = Path()
        self._path = label("", "body", wrap=True)
        self._size = label("", "quiet", wrap=True)
        self._version = label("", "body", wrap=True)
        self._system = ""
        self.open_button = button(self.tr("打开文件夹(&O)"))
        self.copy_button = button(self.tr("复制路径(&C)"))
        self.copy_system = button(self.tr("复制版本信息(&V)"))
        self._said_of_folder, self._said_of_version = label("", "quiet"), label("", "quiet")
        self.table = QTableWidget(0, 3)
        self._build()
        self.open_button.clicked.connect(self._on_open)
        self.copy_button.clicked.connect(self._on_copy)
        self.copy_system.clicked.connect(self._on_copy_system)

    def show_folder(self, folder: Path, size: int) -> None:
        """Where the files lie, and how much room they take in bytes."""
        self._folder = folder
        self._path.setText(str(folder))
        words = self.tr(
            "共 {0} MB，都是加密的。请不要改名、移动或单独拷走里面的文件；要带走请用备份。"
        )
        self._size.setText(words.format(f"{size / _MEBIBYTE:.1f}"))

    def show_about(self, about: About) -> None:
        """Version, system and parts."""
        words = self.tr("新时代文明实践站 · 离线台账　版本 {0}　许可 {1}")
        self._version.setText(words.format(about.version, about.licence))
        self._system = about.system
        self.table.setRowCount(len(about.components))
        for row, part in enumerate(about.components):
            for column, text in enumerate((part.name, part.version, part.licence)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)

    @property
    def words(self) -> str:
        """What is told of the program and the system to whoever helps."""
        return "\n".join((self._version.text(), self._system))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.open_button)
        row.addWidget(self.copy_button)
        row.addWidget(self._said_of_folder, 1)
        self.column.addWidget(self._path)
        self.column.addWidget(self._size)
        self.column.addLayout(row)
        self.column.addSpacing(theme.px(12))
        self.column.addWidget(label(self.tr("关于"), "section"))
        self.column.addWidget(self._version)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self.copy_system)
        below.addWidget(self._said_of_version, 1)
        self.column.addLayout(below)
        self.column.addWidget(self._dressed_table(), 1)

    def _dressed_table(self) -> QTableWidget:
        table = self.table
        table.setHorizontalHeaderLabels([self.tr("用到的软件"), self.tr("版本"), self.tr("许可")])
        table.setAccessibleName(self.tr("用到的软件和许可"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme.set_role(table, "card")
        dress_table(table, 4)
        for column, width in enumerate((200, 88)):
            table.setColumnWidth(column, theme.px(width))
        return table

    @Slot()
    def _on_open(self) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        words = self.tr("正在打开……") if opened else self.tr("这台电脑打不开文件夹，请复制路径。")
        self._said_of_folder.setText(words)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self._said_of_folder.setText(self.tr("已复制路径。"))

    @Slot()
    def _on_copy_system(self) -> None:
        QGuiApplication.clipboard().setText(self.words)
        self._said_of_version.setText(self.tr("已复制版本信息。"))
