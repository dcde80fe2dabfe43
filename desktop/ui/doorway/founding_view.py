"""A new station's first two steps: which station; who keeps it, and the PIN twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.model.names import normalise_name
from desktop.model.station_rules import FULL_NAMES, is_full
from desktop.services.founding import StationFacts
from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.new_secret import PIN, NewSecretRows
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

CODE_DIGITS = 12
#: Between the two ways to a station that is there.
_BETWEEN_PX = 24


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new station is made of.

    Args:
        facts: who it is.
        typed: the clerk's PIN or passphrase.
        kind: which of the two.
    """

    facts: StationFacts
    typed: str = field(repr=False)
    kind: str


class FoundingView(QWidget):
    """Two small forms, one after the other.

    Signals:
        found_wanted: a `Founding`.
        recover_wanted: take a backup instead.
        join_wanted: this PC comes to a station that other PCs have.
        step_changed: 1 or 2.
    """

    found_wanted = Signal(object)
    recover_wanted = Signal()
    join_wanted = Signal()
    step_changed = Signal(int)

    def __init__(
        self,
        place: str,
        parent: QWidget | None = None,
        *,
        can_recover: bool = False,
        can_join: bool = False,
    ) -> None:
        super().__init__(parent)
        self._other_ways = WrappedRow(gap_px=_BETWEEN_PX)
        self.recover = button(self.tr("我有备份或移交文件(&R)…"), "link")
        self.join = button(self.tr("这台电脑加入已有的站(&J)…"), "link")
        self.join.setToolTip(self.tr("第二台电脑，或者原来的电脑坏了：资料从县里取来"))
        self.rows: dict[str, FormRow] = {}
        self._lines: dict[str, QHBoxLayout] = {}
        self._told: dict[str, tuple[str, str]] = {}  # a field's name and hint
        careful = self.tr("下一步给您一张恢复单，忘了靠它")
        self.secret = NewSecretRows(careful, self)
        self._found = button(self.tr("建站(&S)"), "primary")
        self._next = button(self.tr("下一步(&N)"), "primary")
        self._before = button(self.tr("上一步(&B)"), "plain")
        self._title, self._about = label("", "title"), label("", "body", wrap=True)
        self._pages = QStackedWidget()
        theme.set_role(self._pages, "panel")
        self._scrolls: list[QScrollArea] = []
        self._of_page: dict[str, int] = {}
        for add_rows in (self._add_station, self._add_clerk):
            self._add_page()
            add_rows()
            self._fields.addStretch(1)
        for way, offered in ((self.recover, can_recover), (self.join, can_join)):
            if offered:
                self._other_ways.add(way)
        self._lay_out(place)
        self._found.clicked.connect(self._on_found)
        self._next.clicked.connect(self._on_next)
        self._before.clicked.connect(self._on_before)
        self.recover.clicked.connect(self.recover_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.secret.kind_changed.connect(self._on_kind)
        self.show_step(1)

    def offer_pin(self, *, offered: bool) -> None:
        """Whether a PIN can be used on this PC."""
        self.secret.offer_pin(offered=offered)
        self._on_kind()

    def show_step(self, step: int) -> None:
        """Turn to step 1 or 2."""
        first = step == 1
        self._pages.setCurrentIndex(step - 1)
        pin = self.secret.kind == PIN
        who = self.tr("我是谁，用什么 PIN") if pin else self.tr("我是谁，用什么口令")
        self._title.setText(self.tr("我们是哪个站") if first else who)
        words = self.tr(
            "这台电脑上还没有站点。填好下面几项，五步就能用起来；除区划代码外，以后都能在设置里改。"
        )
        if not first:
            words = self.tr("文书的名字会记在每一处改动旁边。口令把资料锁住，只有您知道。")
            if pin:
                words = self.tr("文书的名字会记在每一处改动旁边。PIN 把资料锁住，只有您知道。")
        self._about.setText(words)
        self._next.setVisible(first)
        self._found.setVisible(not first)
        self._before.setVisible(not first)
        self._other_ways.setVisible(first)
        self.step_changed.emit(step)

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field and go there."""
        row, page = self.rows[name], self._of_page[name]
        row.show_problem(sentence)
        if self._pages.currentIndex() != page:
            self.show_step(page + 1)
        row.editor.target().setFocus()
        self._scrolls[page].ensureWidgetVisible(row)

    def show_refusal(self, error: errors.StationError) -> bool:
        """Put a refusal below the field it is about; gives whether there is one."""
        if self.secret.show_refusal(error):
            self.show_step(2)
            return True
        if isinstance(error, errors.InvalidValues) and "区划代码" in str(error):
            self.show_problem("code", str(error.facts["problems"]))
            return True
        return False

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        first = "name" if self._pages.currentIndex() == 0 else "clerk"
        return self.rows[first].editor.target()

    def press_next(self) -> None:
        """Go on from the step in sight, as its own button does."""
        (self._next if self._pages.currentIndex() == 0 else self._found).click()

    def _add_page(self) -> None:
        inside = QWidget()
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(theme.px(12))
        scroll = scrolled(inside)
        self._scrolls.append(scroll)
        self._pages.addWidget(scroll)

    def _add_station(self) -> None:
        self._row("name", self.tr("站点全称"), self.tr("例如 石桥村新时代文明实践站"))
        self._row("code", self.tr("区划代码"), self.tr("本村的 12 位统计用区划代码"))
        self._row("county", self.tr("县（市、区）"))
        self._row("town", self.tr("乡镇（街道）"), beside="county")

    def _add_clerk(self) -> None:
        self._row("clerk", self.tr("文书姓名"), self.tr("谁在用这台电脑记台账"))
        for name, row in (("passphrase", self.secret.first), ("again", self.secret.again)):
            self._keep(name, row, "passphrase")
        self.secret.entered.connect(self._on_enter)
        self._fields.addWidget(self.secret.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields.addWidget(self.secret.why)
        self.secret.why.hide()  # nobody has looked yet

    def _row(self, name: str, words: str, hint: str = "", beside: str = "") -> None:
        editor = TextEditor()
        editor.returnPressed.connect(self._on_enter)
        self._told[name] = words, hint
        self._keep(name, FormRow(words, editor, hint, required=True), beside)

    def _keep(self, name: str, row: FormRow, beside: str) -> None:
        """Below the others, or beside one of them."""
        self.rows[name] = row
        self._of_page[name] = len(self._scrolls) - 1
        line = self._lines.get(beside)
        if line is None:
            line = QHBoxLayout()
            line.setSpacing(theme.px(16))
            self._fields.addLayout(line)
        self._lines[name] = line
        line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)

    def _lay_out(self, place: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self._before)
        foot.addWidget(label(self.tr("资料将放在：{0}").format(place), "quiet", wrap=True), 1)
        foot.addWidget(self._next)
        foot.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._other_ways)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    @Slot()
    def _on_enter(self) -> None:
        at = self.focusWidget()
        if at is self.rows["again"].editor.target():
            self._on_found()
        elif at is self.rows["town"].editor.target():
            self._on_next()
        else:
            self.focusNextChild()

    @Slot()
    def _on_next(self) -> None:
        texts = self._texts()
        problems = {n: p for n, p in self._problems(texts).items() if self._of_page[n] == 0}
        for name, row in self.rows.items():
            row.show_problem(problems.get(name, ""))
        if problems:
            first = next(iter(problems))
            self.show_problem(first, problems[first])
            return
        self.show_step(2)
        self.focus_target().setFocus()

    @Slot()
    def _on_before(self) -> None:
        self.show_step(1)
        self.focus_target().setFocus()

    def _texts(self) -> dict[str, str]:
        return {name: row.editor.value() for name, row in self.rows.items()}

    @Slot()
    def _on_found(self) -> None:
        texts = self._texts()
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
        self.found_wanted.emit(Founding(facts, texts["passphrase"], self.secret.kind))

    @Slot()
    def _on_kind(self) -> None:
        if self._pages.currentIndex() == 1:
            self.show_step(2)

    def _lack(self, name: str) -> str:
        """Names the field, and says again what helps to fill it."""
        words, hint = self._told[name]
        lack = self.tr("请填写{0}").format(words)
        return f"{lack}：{hint}" if hint else lack

    def _problems(self, texts: dict[str, str]) -> dict[str, str]:
        found = {name: self._lack(name) for name in self._told if not texts[name].strip()}
        code = texts["code"]
        if code and not (code.isascii() and code.isdigit() and len(code) == CODE_DIGITS):
            found["code"] = self.tr("区划代码应是 12 位数字，这里是 {0} 位").format(len(code))
        if texts["name"] and not is_full(normalise_name(texts["name"])):
            found["name"] = self.tr("请写全称，要有“{0}”").format(FULL_NAMES[0])
        secret = zip(("passphrase", "again"), self.secret.problems(), strict=True)
        found |= {name: sentence for name, sentence in secret if sentence}
        return {name: found[name] for name in texts if name in found}
