"""Steps 3 to 5 of a new station: the recovery sheet, the roster, the county."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.doorway.code_by_hand import CodeByHand
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.doorway.ways import FirstSteps, RecoveryPaper
from desktop.ui.widgets.words import button, label, stress

if TYPE_CHECKING:
    from desktop.services.paper.papers import Sheet

#: Of a new station; of a PC that came to one the sheet is the last of five.
_FIRST_STEP, _LAST_STEP = 3, 5


class FirstStepsView(QWidget):
    """Each can be left for later.

    Args:
        joined: whether this PC came to a station that was there: the sheet is its last step then.
        parent: the Qt parent.

    Signals:
        step_changed: 3 to 5.
        print_pressed: print the recovery sheet.
        save_wanted: write it to a `Path`.
        finished: the clerk goes in.
    """

    step_changed = Signal(int)
    print_pressed = Signal()
    save_wanted = Signal(object)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None, *, joined: bool = False) -> None:
        super().__init__(parent)
        self._joined = joined
        self._roster: Path | None = None
        self._sheet: Sheet | None = None
        self.print_sheet = button(self.tr("打印(&P)"), "plain", "printer")
        self.save_sheet = button(self.tr("保存为 PDF(&S)…"), "plain", "floppy-disk")
        self.by_hand = CodeByHand()
        self.kept = label("", "good", wrap=True)
        self.choose = button(self.tr("选择 Excel 花名册(&F)…"), "plain", "folder-open")
        self.chosen = label("", "body", wrap=True)
        self.join_now = QRadioButton(self.tr("现在接入：县里已经给了加入码"))
        self.join_later = QRadioButton(self.tr("以后再说：先在本机用起来"))
        self.back = button(self.tr("上一步(&B)"), "plain")
        self.next = button("", "primary")
        self._title = label("", "title")
        self._pages = QStackedWidget()
        theme.set_role(self._pages, "panel")
        self._build()
        self._wire()
        self._show(0)

    @property
    def steps(self) -> FirstSteps:
        """What was chosen."""
        return FirstSteps(self._roster, self.join_now.isChecked())

    @property
    def sheet(self) -> Sheet | None:
        """The recovery sheet, once it is made."""
        return self._sheet

    @property
    def first_step(self) -> int:
        """The number of the sheet's step."""
        return _LAST_STEP if self._joined else _FIRST_STEP

    def focus_target(self) -> QWidget:
        """What gets the keyboard: what the step is for, and the way on once it is done."""
        page = self._pages.currentIndex()
        if page == 0 and self._sheet is not None and not self.kept.text():
            return self.print_sheet
        return self.choose if page == 1 and self._roster is None else self.next

    def show_paper(self, paper: RecoveryPaper) -> None:
        """The sheet is made: it can be printed, saved, or its code copied by hand."""
        self._sheet = paper.sheet
        self.by_hand.take(paper.code)
        for made in (self.print_sheet, self.save_sheet):
            made.setEnabled(True)
        if self.next.hasFocus():
            self.focus_target().setFocus()

    def show_kept(self, words: str) -> None:
        """Say that it was printed or saved."""
        self.kept.setText(words)
        self._name_next()
        self.focus_target().setFocus()

    def take_roster(self, path: Path) -> None:
        """Bring this one in, once inside."""
        self._roster = path
        words = self.tr("选好了：{0}。进去以后先给您看一遍，再导入。")
        self.chosen.setText(words.format(path.name))
        self._name_next()
        self.focus_target().setFocus()

    def _show(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.by_hand.put_away()
        titles = (self.tr("留一张恢复单"), self.tr("把花名册带进来"), self.tr("接入县平台"))
        self._title.setText(titles[page])
        self.back.setVisible(page > 0)
        self._name_next()
        self.step_changed.emit(self.first_step + page)
        self.focus_target().setFocus()

    def _name_next(self) -> None:
        page = self._pages.currentIndex()
        printed, chosen = bool(self.kept.text()), self._roster is not None
        # One red button: what the step is for, and the way on once it is done.
        stress(self.print_sheet, "printer", primary=page == 0 and not printed)
        stress(self.choose, "folder-open", primary=page == 1 and not chosen)
        theme.set_role(self.next, "primary" if (printed, chosen, True)[page] else "plain")
        if self._joined:
            words = self.tr("开始使用(&N)") if printed else self.tr("以后再打印，开始使用(&N)")
        elif page == 0:
            words = self.tr("下一步(&N)") if printed else self.tr("以后再打印，下一步(&N)")
        elif page == 1:
            words = self.tr("下一步(&N)") if chosen else self.tr("以后再导入，下一步(&N)")
        else:
            words = self.tr("开始使用(&N)")
        self.next.setText(words)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self.print_sheet, self.save_sheet):
            made.setEnabled(False)
        self.join_later.setChecked(True)
        group = QButtonGroup(self)
        for one in (self.join_later, self.join_now):
            group.addButton(one)
        for page in (self._recovery_page(), self._roster_page(), self._county_page()):
            self._pages.addWidget(scrolled(page))
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _recovery_page(self) -> QWidget:
        page, column = _page()
        begun = self.tr(
            "站点建好了。资料是加密的，没有 PIN、口令，也没有恢复码，谁也打不开，我们也不行。"
        )
        if self._joined:
            begun = self.tr(
                "这台电脑加入好了。每台电脑有自己的恢复单：原来的恢复单打不开这台电脑，"
                "这台也要印一张；原来的那张照样有效，不要扔。"
            )
        for words in (
            begun,
            self.tr(
                "恢复单上有一串恢复码，忘了 PIN 或口令就靠它。请打印两份：一份锁在柜子里，"
                "一份交镇街封存；不要拍照，不要用微信传。"
            ),
        ):
            column.addWidget(label(words, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.print_sheet)
        row.addWidget(self.save_sheet)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.by_hand)
        column.addWidget(self.kept)
        words = self.tr("现在没有打印机也不要紧：以后在“设置 › 恢复单”里随时可以打印。")
        column.addWidget(label(words, "quiet", wrap=True))
        column.addStretch(1)
        return page

    def _roster_page(self) -> QWidget:
        page, column = _page()
        for words in (
            self.tr("原来的 Excel 花名册不用改，表头乱一点也认得：姓名、电话、身份证号、队伍……"),
            self.tr("进去以后先给您看一遍：哪些是新的，哪些重复，哪些要更正；您点了导入才算数。"),
        ):
            column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chosen)
        words = self.tr("以后也可以随时导入：按 Ctrl+I。")
        column.addWidget(label(words, "quiet", wrap=True))
        column.addStretch(1)
        return page

    def _county_page(self) -> QWidget:
        page, column = _page()
        words = self.tr("接入县平台以后，资料会自己上报，县里发的主题和文本会自己下来。")
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.join_later)
        column.addWidget(self.join_now)
        words = self.tr("不接入也能一直用下去，什么都不少；以后点窗口左下角就能接入。")
        column.addWidget(label(words, "quiet", wrap=True))
        column.addStretch(1)
        return page

    def _wire(self) -> None:
        self.print_sheet.clicked.connect(self.print_pressed)
        self.save_sheet.clicked.connect(self._on_save)
        self.by_hand.written.connect(self._on_written)
        self.choose.clicked.connect(self._on_choose)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)

    @Slot()
    def _on_written(self) -> None:
        self.show_kept(self.tr("恢复码抄在纸上了。有了打印机，再到设置里打印一张正式的。"))

    @Slot()
    def _on_next(self) -> None:
        page = self._pages.currentIndex() + 1
        if page < self._pages.count() and not self._joined:
            self._show(page)
        else:
            self.finished.emit()

    @Slot()
    def _on_back(self) -> None:
        self._show(self._pages.currentIndex() - 1)

    @Slot()
    def _on_save(self) -> None:
        place = QDir(_documents()).filePath(self.tr("恢复单.pdf"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("保存恢复单"), place, "PDF (*.pdf)")
        if name:
            self.save_wanted.emit(Path(name).with_suffix(".pdf"))

    @Slot()
    def _on_choose(self) -> None:
        from desktop.ui.roster_import.drop_view import SUFFIXES  # its readers take 0.1 s to load

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        wanted = self.tr("花名册 ({0})").format(kinds)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择花名册"), _documents(), wanted)
        if name:
            self.take_roster(Path(name))


def _page() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    return made, column


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
