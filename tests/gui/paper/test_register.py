"""证书登记簿: found, checked, printed again, made void."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.imaging.pdf_pages import pages_of
from desktop.model.kinds import kind_named
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.services.paper import papers
from desktop.services.paper.certificates import activity_certificates, register
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.ui.main_window import MainWindow
from desktop.ui.paper.register.check_dialog import CheckDialog
from desktop.ui.paper.register.screen import RegisterScreen
from desktop.ui.paper.register.void_dialog import VoidDialog
from desktop.ui.places import places
from desktop.ui.widgets.display import free_area
from tests.unit.imaging.made_pictures import make_scene, written

CERTIFICATE = kind_named("certificate")


@pytest.fixture
def activity(desk) -> str:
    (found,) = activity_ids(desk, ActivityQuery(search="重阳"))
    return found


@pytest.fixture
def issued(desk, activity):
    return activity_certificates.issue(desk, activity, [])


@pytest.fixture
def screen(issued, door, shown, settle) -> RegisterScreen:
    screen = RegisterScreen(door)
    screen.resize(1100, 600)
    shown(screen)
    door.start_watching()
    settle(door)
    return screen


def column(screen, place: int) -> list[str]:
    return [screen.model.index(row, place).data() for row in range(screen.model.rowCount())]


def opened(screen, kind):
    (dialog,) = screen.window().findChildren(kind)
    return dialog


def test_each_stands_there_with_what_it_is_worth(screen, issued, desk, settle, door):
    assert column(screen, 0) == [one.number for one in reversed(issued)]
    assert set(column(screen, 3)) == {"重阳敬老饺子宴"}
    assert set(column(screen, 5)) == {"有效"}
    first = desk.records.find(CERTIFICATE)[0]
    register.void(desk, first.id, "打错了")
    settle(door)
    screen.state.setCurrentIndex(screen.state.findData("void"))
    screen.state.activated.emit(0)
    settle(door)
    assert column(screen, 5) == ["作废：打错了"]
    assert f"1 张，共 {len(issued)} 张" in screen.header.aside


@pytest.mark.slow
def test_words_narrow_it_and_nothing_that_fits_is_said(screen, issued, type_in, qtbot):
    type_in(screen.words, issued[0].number)
    qtbot.waitUntil(lambda: column(screen, 0) == [issued[0].number])
    type_in(screen.words, "没有这个")
    qtbot.waitUntil(lambda: not screen.table.isVisible())
    assert "没有符合条件的证书" in screen._empty._title.text()


@pytest.mark.slow
def test_a_head_orders_it(screen, issued, settle, door):
    screen.model.sort(0, Qt.SortOrder.AscendingOrder)
    settle(door)
    assert column(screen, 0) == [one.number for one in issued]


def test_one_is_void_only_with_a_reason_and_stays_so(screen, desk, qtbot, settle, door):
    screen.void.click()
    dialog = opened(screen, VoidDialog)
    assert not dialog._accept.isEnabled()
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "作废不能撤销" in said and screen.line.number in said
    qtbot.keyClicks(dialog.reason, "  ")
    assert not dialog._accept.isEnabled()
    dialog.reason.setText("姓名打错了")
    number, found = screen.line.number, screen.line.id
    dialog._accept.click()
    settle(door)
    assert f"证书 {number} 已作废" in screen.notices.banner.text
    record = desk.records.get(CERTIFICATE, found)
    assert record.flag("void") and record.text("void_reason") == "姓名打错了"
    assert column(screen, 5)[0] == "作废：姓名打错了"
    assert not screen.void.isEnabled() and not screen.again.isEnabled()


@pytest.mark.slow
def test_who_was_quicker_is_told_and_nothing_is_lost(screen, desk, settle, door):
    screen.void.click()
    dialog = opened(screen, VoidDialog)
    register.void(desk, screen.line.id, "收回")
    dialog.reason.setText("打错了")
    dialog._accept.click()
    settle(door)
    assert "已经作废了" in screen.notices.banner.text
    assert column(screen, 5)[0] == "作废：收回"


@pytest.mark.slow
def test_holder_and_activity_are_one_press_away(screen, activity, qtbot):
    with qtbot.waitSignal(screen.open_record) as asked:
        screen.holder.click()
    assert asked.args == ["volunteer", screen.line.volunteer]
    with qtbot.waitSignal(screen.open_record) as asked:
        screen.activity.click()
    assert asked.args == ["activity", activity]
    with qtbot.waitSignal(screen.open_record) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked.args[0] == "volunteer"


@pytest.mark.slow
def test_an_empty_register_says_where_numbers_come_from(door, shown, settle):
    screen = RegisterScreen(door)
    screen.resize(900, 600)
    shown(screen)
    settle(door)
    assert "还没有登记过证书" in screen._empty._title.text()
    assert not screen.void.isEnabled() and not screen.holder.isEnabled()


# --- printed again ------------------------------------------------------------------------------


@pytest.fixture
def window(desk, activity, door, shown, settle) -> MainWindow:
    (person,) = people_ids(desk, PeopleQuery(search="张伟"))
    activity_certificates.issue(desk, activity, [])
    honour = {"title": "优秀志愿者", "reason": "敬老服务"}
    papers.issue(desk, "honour-certificate", [person], answers=honour)
    papers.issue(desk, "service-record", [person])
    window = MainWindow(door, places(door))
    window.resize(1366, 768)
    shown(window)
    settle(door)
    return window


def _latest(desk, kind: str):
    return [one for one in desk.records.find(CERTIFICATE) if one.text("kind") == kind][-1]


@pytest.mark.parametrize(
    "kind",
    ["activity", *(pytest.param(one, marks=pytest.mark.slow) for one in ("honour", "service"))],
)
def test_one_is_printed_again_as_the_same_certificate(
    window, desk, kind, settle, door, qtbot, tmp_path
):
    found = _latest(desk, kind)
    window.open_record("certificate", found.id)
    settle(door)
    window.screen_at("register").again.click()
    paper = window.screen_at("paper")
    qtbot.waitUntil(lambda: paper.preview.pages == 1, timeout=30_000)
    settle(door)
    assert window.current == "paper"
    before = len(desk.records.find(CERTIFICATE))
    paper.save_to(tmp_path / "again.pdf")
    qtbot.waitUntil((tmp_path / "again.pdf").exists, timeout=30_000)
    settle(door)
    again = desk.records.get(CERTIFICATE, found.id)
    assert again.number("printings") == 2
    assert len(desk.records.find(CERTIFICATE)) == before
    window.open_record("certificate", found.id)
    settle(door)
    assert window.screen_at("register").line.printings == 2


def test_the_register_is_offered_at_certificates_only(window, settle, door):
    window.print_records("activity-certificate", [])
    settle(door)
    paper = window.screen_at("paper")
    assert paper.header.register.isVisible()
    window.print_records("sign-in-sheet", [])
    settle(door)
    assert not paper.header.register.isVisible()
    paper.header.register.click()
    assert window.current == "register"


# --- checked ------------------------------------------------------------------------------------


@pytest.fixture
def check(screen, settle, door):
    screen.check.click()
    dialog = opened(screen, CheckDialog)

    def look_at(code: str) -> CheckDialog:
        dialog.code.setPlainText(code)
        dialog._check.click()
        settle(door)
        assert dialog.isVisible()
        return dialog

    return look_at


def facts(dialog) -> str:
    return " ".join(one.text() for one in dialog.facts.findChildren(QLabel))


def test_a_genuine_code_is_told_with_what_the_paper_must_say(check, issued, screen):
    code = issued[0].code
    opened(screen, CheckDialog).move(0, free_area(screen).bottom() - 200)
    dialog = check(f"  {code[:40]}\n{code[40:]} ")
    assert dialog.frameGeometry().bottom() <= free_area(screen).bottom()
    assert dialog.verdict.text() == "有效"
    assert issued[0].facts["name"] in facts(dialog) and "重阳敬老饺子宴" in facts(dialog)


def test_a_void_one_and_a_changed_one_are_told(check, issued, desk):
    code = issued[0].code
    found = next(r for r in desk.records.find(CERTIFICATE) if r.text("code") == code)
    register.void(desk, found.id, "打错了")
    dialog = check(code)
    assert dialog.verdict.text() == "已作废" and "打错了" in dialog.words.text()
    changed = code.replace(".20261122.", ".20261123.")
    assert changed != code
    assert check(changed).verdict.text() == "被改动过，或是伪造的"
    assert not dialog.facts.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("words", ["WMZ1.", "https://example.com", "station:sign-in:1"])
def test_what_is_no_code_is_said_in_words(check, words):
    dialog = check(words)
    assert dialog.verdict.text() == "认不出"
    assert "不是证书核验码" in dialog.words.text()


@pytest.mark.slow
def test_another_code_hides_what_was_said_of_the_one_before(check, issued):
    dialog = check(issued[0].code)
    dialog.code.setPlainText("WMZ1.")
    assert not dialog.verdict.isVisible() and not dialog.words.isVisible()


@pytest.mark.slow
def test_enter_checks_as_a_scanner_sends_it(check, issued, qtbot, settle, door):
    dialog = check(issued[0].code)
    dialog.code.setPlainText(issued[1].code)
    qtbot.keyClick(dialog.code, Qt.Key.Key_Return)
    settle(door)
    assert dialog.verdict.text() == "有效"
    assert issued[1].number in dialog.words.text()


@pytest.mark.slow
def test_a_photo_of_the_paper_is_as_good_as_its_words(
    screen, desk, activity, tmp_path, settle, door
):
    sheet = papers.issue(desk, "activity-certificate", [activity])
    (page, *_) = pages_of(sheet.pdf, "证书.pdf")
    taken = tmp_path / "微信图片.jpg"
    taken.write_bytes(page)
    screen.check.click()
    dialog = opened(screen, CheckDialog)
    dialog.read(taken)
    settle(door)
    settle(door)
    assert dialog.verdict.text() == "有效"
    taken.write_bytes(written(make_scene(640, 480)))
    dialog.read(taken)
    settle(door)
    assert dialog.verdict.text() == "认不出" and "没有认出二维码" in dialog.words.text()
