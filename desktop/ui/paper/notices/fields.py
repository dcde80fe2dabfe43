"""The fields of a notice, as they stand below each other on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.paper.notices import NoticeForm
from desktop.ui import theme
from desktop.ui.paper.editing.hints_view import HintsView
from desktop.ui.paper.editing.labelled import Labelled
from desktop.ui.paper.editing.saying import say_instead
from desktop.ui.paper.notices.levels_line import LevelsLine
from desktop.ui.paper.notices.values import NAMES, form_of, news, values_of
from desktop.ui.sentences import told
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import ParagraphEditor, TextEditor
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.words import label

_LONGEST_TITLE, _LONGEST = 100, 200
#: With their names; lower windows scroll.
_TEXT_PX, _ATTACHED_PX = 208, 118
_ATTACHMENT_LINES = 3
#: So much of what another hand wrote is told.
_TOLD = 24


class NoticeFields(QWidget):
    """The left half of the editor.

    Args:
        today: gives the year a typed day leaves out.
        parent: the Qt parent.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begun: dict[str, str] = {}
        self.words, self.attached = ParagraphEditor(), ParagraphEditor(_ATTACHMENT_LINES)
        self.day = DateEdit(today)
        self.hints = HintsView()
        self.levels = LevelsLine(self.words)
        self._area = LowScroll()
        self._remark = label("", "warn", wrap=True)
        self.rows = self._rows()
        self._build()
        for row in self.rows.values():
            row.edited.connect(self._on_edited)
        self.hints.taken.connect(self._on_hint)
        self.words.cursorPositionChanged.connect(self._keep_in_sight)

    # --- what stands there ------------------------------------------------------------------

    def show_form(self, form: NoticeForm) -> None:
        """Show a notice as nobody has changed it yet."""
        self.begun = values_of(form)
        self._show(self.begun)

    def show_typed(self, typed: Mapping[str, object], begun: Mapping[str, object]) -> None:
        """Show what was typed before and not stored, and what it began with."""
        self.begun = {name: str(begun.get(name, "")) for name in NAMES}
        self._show({name: str(typed.get(name, "")) for name in NAMES})

    def values(self) -> dict[str, str]:
        """What stands in each field."""
        return {name: row.editor.value() for name, row in self.rows.items()}

    def form(self) -> NoticeForm:
        """The notice as it stands there."""
        return form_of(self.values())

    def seen(self) -> NoticeForm:
        """The same as far as it can be set: a day that is half typed is left out."""
        return replace(self.form(), dated="") if self.day.problem() else self.form()

    def differs(self) -> bool:
        """Whether something was typed."""
        return bool(self.begun) and self.values() != self.begun

    def problem(self) -> tuple[str, str]:
        """The field that can't stay as it is, and why; both empty where all can."""
        for name in ("title", "text"):
            if not self.rows[name].editor.value():
                return name, self.tr("标题和正文都要写。")
        return ("dated", words) if (words := self.day.problem()) else ("", "")

    # --- what another hand did --------------------------------------------------------------

    def show_news(self, now: Mapping[str, str]) -> bool:
        """Tell what of it was changed elsewhere meanwhile; gives whether anything was.

        Args:
            now: the fields as they are stored.
        """
        mine = self.values()
        found = news(self.begun, mine, now)
        for name, theirs in found.items():
            words = self.tr("别处刚改成“{0}”。您没有改，会照那边的留着。")
            if mine[name] != self.begun[name]:
                words = self.tr("别处刚改成“{0}”。您写的还在，保存时再请您看一眼。")
            self._tell(name, words, theirs)
        return bool(found)

    def take_news(self, now: Mapping[str, str]) -> list[str]:
        """The same once saving was refused for it; what the clerk left alone is theirs now.

        Returns:
            What the fields are called that were changed.
        """
        mine = self.values()
        found = news(self.begun, mine, now)
        for name, theirs in found.items():
            if mine[name] == self.begun[name]:
                self.rows[name].editor.set_value(theirs)
                self.rows[name].hush()
            else:
                words = self.tr("别处已改成“{0}”。再按保存就用您写的。")
                self._tell(name, words, theirs)
        self.begun = dict(now)
        self.hints.look_at(self._all())
        return [self.rows[name].words for name in found]

    def show_remark(self, words: str) -> None:
        """What there is to know of the paper; empty for nothing."""
        self._remark.setText(told(words))
        self._remark.setVisible(bool(words))

    # --- building ---------------------------------------------------------------------------

    def _rows(self) -> dict[str, Labelled]:
        return {
            "title": Labelled(self.tr("标题"), _line(_LONGEST_TITLE)),
            "text": Labelled(self.tr("正文"), self.words),
            "to": Labelled(self.tr("主送（发给谁）"), _line()),
            "attachments": Labelled(
                self.tr("附件（一行一个）"), ParagraphEditor(_ATTACHMENT_LINES)
            ),
            "signed_by": Labelled(self.tr("落款"), _line()),
            "dated": Labelled(self.tr("成文日期"), self.day),
            "contact": Labelled(self.tr("联系人"), _line()),
            "phone": Labelled(self.tr("电话"), _line()),
            "remark": Labelled(self.tr("附注"), _line()),
        }

    def _build(self) -> None:
        area = self._area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        column = area.column
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(8))
        # Of the rows: the sheet would have these editors lower.
        self.rows["text"].setMinimumHeight(theme.px(_TEXT_PX))
        self.rows["attachments"].setMinimumHeight(theme.px(_ATTACHED_PX))
        self.words.setMaximumHeight((1 << 24) - 1)
        column.addWidget(self.rows["title"])
        column.addWidget(self.rows["to"])
        column.addWidget(self.rows["text"], 1)
        for below in (self.levels, self.hints, self._remark):
            column.addWidget(below)
        column.addWidget(self.rows["attachments"])
        column.addLayout(self._pair("signed_by", "dated"))
        column.addLayout(self._pair("contact", "phone"))
        column.addWidget(self.rows["remark"])
        self._remark.hide()

    def _pair(self, left: str, right: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.rows[left], 1)
        row.addWidget(self.rows[right], 1)
        return row

    # --- inside -----------------------------------------------------------------------------

    def _show(self, values: Mapping[str, str]) -> None:
        for name, row in self.rows.items():
            row.editor.set_value(values[name])
            row.hush()
        self.levels.follow()
        self.hints.look_at(self._all())

    def _tell(self, name: str, words: str, theirs: str) -> None:
        known = self.begun[name].splitlines()
        # Of a long text the first line that is another.
        fresh = [line for line in theirs.splitlines() if line not in known]
        line = (fresh or theirs.splitlines() or [""])[0].strip()
        short = line if len(line) <= _TOLD else line[:_TOLD] + "……"
        self.rows[name].show_theirs(words.format(short or self.tr("空")), theirs)

    def _all(self) -> str:
        return "\n".join(self.values().values())

    @Slot()
    def _on_edited(self) -> None:
        self.hints.look_at(self._all())
        self.edited.emit()

    @Slot()
    def _keep_in_sight(self) -> None:
        """Of large letters the text may be higher than the room: the line written in shows."""
        if self.words.hasFocus():
            self._area.ensureWidgetVisible(self.words)

    @Slot(str, str)
    def _on_hint(self, found: str, say: str) -> None:
        say_instead(self.words.document(), found, say)
        for name, row in self.rows.items():
            if name != "text" and found in row.editor.value():
                row.editor.set_value(row.editor.value().replace(found, say))
        self._on_edited()


def _line(longest: int = _LONGEST) -> TextEditor:
    made = TextEditor()
    made.setMaxLength(longest)
    return made
