"""显示: how large letters are, in which colours and language, whether gaps are mentioned."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QWidget,
)

from desktop.ui.settings.section import Section
from desktop.ui.widgets.words import label

STEPS = (100, 125, 150, 175, 200)
_BODY_PX = 14


class DisplaySection(Section):
    """One button for each size, written in that size; one for each set of colours.

    Signals:
        chosen: percent.
        scheme_chosen: name of the colours.
        language_chosen: a code, or ``system``.
        gaps_chosen: whether gaps are mentioned.
    """

    chosen = Signal(int)
    scheme_chosen = Signal(str)
    language_chosen = Signal(str)
    gaps_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("显示"), "", parent)
        self.column.addWidget(label(self.tr("字号"), "section"))
        text = self.tr("字看着费力就调大些。只改这台电脑，打印不受影响。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self._group = QButtonGroup(self)
        for percent in STEPS:
            made = self._step(percent)
            self.column.addWidget(made)
            self._group.addButton(made, percent)
        self._schemes = QButtonGroup(self)
        self.column.addWidget(label(self.tr("颜色"), "section"))
        for number, (_, words) in enumerate(self._of_schemes()):
            button = QRadioButton(words)
            self.column.addWidget(button)
            self._schemes.addButton(button, number)
        self._languages = QButtonGroup(self)
        # In both languages: whoever landed in the wrong one finds back.
        self.column.addWidget(label(self.tr("语言 / Language"), "section"))
        for number, (_, words) in enumerate(self._of_languages()):
            button = QRadioButton(words)
            self.column.addWidget(button)
            self._languages.addButton(button, number)
        text = self.tr("打印出来的、上报的都还是中文。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.column.addWidget(label(self.tr("空缺"), "section"))
        self.gaps = QCheckBox(self.tr("在今日和月历里提一句"))
        self.column.addWidget(self.gaps)
        text = self.tr("没有活动的周、没有主题的月。不算差错，不想看就关掉。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.show_whole()
        self._group.idToggled.connect(self._on_scale)
        self._schemes.idToggled.connect(self._on_scheme)
        self._languages.idToggled.connect(self._on_language)
        self.gaps.toggled.connect(self.gaps_chosen)

    def show_scale(self, percent: int) -> None:
        """Show the size in use: the nearest step where another was set elsewhere."""
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        with QSignalBlocker(self._group):
            self._group.button(nearest).setChecked(True)

    def show_look(self, scheme: str, language: str, *, gaps: bool) -> None:
        """Show the colours and the language in use, and whether gaps are mentioned."""
        names = [name for name, _ in self._of_schemes()]
        with QSignalBlocker(self._languages):
            self.language_button(language).setChecked(True)
        with QSignalBlocker(self._schemes), QSignalBlocker(self.gaps):
            self._schemes.button(names.index(scheme)).setChecked(True)
            self.gaps.setChecked(gaps)

    def scheme_button(self, name: str) -> QAbstractButton:
        """The button of one set of colours."""
        return self._schemes.button([one for one, _ in self._of_schemes()].index(name))

    def language_button(self, code: str) -> QAbstractButton:
        """The button of a language; the first where nobody chose."""
        codes = [one for one, _ in self._of_languages()]
        return self._languages.button(codes.index(code) if code in codes else 0)

    @property
    def scale(self) -> int:
        """The step that is marked."""
        return self._group.checkedId()

    def _step(self, percent: int) -> QRadioButton:
        words = {
            100: self.tr("标准"),
            125: self.tr("大一点"),
            150: self.tr("大"),
            175: self.tr("很大"),
            200: self.tr("最大"),
        }[percent]
        made = QRadioButton(self.tr("{0}　{1} %").format(words, percent))
        font = QFont(made.font())
        # Each in its own size, whatever the size in use: so they can be compared.
        font.setPixelSize(round(_BODY_PX * percent / 100))
        made.setFont(font)
        return made

    def _of_schemes(self) -> tuple[tuple[str, str], ...]:
        return (
            ("light", self.tr("浅色")),
            ("dark", self.tr("深色：暗处不刺眼")),
            ("contrast", self.tr("高对比：黑白分明")),
            ("system", self.tr("跟着电脑的设置走")),
        )

    def _of_languages(self) -> tuple[tuple[str, str], ...]:
        return (
            ("zh", self.tr("中文")),
            ("en", self.tr("English（英文）")),
            ("system", self.tr("跟着电脑的语言走 / As the computer")),
        )

    @Slot(int, bool)
    def _on_language(self, number: int, chosen: bool) -> None:
        if chosen:
            self.language_chosen.emit(self._of_languages()[number][0])

    @Slot(int, bool)
    def _on_scheme(self, number: int, chosen: bool) -> None:
        if chosen:
            self.scheme_chosen.emit(self._of_schemes()[number][0])

    @Slot(int, bool)
    def _on_scale(self, percent: int, chosen: bool) -> None:
        if chosen:
            self.chosen.emit(percent)
