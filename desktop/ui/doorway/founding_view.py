"""A new station: who it is, who keeps it, and the passphrase twice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import errors
from desktop.model.names import normalise_name
from desktop.model.station_rules import FULL_NAMES, is_full
from desktop.services.founding import StationFacts
from desktop.ui import theme
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.passphrase import MINIMUM_PASSPHRASE, PassphraseLine
from desktop.ui.widgets.words import button, label

CODE_DIGITS = 12
#: What `services.opening` asks for, said before it refuses.


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new station is made of."""

    facts: StationFacts
    passphrase: str


class FoundingView(QWidget):
    """A small form.

    Signals:
        found_wanted: a `Founding`.
        recover_wanted: take a backup instead.
    """

    found_wanted = Signal(object)
    recover_wanted = Signal()

    def __init__(
        self, place: str, parent: QWidget | None = None, *, can_recover: bool = False
    ) -> None:
        super().__init__(parent)
        self.recover = button(self.tr("我有备份，从备份恢复(&R)……"), "link")
        if not can_recover:
            self.recover.hide()  # showing it before it has a parent would open a window
        self.rows: dict[str, FormRow] = {}
        self._lines: dict[str, QHBoxLayout] = {}
        self._found = button(self.tr("建站(&S)"), "primary")
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(0, 0, theme.px(16), 0)
        self._fields.setSpacing(theme.px(12))
        self._add_rows()
        self._fields.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        self._lay_out(place)
        self._found.clicked.connect(self._on_found)
        self.recover.clicked.connect(self.recover_wanted)

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field and go there."""
        row = self.rows[name]
        row.show_problem(sentence)
        row.editor.target().setFocus()
        self._scroll.ensureWidgetVisible(row)

    def show_refusal(self, error: errors.StationError) -> bool:
        """Put a refusal below the field it is about; gives whether there is one."""
        if isinstance(error, errors.PassphraseTooShort):
            self.show_problem("passphrase", str(error))
            return True
        if isinstance(error, errors.InvalidValues) and "区划代码" in str(error):
            self.show_problem("code", str(error.facts["problems"]))
            return True
        return False

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        return self.rows["name"].editor.target()

    def _add_rows(self) -> None:
        self._row("name", self.tr("站点全称"), self.tr("例如 石桥村新时代文明实践站"))
        self._row("code", self.tr("区划代码"), self.tr("本村的 12 位统计用区划代码"))
        self._row("county", self.tr("县（市、区）"))
        self._row("town", self.tr("乡镇（街道）"), beside="county")
        self._row("clerk", self.tr("文书姓名"), self.tr("谁在用这台电脑记台账"))
        hint = self.tr("至少 {0} 个字符，例如一句只有您记得的话").format(MINIMUM_PASSPHRASE)
        self._secret("passphrase", self.tr("口令"), hint)
        careful = self.tr("口令忘了就打不开，请抄一份锁好")
        self._secret("again", self.tr("再输一遍口令"), careful, beside="passphrase")

    def _row(self, name: str, words: str, hint: str = "", beside: str = "") -> None:
        editor = TextEditor()
        editor.returnPressed.connect(self._on_enter)
        self._keep(name, FormRow(words, editor, hint, required=True), beside)

    def _secret(self, name: str, words: str, hint: str, beside: str = "") -> None:
        editor = PassphraseLine(words)
        editor.line.returnPressed.connect(self._on_enter)
        self._keep(name, FormRow(words, editor, hint, required=True), beside)

    def _keep(self, name: str, row: FormRow, beside: str) -> None:
        """Below the others, or beside one of them."""
        self.rows[name] = row
        line = self._lines.get(beside)
        if line is None:
            line = QHBoxLayout()
            line.setSpacing(theme.px(16))
            self._fields.addLayout(line)
        self._lines[name] = line
        line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self, place: str) -> None:
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("资料将放在：{0}").format(place), "quiet", wrap=True), 1)
        foot.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("新建站点"), "title"))
        words = self.tr("这台电脑上还没有站点。填好下面几项就可以开始，以后都能在设置里改。")
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(self.recover, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    @Slot()
    def _on_enter(self) -> None:
        last = self.rows["again"].editor.target()
        if self.focusWidget() is last:
            self._on_found()
        else:
            self.focusNextChild()

    @Slot()
    def _on_found(self) -> None:
        texts = {name: row.editor.value() for name, row in self.rows.items()}
        problems = self._problems(texts)
        for name, row in self.rows.items():
            row.show_problem(problems.get(name, ""))
        if problems:
            first = next(iter(problems))
            self.show_problem(first, problems[first])
            return
        facts = StationFacts(
            texts["name"], texts["code"], texts["town"], texts["county"], texts["clerk"]
        )
        self.found_wanted.emit(Founding(facts, texts["passphrase"]))

    def _problems(self, texts: dict[str, str]) -> dict[str, str]:
        found = {name: self.tr("请填写这一项") for name, text in texts.items() if not text.strip()}
        code = texts["code"]
        if code and not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            found["code"] = self.tr("区划代码应是 12 位数字，这里是 {0} 位").format(len(code))
        if texts["name"] and not is_full(normalise_name(texts["name"])):
            found["name"] = self.tr("请写全称，要有“{0}”").format(FULL_NAMES[0])
        if texts["passphrase"] and len(texts["passphrase"]) < MINIMUM_PASSPHRASE:
            found["passphrase"] = self.tr("口令太短，至少 {0} 个字符").format(MINIMUM_PASSPHRASE)
        if texts["again"] and texts["again"] != texts["passphrase"]:
            found["again"] = self.tr("两次输入的口令不一样")
        return {name: found[name] for name in texts if name in found}
