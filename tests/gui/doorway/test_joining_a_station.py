"""A fresh PC joins a station that is there: by clicks, against the county program, to the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import app
from desktop.config import Home
from desktop.model import recovery_code
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.safekeeping import recovery_sheets
from desktop.services.sync import enrolling, joining, pairing, private_key
from desktop.services.sync.joining import Beginning
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.first_steps_view import FirstStepsView
from desktop.ui.doorway.join_fetching import JoinFetching
from desktop.ui.doorway.join_key import JoinKey
from tests.gui.conftest import CHEAP, PASSPHRASE
from tests.gui.doorway.fresh_pc import PIN, FreshPc, Until, asking, fill
from tests.sync.conftest import CODE, NAME, RealCounty, real_county, synced

pytestmark = pytest.mark.slow

__all__ = ["real_county"]
VOLUNTEER, CLERK = kind_named("volunteer"), kind_named("clerk")
PATIENCE_MS = 60_000
FILE_PASSPHRASE = "八个字符以上的口令"
PEOPLE = {f"张{of}": f"E{of:08d}" for of in range(5)}


@dataclass
class Village:
    """The PC the station has worked on so far.

    Args:
        desk: at it.
        code: on its recovery sheet.
    """

    desk: Desk
    code: str


@pytest.fixture
def village(real_county: RealCounty, tmp_path: Path) -> Iterator[Village]:
    """A few people with numbers; the county has all of it, and a sheet lies in the cupboard."""
    home = Home(tmp_path / "村部")
    facts = StationFacts(NAME, CODE, "石桥镇", "示例县", "王文书")
    desk = opening.open_desk(home, make_station(home, facts, PASSPHRASE, cost=CHEAP), Here())
    enrolling.enroll(desk, real_county.url, real_county.code())
    for name, number in PEOPLE.items():
        records.add(desk, "volunteer", {"name": name, "id_type": "passport", "id_number": number})
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    synced(desk)
    yield Village(desk, code)
    desk.close()


def join(door: Doorway, county: RealCounty, until: Until) -> JoinFetching:
    """As far as the records are here."""
    view = asking(door, until)
    fill(view, county.code(), county.url)
    view.join.click()
    until(lambda: isinstance(door.view, JoinFetching))
    fetching = door.view
    until(fetching.next.isVisible)
    return fetching


def at_the_key(door: Doorway, fetching: JoinFetching, until: Until) -> JoinKey:
    fetching.next.click()
    until(lambda: isinstance(door.view, JoinKey))
    return door.view


def go_in(door: Doorway, key: JoinKey, qtbot) -> app.Unlocked:
    """Past the sheet, which can be printed later."""
    key.next.click()
    assert isinstance(door.view, FirstStepsView)
    with qtbot.waitSignal(door.opened, timeout=PATIENCE_MS) as opened:
        door.view.next.click()
    return opened.args[0]


def numbers(desk: Desk) -> dict[str, str]:
    return {one.text("name"): str(one.values["id_number"]) for one in desk.records.find(VOLUNTEER)}


def opened(fresh: FreshPc, unlocked: app.Unlocked) -> Desk:
    return opening.open_desk(fresh.home, unlocked.master, Here())


def by_sheet(key: JoinKey, village: Village, _folder: Path, until: Until) -> None:
    key.card.sheet.click()
    dialog = key.pairing.dialog
    dialog.code.setText(village.code.lower())
    dialog.go.click()
    until(lambda: "能看证件号了" in dialog.banner.text)
    dialog.close_button.click()


def by_file(key: JoinKey, village: Village, folder: Path, until: Until) -> None:
    file = folder / "钥匙.pairing"
    pairing.write(village.desk, file, FILE_PASSPHRASE, CHEAP)
    key.card.read.click()
    dialog = key.pairing.dialog
    key.pairing.read(file, "另外的一句口令")
    until(lambda: "口令不对" in dialog.banner.text)
    key.pairing.read(file, FILE_PASSPHRASE)
    until(lambda: "能看证件号了" in dialog.banner.text)
    dialog.close_button.click()


@pytest.mark.parametrize("way", [by_sheet, by_file])
def test_a_fresh_pc_joins_by_clicks_and_is_equal(
    village, fresh, real_county, tmp_path, until, qtbot, way
):
    door = fresh.start()
    fetching = join(door, real_county, until)
    assert "志愿者 5 人" in fetching._words.text()
    key = at_the_key(door, fetching, until)
    assert "以后再说" in key.next.text()
    way(key, village, tmp_path, until)
    until(lambda: "以后再说" not in key.next.text())
    desk = opened(fresh, go_in(door, key, qtbot))
    try:
        assert numbers(desk) == PEOPLE
        assert private_key.held(desk) == private_key.held(village.desk)
        # One person of one name, whose PIN opens the door.
        (clerk,) = desk.records.find(CLERK)
        assert (clerk.text("name"), desk.clerk) == ("王文书", clerk.id)
        here = fresh.here()
        for _ in range(2):  # the second time it stands there as the clerk's own
            app.unlock(here, PIN, here.names()[0].clerk)
            assert (here.names()[0].name, desk.clerk) == ("王文书", clerk.id)
        assert here.names()[0].clerk == clerk.id
    finally:
        desk.close()


def test_a_cut_and_a_closed_program_lose_nothing_and_it_goes_on(
    village, fresh, real_county, until, qtbot
):
    door = fresh.start()
    view = asking(door, until)
    fill(view, real_county.code(), real_county.url)
    view.join.click()
    until(lambda: isinstance(door.view, JoinFetching))
    door.view.progress.cancel_pressed.emit()
    until(door.view.again.isVisible)
    real_county.stop()
    door.view.again.click()
    until(lambda: "县平台的服务器没有在工作" in door.banner.text)
    assert "已经取到的都留着" in door.view._words.text()
    fresh.end()
    real_county.start()
    again = fresh.start()
    again.unlock_with(PIN)
    until(lambda: isinstance(again.view, JoinFetching))
    until(again.view.next.isVisible)
    key = at_the_key(again, again.view, until)
    by_sheet(key, village, fresh.home.path, until)
    desk = opened(fresh, go_in(again, key, qtbot))
    try:
        assert numbers(desk) == PEOPLE
    finally:
        desk.close()


def test_who_goes_in_early_is_let_in_and_the_window_fetches_the_rest(
    village, fresh, real_county, until, qtbot
):
    door = fresh.start()
    view = asking(door, until)
    fill(view, real_county.code(), real_county.url)
    view.join.click()
    until(lambda: isinstance(door.view, JoinFetching))
    with qtbot.waitSignal(door.opened, timeout=PATIENCE_MS) as found:
        door.view.inside.click()
    desk = opened(fresh, found.args[0])
    try:
        synced(desk)
        assert set(numbers(desk)) == set(PEOPLE)
    finally:
        desk.close()


def test_without_paper_or_file_it_goes_on_and_numbers_stay_locked(
    village, fresh, real_county, until, qtbot
):
    door = fresh.start()
    key = at_the_key(door, join(door, real_county, until), until)
    assert "已加密，本机没有钥匙" in key._later.text()
    key.card.sheet.click()
    dialog = key.pairing.dialog
    dialog.code.setText(recovery_code.shown(recovery_code.new_code(os.urandom)))
    dialog.go.click()
    until(lambda: "没有和这张恢复单配套的钥匙" in dialog.banner.text)
    dialog.close_button.click()
    desk = opened(fresh, go_in(door, key, qtbot))
    try:
        assert all(is_locked(number) for number in numbers(desk).values())
        assert pairing.waits_for_key(desk)
    finally:
        desk.close()


def test_a_code_that_was_used_is_told_on_the_page_of_the_code(fresh, real_county, until):
    used = real_county.code()
    begun = Beginning(Home(fresh.home.path.with_name("别的")), used, PASSPHRASE, cost=CHEAP)
    joining.join(begun, real_county.url)
    door = fresh.start()
    view = asking(door, until)
    fill(view, used, real_county.url)
    view.join.click()
    until(lambda: "已经被另一台电脑用掉了" in door.banner.text)
    assert view.next.isVisible()
    fill(view, real_county.code(), real_county.url)
    view.join.click()
    until(lambda: isinstance(door.view, JoinFetching) and door.view.next.isVisible())


def test_without_a_line_a_request_and_its_answer_make_the_station(
    fresh, real_county, tmp_path, until, qtbot
):
    door = fresh.start()
    view = asking(door, until)
    view.form.by_file.click()
    fill(view, real_county.code(), "")
    request, reply = tmp_path / "申请.json", tmp_path / "回执.bundle"
    door._course._on_request(view._wanted(), request)
    until(request.is_file)
    until(view.next.isVisible)
    fresh.end()
    real_county.command("enrol-request", str(request), "--out", str(reply))
    door = fresh.start()
    view = asking(door, until)
    assert view._under_way.isVisible()
    view.form.by_file.click()
    fill(view, "", "")
    door._course._on_reply(view._wanted(), reply)
    until(lambda: isinstance(door.view, JoinFetching))
    assert "U 盘传送" in door.view._words.text()
    door.view.next.click()
    assert isinstance(door.view, FirstStepsView)
    with qtbot.waitSignal(door.opened, timeout=PATIENCE_MS):
        door.view.next.click()
