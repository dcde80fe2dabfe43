"""Every dialog is whole on 1366×768, at any size of letters, and begins where it should.

A dialog that is added is asked for here: `DIALOGS` must know all that the window has.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

import desktop.ui
from desktop import errors
from desktop.model.ids import RecordId
from desktop.services.lists.bulk_edits import Refused
from desktop.services.lists.cell_plan import CellPlan
from desktop.services.office.form_facts import Chosen
from desktop.services.office.press_briefs import BriefPreview
from desktop.services.paper.certificates.listing import CertificateLine
from desktop.services.person.foreseen import Foreseen
from desktop.services.person.retention import Expired
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.ui import theme
from desktop.ui.activities.sheets.dialog import WhoseSheetDialog
from desktop.ui.backups.automatic import SavingDialog
from desktop.ui.history.dialog import HistoryDialog
from desktop.ui.keys.dialog import Asked, KeyDialog
from desktop.ui.leaving_dialog import LeavingDialog
from desktop.ui.lists.block_dialog import BlockDialog
from desktop.ui.lists.bulk_dialog import BulkDialog
from desktop.ui.lists.columns_dialog import ColumnsDialog
from desktop.ui.lists.condition_dialog import ConditionDialog
from desktop.ui.lists.view_menu import NameDialog
from desktop.ui.paper.editing.dialog import TextEditor
from desktop.ui.paper.notices.editor import NoticeEditor
from desktop.ui.paper.notices.verbs import Open
from desktop.ui.paper.office.brief_dialog import BriefDialog
from desktop.ui.paper.office.form_dialog import FormDialog
from desktop.ui.paper.offsets_dialog import OffsetsDialog
from desktop.ui.paper.register.check_dialog import CheckDialog
from desktop.ui.paper.register.void_dialog import VoidDialog
from desktop.ui.roster.columns import people_face
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.erase_dialog import EraseDialog
from desktop.ui.roster.look_dialog import LookDialog
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.sync.address_dialog import AddressDialog
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.pairing_dialog import PairingDialog
from desktop.ui.sync.recovery_code_dialog import RecoveryCodeDialog
from desktop.ui.sync.renew_key_dialog import RenewKeyDialog
from desktop.ui.today.retention_dialog import RetentionDialog
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageDialog
from desktop.ui.widgets.words import OneLine

WIDE, HIGH, TITLE_BAR = 1366, 768, 24
TODAY = dt.date(2026, 11, 22)
_REFUSED = Refused(RecordId("a"), "陈翠萍", "手机号要 11 位，这里是 7 位，请对照原件改正")
_BRIEF = BriefPreview(
    "石桥村：重阳敬老饺子宴\n\n　　2026年10月18日，大家一起包饺子。\n",
    ("01.jpg", "02-包饺子.jpg"),
    "参加的 12 人里有 3 人没有“照片”的同意，发稿以前请看看照片里有没有他们。",
)
_KEYS = Asked(
    "更改王文书的 PIN 或口令",
    ("为了让以前的 PIN 和密钥拷贝都失效，程序要换一次密钥：窗口会关一下再打开，约 3 秒。",),
    "保存(&S)",
    proof="您现在的 PIN",
    secret=True,
    offers_pin=True,
    reason=True,
    clerks=(("a", "王文书"), ("b", "李记录")),
)
_PLAN = CellPlan("volunteer", {"a": {"phone": "x"}}, {}, {}, 3, 0, (_REFUSED,), ())


def _certificate(person: str) -> CertificateLine:
    number, day = "4MZX-000012", TODAY.isoformat()
    return CertificateLine(
        RecordId("c"), number, "活动证书", "陈翠萍", person, "重阳敬老饺子宴", "a", day, "王文书",
        1, False, "", (),
    )  # fmt: skip


#: Class -> makes one that shows much, from a parent, a door and the id of a person.
DIALOGS: dict[type[QDialog], Callable[[QWidget, object, str], QDialog]] = {
    AddressDialog: lambda parent, _door, _id: AddressDialog("https://xian.example", parent),
    BlockDialog: lambda parent, _door, _id: BlockDialog(
        _PLAN, (4, 2), "最后一列没有用上。", parent
    ),
    BriefDialog: lambda parent, _door, _id: BriefDialog(_BRIEF, parent),
    BulkDialog: lambda parent, _door, _id: BulkDialog(people_face(), 12, {}, TODAY, parent),
    CheckDialog: lambda parent, door, _id: CheckDialog(door, parent),
    ColumnsDialog: lambda parent, _door, _id: ColumnsDialog(people_face(), ("name",), parent),
    ConditionDialog: lambda parent, _door, _id: ConditionDialog(
        people_face(), {}, TODAY, None, parent
    ),
    ConsentDialog: lambda parent, _door, _id: ConsentDialog(
        "30 人", TODAY, gives=True, parent=parent
    ),
    RetentionDialog: lambda parent, _door, _id: RetentionDialog(
        [Expired(str(n), f"张{n}", "left", "2022-05-06", 600) for n in range(12)], parent
    ),
    EraseDialog: lambda parent, _door, _id: EraseDialog(
        Foreseen("张伟", ("姓名、手机、住址",), ("时长不带姓名：合计要对得上",)), parent
    ),
    FormDialog: lambda parent, door, person: FormDialog(door, Chosen(person=person), parent),
    EnrolDialog: lambda parent, _door, _id: EnrolDialog(parent),
    HistoryDialog: lambda parent, door, person: HistoryDialog(door, "volunteer", person, parent),
    KeyDialog: lambda parent, _door, _id: KeyDialog(_KEYS, parent),
    LeavingDialog: lambda parent, _door, _id: LeavingDialog("有一个活动还没有保存", parent),
    LookDialog: lambda parent, _door, _id: LookDialog("欧阳阿依古丽·买买提", parent),
    MessageDialog: lambda parent, _door, _id: MessageDialog(errors.DiskFull(), parent),
    NameDialog: lambda parent, _door, _id: NameDialog(
        "村民小组是“一组”，队伍是“理论宣讲队”", parent
    ),
    NoticeEditor: lambda parent, door, _id: NoticeEditor(door, Open(), TODAY, parent),
    OffsetsDialog: lambda parent, _door, _id: OffsetsDialog("HP LaserJet 村部", (0, 0), parent),
    PairingDialog: lambda parent, _door, _id: PairingDialog(writing=True, parent=parent),
    RecoveryCodeDialog: lambda parent, _door, _id: RecoveryCodeDialog(parent),
    RenewKeyDialog: lambda parent, _door, _id: RenewKeyDialog(parent),
    SavingDialog: lambda parent, _door, _id: SavingDialog(parent),
    TextEditor: lambda parent, door, _id: TextEditor(door, "recruitment-rules", TODAY, parent),
    WhoseSheetDialog: lambda parent, door, _id: WhoseSheetDialog(
        door, [f"微信图片_2026101809{n}.jpg" for n in range(6)], parent
    ),
    VoidDialog: lambda parent, _door, person: VoidDialog(_certificate(person), parent),
    ShortcutSheet: lambda parent, _door, _id: ShortcutSheet([("Ctrl+K", "找人")], parent),
}
#: Bases of dialogs, no dialogs themselves.
_BASES = {"FittedDialog", "BesidePaper"}
_EVERY = pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
_TYPED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


@pytest.fixture(params=[100, 150, 200])
def percent(request, dressed: QApplication) -> Iterator[int]:
    theme.apply(dressed, scale=request.param / 100)
    yield request.param
    theme.apply(dressed)


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the room of the screen hears of 1366×768."""
    for name, module in list(sys.modules.items()):
        if name.startswith("desktop.ui.") and hasattr(module, "free_area"):
            monkeypatch.setattr(module, "free_area", lambda _widget: QRect(0, 0, WIDE, HIGH))


