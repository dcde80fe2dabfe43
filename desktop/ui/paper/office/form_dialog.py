"""填镇里的表: an empty form is chosen, what becomes of each field is seen, then made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.services.office.form_facts import NOTHING_CHOSEN, Chosen
from desktop.services.office.forms import FormReport
from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.paper.office.form_lines import FormLines, lines_of
from desktop.ui.paper.office.subjects import SubjectsBox
from desktop.ui.paper.office.verbs import FillForm, LookAtForm, field_list
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import OneLine, button, label

ENDINGS = (".docx", ".xlsx")
_ROWS, _NAME_PX = 6, 144
#: Until a new choice is looked at.
_PATIENCE_MS = 120


class FormDialog(FittedDialog):
    """Looks at a form while it is chosen for what.

    Args:
        door: to the records.
        chosen: what it is about at first.
        parent: the window.

    Signals:
        fill_wanted: a `FillForm`.
    """

    fill_wanted = Signal(object)

    def __init__(
        self, door: Door, chosen: Chosen = NOTHING_CHOSEN, parent: QWidget | None = None
    ) -> None:
        super().__init__(12, parent)
        self._door = door
        self.form: Path | None = None
        self.report: FormReport | None = None
        self.setWindowTitle(self.tr("填镇里的表"))
        self.setAcceptDrops(True)
        self._choose = button(self.tr("选空表(&F)…"), "plain", "folder-open")
        self._fields = button(self.tr("复制字段名(&N)"), "quiet", "copy")
        self._name = OneLine("", "body")
        self.subjects = SubjectsBox(door)
        self.lines = FormLines(self)
        self.table = QTableView()
        self.said = label("", "warn", wrap=True)
        self._save = button(self.tr("填好另存为(&S)…"), "primary", "floppy-disk")
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build()
        self._wire()
        self.subjects.choose(chosen)
        self._tell()

    def look_at(self, form: Path) -> None:
        """Take this form."""
        self.form = form
        self._name.setText(form.name)
        self._look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A form may be dropped anywhere."""
        if _forms(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        if found := _forms(event):
            event.acceptProposedAction()
            self.look_at(found[0])

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        how = self.tr(
            "在镇里发的空表（.docx 或 .xlsx）上，把要填的地方写成 {{站名}} 这样的字段名，"
            "保存一次，以后就能一直用。空表本身不改动。"
        )
        self.column.addWidget(label(how, "quiet", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._choose)
        row.addWidget(self._name, 1)
        row.addWidget(self._fields)
        self.column.addLayout(row)
        self._fields.setToolTip(self.tr("全部字段名和说明，可以粘贴到 Word、Excel 或 WPS 里"))
        self.column.addWidget(self.subjects)
        dress_table(self.table, _ROWS)
        self.table.setModel(self.lines)
        self.table.setAccessibleName(self.tr("每个字段填成什么"))
        self.table.setWordWrap(False)
        self.table.setColumnWidth(0, theme.px(_NAME_PX))
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.said)
        self.lay_foot(self._save, button(self.tr("关闭(&X)"), "plain"))

    def _wire(self) -> None:
        self._choose.clicked.connect(self._ask_for_form)
        self._fields.clicked.connect(self._copy_fields)
        self.subjects.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._look)

    # --- looking ----------------------------------------------------------------------------

    @Slot()
    def _ask_for_form(self) -> None:
        endings = " ".join(f"*{one}" for one in ENDINGS)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("选空表"), QDir.homePath(), self.tr("空表") + f" ({endings})"
        )
        if name:
            self.look_at(Path(name))

    @Slot()
    def _look(self) -> None:
        if self.form is None:
            return
        self.report = None
        verb = LookAtForm(self.form, self.subjects.chosen)
        self._door.render(self, verb, self._on_report, self._on_unusable)
        self._tell(self.tr("正在看这张表……"))

    def _on_report(self, answer: tuple[LookAtForm, FormReport]) -> None:
        asked, report = answer
        if asked != LookAtForm(self.form or Path(), self.subjects.chosen):
            return
        self.report = report
        self.lines.show_lines(lines_of(report))
        self.subjects.show_needed({about for _, about in report.needed})
        self._tell()

    def _on_unusable(self, error: errors.StationError) -> None:
        self.lines.show_lines(())
        happened, kept, advice = error.sentences()
        self._tell(f"{happened}{kept}{advice}")

    def _tell(self, words: str = "") -> None:
        """Show what can be shown; made only once everything is chosen."""
        report = self.report
        self._save.setEnabled(report is not None and not report.needed)
        if report is not None:
            words = report.remark or words
            if not lines_of(report):
                words = self.tr("这张表里没有字段名，没有东西可以填。")
                self._save.setEnabled(False)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.table.setVisible(self.form is not None)
        if self.isVisible():
            self.fit()

    @Slot()
    def _copy_fields(self) -> None:
        QApplication.clipboard().setText(field_list())
        self.said.setText(self.tr("字段名已复制，粘贴到 Word、Excel 或 WPS 里看。"))
        self.said.show()

    # --- making -----------------------------------------------------------------------------

    def accept(self) -> None:
        """Ask where it goes; the dialog closes once that is known."""
        if self.form is None or self.report is None or self.report.needed:
            return
        form = self.form
        start = str(form.with_name(self.tr("{0}（已填）").format(form.stem) + form.suffix))
        kinds = self.tr("填好的表") + f" (*{form.suffix})"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("填好另存为"), start, kinds)
        if name:
            self.save_to(Path(name))

    def save_to(self, target: Path) -> None:
        """Have it made."""
        form = self.form
        if form is None:
            return
        if target.suffix.lower() != form.suffix.lower():
            target = target.with_name(target.name + form.suffix)
        self.fill_wanted.emit(FillForm(form, target, self.subjects.chosen))
        super().accept()


def _forms(event: QDropEvent) -> list[Path]:
    return [one for one in dropped_paths(event.mimeData()) if one.suffix.lower() in ENDINGS]
