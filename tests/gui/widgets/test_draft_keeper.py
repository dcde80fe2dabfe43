"""What is typed is kept a moment later, in turn with all writes; a refusal is told of once."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.services import drafts
from desktop.ui.widgets.draft_keeper import DraftKeeper

PLACE = "volunteer:new"


@pytest.fixture
def found() -> list[drafts.Draft]:
    return []


@pytest.fixture
def keeper(door, found, settle) -> DraftKeeper:
    keeper = DraftKeeper(door, door)
    keeper.begin(PLACE, found.append)
    settle(door)
    return keeper


def test_typing_is_kept_once_it_pauses(keeper, desk, qtbot):
    keeper.typed(lambda: {"name": "张"})
    keeper.typed(lambda: {"name": "张三"})
    assert drafts.begun(desk, PLACE) is None
    qtbot.waitUntil(lambda: drafts.begun(desk, PLACE) is not None)
    assert drafts.begun(desk, PLACE).body == {"name": "张三"}


def test_what_was_kept_comes_back_when_the_form_opens_again(keeper, found, door, settle):
    keeper.typed(lambda: {"name": "张三"})
    keeper.leave()
    keeper.begin(PLACE, found.append)
    settle(door)
    assert [draft.body for draft in found] == [{"name": "张三"}]


def test_what_was_saved_is_not_offered_to_the_next_form(keeper, found, door, settle):
    keeper.typed(lambda: {"name": "张三"})
    keeper.flush()
    keeper.drop()
    keeper.begin(PLACE, found.append)  # asked in turn behind the drop
    settle(door)
    assert found == []


def test_closing_the_door_keeps_what_was_typed_last(keeper, door, desk):
    keeper.typed(lambda: {"name": "张三"})
    keeper.flush()
    door.close()
    assert drafts.begun(desk, PLACE).body == {"name": "张三"}


def test_a_disk_that_refuses_is_told_of_once(keeper, door, settle, monkeypatch):
    def refuse(*_args: object) -> None:
        raise errors.DiskFull(path="station.db")

    told: list[object] = []
    door.failed.connect(told.append)
    monkeypatch.setattr(drafts, "keep", refuse)
    for name in ("张", "张三"):
        keeper.typed(lambda name=name: {"name": name})
        keeper.flush()
        settle(door)
    assert len(told) == 1
    assert not keeper.keeps
