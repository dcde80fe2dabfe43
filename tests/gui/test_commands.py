"""Ctrl+K finds what the window can do, and does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.model.kinds import kind_named
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.services.lists.finding import find_everywhere
from desktop.services.paper import notices
from desktop.services.paper.certificates import activity_certificates
from desktop.services.paper.notices import NoticeForm
from desktop.ui.main_window import MainWindow
from desktop.ui.paper.notices.editor import NoticeEditor
from desktop.ui.places import places


@pytest.fixture
def window(door, shown, settle) -> MainWindow:
    window = MainWindow(door, places(door))
    window.resize(1366, 768)
    shown(window)
    window.activateWindow()
    settle(door)
    return window


@pytest.fixture
def choose(window, qtbot, settle, door, type_in):
    def choose(typed: str) -> None:
        window.search.begin()
        type_in(window.search, typed)
        settle(door)
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
        settle(door)

    return choose


def test_keys_of_commands_are_unique(window):
    keys = [one.key for one in window.commands.listed() if not one.key.startswith("setting:")]
    assert len(keys) == len(set(keys))


def test_a_part_of_the_settings_is_found_by_its_initials(window, choose):
    choose("bf")
    assert window.current == "settings"
    settings = window.screen_at("settings")
    assert settings.stack.currentWidget() is settings.backup


def test_every_setting_that_is_offered_is_there(window):
    settings = window.screen_at("settings")
    offered = {key for key, _, _ in window.commands._settings()}
    assert offered == set(settings.face_keys) - {"trash", "audit"}  # places of their own


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("place:audit", ("查看记录", "chakanjilu", "ckjl")),
        ("setting:handover", ("交接", "jiaojie", "jj")),
        ("setting:recovery", ("恢复单", "huifudan", "hfd")),
        ("write:application", ("受理报名表", "shoulibaomingbiao", "slbmb")),
        ("setting:clerks", ("文书", "wenshu", "ws")),
        ("锁定", ("锁定", "suoding", "sd")),
    ],
)
def test_what_keeps_peoples_data_is_found_by_words_pinyin_and_initials(
    window, desk, key: str, typed: tuple[str, ...]
) -> None:
    listed = window.commands.listed()
    wanted = next(one.key for one in listed if key in (one.key, one.title))
    for words in typed:
        found = find_everywhere(desk, words, listed)
        assert wanted in [one.id for one in found], words
    assert find_everywhere(desk, typed[1], listed)[0].id == wanted


def test_signed_forms_are_taken_in_from_anywhere(window, choose):
    choose("shoulibaomingbiao")
    assert window.current == "roster"
    assert window.screen_at("roster").applications.isVisible()


def test_a_place_and_a_page_of_help_are_found(window, choose):
    choose("huishouzhan")
    assert window.current == "trash"
    choose("遇到问题")
    assert window.help.open and window.help.panel.key == "problems"


def test_a_template_goes_to_paper(window, monkeypatch):
    asked = []
    monkeypatch.setattr(window, "print_records", lambda *what: asked.append(what))
    window.commands.run("paper:quick-card")
    assert asked == [("quick-card", [])]


def test_an_action_of_the_menus_is_triggered(window, qtbot):
    number = next(
        n for n, action in enumerate(window.actions_of_menu.listed()) if "退出" in action.text()
    )
    with qtbot.waitSignal(window.actions_of_menu.quit_wanted):
        window.commands.run(f"action:{number}")


def test_a_certificate_that_was_found_stands_in_the_register(window, desk, settle, door):
    (activity,) = activity_ids(desk, ActivityQuery(search="重阳"))
    activity_certificates.issue(desk, activity, [])
    found = desk.records.find(kind_named("certificate"))[1].id
    window.open_record("certificate", found)
    settle(door)
    assert window.current == "register"
    assert window.screen_at("register").shown_record() == ("certificate", found)


def test_the_register_is_found_by_its_name(window, settle, door):
    window.commands.run("place:register")
    settle(door)
    assert window.current == "register"


def test_a_document_that_was_found_leads_to_its_template(window, desk, settle, door, monkeypatch):
    rules = desk.records.find(kind_named("document"), template="recruitment-rules")[0]
    asked = []
    monkeypatch.setattr(
        window.screen_at("paper"), "show_template", lambda *what: asked.append(what)
    )
    window.open_record("document", rules.id)
    settle(door)
    assert asked == [("recruitment-rules", [])]


def test_a_notice_that_was_found_is_shown_among_the_notices(window, desk, settle, door):
    notices.add(desk, NoticeForm("关于新事的通知", "文", dated="2026-11-20"))
    old = notices.add(desk, NoticeForm("关于旧事的通知", "文", dated="2026-01-05"))
    window.open_record("document", old)
    settle(door)
    assert window.current == "paper"
    assert window.screen_at("paper").chooser.notices.chosen == old


def test_a_notice_is_begun_from_anywhere_by_its_initials(window, choose):
    choose("xietongzhi")
    (editor,) = window.screen_at("paper").findChildren(NoticeEditor)
    assert editor.isVisible()
    assert editor.fields.rows["title"].editor.target().hasFocus()
