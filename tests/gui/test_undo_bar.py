"""Undo and redo of very many changes from the window's menu: a bar, and a way to stop."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from desktop import errors
from desktop.model import progress
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.past import undoing
from desktop.ui import undo_actions
from desktop.ui.main_window import MainWindow
from desktop.ui.navigation import Place
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen

VOLUNTEER = kind_named("volunteer")


@pytest.fixture
def window(door, shown, settle, monkeypatch) -> MainWindow:
    """Three changes count as very many, and each of them is told."""
    monkeypatch.setattr(undo_actions, "MANY", 3)
    monkeypatch.setattr(progress, "OFTEN", 1)
    place = Place("roster", "花名册", "users", partial(Screen, "花名册"), ("volunteer",))
    window = MainWindow(door, (place,))
    window.resize(1200, 760)
    shown(window)
    door.start_watching()
    settle(door)
    return window


@pytest.fixture
def bar(window):
    card = window.banner.parentWidget()
    assert isinstance(card, Notices)
    return card.progress


@pytest.fixture
def gone(desk, window, door, settle) -> list[str]:
    """Six people who were deleted by one press."""
    made = [records.add(desk, "volunteer", {"name": f"单晓{n}"}) for n in "一二三四五六"]
    records.remove(desk, "volunteer", made)
    settle(door)
    window._undo.look()
    settle(door)
    return [str(one) for one in made]


def here(desk, ids) -> int:
    return sum(not r.removed_at for r in desk.records.get_many(VOLUNTEER, ids))


def test_it_says_what_it_does_and_how_far_and_nothing_else_is_undone_meanwhile(
    window, bar, gone, desk, door, settle, monkeypatch
):
    told, advance = [], bar.advance
    monkeypatch.setattr(bar, "advance", lambda *at: (told.append(at), advance(*at)))
    for action, count, words in (
        (window._undo.undo, 6, "已撤销：删除志愿者 6 条"),
        (window._undo.redo, 0, "已重做：删除志愿者 6 条"),
    ):
        action.trigger()
        assert bar.isVisible() and window.banner.isHidden()
        assert not window._undo.undo.isEnabled() and not window._undo.redo.isEnabled()
        settle(door)
        assert bar.isHidden() and window.banner.text == words
        assert here(desk, gone) == count
        assert window._undo.undo.isEnabled()
    assert sum(done == total > 0 for done, total in told) == 2


@pytest.mark.parametrize("again", [False, True])
def test_stopped_all_is_as_it_was(window, bar, gone, desk, door, settle, again):
    if again:
        undoing.undo(desk)
        settle(door)
        window._undo.look()
        settle(door)
    action = window._undo.redo if again else window._undo.undo
    before, words = here(desk, gone), action.text()
    go_on = threading.Event()
    door.write(window, lambda _desk: go_on.wait(10), bool)  # it waits its turn
    action.trigger()
    bar.cancel_pressed.emit()
    go_on.set()
    settle(door)
    assert bar.isHidden() and window.banner.text == "已取消，什么都没有改动。"
    assert here(desk, gone) == before
    assert action.isEnabled() and action.text() == words


def test_few_are_taken_back_without_a_bar(window, bar, desk, door, settle):
    records.add(desk, "volunteer", {"name": "单晓明"})
    settle(door)
    window._undo.look()
    settle(door)
    window._undo.undo.trigger()
    assert bar.isHidden()
    settle(door)
    assert window.banner.text == "已撤销：添加志愿者「单晓明」"


def test_a_later_change_in_the_way_is_asked_about_and_the_answer_has_a_bar_too(
    window, bar, gone, desk, door, settle, monkeypatch
):
    def overtaken(_desk, *, meanwhile: str, **how) -> undoing.Undone:
        if meanwhile == "ask":
            raise errors.UndoConflict(verb="撤销", fields="志愿者「单晓一」的村民小组")
        return undone(_desk, meanwhile=meanwhile, **how)

    undone = undoing.undo
    monkeypatch.setattr(undoing, "undo", overtaken)
    window._undo.undo.trigger()
    settle(door)
    assert bar.isHidden() and "后来又有变动" in window.banner.text
    window.banner.other_button.click()
    assert bar.isVisible() and window.banner.isHidden()
    settle(door)
    assert bar.isHidden() and window.banner.text == "已撤销：删除志愿者 6 条"
    assert here(desk, gone) == 6
