"""What the parts of the page list: nothing twice, ways that fit, and the way back from a choice."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.services import records
from desktop.services.needs.need import Need
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.services.sync import attention
from desktop.services.sync import conflicts as choices
from desktop.services.sync.attention import Item
from desktop.services.sync.rhythm import Rhythm
from desktop.sync.incoming import attention as held
from desktop.sync.incoming import conflicts
from desktop.sync.incoming.conflicts import Parked
from desktop.ui.sync import mapping
from desktop.ui.sync.screen import SyncScreen
from desktop.ui.sync.syncing import Syncing
from tests.unit.pulled_changes import OTHER_PC

FEED = "999999001001"


def refused() -> Item:
    return Item(3, "volunteer", "v-1", "张三", "修改", ("手机",), "太长", "", ("参与记录 2 条",))


def test_what_has_a_part_of_its_own_is_not_listed_twice():
    found = [Need(what, "「张三」…", (("volunteer", "v-1"),), ()) for what in
             ("rejected", "conflict", "duplicate", "overlap")]  # fmt: skip
    listed = mapping.matters([refused()], found)
    assert [one.sort for one in listed] == ["县里没收", "时间重叠"]


def test_a_delete_that_was_not_taken_has_ways_that_fit_and_no_page_to_open(desk, person):
    for action, field in (("set", "phone"), ("delete", "removed")):
        held.add(
            desk.store, "volunteer", person, action, [field], "has_hours", None, seq=None, at=""
        )
    edit, delete = mapping.matters(attention.items(desk), [])
    assert (edit.kind, edit.record_id) == ("volunteer", person)
    assert (delete.kind, delete.record_id) == ("", "")
    assert [way.words for way in delete.ways] == ["再试一次删除", "不删了，放回来"]
    assert delete.about == ("volunteer", person)


# --- all at once, and back ------------------------------------------------------------------


@pytest.fixture
def person(desk) -> str:
    """Somebody with two values to choose."""
    made = people.people_ids(desk, PeopleQuery())[0]
    for row, (field, value) in enumerate((("phone", "111"), ("alias", "阿毛")), start=7):
        parked = Parked(FEED, row, field, "volunteer", made, value, OTHER_PC, None, None)
        conflicts.park(desk.store, parked)
    return made


@pytest.fixture
def page(person, door, shown, settle) -> SyncScreen:
    made = SyncScreen(door, Syncing(door, Rhythm(lambda: 0.0)))
    made.resize(1100, 640)
    shown(made)
    settle(door)
    made.show_part("conflicts")
    return made


def press(widget, words: str) -> None:
    (found,) = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
    ]
    found.click()


def test_all_of_a_record_is_chosen_and_taken_back_by_one_press_each(
    page, person, desk, door, settle
):
    before = records.look_up(desk, "volunteer", person).text("phone")
    press(page.conflicts, "全部用对方的")
    settle(door)
    assert records.look_up(desk, "volunteer", person).text("phone") == "111"
    assert choices.open_conflicts(desk) == []
    assert page.banner.action_button.isVisible()
    page.banner.action_button.click()
    settle(door)
    assert records.look_up(desk, "volunteer", person).text("phone") == before
    assert len(choices.open_conflicts(desk)) == 2


def test_the_keyboard_goes_to_the_list_when_what_was_chosen_goes(page, desk, door, settle):
    other = people.people_ids(desk, PeopleQuery())[1]
    conflicts.park(
        desk.store, Parked(FEED, 9, "phone", "volunteer", other, "222", OTHER_PC, None, None)
    )
    page._on_changed()
    settle(door)
    button = next(
        b for b in page.conflicts.findChildren(QPushButton) if b.text().startswith("全部用对方的")
    )
    page.activateWindow()
    button.setFocus()
    button.click()
    settle(door)
    assert page.conflicts.list.entries.rowCount() == 1
    assert page.focusWidget() is page.conflicts.list
