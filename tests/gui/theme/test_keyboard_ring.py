"""What has the keyboard is seen to have it, in every scheme, and stays as large as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionTab,
    QTabBar,
    QTableWidget,
    QToolButton,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.theme.colours import BY_NAME
from desktop.ui.widgets.link_line import LinkLine
from desktop.ui.widgets.words import button
from tests.gui.theme.test_colours import contrast

#: WCAG 2.2, 1.4.11: what shows a state stands out by so much; so many such pixels are a ring.
_SEEN, _RING_PIXELS = 3.0, 60
_ROLES = ("primary", "plain", "quiet", "link", "danger", "chip", "nav", "tile", "chip-words")


def _button(role: str, *, chosen: bool = False) -> QPushButton:
    made = button("打印(&P)", role)
    made.setCheckable(chosen)
    made.setChecked(chosen)
    return made


def _ticked(kind: type[QCheckBox | QRadioButton], *, on: bool) -> QWidget:
    made = kind("提示空周")
    made.setChecked(on)
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("列表")
    made.addTab("月历")
    return made


def _list() -> QListWidget:
    made = QListWidget()
    made.addItems(["一", "二"])
    made.setCurrentRow(0)
    theme.set_role(made, "card")
    return made


def _table() -> QTableWidget:
    made = QTableWidget(2, 2)
    made.selectRow(0)
    theme.set_role(made, "card")
    return made


def _tool(role: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(theme.icon("x", "quiet", 16))
    theme.set_role(made, role)
    return made


CONTROLS: dict[str, Callable[[], QWidget]] = {
    **{role: lambda role=role: _button(role) for role in _ROLES},
    "long link": lambda: LinkLine("重阳敬老饺子宴"),
    "chosen chip": lambda: _button("chip", chosen=True),
    "chosen place": lambda: _button("nav", chosen=True),
    "box": lambda: _ticked(QCheckBox, on=False),
    "ticked box": lambda: _ticked(QCheckBox, on=True),
    "choice": lambda: _ticked(QRadioButton, on=False),
    "chosen choice": lambda: _ticked(QRadioButton, on=True),
    "combo": QComboBox,
    "number": QSpinBox,
    "measure": QDoubleSpinBox,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "tabs": _tabs,
    "list": _list,
    "table": _table,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "tool": lambda: _tool(""),
    "quiet tool": lambda: _tool("quiet"),
}


@pytest.fixture(params=sorted(BY_NAME))
def scheme(request, qapp: QApplication) -> Iterator[str]:
    theme.apply(qapp, scheme_name=request.param)
    yield request.param
    theme.apply(qapp)


@pytest.fixture(params=[100, 125, 150, 200])
def percent(request, qapp: QApplication) -> Iterator[int]:
    theme.apply(qapp, scale=request.param / 100)
    yield request.param
    theme.apply(qapp)


def _beside_another(made: QWidget, shown: Callable[[QWidget], QWidget]) -> QWidget:
    """A page with it, the keyboard elsewhere."""
    page = QWidget()
    theme.set_role(page, "page")
    other = QLineEdit()
    row = QHBoxLayout(page)
    row.addWidget(other)
    row.addWidget(made)
    shown(page)
    page.activateWindow()
    other.setFocus()
    QApplication.processEvents()
    return page


def _changed(before: QImage, after: QImage) -> int:
    """Pixels that stand out from what was there before."""
    pairs = {}
    found = 0
    for y in range(before.height()):
        for x in range(before.width()):
            pair = before.pixelColor(x, y).name(), after.pixelColor(x, y).name()
            if pair not in pairs:
                pairs[pair] = contrast(*pair) >= _SEEN
            found += pairs[pair]
    return found


@pytest.mark.parametrize("name", CONTROLS)
def test_the_ring_is_seen_in_every_scheme(scheme: str, shown, name: str):
    made = CONTROLS[name]()
    page = _beside_another(made, shown)
    before = page.grab(made.geometry()).toImage()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert made.hasFocus()
    assert _changed(before, page.grab(made.geometry()).toImage()) >= _RING_PIXELS


def _words_at(made: QWidget) -> QPoint:
    """Where its words begin, and the middle of their height."""
    at = _words(made)
    return QPoint(at.left(), at.top() + at.bottom())


def _words(made: QWidget) -> QRect:
    style, part = made.style(), QStyle.SubElement
    if isinstance(made, QPushButton | QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        made.initStyleOption(option)
        within = {QCheckBox: part.SE_CheckBoxContents, QRadioButton: part.SE_RadioButtonContents}
        at = style.subElementRect(within.get(type(made), part.SE_PushButtonContents), option, made)
        # Words in the middle stay there while both sides give the same away.
        return at if made.property("role") != "tile" else QRect(at.center(), at.center())
    if isinstance(made, QComboBox):
        option = QStyleOptionComboBox()
        made.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        return style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, made)
    if isinstance(made, QLineEdit):
        option = QStyleOptionFrame()
        made.initStyleOption(option)
        return style.subElementRect(part.SE_LineEditContents, option, made)
    if isinstance(made, QTabBar):
        option = QStyleOptionTab()
        made.initStyleOption(option, 0)
        return style.subElementRect(part.SE_TabBarTabText, option, made)
    if isinstance(made, QAbstractScrollArea):
        return made.viewport().geometry()
    if isinstance(made, QSpinBox | QDoubleSpinBox):
        return made.lineEdit().geometry()
    return made.rect()


@pytest.mark.parametrize("name", CONTROLS)
def test_what_gets_the_keyboard_stays_as_large_as_it_was_and_moves_no_words(
    percent: int, shown, name: str
):
    made = CONTROLS[name]()
    page = _beside_another(made, shown)
    before = made.sizeHint(), made.size(), _words_at(made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert made.hasFocus()
    assert (made.sizeHint(), made.size(), _words_at(made)) == before
    assert page.isVisible()