@pytest.fixture
def opened(door, desk, shown, settle, small_screen) -> Callable[[type[QDialog]], QDialog]:
    """Opens one of a kind over a window as large as the screen."""
    parent = QWidget()
    parent.resize(WIDE, HIGH)
    shown(parent)

    def opened_one(kind: type[QDialog]) -> QDialog:
        made = DIALOGS[kind](parent, door, people_ids(desk, PeopleQuery())[0])
        shown(made)
        made.activateWindow()
        settle(door)
        return made

    return opened_one


def test_every_dialog_of_the_window_is_asked_here():
    for found in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(found.name)
    there = {kind for kind in _below(QDialog) if kind.__module__.startswith("desktop.ui")}
    assert {kind.__name__ for kind in there} - _BASES == {kind.__name__ for kind in DIALOGS}


@_EVERY
def test_it_fits_the_screen_and_nothing_in_it_is_cut(opened, percent: int, kind: type[QDialog]):
    dialog = opened(kind)
    assert dialog.width() <= WIDE
    assert dialog.height() <= HIGH - TITLE_BAR
    assert cut(dialog) == []


@pytest.mark.parametrize(
    "kind", [kind for kind in DIALOGS if issubclass(kind, FittedDialog)], ids=lambda k: k.__name__
)
def test_rows_scroll_only_where_the_screen_is_too_low(
    opened, percent: int, kind: type[FittedDialog]
):
    dialog = opened(kind)
    (area, *_) = dialog.findChildren(QScrollArea)
    before = dialog.size()
    dialog.fit()
    assert dialog.size() == before, "it must not grow by itself"
    assert not area.verticalScrollBar().maximum() or dialog.height() > HIGH - 3 * TITLE_BAR


