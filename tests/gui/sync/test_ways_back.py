"""Shut out, moved, behind a portal, without the key: each is told plainly and has its way on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from desktop import errors
from desktop.model.recovery_code import new_code
from desktop.model.recovery_code import shown as shown_code
from desktop.services.safekeeping import recovery_sheets
from desktop.services.sync import pairing, sync_state
from desktop.services.sync.rhythm import Rhythm
from desktop.storage.keys import Argon2Cost
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.ui.sync import mapping
from desktop.ui.sync.address_dialog import AddressDialog
from desktop.ui.sync.enrol_dialog import EnrolDialog
from desktop.ui.sync.pairing_dialog import PairingDialog
from desktop.ui.sync.recovery_code_dialog import RecoveryCodeDialog
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.shown import Standing, Trouble
from desktop.ui.sync.state_card import StateCard
from desktop.ui.sync.syncing import Syncing
from desktop.ui.sync.words import state

TODAY = dt.date(2026, 11, 22)
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
URL = "https://county.example:8443"
REFUSED = Standing(joined=True, county="示例县", url=URL, changes=3, refused=True)


def words(widget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def service_standing(**more) -> sync_state.Standing:
    facts = {
        "joined": True, "county": "示例县", "last_whole_at": None, "last_try_at": None,
        "changes": 0, "photos": 0, "photo_bytes": 0, "conflicts": 0, "attention": 0,
        "trouble": None,
    }  # fmt: skip
    return sync_state.Standing(**{**facts, **more})


@pytest.fixture
def card(shown) -> StateCard:
    return shown(StateCard())


@pytest.fixture
def page(door, shown, settle) -> SyncScreen:
    made = SyncScreen(door, Syncing(door, Rhythm(lambda: 0.0)))
    made.resize(1100, 640)
    shown(made)
    settle(door)
    return made


@pytest.mark.parametrize("reason", ["revoked", "unknown_replica"])
def test_a_pc_that_was_shut_out_is_known_by_the_countys_word(reason):
    found = service_standing(trouble=("县里不收", "请加入"), reason=reason)
    assert mapping.standing(found, 0).refused
    assert not mapping.standing(service_standing(), 0).refused


def test_a_station_without_a_line_is_led_to_its_files(page, qtbot):
    card = page.overview.card
    standing = Standing(joined=True, county="示例县", by_file=True, changes=2)
    card.show_state(state(standing, TODAY), standing)
    assert not card.now.isVisible()
    card.carry.click()
    assert page.stack.currentWidget() is page.carriers
    standing = replace(standing, by_file=False)
    card.show_state(state(standing, TODAY), standing)
    assert (card.now.isHidden(), card.carry.isHidden()) == (False, True)


def test_shut_out_is_said_calmly_with_the_way_back(card, qtbot):
    told = state(REFUSED, TODAY)
    assert "不影响记录" in told.short and "还有 3 项没送出" in told.short
    card.show_state(told, REFUSED)
    assert "新的加入码" in card.words and "什么都不会丢" in card.words
    assert card.join.isVisible() and card.join.text().startswith("用新的加入码接入")
    with qtbot.waitSignal(card.join_pressed):
        card.join.click()


def test_the_dialogue_for_a_new_code_knows_the_address(shown):
    dialog = shown(EnrolDialog(again=True, address=URL))
    assert dialog.address.text() == URL
    assert "停用了这台电脑" in words(dialog)
    assert dialog.by_line.isChecked()
    assert EnrolDialog(again=True).by_file.isChecked()


def test_the_settings_offer_a_new_address_and_a_new_code(page, qtbot):
    page.show_part("settings")
    page.show_standing(REFUSED)
    settings = page.settings
    assert URL in words(settings)
    assert settings.address.isVisible() and settings.join.isVisible()
    page.show_standing(Standing(joined=True, by_file=True))
    assert settings.address.text().startswith("写网址")
    assert not settings.join.isVisible()
    settings.address.click()
    assert isinstance(page.joining.address_dialog, AddressDialog)
    page.joining.address_dialog.reject()


def test_a_new_address_is_checked_before_it_is_kept(page, door, settle, type_in):
    page.show_standing(Standing(joined=True, url="http://127.0.0.1:1"))
    page.joining.ask_address()
    dialog = page.joining.address_dialog
    dialog.address.setText("")
    assert not dialog.save.isEnabled()
    type_in(dialog.address, "http://elsewhere.example")
    dialog.save.click()
    settle(door)
    assert dialog.banner.text
    assert dialog.address.text() == "http://elsewhere.example" and dialog.save.isEnabled()
    dialog.reject()


def test_a_portal_is_opened_in_the_browser_by_a_button(page, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    trouble = Trouble("网络要先登录。", "请先登录。", portal=True)
    found = Standing(joined=True, url=URL, trouble=trouble)
    page._syncing.show(found)
    page.show_standing(found)
    assert page.overview.card.portal.isVisible()
    assert page.overview.card.portal.property("role") == "primary"
    assert page.overview.card.now.property("role") == "plain"
    assert not page.overview.card.address.isVisible()
    page.overview.card.portal.click()
    assert opened == [QUrl("http://county.example/")]


@pytest.mark.parametrize("reason", ["elsewhere", "tls_ca", "tls_name"])
def test_where_another_address_may_help_it_is_offered(card, reason):
    found = mapping.standing(
        service_standing(trouble=("没连上", "核对"), reason=reason, url=URL), 0
    )
    card.show_state(state(found, TODAY), found)
    assert card.address.isVisible() and not card.portal.isVisible()


def test_photos_are_counted_as_photos(card):
    card.show_state(state(Standing(joined=True), TODAY), Standing(joined=True))
    card.show_under_way(True)
    card.show_progress(30, 100)
    assert "已传 30 / 100 项" in words(card)
    card.show_progress(2, 7, photos=True)
    assert "正在传照片：2 / 7 张" in words(card)


def test_while_only_the_county_sends_the_bar_never_looks_full(card):
    card.show_under_way(True)
    card.show_progress(1_224, 1_224)
    assert "已传 1,224 项，还在接着传" in words(card)
    assert card._bar.maximum() == 0
    card.show_progress(7, 7, photos=True)
    assert card._bar.maximum() == 7


def test_once_stopping_is_said_no_late_progress_takes_it_back(card):
    card.show_under_way(True)
    card.show_stopping()
    card.show_progress(3, 9)
    assert "正在停下" in words(card) and "3 / 9" not in words(card)


# --- the key --------------------------------------------------------------------------------


def test_a_second_pc_is_told_where_to_get_the_key(page):
    page.show_standing(Standing(joined=True, waits_for_key=True))
    assert "证件号等个人信息是加密的" in words(page.overview)
    page.overview.key.click()
    assert page.stack.currentWidget() is page.settings
    assert page.settings.pairing.read.isVisible()
    assert "原来的那台电脑" in words(page.settings.pairing)
    page.show_standing(Standing(joined=True))
    assert page.settings.pairing.write.isVisible()
    assert not page.settings.pairing.read.isVisible()


def test_where_a_sheet_can_open_them_its_code_is_asked_for_first(page):
    page.show_standing(Standing(joined=True, waits_for_key=True, sheet_opens=True))
    page.show_part("settings")
    card = page.settings.pairing
    assert card.sheet.isVisible() and card.read.isVisible()
    assert (card.sheet.property("role"), card.read.property("role")) == ("primary", "plain")
    assert "恢复码" in words(card)
    page.show_standing(Standing(joined=True, waits_for_key=True))
    assert not card.sheet.isVisible() and card.read.property("role") == "primary"


def test_a_sheet_that_a_fresh_pc_could_not_use_is_told_of(page):
    page.show_part("settings")
    page.show_standing(Standing(joined=True))
    assert "请重新打印一张恢复单" in words(page.settings.pairing)
    page.show_standing(Standing(joined=True, sheet_opens=True))
    assert "请重新打印" not in words(page.settings.pairing)


def test_a_code_with_a_slip_is_told_before_it_is_tried(shown, qtbot):
    dialog = shown(RecoveryCodeDialog())
    code = shown_code(new_code(lambda count: bytes(range(count))))
    dialog.code.setText(code[:-3])
    assert not dialog.go.isEnabled() and "输错了" not in words(dialog)
    dialog.code.setText(code[:-1] + ("1" if code[-1] != "1" else "2"))
    assert not dialog.go.isEnabled() and "输错了" in words(dialog)
    dialog.code.setText(code.lower())
    with qtbot.waitSignal(dialog.given):
        dialog.go.click()


def test_the_key_comes_in_by_the_code_of_a_sheet(page, desk, door, settle):
    void, code = (recovery_sheets.make(desk, cost=CHEAP).shown for _ in range(2))
    key = desk.secrets.get("private_field_key")
    desk.settings.put(KEY_ELSEWHERE, True)
    page.pairing.begin_typing()
    dialog = page.pairing.dialog
    dialog.code.setText(void)
    dialog.go.click()
    settle(door)
    assert "已经作废" in dialog.banner.text and dialog.code.isEnabled()
    dialog.code.setText(code)
    dialog.go.click()
    settle(door)
    assert "能看证件号了" in dialog.banner.text and "打印一张新的恢复单" in dialog.banner.text
    assert dialog.code.text() == "" and not dialog.go.isVisible()
    assert not pairing.waits_for_key(desk)
    assert desk.secrets.get("private_field_key") == key
    dialog.reject()


def test_another_key_is_asked_about_before_it_is_made(page, desk, door, settle):
    page.show_standing(Standing(joined=True, waits_for_key=True))
    page.show_part("settings")
    assert not page.settings.pairing.renew.isVisible()
    page.show_standing(Standing(joined=True))
    before = desk.secrets.get("private_field_key")
    page.settings.pairing.renew.click()
    dialog = page.pairing.dialog
    assert "以前的恢复单不能再给新电脑用" in words(dialog)
    assert desk.secrets.get("private_field_key") == before
    dialog.go.click()
    settle(door)
    assert "重新打印恢复单" in dialog.banner.text and not dialog.go.isVisible()
    assert desk.secrets.get("private_field_key") != before
    dialog.reject()


def test_a_file_gets_a_passphrase_typed_twice(shown, qtbot):
    dialog = shown(PairingDialog(writing=True))
    dialog.secret.set_value("short")
    dialog.again.set_value("short")
    assert not dialog.go.isEnabled()
    dialog.secret.set_value("long enough")
    dialog.again.set_value("long enouch")
    assert "不一样" in words(dialog) and not dialog.go.isEnabled()
    dialog.again.set_value("long enough")
    with qtbot.waitSignal(dialog.given) as given:
        dialog.go.click()
    assert given.args == ["long enough"]


def test_the_key_goes_out_in_a_file_and_comes_in_from_one(page, desk, door, settle, tmp_path: Path):
    target = tmp_path / "钥匙.pairing"
    page.pairing.begin_writing()
    page.pairing.write(target, "long enough")
    settle(door)
    assert "写好了" in page.pairing.dialog.banner.text
    page.pairing.dialog.reject()
    desk.settings.put(KEY_ELSEWHERE, True)
    page.pairing.begin_reading()
    page.pairing.read(target, "wrong one")
    settle(door)
    assert page.pairing.dialog.banner.text == str(errors.WrongPassphrase())
    page.pairing.read(target, "long enough")
    settle(door)
    assert "能看证件号了" in page.pairing.dialog.banner.text
    assert not pairing.waits_for_key(desk)
    page.pairing.dialog.reject()
