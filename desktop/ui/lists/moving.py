"""To and from Excel and WPS: copy, paste over cells, paste as new records, export what is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.handed_out import HandedOut
from desktop.services.lists.table_rows import RowsAdded
from desktop.ui.lists import verbs
from desktop.ui.lists.clipboard import from_text
from desktop.ui.lists.face import Face
from desktop.ui.lists.panel import ListPanel
from desktop.ui.lists.pasting import Pasted, heads_of, over_cells
from desktop.ui.lists.refusals import refused_words
from desktop.ui.lists.unkept import unkept
from desktop.ui.models.columns import Column
from desktop.ui.sentences import told
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel

T = TypeVar("T")

#: Changes of fewer records are done before a bar is seen.
MANY = 1_000


class Moving(QObject):
    """Moves cells between a list and the clipboard or a file.

    Args:
        door: to the records.
        face: what list it is.
        panel: the list.
        banner: where it says what became of it.
        parent: the Qt parent.

    Signals:
        pasted: ids of the records that were added.
        undone: what was said last is taken back.
        laid: cells to be set: (id to field to text, (rows, columns), what found no cell).
    """

    pasted = Signal(object)
    undone = Signal()
    laid = Signal(object, object, str)

    def __init__(
        self, door: Door, face: Face, panel: ListPanel, banner: MessageBanner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._door, self._face, self._panel, self._banner = door, face, panel, banner
        self.progress = ProgressPanel()
        self._job: Job | None = None
        self._action = ""
        more = panel.more
        panel.table.copy_pressed.connect(self.copy)
        panel.table.paste_pressed.connect(self.paste)
        more.copy_wanted.connect(self.copy)
        more.copy_heads_wanted.connect(self.copy_with_heads)
        more.paste_wanted.connect(self.paste)
        more.paste_rows_wanted.connect(self.paste_rows)
        more.export_wanted.connect(self.choose_file)
        banner.pressed.connect(self._on_undo)
        self.progress.cancel_pressed.connect(self._on_cancel)

    def say(self, words: str, rest: str = "", action: str = "") -> None:
        """Tell what became of an edit, with 撤销 where there is something to take back.

        Args:
            words: what was done.
            rest: what was left as it is.
            action: id of the action that can be taken back; empty for none.
        """
        self._action = action
        tone = "warn" if rest else "good"
        self._banner.show_words(words, tone, rest, self.tr("撤销(&U)") if action else "")

    def look(
        self,
        verb: Callable[[Desk, Progress, CancelAsked], T],
        count: int,
        done: Callable[[T], None],
    ) -> None:
        """Look at something before it is changed, with progress and cancel where it is much.

        Args:
            verb: called with the desk, a progress function and a cancel question.
            count: how many records it is about.
            done: gets what it gave.
        """
        if self._short(count):
            self._door.render(self, partial(_unwatched, verb), done)
            return
        self._banner.hide()
        self.progress.begin(self.tr("正在核对"), self._face.unit)
        ended = partial(self._on_changed, done)
        self._job = self._door.render_long(
            self, verb, ended, self._on_stopped, self.progress.advance
        )

    def change(
        self,
        verb: Callable[[Desk, Progress, CancelAsked], Any],
        count: int,
        done: Callable[[tuple[Any, str]], None],
        what: str = "",
        unit: str = "",
    ) -> None:
        """`do` with progress and cancel where it is much.

        Args:
            verb: called with the desk, a progress function and a cancel question.
            count: how many records it changes.
            done: gets what came of it and the action to take back.
            what: is done, for example 正在删除; 正在修改 where empty.
            unit: measure word of what is counted; that of the list's records where empty.
        """
        if self._short(count):
            self.do(partial(_unwatched, verb), done)
            return
        self._banner.hide()
        self.progress.begin(what or self.tr("正在修改"), unit or self._face.unit)
        ended = partial(self._on_changed, done)
        self._job = self._door.work(
            self, verbs.LongAction(verb), ended, self._on_stopped, self.progress.advance
        )

    def _short(self, count: int) -> bool:
        """Whether nobody would wait for it; beside an export there is no room for another bar."""
        return count < MANY or self._job is not None

    def _on_changed(self, done: Callable[[Any], None], answer: object) -> None:
        self._end()
        done(answer)

    def _on_stopped(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self.say(self.tr("已取消，什么都没有改动。"))
        else:
            self._action = ""
            self._banner.show_error(error)

    def do(self, verb: Callable[[Desk], Any], done: Callable[[tuple[Any, str]], None]) -> None:
        """Change something; `done` gets what came of it and the action to take back."""
        self._door.write(self, verbs.Action(verb), done, self._banner.show_error)

    # --- out --------------------------------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        self._copy(heads=False)

    @Slot()
    def copy_with_heads(self) -> None:
        """The same, with the heads above."""
        self._copy(heads=True)

    def _copy(self, *, heads: bool) -> None:
        table = self._panel.table
        rows, places = table.block()
        columns = tuple(table.shown_columns()[place] for place in places)
        if not rows:
            return
        ids = table.list_model.ids
        chosen = ids if len(rows) == len(ids) else tuple(table.chosen_ids())
        cells = verbs.Cells(self._face.rows, chosen, columns)
        copied = verbs.Copied(cells, heads)
        if len(rows) == 1:
            self._fetch(copied)
            return
        # First written down: what can't be is not handed out.
        note = verbs.NoteCopied(self._face.kind.name, len(rows))
        self._door.jot(self, note, partial(self._on_noted, copied), self._banner.show_error)

    def _on_noted(self, copied: verbs.Copied, _result: None) -> None:
        self._fetch(copied)

    def _fetch(self, copied: verbs.Copied) -> None:
        self._door.render(self, copied, self._on_copied)

    def _on_copied(self, answer: tuple[str, str, int]) -> None:
        text, table, count = answer
        QApplication.clipboard().setMimeData(unkept(text, table))
        self._panel.tell_at_cell(
            self.tr("已复制 {0:,} 行，可以到 Excel 或 WPS 里粘贴。").format(count)
        )

    @Slot()
    def choose_file(self) -> None:
        """Ask where what is seen goes."""
        start = str(Path(QDir.homePath()) / f"{self._face.name}.xlsx")
        kinds = self.tr("Excel 表格 (*.xlsx);;文本表格 (*.csv)")
        name, _ = QFileDialog.getSaveFileName(
            self._panel.window(), self.tr("导出看到的"), start, kinds
        )
        if name:
            target = Path(name)
            self.export_to(target if target.suffix else target.with_suffix(".xlsx"))

    def export_to(self, target: Path) -> None:
        """Write the rows and columns of the list to a file, in its order."""
        columns = tuple(self._panel.table.shown_columns())
        ids = self._panel.table.list_model.ids  # not copied: 100,000 of them take 40 ms
        cells = verbs.Cells(self._face.rows, ids, columns)
        verb = verbs.Export(cells, target, self._face.name)
        self.progress.begin(self.tr("正在导出"), self._face.unit)
        done = partial(self._on_exported, target)
        self._job = self._door.keep(self, verb, done, self._on_failed, self.progress.advance)

    def _on_exported(self, target: Path, count: int) -> None:
        self._end()
        self._action = ""
        words = self.tr("已导出 {0:,} {1}。").format(count, self._face.unit)
        rest = f"{told(HandedOut.TABLE.carries.value)}\n{target}"
        self._banner.show_words(words, "good", rest)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self.say(self.tr("已停下，没有导出，没有留下半个文件。"))
        else:
            self._action = ""
            self._banner.show_error(error)

    def _end(self) -> None:
        self._job = None
        self.progress.end()

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # --- in ---------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Over the cells from the current one on; rows with heads of their own become records."""
        rows = from_text(QApplication.clipboard().text())
        if not rows:
            self._say_nothing_copied()
            return
        if self._face.pasted and heads_of(self._face, rows[0]):
            self.paste_rows()
            return
        self._paste_over(rows)

    @Slot()
    def paste_rows(self) -> None:
        """Every row becomes a record; without heads the columns are those of the list."""
        rows = from_text(QApplication.clipboard().text())
        heads = heads_of(self._face, rows[0]) if rows else ()
        body = rows[1:] if heads else rows
        columns = heads or [column.field for column in self._panel.table.shown_columns()]
        typed = [
            {name: cell for name, cell in zip(columns, row, strict=False) if name and cell}
            for row in body
        ]
        typed = [row for row in typed if row]
        if not typed:
            self._say_nothing_copied()
            return
        verb = partial(verbs.add_rows, kind=self._face.kind.name, typed=typed)
        self.do(verb, self._on_added)

    def _say_nothing_copied(self) -> None:
        words = self.tr("剪贴板里没有能粘贴的行。")
        self.say(words, self.tr("先在 Excel 里复制几行，最好连同表头。"))

    def _on_added(self, answer: tuple[RowsAdded, str]) -> None:
        added, action = answer
        words = self.tr("已添加 {0:,} {1}。").format(len(added.ids), self._face.unit)
        self.say(words, refused_words(added.refused), action)
        self.pasted.emit(added.ids)

    def _paste_over(self, rows: Sequence[Sequence[str]]) -> None:
        table = self._panel.table
        first, place = table.corner()
        columns: list[Column] = table.shown_columns()[place:]
        ids = list(table.list_model.ids)[first:]
        chosen = table.chosen_ids()
        if len(rows) == 1 and len(chosen) > 1:  # one row for all that are selected, as in Excel
            ids, rows = chosen, [rows[0]] * len(chosen)
        pasted = over_cells(ids, columns, rows)
        if not pasted.typed:
            self.say(self.tr("这里没有能改的格子。"), self._not_here(pasted))
            return
        self.laid.emit(pasted.typed, (len(rows), len(rows[0])), self._not_here(pasted))

    def _not_here(self, pasted: Pasted) -> str:
        told = []
        if pasted.told_only:
            labels = "、".join(pasted.told_only)
            told.append(self.tr("“{0}”不能在列表里改，没有粘贴。").format(labels))
        if pasted.beyond:
            told.append(self.tr("有 {0} 行超出了列表末尾，没有粘贴。").format(pasted.beyond))
        return "".join(told)

    # --- back -------------------------------------------------------------------------------

    @Slot()
    def _on_undo(self) -> None:
        if self._action:
            action, self._action = self._action, ""
            self._banner.hide()
            asked, known = partial(verbs.size_of, action=action), partial(self._take_back, action)
            self._door.read(self, asked, known, self._banner.show_error)

    def _take_back(self, action: str, size: int) -> None:
        back = partial(verbs.take_back, action=action)
        if self._short(size):
            self._door.write(self, back, self._on_undone, self._banner.show_error)
            return
        self.progress.begin(self.tr("正在撤销"), self.tr("处"))
        ended = partial(self._on_changed, self._on_undone)
        stopped = partial(self._on_not_undone, action)
        self._job = self._door.work(self, back, ended, stopped, self.progress.advance)

    def _on_not_undone(self, action: str, error: errors.StationError) -> None:
        self._on_stopped(error)
        if isinstance(error, errors.Cancelled):
            self.say(self.tr("已取消，什么都没有改动。"), "", action)

    def _on_undone(self, words: str) -> None:
        self.undone.emit()
        self._banner.show_words(self.tr("已撤销：{0}").format(words), "note")


def _unwatched(verb: Callable[[Desk, Progress, CancelAsked], T], desk: Desk) -> T:
    return verb(desk, silent, never)
