"""体检: a look at whether all is well; 回收站: the way to what was deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.past.trash_days import KEPT_DAYS
from desktop.ui import theme
from desktop.ui.settings.section import Section
from desktop.ui.settings.verbs import Trouble
from desktop.ui.widgets.words import button, label

_MOST_SHOWN = 50


class CheckupSection(Section):
    """A button, and what was found, in words.

    Signals:
        pressed: look the station over.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("体检"), "", parent)
        text = self.tr(
            "检查资料文件、记录之间的关系、修改记录、照片和搜索是否完好；能修的当场修好。"
        )
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.button = button(self.tr("开始体检(&T)"), "primary", "heartbeat")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self._outcome = label("", "section", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        self.column.addLayout(row)
        self.column.addWidget(self._outcome)
        self.column.addLayout(self._lines)
        self.show_whole()
        self._outcome.hide()
        self.button.clicked.connect(self.pressed)

    def show_troubles(self, troubles: Sequence[Trouble]) -> None:
        """Say what was found; nothing is a clean bill."""
        self._clear()
        self._outcome.show()
        left = [trouble for trouble in troubles if not trouble.repaired]
        if not troubles:
            self._say(self.tr("一切完好。"), "good")
            return
        if left:
            words = self.tr("发现 {0} 处问题，修好了 {1} 处。请先备份，再把下面的话告诉技术人员。")
            self._say(words.format(len(troubles), len(troubles) - len(left)), "warn")
        else:
            self._say(self.tr("发现 {0} 处小问题，都已修好。").format(len(troubles)), "good")
        for trouble in [*left, *(t for t in troubles if t.repaired)][:_MOST_SHOWN]:
            self._lines.addWidget(self._told(trouble))
        if len(troubles) > _MOST_SHOWN:
            rest = self.tr("还有 {0} 处没有列出。").format(len(troubles) - _MOST_SHOWN)
            self._lines.addWidget(label(rest, "quiet"))

    @property
    def words(self) -> str:
        """The outcome and all lines."""
        lines = [self._lines.itemAt(i).widget() for i in range(self._lines.count())]
        texts = [made.text() for made in lines if isinstance(made, QLabel)]
        return "\n".join([self._outcome.text(), *texts])

    def _told(self, trouble: Trouble) -> QLabel:
        state = self.tr("已修好") if trouble.repaired else self.tr("要处理")
        words = self.tr("{0}：{1}").format(state, trouble.what)
        return label(words, "body" if trouble.repaired else "warn", wrap=True)

    def _say(self, words: str, tone: str) -> None:
        self._outcome.setText(words)
        theme.set_role(self._outcome, tone)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class AuditSection(Section):
    """Says what is written down of looks and keys, and leads there.

    Signals:
        pressed: to 查看记录.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("查看记录"), "", parent)
        for words in (
            self.tr("谁看过完整证件号，谁导出、打印过名册，谁动用过密钥，什么时候，为什么。"),
            self.tr("只能增加，不能改、不能删；体检时和备份、县平台、恢复单上的校验核对。"),
        ):
            self.column.addWidget(label(words, "quiet", wrap=True))
        self.button = button(self.tr("打开查看记录(&K)…"), "plain", "eye")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._head = label("", "quiet", wrap=True)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self._head)
        self.show_whole()
        self.button.clicked.connect(self.pressed)

    def show_head(self, code: str) -> None:
        """The check of both chains now, as recovery sheets bear it."""
        self._head.setText(self.tr("现在的日志校验：{0}").format(code))


class TrashSection(Section):
    """Says what the trash is for, and leads there.

    Signals:
        pressed: to the trash.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("回收站"), "", parent)
        text = self.tr("删除的记录先放在回收站，写着谁在什么时候删的；{0} 天内随时可以恢复。")
        self.column.addWidget(label(text.format(KEPT_DAYS), "quiet", wrap=True))
        self.button = button(self.tr("打开回收站(&T)…"), "plain", "trash")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.show_whole()
        self.button.clicked.connect(self.pressed)

    def add_below(self, more: QWidget) -> None:
        """What else is set about data that goes, below all there is."""
        self.column.insertWidget(self.column.count() - 1, more)
