"""The whole way by clicks against the county program: joining, conflicts, files carried."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop import app
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.safekeeping import recovery_sheets
from desktop.services.sync import enrolling, joining, pairing, private_key, sync_state
from desktop.services.sync.joining import Beginning
from desktop.ui.sync.screen import SyncScreen
from tests.gui.conftest import CHEAP, PASSPHRASE, Station
from tests.sync.conftest import CODE, NAME, RealCounty, real_county, synced

pytestmark = pytest.mark.slow

__all__ = ["real_county"]
VOLUNTEER = kind_named("volunteer")
PATIENCE_MS = 60_000


@pytest.fixture
def opened(station: Station, qtbot, dressed) -> Iterator[app.OpenStation]:
    """The window of a station, with all that works behind it."""
    made = app.OpenStation(station.home, app.Unlocked(station.master, 100), Workers(count=1))
    made.window.resize(1366, 768)
    made.window.show()
    made.door.start_watching()
    made.syncing.start()
    yield made
    made.close()


@pytest.fixture
def page(opened) -> SyncScreen:
    """The page, reached by the status bar."""
    opened.window.status_line.sync.click()
    screen = opened.window.screen_at("sync")
    assert opened.window.current == "sync"
    return screen


@pytest.fixture
def until(qtbot) -> Callable[[Callable[[], bool]], None]:
    def wait(ready: Callable[[], bool]) -> None:
        qtbot.waitUntil(ready, timeout=PATIENCE_MS)

    return wait


@pytest.fixture
def joined(opened, page, real_county, until) -> SyncScreen:
    """A station that joined by the dialogue and has sent what it had."""
    join(page, real_county, until)
    until(lambda: says(opened).startswith("已同步到"))
    return page


def join(page: SyncScreen, real_county: RealCounty, until) -> None:
    """By the dialogue, as a clerk does it."""
    until(page.overview.card.join.isVisible)
    page.overview.card.join.click()
    dialog = page.joining.dialog
    dialog.code.setText(real_county.code().lower())
    dialog.address.setText(real_county.url)
    dialog.address.textEdited.emit(real_county.url)
    dialog.join.click()
    until(lambda: dialog.joined)
    dialog.close_button.click()


@pytest.fixture
def second(joined, station, real_county, tmp_path) -> Iterator[Desk]:
    """Another PC of the same station, paired and up to date."""
    begun = Beginning(
        Home(tmp_path / "第二台"), real_county.code(), PASSPHRASE, clerk="王文书", cost=CHEAP
    )
    made = joining.join(begun, real_county.url)
    desk = opening.open_desk(begun.home, made.master, Here())
    synced(desk)
    first = station.open(read_only=True)
    pairing.take_in(desk, private_key.held(first))
    first.close()
    yield desk
    desk.close()


def says(opened: app.OpenStation) -> str:
    return opened.window.status_line.line_words


def press(widget: QWidget, words: str) -> None:
    found = [
        made
        for made in widget.findChildren(QPushButton)
        if made.isVisible() and made.text().startswith(words)
    ]
    found[0].click()


def spoken(widget: QWidget) -> dict[str, QPushButton]:
    """The buttons that choose a value, by field and value."""
    found = [made for made in widget.findChildren(QPushButton) if made.isVisible()]
    named = [(made.accessibleName().partition("："), made) for made in found]
    return {f"{field}，{rest.partition('，')[2]}": made for (field, _, rest), made in named}


def sync_now(opened, page, qtbot) -> None:
    page.show_part("overview")
    with qtbot.waitSignal(opened.syncing.over, timeout=PATIENCE_MS):
        page.overview.card.now.click()


def phone(desk: Desk, person: str) -> str:
    return desk.records.get(VOLUNTEER, person).text("phone")


def change_both(station: Station, second: Desk) -> str:
    """One field of one person, changed on both PCs; the second one's is at the county already."""
    desk = station.open()
    person = desk.records.find(VOLUNTEER)[0].id
    records.change(second, "volunteer", person, {"phone": "13700000002"})
    synced(second)
    records.change(desk, "volunteer", person, {"phone": "13700000001"})
    desk.close()
    return person


def test_a_conflict_is_settled_by_clicks_and_both_pcs_agree(
    opened, joined, second, station, until, qtbot
):
    person = change_both(station, second)
    sync_now(opened, joined, qtbot)
    until(lambda: says(opened).startswith("需要您看一下 1 件"))
    opened.window.status_line.sync.click()
    view = joined.conflicts
    until(lambda: view.isVisible() and view.list.entries.rowCount() == 1)
    press(view, "用我的")
    until(lambda: view.list.entries.rowCount() == 0)
    assert "选好了" in joined.banner.text
    sync_now(opened, joined, qtbot)
    until(lambda: says(opened).startswith("已同步到"))
    synced(second)
    desk = station.open(read_only=True)
    assert phone(desk, person) == phone(second, person) == "13700000001"
    assert sync_state.standing(second).conflicts == 0
    desk.close()


