"""What Ctrl+K finds besides records: places, actions of the menus, settings, papers, help."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from desktop.services.lists.found import Command
from desktop.services.paper.groups import LABELS
from desktop.ui.help.pages import TITLES
from desktop.ui.navigation import Place

_PLACE, _ACTION, _SETTING, _PAPER, _HELP = "place", "action", "setting", "paper", "help"
_WRITE = "write"


class Commands(QObject):
    """The list, and what happens when one is chosen.

    Args:
        places: of the window.
        actions: of its menus; a place's own action is left out, the place stands for it.
        parent: the Qt parent.

    Signals:
        place_wanted: key of a place.
        setting_wanted: key of a part of the settings.
        paper_wanted: name of a template.
        help_wanted: key of a page of help.
        writing_wanted: a new record should be begun: (kind, what is known of it).
    """

    place_wanted = Signal(str)
    setting_wanted = Signal(str)
    paper_wanted = Signal(str)
    help_wanted = Signal(str)
    writing_wanted = Signal(str, object)

    def __init__(
        self,
        places: Sequence[Place],
        actions: Sequence[QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._places, self._actions = tuple(places), tuple(actions)

    def listed(self) -> list[Command]:
        """All of them, in the order they are preferred."""
        return [
            *self._of_actions(),
            Command(f"{_WRITE}:document", self.tr("写通知"), self.tr("命令")),
            Command(
                f"{_WRITE}:application",
                self.tr("受理报名表"),
                self.tr("命令"),
                (self.tr("报名"), self.tr("扫描件")),
            ),
            *(
                Command(f"{_PLACE}:{place.key}", _plain(place.words), self.tr("到这一页"))
                for place in self._places
            ),
            *(
                Command(f"{_SETTING}:{key}", words, self.tr("设置"), more)
                for key, words, more in self._settings()
            ),
            *(
                Command(f"{_PAPER}:{name}", words, self.tr("打印"), (self.tr("打印"),))
                for name, words in LABELS.items()
            ),
            *(
                Command(f"{_HELP}:{key}", title, self.tr("帮助"), (self.tr("帮助"),))
                for key, title in TITLES.items()
            ),
        ]

    @Slot(str)
    def run(self, key: str) -> None:
        """Do the one that was chosen."""
        sort, _, name = key.partition(":")
        if sort == _ACTION:
            self._actions[int(name)].trigger()
            return
        if sort == _WRITE:
            self.writing_wanted.emit(name, {})
            return
        signals = {
            _PLACE: self.place_wanted,
            _SETTING: self.setting_wanted,
            _PAPER: self.paper_wanted,
            _HELP: self.help_wanted,
        }
        signals[sort].emit(name)

    def _of_actions(self) -> list[Command]:
        found = []
        for number, action in enumerate(self._actions):
            words = _plain(action.text())
            keys = action.shortcut().toString()
            aside = self.tr("命令 · {0}").format(keys) if keys else self.tr("命令")
            found.append(Command(f"{_ACTION}:{number}", words, aside))
        return found

    def _settings(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """(key, words, what else it is found by) of each part of the settings."""
        return [
            ("station", self.tr("本站资料"), (self.tr("站名"), self.tr("站长"), self.tr("落款"))),
            ("clerks", self.tr("文书"), (self.tr("换人"), self.tr("专干"))),
            ("backup", self.tr("备份"), (self.tr("U盘"), self.tr("恢复"))),
            ("recovery", self.tr("恢复单"), (self.tr("口令"), self.tr("密码"), self.tr("忘记"))),
            ("handover", self.tr("交接"), (self.tr("移交"), self.tr("接手"), self.tr("清除电脑"))),
            ("checkup", self.tr("体检"), (self.tr("检查"), self.tr("修复"))),
            ("display", self.tr("字号"), (self.tr("显示"), self.tr("放大"), self.tr("看不清"))),
            (
                "display",
                self.tr("颜色"),
                (self.tr("深色"), self.tr("高对比"), self.tr("夜间"), self.tr("主题")),
            ),
            ("printer", self.tr("打印机位置"), (self.tr("偏移"), self.tr("对不准"))),
            ("line", self.tr("同步与流量"), (self.tr("省流量"), self.tr("网速"), self.tr("上网"))),
            ("about", self.tr("文件与关于"), (self.tr("版本"), self.tr("许可"))),
        ]


def _plain(words: str) -> str:
    return words.partition("(&")[0].replace("&&", "&").rstrip("…")
