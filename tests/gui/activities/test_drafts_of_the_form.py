"""What is typed into the activity form is there again after the program was killed."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from desktop.background.door import Door
from desktop.services import drafts, records
from desktop.services.activities import happenings
from desktop.services.activities.activities import record_activity
from desktop.ui.activities.screen import ActivitiesScreen
from tests.gui.activities.test_activities_screen import begin, names, open_activity, save, type_line
from tests.gui.conftest import Station


@pytest.fixture
def typed(screen, settle, door, qtbot, type_in, make_picture):
    """A form with facts, people, a question still open, a photo and a pasted one."""
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "小雪包汤圆")
    type_line(qtbot, form.facts.day.target(), "11.20")
    type_line(qtbot, form.facts.span._start, "13")
    type_line(qtbot, form.facts.span._end, "1430")
    form.people.take_list("1. 张伟\n2. 李建国\n3. 欧阳修")
    form.photos.take([make_picture(1)])
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    QGuiApplication.clipboard().setImage(image)
    form.photos.paste()
    settle(door)
    screen.entry._keeper.flush()
    settle(door)
    return form


@pytest.fixture
def again(typed, station, shown, settle):
    """The screen of another program at the same station, as after a kill."""
    door = Door(partial(Station.open, station))
    screen = ActivitiesScreen(door)
    screen.resize(1158, 660)
    shown(screen)
    door.start_watching()
    settle(door)
    yield screen, door
    door.close()


def test_after_a_kill_everything_stands_there_again(again, settle):
    screen, door = again
    form = begin(screen, settle, door)
    settle(door)
    values = form.facts.values()
    assert (values["title"], values["held_on"], values["span"]) == (
        "小雪包汤圆", "2026-11-20", "13:00-14:30",
    )  # fmt: skip
    assert names(form) == ["张伟", "李建国"]
    assert form.people.question.open_names == ("欧阳修",)
    assert [tile.caption for tile in form.photos.model.tiles] == [
        "IMG_20261018_093001.jpg", "粘贴的照片 1.jpg",
    ]  # fmt: skip
    assert "写到一半的还在" in form.banner.text


def test_what_was_gone_on_with_is_saved_once_and_the_draft_goes(again, settle, desk, qtbot):
    screen, door = again
    form = begin(screen, settle, door)
    form.people.question._none.click()
    save(screen, settle, door)
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    assert len(screen.page.happening.photos) == 2
    assert {part.number("minutes") for part, _ in screen.page.happening.participants} == {90}
    assert drafts.drafts(desk) == []


def test_esc_leaves_and_keeps_what_was_written(screen, settle, door, qtbot, type_in):
    form = begin(screen, settle, door)
    title = form.facts.row("title").editor.target()
    type_in(title, "小雪包汤圆")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    settle(door)
    assert screen.stack.currentWidget() is not form
    assert "先给您留着" in screen.banner.text
    screen.banner.action_button.click()
    settle(door)
    assert form.facts.values()["title"] == "小雪包汤圆"


def test_what_is_given_up_does_not_come_back(again, settle, desk):
    screen, door = again
    form = begin(screen, settle, door)
    form.banner.pressed.emit()
    settle(door)
    assert form.facts.values()["title"] == ""
    assert drafts.drafts(desk) == []


def test_a_stored_activity_half_changed_comes_back_with_what_the_clerk_had_seen(
    screen, desk, held, settle, door, station, shown
):
    open_activity(screen, held[0], settle, door)
    screen._edit()
    settle(door)
    editor = screen.form.facts.row("residents").editor
    editor.set_value("55")
    editor.edited.emit()
    screen.entry._keeper.flush()
    settle(door)
    records.change(desk, "activity", held[0], {"residents": "60"})

    other = Door(partial(Station.open, station))
    later = ActivitiesScreen(other)
    shown(later)
    settle(other)
    open_activity(later, held[0], settle, other)
    later._edit()
    settle(other)
    assert later.form.facts.values()["residents"] == "55"
    save(later, settle, other)
    # Somebody else wrote between: it is asked, not written over.
    assert "群众人数" in later.form.banner.text
    assert records.look_up(desk, "activity", held[0]).number("residents") == 60
    other.close()


def test_an_untouched_form_leaves_no_draft(screen, settle, door, desk):
    begin(screen, settle, door)
    screen.entry._keeper.flush()
    settle(door)
    assert drafts.drafts(desk) == []


def test_a_plan_is_written_with_planned_times_and_becomes_held_later(
    screen, desk, settle, door, type_in
):
    screen.entry.begin(None, {"status": "announced", "held_on": "2026-12-01"})
    settle(door)
    form = screen.form
    assert not form.photos.isVisible()
    type_in(form.facts.row("title").editor.target(), "写春联")
    form.facts.span.set_value("09:00-11:00")
    save(screen, settle, door)
    record = screen.page.happening.record
    assert (record.text("planned_start"), record.text("held_on")) == ("2026-12-01T09:00", "")
    assert record.text("status") == "announced"


def test_what_was_planned_becomes_real_when_it_was_held(screen, desk, settle, door):
    made = records.add(
        desk,
        "activity",
        {
            "title": "写春联",
            "status": "announced",
            "planned_start": "2026-11-21T09:00",
            "planned_end": "2026-11-21T11:00",
        },
    )
    screen.show_record(made)
    settle(door)
    screen.entry.begin(screen.page.happening, {"status": "held"})
    settle(door)
    save(screen, settle, door)
    record = happenings.happening(desk, made).record
    assert (record.text("status"), record.text("held_on")) == ("held", "2026-11-21")
    assert record.text("started_at") == "2026-11-21T09:00"


def test_last_times_text_is_put_in_at_one_press(screen, desk, settle, door, type_in):
    story = "扫了三条路。"
    record_activity(desk, {"title": "清扫", "held_on": "2026-11-01", "story": story}, [])
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "清扫")
    form.facts.texts["story"].last_button.click()
    settle(door)
    assert form.facts.values()["story"] == story
    form.facts.texts["plan"].last_button.click()
    settle(door)
    assert form.facts.row("plan").below == "同名或同类的活动还没有写过。"