def test_a_choice_taken_back_is_asked_again(opened, joined, second, station, until, qtbot):
    person = change_both(station, second)
    sync_now(opened, joined, qtbot)
    until(lambda: says(opened).startswith("需要您看一下 1 件"))
    joined.show_part("conflicts")
    view = joined.conflicts
    until(lambda: view.list.entries.rowCount() == 1)
    press(view, "用我的")
    until(lambda: "选好了" in joined.banner.text)
    joined.banner.action_button.click()
    until(lambda: "请重新选" in joined.banner.text)
    until(lambda: view.list.entries.rowCount() == 1)
    until(lambda: "手机，13700000002" in spoken(view))
    spoken(view)["手机，13700000002"].click()
    until(lambda: "选好了" in joined.banner.text)
    sync_now(opened, joined, qtbot)
    synced(second)
    desk = station.open(read_only=True)
    assert phone(desk, person) == phone(second, person) == "13700000002"
    desk.close()


def test_what_another_pc_changed_appears_in_the_list(opened, joined, second, until, qtbot):
    person = second.records.find(VOLUNTEER)[0].id
    opened.window.open_record("volunteer", person)
    records.change(second, "volunteer", person, {"name": "远方来"})
    synced(second)
    opened.syncing.ask()
    roster = opened.window.screen_at("roster")
    until(lambda: "远方来" in [made.text() for made in roster.findChildren(QLabel)])


def test_a_county_that_is_away_is_told_calmly_and_nothing_is_lost(
    opened, joined, real_county: RealCounty, station, until, qtbot
):
    real_county.stop()
    desk = station.open()
    records.add(desk, "volunteer", {"name": "新来的"})
    desk.close()
    sync_now(opened, joined, qtbot)
    until(lambda: says(opened).startswith("这次没有同步成 · 还有"))
    assert "县平台的服务器没有在工作" in joined.overview.card.words
    real_county.start()
    sync_now(opened, joined, qtbot)
    until(lambda: says(opened).startswith("已同步到"))


def test_without_a_line_files_go_out_and_come_back(
    opened, page, real_county: RealCounty, tmp_path: Path, until
):
    code, out, back = real_county.code(), tmp_path / "出", tmp_path / "回"
    for folder in (out, back):
        folder.mkdir()
    until(page.overview.card.join.isVisible)
    page.overview.card.join.click()
    dialog = page.joining.dialog
    page.joining.write_request(code, tmp_path / "申请.json")
    until((tmp_path / "申请.json").is_file)
    reply = tmp_path / "回执.bundle"
    real_county.command("enrol-request", str(tmp_path / "申请.json"), "--out", str(reply))
    page.joining.read_reply(code, reply)
    until(lambda: dialog.joined)
    dialog.close_button.click()
    until(lambda: "项没送出" in says(opened))
    page.show_part("carriers")
    page.carrying.write(out, 20_000_000, photos=True)
    until(lambda: "写好了" in page.carriers.words)
    told = json.loads(real_county.command("bundle", "read", str(out), "--out", str(back), "--json"))
    assert told["failed"] == []
    page.carrying.read([back])
    until(lambda: "县里确认收到" in page.carriers.words)
    until(lambda: "没送出" not in says(opened))


@pytest.fixture
def burnt(real_county, tmp_path) -> str:
    """The code on the recovery sheet of a PC that is gone; the county has all it had."""
    home = Home(tmp_path / "原来的")
    facts = StationFacts(NAME, CODE, "石桥镇", "示例县", "王文书")
    desk = opening.open_desk(home, make_station(home, facts, PASSPHRASE, cost=CHEAP), Here())
    enrolling.enroll(desk, real_county.url, real_county.code())
    typed = {"name": "欧阳德顺", "id_type": "passport", "id_number": "E11111111"}
    records.add(desk, "volunteer", typed)
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    synced(desk)
    desk.close()
    return code


def test_a_new_pc_sees_the_stations_numbers_once_the_code_of_the_sheet_is_typed(
    burnt, page, real_county, station, until
):
    join(page, real_county, until)
    until(page.overview.key.isVisible)
    page.overview.key.click()
    card = page.settings.pairing
    until(card.sheet.isVisible)
    card.sheet.click()
    dialog = page.pairing.dialog
    dialog.code.setText(burnt.lower())
    dialog.go.click()
    until(lambda: "能看证件号了" in dialog.banner.text)
    dialog.close_button.click()
    until(lambda: not card.sheet.isVisible())
    desk = station.open(read_only=True)
    (person,) = desk.records.find(VOLUNTEER, name="欧阳德顺")
    assert person.values["id_number"] == "E11111111"
    desk.close()
