"""The page's file: what is missing one press from where it is put right, filed and taken out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.ui.activities.page import page as page_module


@pytest.fixture
def opened(screen, held, settle, door):
    screen.show_record(held[0])
    settle(door)
    return screen


def chips(card):
    return [b for b in card.findChildren(QPushButton) if b.property("role") == "chip"]


def test_what_is_missing_is_named(opened):
    card = opened.page.file
    assert card.isVisible()
    assert [chip.text() for chip in chips(card) if chip.isVisible()] == [
        "活动方案",
        "照片",
        "活动纪实",
    ]


def test_a_missing_story_opens_the_form_at_the_story(opened, settle, door):
    next(chip for chip in chips(opened.page.file) if chip.text() == "活动纪实").click()
    settle(door)
    assert opened.stack.currentWidget() is opened.form
    assert opened.form.facts.row("story").editor.target().hasFocus()


def test_missing_photos_ask_for_files(opened, settle, door, monkeypatch, make_picture):
    monkeypatch.setattr(page_module, "ask_for_files", lambda _parent: [make_picture(1)])
    next(chip for chip in chips(opened.page.file) if chip.text() == "照片").click()
    settle(door)
    assert opened.page.photos.rowCount() == 1
    assert "照片" not in [chip.text() for chip in chips(opened.page.file) if chip.isVisible()]


def test_filed_and_taken_out_again(opened, desk, held, settle, door):
    kind = kind_named("activity")
    opened.page.file.file_button.click()
    settle(door)
    assert desk.records.get(kind, held[0]).text("status") == "filed"
    assert opened.page.file._words.text() == "已归档"
    opened.page.file.file_button.click()
    settle(door)
    assert desk.records.get(kind, held[0]).text("status") == "held"


def test_filing_is_undone_from_the_banner(opened, desk, held, settle, door):
    opened.page.file.file_button.click()
    settle(door)
    opened.banner.action_button.click()
    settle(door)
    assert desk.records.get(kind_named("activity"), held[0]).text("status") == "held"


def test_a_plan_goes_on_to_who_came(screen, desk, settle, door):
    made = records.add(desk, "activity", {"title": "计划", "planned_start": "2026-11-21T09:00"})
    screen.show_record(made)
    settle(door)
    screen.page.file.file_button.click()
    settle(door)
    assert screen.stack.currentWidget() is screen.form
    assert screen.form.facts.values()["status"] == "held"
    assert screen.form.people.picker.hasFocus()


def test_what_was_called_off_has_no_next_step(screen, desk, settle, door):
    typed = {"title": "计划", "planned_start": "2026-12-01T09:00", "status": "cancelled"}
    screen.show_record(records.add(desk, "activity", typed))
    settle(door)
    assert screen.page.happening is not None
    assert not screen.page.file.isVisible()


def test_the_scan_of_a_sheet_is_no_scene(opened, desk, held, settle, door, qtbot, make_picture):
    opened.page.ask_for_scans = lambda: (make_picture(3),)
    opened.page.file.put_right_pressed.emit("sheet")
    qtbot.waitUntil(lambda: not opened.photos.under_way)
    settle(door)
    (scan,) = desk.records.find(kind_named("photo"), activity=held[0])
    assert (scan.text("purpose"), scan.text("caption")) == ("scan", "签到表扫描件")
    assert "照片" in [chip.text() for chip in chips(opened.page.file) if chip.isVisible()]
