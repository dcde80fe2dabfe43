"""What a station has comes to a PC that has just joined it: how far, stopped, or come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.widgets.progress import ProgressPanel
from desktop.ui.widgets.words import button, label


@dataclass(frozen=True, slots=True)
class Fetched:
    """What has come.

    Args:
        people: volunteers.
        activities: activities.
    """

    people: int
    activities: int


class JoinFetching(QWidget):
    """A bar while it comes; where it stopped, the two ways on.

    Args:
        parent: the Qt parent.

    Signals:
        again_wanted: go on fetching.
        stop_wanted: stop for now.
        inside_wanted: go in with what is there; the rest comes by itself.
        next_wanted: what comes after it.
    """

    again_wanted = Signal()
    stop_wanted = Signal()
    inside_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressPanel()
        self.again = button(self.tr("接着取(&G)"), "primary")
        self.inside = button(self.tr("先进去用，其余的自动接着取(&E)"), "plain")
        self.next = button(self.tr("下一步(&N)"), "primary")
        self._words = label("", "body", wrap=True)
        self._build()
        self.again.clicked.connect(self.again_wanted)
        self.inside.clicked.connect(self.inside_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.progress.cancel_pressed.connect(self.stop_wanted)
        self._show(self.inside)

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        shown = (made for made in (self.next, self.again) if not made.isHidden())
        return next(shown, self.inside)

    def show_under_way(self) -> None:
        """It begins, or goes on."""
        self._words.setText(
            self.tr(
                "已经加入。资料正从县里取来，第一次可能要几分钟；断了网、关了程序都不要紧，"
                "取到的都留着，下次接着取。照片不用等，进去以后在后台自己来。"
            )
        )
        self.progress.begin(self.tr("正在取来本站的资料"), self.tr("项"))
        self._show(self.inside)

    def show_stopped(self) -> None:
        """It was stopped, or the line broke; why stands above."""
        self.progress.end()
        words = self.tr("停下了，资料还没有取全。已经取到的都留着，接着取不会从头来。")
        self._words.setText(words)
        self._show(self.again, self.inside)

    def show_fetched(self, came: Fetched) -> None:
        """All of it is here."""
        self.progress.end()
        words = self.tr("本站的资料取来了：志愿者 {0} 人，活动 {1} 场。照片在后台自己来。")
        self._words.setText(words.format(f"{came.people:,}", f"{came.activities:,}"))
        self._show(self.next)

    def show_by_file(self) -> None:
        """There is no line: it will come by files."""
        self._words.setText(
            self.tr(
                "已经加入。这台电脑不能上网，资料用 U 盘取：进去以后到“同步 › U 盘传送”，"
                "先写成文件带去县里，再把县里给的文件带回来读入。\n"
                "读入以后，证件号还锁着；到“同步 › 同步设置”输入恢复单上的恢复码，"
                "或者读原来那台电脑写的配对文件，就能看了。"
            )
        )
        self._show(self.next)

    @Slot(int, int)
    def advance(self, done: int, total: int) -> None:
        """How far it is; what is known of so far may be less than what there is."""
        self.progress.advance(done, total if total > done else 0)

    def _show(self, *offered: QWidget) -> None:
        for made in (self.again, self.inside, self.next):
            made.setVisible(made in offered)
        self.focus_target().setFocus()

    def _build(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addWidget(self._words)
        inside.addWidget(self.progress)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addStretch(1)
        for made in (self.inside, self.again, self.next):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("取来本站的资料"), "title"))
        column.addWidget(scrolled(page), 1)
        column.addLayout(foot)
