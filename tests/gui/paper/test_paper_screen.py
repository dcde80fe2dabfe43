"""打印: chosen at the left, seen as it prints, numbered only when saved or printed."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.ui.paper.file_names import file_name
from desktop.ui.paper.screen import PaperScreen
from desktop.ui.paper.sending import Printers

RULES, CERTIFICATE = "recruitment-rules", "activity-certificate"


def registered(desk) -> int:
    return desk.store.one("SELECT count(*) FROM certificate WHERE void = 0")


def ordered(screen) -> tuple[str, str]:
    order = screen.order()
    return (order.template, order.paper) if order else ("", "")


def test_the_first_document_is_shown_at_once(screen, see):
    see(screen.preview.document.pageCount() or 2)
    assert ordered(screen) == (RULES, "A4")
    assert screen.preview._title.text() == "志愿者招募管理制度"
    assert not screen.chooser.pieces.isVisible()
    assert screen.bar.save_button.isEnabled()


def test_paper_is_chosen_where_there_is_a_choice(screen, see, qtbot, door, settle):
    see(2)
    screen.bar.paper.setCurrentText("A2")
    screen.bar.paper.activated.emit(2)
    qtbot.waitUntil(lambda: "打印店" in screen.bar.note.text(), timeout=30_000)
    size = screen.preview.document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (1191, 1684)


def test_asked_for_an_activity_everybody_gets_a_page(screen, held, desk, see):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    assert screen.chooser.pieces.chosen == (held[2],)
    assert screen.chooser.pieces.everybody.isChecked()
    assert "8 张还没有编号" in screen.bar.note.text()
    assert registered(desk) == 0


def test_who_has_no_hours_is_said_calmly(screen, desk, see, door, settle):
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("有小时", "没小时")]
    facts = {"title": "巡河", "held_on": "2026-10-18"}
    sheet = [Participant(people[0], minutes=60), Participant(people[1])]
    made = activities.record_activity(desk, facts, sheet)
    screen.show_template(CERTIFICATE, [made])
    see(1)
    assert "没小时没有时长，没有证书" in screen.bar.note.text()
    assert screen.bar.save_button.isEnabled()


def test_who_is_left_out_gets_none(screen, held, see, qtbot):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    for row in (0, 3):
        screen.chooser.pieces.people.item(row).setCheckState(Qt.CheckState.Unchecked)
    see(6)
    assert not screen.chooser.pieces.everybody.isChecked()
    screen.chooser.pieces.everybody.click()
    see(8)
    screen.chooser.pieces.everybody.click()
    qtbot.waitUntil(lambda: screen.preview.pages == 0)
    assert not screen.bar.save_button.isEnabled()


def test_another_activity_brings_its_own_people(screen, held, see, door, settle):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    screen.chooser.pieces.people.item(0).setCheckState(Qt.CheckState.Unchecked)
    see(7)
    screen.chooser.pieces.sources.tick([held[0]])
    see(8)
    assert screen.order().ids == (held[0],)
    assert len(screen.order().parts[0][1]) == 8


def test_saving_registers_the_numbers_and_writes_the_file(
    screen, held, desk, see, qtbot, tmp_path, door, settle
):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    target = tmp_path / "证书 八张.pdf"
    screen.save_to(target)
    qtbot.waitUntil(lambda: bool(screen.banner.text), timeout=30_000)
    settle(door)
    assert str(target) in screen.banner.text
    assert registered(desk) == 8
    pages = PdfReader(target).pages
    assert len(pages) == 8
    assert "000001" in pages[0].extract_text()
    qtbot.waitUntil(lambda: "没有编号" not in screen.bar.note.text(), timeout=30_000)


def test_left_out_people_stay_left_out_after_saving(
    screen, held, desk, see, qtbot, tmp_path, door, settle
):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    screen.chooser.pieces.people.item(0).setCheckState(Qt.CheckState.Unchecked)
    see(7)
    screen.save_to(tmp_path / "七张.pdf")
    qtbot.waitUntil(lambda: "没有编号" not in screen.bar.note.text(), timeout=30_000)
    settle(door)
    assert screen.preview.pages == 7
    assert registered(desk) == 7


def test_a_place_that_refuses_is_said_before_a_number_is_used_up(
    screen, held, desk, see, qtbot, tmp_path, door, settle
):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    screen.save_to(tmp_path / "没有这个文件夹" / "x.pdf")
    qtbot.waitUntil(lambda: bool(screen.banner.text), timeout=30_000)
    settle(door)
    assert "没有这个文件夹" in screen.banner.text
    assert registered(desk) == 0
    assert screen.bar.save_button.isEnabled()


def test_without_a_printer_saving_is_offered_kindly(screen, see):
    see(2)
    screen.bar.offer_printers(Printers())
    assert "还没有打印机" in screen.bar.note.text()
    assert screen.bar.save_button.property("role") == "primary"
    assert not screen.bar.print_button.isEnabled()
    assert screen.bar.save_button.isEnabled()
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    assert "还没有打印机" not in screen.bar.note.text()
    assert screen.bar.save_button.property("role") == "plain"
    assert screen.bar.print_button.property("role") == "primary"
    assert screen.bar.print_button.isEnabled()


def test_printing_sends_the_numbered_sheet_to_the_printer_chosen(
    screen, held, desk, see, qtbot, tray, door, settle
):
    screen.bar.offer_printers(Printers(("一号", "二号"), "二号"))
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    screen.bar.copies.setValue(2)
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: bool(tray.jobs), timeout=30_000)
    settle(door)
    job = tray.jobs[0]
    assert (job.printer, job.copies, job.paper) == ("二号", 2, "A4")
    assert job.pdf.startswith(b"%PDF")
    assert registered(desk) == 8
    assert "已交给打印机「二号」" in screen.banner.text


def test_a_printer_that_refuses_is_told_and_can_be_tried_again(
    screen, see, qtbot, tray, door, settle
):
    see(2)
    screen.bar.offer_printers(Printers(("一号",), "一号"))
    tray.refuses_after(0)
    screen.bar.print_button.click()
    qtbot.waitUntil(lambda: "缺纸" in screen.banner.text, timeout=30_000)
    settle(door)
    qtbot.waitUntil(screen.bar.print_button.isEnabled, timeout=30_000)


def test_an_activity_nobody_took_part_in_says_why_there_is_nothing(
    screen, desk, qtbot, door, settle
):
    made = activities.record_activity(desk, {"title": "没有人", "held_on": "2026-11-21"})
    screen.show_template(CERTIFICATE, [made])
    settle(door)
    qtbot.waitUntil(lambda: screen.preview.pages == 0)
    assert not screen.bar.save_button.isEnabled()
    title = screen.preview.empty._title
    qtbot.waitUntil(lambda: "没有参与人员" in title.text(), timeout=30_000)


def test_changed_facts_are_seen_in_the_preview(screen, desk, see, door, settle, qtbot):
    see(2)
    before = screen._sheet
    station = records.list_records(desk, "station")[0]
    records.change(desk, "station", station.id, {"signing_body": "石桥村党群服务中心"})
    door._look_for_changes()
    qtbot.waitUntil(lambda: screen._sheet is not before, timeout=30_000)
    settle(door)
    assert screen.preview.pages == 2


def test_pages_are_turned_and_zoomed(screen, held, see, qtbot):
    screen.show_template(CERTIFICATE, [held[2]])
    see(8)
    preview = screen.preview
    assert preview._place.text() == "1 / 8 页"
    preview._on.click()
    qtbot.waitUntil(lambda: preview._place.text() == "2 / 8 页")
    preview._back.click()
    qtbot.waitUntil(lambda: preview._place.text() == "1 / 8 页")
    assert not preview._back.isEnabled()
    whole = preview._factor()
    preview._larger.click()
    assert preview.view.zoomFactor() == pytest.approx(whole * 1.25)
    preview._whole.click()
    assert preview._factor() == pytest.approx(whole)


@pytest.mark.parametrize(
    ("title", "name"),
    [("活动证书 重阳/敬老", "活动证书 重阳 敬老"), ('a:b*?"<>|c', "a b c"), ("//", "文件")],
)
def test_a_title_makes_a_file_name_every_system_takes(title, name):
    assert file_name(title) == name


def test_an_empty_station_is_told_what_to_do_first(empty_door, shown, tray, settle, qtbot):
    screen = shown(PaperScreen(empty_door, sender=tray))
    settle(empty_door)
    screen.show_template(CERTIFICATE, [])
    settle(empty_door)
    qtbot.waitUntil(screen.preview.empty.isVisible, timeout=30_000)
    settle(empty_door)
    assert screen.order() is None
