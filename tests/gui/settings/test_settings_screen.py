"""设置: facts, clerks, copies, check-up, letters, files and licences."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.background.lane import Job
from desktop.services import drafts, records
from desktop.services.activities import calendar
from desktop.services.paper import printer_offsets
from desktop.services.safekeeping import recovery_sheets
from desktop.services.station import scheme, text_scale
from desktop.services.sync import line_settings
from desktop.storage.keys import Argon2Cost
from desktop.ui.settings.screen import SettingsScreen
from desktop.ui.settings.verbs import Trouble


@pytest.fixture
def screen(door, shown, settle) -> SettingsScreen:
    screen = SettingsScreen(door)
    screen.resize(1158, 660)
    shown(screen)
    screen.activateWindow()
    door.start_watching()
    settle(door)
    return screen


def station(desk):
    return records.list_records(desk, "station")[0]


def clerk_names(desk) -> list[str]:
    return [record.text("name") for record in records.list_records(desk, "clerk")]


def write(row, text: str) -> None:
    row.editor.set_value(text)
    row.editor.edited.emit()


def lines(screen) -> list[str]:
    return [screen.clerks.list.item(row).text() for row in range(screen.clerks.list.count())]


# --- the station ----------------------------------------------------------------------------


def test_the_facts_are_shown_and_nothing_is_to_be_saved(screen):
    assert screen.station.form.values()["name"] == "石桥村新时代文明实践站"
    assert "999999001001" in screen.station._code.text()
    assert not screen.station.save_button.isEnabled()
    assert screen.unsaved() == ""


def test_what_was_changed_is_stored(screen, desk, settle, door, qtbot):
    write(screen.station.form.row("head"), "李站长")
    write(screen.station.form.row("seal_body"), "石桥村村民委员会")
    assert screen.unsaved() == "", "it is kept as a draft: nothing to ask at closing"
    with qtbot.waitSignal(screen.said):
        screen.station.save_button.click()
    settle(door)
    found = station(desk)
    assert (found.text("head"), found.text("seal_body")) == ("李站长", "石桥村村民委员会")
    assert screen.unsaved() == ""
    assert not screen.station.save_button.isEnabled()


def test_a_station_must_have_a_name(screen, desk, settle, door):
    write(screen.station.form.row("name"), "")
    screen.station.save()
    settle(door)
    assert screen.station.form.row("name").problem
    assert station(desk).text("name") == "石桥村新时代文明实践站"


def test_what_another_hand_changed_meanwhile_is_not_written_over(screen, desk, settle, door):
    write(screen.station.form.row("phone"), "111")
    records.change(desk, "station", station(desk).id, {"phone": "222"})
    screen.station.save()
    settle(door)
    assert "电话" in screen.banner.text
    assert station(desk).text("phone") == "222"


def test_typing_is_not_written_over_by_news(screen, desk, settle, door):
    write(screen.station.form.row("phone"), "111")
    records.change(desk, "station", station(desk).id, {"address": "村口"})
    door._look_for_changes()
    settle(door)
    assert screen.station.form.values()["phone"] == "111"


def test_what_was_typed_of_the_station_survives_a_kill(screen, door, settle, shown, qtbot, desk):
    write(screen.station.form.row("phone"), "0839-1234")
    qtbot.waitUntil(lambda: drafts.begun(desk, "station:own") is not None)
    after = SettingsScreen(door)
    with qtbot.waitSignal(after.said):
        shown(after)
    assert after.station.form.values()["phone"] == "0839-1234"
    after.station.save()
    settle(door)
    assert station(desk).text("phone") == "0839-1234"
    assert drafts.begun(desk, "station:own") is None


# --- colours, gaps, printers, line ----------------------------------------------------------


def test_colours_are_stored_and_put_on(screen, desk, qtbot):
    with qtbot.waitSignal(screen.scheme_changed) as changed:
        screen.display.scheme_button("contrast").click()
    assert changed.args == ["contrast"]
    assert scheme(desk) == "contrast"


def test_gaps_can_be_switched_on_again(screen, desk, door, settle):
    calendar.show_gaps(desk, shown=False)
    screen.look.look()
    settle(door)
    assert not screen.display.gaps.isChecked()
    screen.display.gaps.click()
    settle(door)
    assert calendar.gaps_shown(desk)


def test_a_printer_that_is_off_is_remembered_by_name(screen, desk, door, settle):
    printer = screen.look.printer
    printer.show_printers(("前台",), {"旧的": (1.0, 0.0)}, "前台")
    assert printer.printers.currentText() == "前台"
    printer.right.setValue(1.5)
    printer.down.setValue(-2.0)
    settle(door)
    assert printer_offsets.offsets(desk, "前台") == (1.5, -2.0)


def test_without_a_printer_nothing_is_asked(screen):
    printer = screen.look.printer
    printer.show_printers((), {}, "")
    assert printer.printers.isHidden() and not printer._none.isHidden()


def test_the_line_is_set_here_too(screen, desk, door, settle):
    screen.look.line.editors.saving.click()
    settle(door)
    assert line_settings.line_settings(desk).saving


def test_the_recovery_sheet_is_printed_in_its_place(screen, desk, door, settle, qtbot):
    recovery = screen.look.recovery
    assert recovery.made.text() == "还没有打印过恢复单。"
    with qtbot.waitSignal(screen.print_requested) as asked:
        recovery.print.click()
    assert asked.args == ["recovery-sheet", []]
    recovery_sheets.make(desk, cost=Argon2Cost(1, 8, 1))
    screen.look.look()
    settle(door)
    assert recovery.made.text() == "现在有效的一张是 2026年11月22日 打印的。"
    assert recovery.lacks.isHidden()
    desk.settings.put("private_key_elsewhere", True)
    recovery_sheets.make(desk, cost=Argon2Cost(1, 8, 1))
    screen.look.look()
    settle(door)
    assert not recovery.lacks.isHidden() and "重新打印一张" in recovery.lacks.text()


def test_every_part_can_be_turned_to(screen):
    for key in screen.face_keys:
        screen.show_kind("setting", key)
        assert screen.face_keys[screen.stack.currentIndex()] == key
    screen.show_kind("clerk", "some id")
    assert screen.stack.currentWidget() is screen.clerks


# --- clerks ---------------------------------------------------------------------------------


def test_who_is_at_the_desk_is_marked_and_can_not_be_deleted(screen):
    screen.list.setCurrentRow(1)
    assert lines(screen) == ["王文书　文书　2026-11-22 起　现在使用这台电脑"]
    assert not screen.clerks.remove_button.isVisible()


def test_a_clerk_is_added_changed_deleted_and_brought_back(screen, desk, settle, door):
    screen.list.setCurrentRow(1)
    screen.clerks.add_button.click()
    assert screen.clerks.form.values()["since"] == "2026-11-22"
    write(screen.clerks.form.row("name"), "赵专干")
    screen.clerks.save_button.click()
    settle(door)
    assert clerk_names(desk) == ["王文书", "赵专干"]
    assert screen.clerks.form.values()["name"] == "赵专干"

    write(screen.clerks.form.row("until"), "11.30")
    screen.clerks.save_button.click()
    settle(door)
    assert "赵专干　文书　2026-11-22 到 2026-11-30" in lines(screen)

    screen.clerks.remove_button.click()
    settle(door)
    assert clerk_names(desk) == ["王文书"]
    screen.banner.pressed.emit()
    settle(door)
    assert clerk_names(desk) == ["王文书", "赵专干"]


def test_a_clerk_needs_a_name(screen, desk, settle, door):
    screen.list.setCurrentRow(1)
    screen.clerks.begin_new()
    screen.clerks.form.row("until").editor.set_value("2027-01-01")
    screen.clerks.save()
    settle(door)
    assert screen.clerks.form.row("name").problem
    assert clerk_names(desk) == ["王文书"]


# --- care -----------------------------------------------------------------------------------


def test_a_backup_is_made_and_told_with_its_place(screen, tmp_path, settle, door, qtbot):
    screen.list.setCurrentRow(2)
    assert screen.backup.words == "这台电脑还没有备份过。"
    target = tmp_path / "U 盘" / "备份.station"
    target.parent.mkdir()
    screen.back_up_to(target)
    assert screen.progress.isVisible()
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=20_000)
    settle(door)
    assert screen.banner.text.startswith("备份做好了")
    assert str(target) in screen.banner.text
    assert zipfile.is_zipfile(target)
    assert screen.backup.words == "上次备份：2026年11月22日 09:30"


def test_a_place_that_refuses_the_backup_is_said(screen, tmp_path, settle, door, qtbot):
    screen.back_up_to(tmp_path / "没有" / "备份.station")
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=20_000)
    settle(door)
    assert "没有" in screen.banner.text
    assert screen.backup.button.isEnabled()


def ended(screen, settle, door, qtbot):
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=20_000)
    settle(door)


def cells(screen):
    table = screen.backup.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_backing_up_now_is_listed_and_checked(screen, settle, door, qtbot):
    screen.list.setCurrentRow(2)
    assert not screen.backup.check.isEnabled()
    screen.backup.now.click()
    assert not screen.backup.now.isEnabled()
    ended(screen, settle, door, qtbot)
    assert screen.banner.text.startswith("备份做好了")
    ((place, when, reason, _, state),) = cells(screen)
    assert (place, when, reason, state) == ("本机", "2026-11-22 09:30", "手动", "完整")
    screen.backup.table.selectRow(0)
    screen.backup.check.click()
    ended(screen, settle, door, qtbot)
    assert screen.banner.text == "这份备份完好，打得开。"
    screen.backup.now.click()
    ended(screen, settle, door, qtbot)
    assert "没有改动" in screen.banner.text


def test_a_flipped_bit_in_a_backup_is_told(screen, settle, door, qtbot, station):
    screen.backup.now.click()
    ended(screen, settle, door, qtbot)
    (path,) = station.home.backups.glob("*.station")
    data = bytearray(path.read_bytes())
    data[60_000] ^= 1
    path.write_bytes(data)
    screen.backup.table.selectRow(0)
    screen.backup.check.click()
    ended(screen, settle, door, qtbot)
    assert screen.banner.text.startswith("这份备份有问题。资料文件")


def test_a_second_place_is_chosen_used_and_given_up(screen, settle, door, qtbot, tmp_path):
    assert screen.backup.second_words.startswith("还没有选")
    stick = tmp_path / "U 盘"
    stick.mkdir()
    screen.backup_work.choose_second(stick)
    qtbot.waitUntil(lambda: len(list(stick.glob("*/*.station"))) == 1, timeout=20_000)
    ended(screen, settle, door, qtbot)
    assert screen.backup.second_words.startswith(str(stick))
    assert [row[0] for row in cells(screen)] == ["本机", "第二个位置"]
    screen.backup.forget.click()
    settle(door)
    assert screen.backup.second_words.startswith("还没有选")


def test_a_place_inside_the_station_is_refused_in_words(screen, settle, door, station):
    screen.backup_work.choose_second(station.home.path)
    settle(door)
    assert "自己的文件夹" in screen.banner.text


def test_cancelling_a_backup_leaves_none(screen, settle, door, qtbot, station, monkeypatch):
    monkeypatch.setattr(Job, "cancelled", lambda _self: True)
    screen.backup.now.click()
    ended(screen, settle, door, qtbot)
    assert not list(station.home.path.glob("backups/*.station"))
    assert screen.backup.now.isEnabled()


def test_a_healthy_station_gets_a_clean_bill(screen, settle, door, qtbot):
    screen.list.setCurrentRow(3)
    screen.checkup.button.click()
    qtbot.waitUntil(lambda: not screen.progress.isVisible(), timeout=20_000)
    settle(door)
    assert screen.checkup.words == "一切完好。"


def test_what_is_mended_and_what_is_not_are_told_apart(screen):
    screen.checkup.show_troubles(
        [Trouble("搜索少了 3 条。", repaired=True), Trouble("照片对不上。", repaired=False)]
    )
    assert screen.checkup.words.splitlines() == [
        "发现 2 处问题，修好了 1 处。请先备份，再把下面的话告诉技术人员。",
        "要处理：照片对不上。",
        "已修好：搜索少了 3 条。",
    ]
    screen.checkup.show_troubles([Trouble("搜索少了 3 条。", repaired=True)])
    assert screen.checkup.words.splitlines()[0] == "发现 1 处小问题，都已修好。"


def test_a_flood_of_findings_is_cut(screen):
    screen.checkup.show_troubles([Trouble(f"第 {n} 处", repaired=False) for n in range(80)])
    assert screen.checkup.words.splitlines()[-1] == "还有 30 处没有列出。"


# --- letters, files, licences ---------------------------------------------------------------


def test_larger_letters_are_kept_and_announced(screen, desk, qtbot):
    screen.list.setCurrentRow(4)
    assert screen.display.scale == 100
    with qtbot.waitSignal(screen.text_scale_changed) as changed:
        screen.display._group.button(150).click()
    assert changed.args == [150]
    assert text_scale(desk) == 150


def test_a_scale_set_elsewhere_marks_the_nearest_step(screen):
    screen.display.show_scale(140)
    assert screen.display.scale == 150


def test_the_folder_is_shown_and_copied(screen, station_home):
    screen.list.setCurrentRow(5)
    screen.about.copy_button.click()
    assert screen.about._said_of_folder.text() == "已复制路径。"
    assert QGuiApplication.clipboard().text() == str(station_home)
    assert "MB" in screen.about._size.text()


@pytest.fixture
def station_home(station):
    return station.home.path


def test_versions_and_licences_are_listed(screen, qtbot):
    qtbot.waitUntil(lambda: screen.about.table.rowCount() > 0)
    names = [screen.about.table.item(r, 0).text() for r in range(screen.about.table.rowCount())]
    assert any("pyside6" in name.lower() for name in names)
    assert "NotoSansSC-Regular.ttf" in names
    licences = [screen.about.table.item(r, 2).text() for r in range(screen.about.table.rowCount())]
    assert all(licences)
    assert "Qt 6.9.3" in screen.about.words


def test_the_sections_are_reached_by_the_arrows(screen, qtbot):
    from PySide6.QtCore import Qt

    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.stack.currentWidget() is screen.clerks
