"""信息稿: read before it goes out, copied to be pasted, or saved with its photos."""

from __future__ import annotations

from PySide6.QtCore import QDir, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from desktop.services.office.press_briefs import BriefPreview
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

_HIGH_PX = 260


class BriefDialog(FittedDialog):
    """Shows a brief.

    Args:
        brief: what it says.
        parent: the window.

    Signals:
        copy_pressed: the words are wanted on the clipboard; `copy` puts them there.
        folder_chosen: where its own folder is to be made.
    """

    copy_pressed = Signal()
    folder_chosen = Signal(str)

    def __init__(self, brief: BriefPreview, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self.setWindowTitle(self.tr("信息稿"))
        self.text = QPlainTextEdit(brief.text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("信息稿"))
        self.text.setMinimumHeight(theme.px(_HIGH_PX))
        self.copied = label("", "good", wrap=True)
        self.copied.hide()
        self._copy = button(self.tr("复制文字(&C)"), "plain", "copy")
        self._save = button(self.tr("连照片存成文件夹(&S)…"), "primary", "folder-open")
        self._build(brief)
        self._copy.clicked.connect(self.copy_pressed)
        self.accepted.connect(self._on_save)
        self.text.setFocus()

    @property
    def title(self) -> str:
        """The headline."""
        return self.text.toPlainText().partition("\n")[0].strip()

    def copy(self) -> None:
        """Put the words on the clipboard."""
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copied.setText(self.tr("文字已复制，到微信、QQ 或邮件里粘贴就行。"))
        self.copied.show()
        self.fit()

    def _build(self, brief: BriefPreview) -> None:
        self.column.addWidget(self.text, 1)
        count = len(brief.photos)
        told = self.tr("有 {0} 张照片可以用，存成文件夹时放在一起。").format(count)
        self.column.addWidget(
            label(told if count else self.tr("没有可以用的照片。"), "quiet", wrap=True)
        )
        if brief.remark:
            self.column.addWidget(label(brief.remark, "warn", wrap=True))
        ways = WrappedRow()
        ways.add(self._copy)
        self.column.addWidget(ways)
        self.column.addWidget(self.copied)
        self.lay_foot(self._save, button(self.tr("关闭(&X)"), "plain"))

    @Slot()
    def _on_save(self) -> None:
        title = self.tr("信息稿存到哪里")
        if into := QFileDialog.getExistingDirectory(self.parentWidget(), title, QDir.homePath()):
            self.folder_chosen.emit(into)