@_EVERY
def test_the_keyboard_begins_in_a_field_or_at_what_is_safe(
    opened, dressed: QApplication, kind: type[QDialog]
):
    dialog = opened(kind)
    at = dialog.focusWidget()
    fields = [made for made in dialog.findChildren(QWidget) if _is_field(made)]
    assert at is not None
    if fields:
        assert _is_field(at), f"{type(at).__name__} instead of a field"
    else:
        risky = at.property("role") == "danger" or (
            isinstance(at, QPushButton) and at.text() in _LOSING
        )
        assert not risky


def test_enter_held_from_closing_the_window_does_not_skip_the_backup(opened, qtbot):
    dialog = opened(SavingDialog)
    skipped = []
    dialog.skipped.connect(lambda: skipped.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert skipped == []
    qtbot.keyClick(dialog, Qt.Key.Key_Tab)
    assert dialog.skip.hasFocus()
    qtbot.keyClick(dialog.skip, Qt.Key.Key_Return)
    assert skipped == [True]


#: Words of buttons that give something up.
_LOSING = ("不保存，退出(&X)", "不等了，直接退出(&X)")


def _is_field(made: QWidget) -> bool:
    seen = made.isVisible() and made.isEnabled()
    boxes = (QCheckBox, QRadioButton, QAbstractItemView)
    return seen and isinstance(made, (*_TYPED, *boxes))


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def cut(dialog: QWidget) -> list[str]:
    """What stands in it and is smaller than its words, or beyond what holds it."""
    found = []
    for made in dialog.findChildren(QWidget):
        if not made.isVisible() or _of_another(made):
            continue
        if lack := _lack(made):
            found.append(f"{type(made).__name__} {_words(made)!r}: {lack}")
        if not _scrolls(made) and not made.parentWidget().rect().contains(made.geometry()):
            found.append(f"{type(made).__name__} {_words(made)!r} is beyond {made.parentWidget()}")
    return found


def _lack(made: QWidget) -> str:
    if isinstance(made, QLabel) and made.wordWrap():
        lacks = made.height() < made.heightForWidth(made.width())
        return f"{made.height()} of {made.heightForWidth(made.width())}" if lacks else ""
    if isinstance(made, QToolButton) and not made.text():
        narrow = made.contentsRect().size().boundedTo(made.iconSize()) != made.iconSize()
        return f"{made.size()} for an icon of {made.iconSize()}" if narrow else ""
    if isinstance(made, (QAbstractButton, QLabel)) and not isinstance(made, OneLine):
        wanted = made.sizeHint() if isinstance(made, QLabel) else made.minimumSizeHint()
        narrow = made.width() < wanted.width() or made.height() < wanted.height()
        return f"{made.size()} of {wanted}" if narrow else ""
    if isinstance(made, _TYPED):
        high = made.minimumSizeHint().height()
        return f"{made.height()} of {high}" if made.height() < high else ""
    return ""


def _of_another(made: QWidget) -> bool:
    """Whether it is a piece of a field or a list, which Qt lays out."""
    return isinstance(made.parentWidget(), (QAbstractItemView, *_TYPED))


def _scrolls(made: QWidget) -> bool:
    """Whether it is what an area scrolls, or a part of an area itself."""
    above = made.parentWidget().parentWidget()
    return isinstance(made.parentWidget(), QAbstractScrollArea) or (
        isinstance(above, QScrollArea) and above.widget() is made
    )


def _words(made: QWidget) -> str:
    text = getattr(made, "text", None)
    return str(text())[:16] if callable(text) else made.accessibleName()
