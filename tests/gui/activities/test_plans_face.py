"""主题与项目: month themes, projects and claims, series, units."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QComboBox, QPushButton

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import projects, themes
from desktop.services.past import undoing
from desktop.ui.widgets.history_button import HistoryButton
from tests.unit.pulled_changes import publish

COUNTY = "999999"


@pytest.fixture
def face(screen, settle, door):
    screen.turn_to("plans")
    settle(door)
    return screen.faces.current


@pytest.fixture
def turn(face, settle, door):
    """Turns to a part and waits until it stands still."""

    def turn(number):
        face.show_part(number)
        settle(door)
        door._look_for_changes()
        settle(door)
        return face.part

    return turn


def pressed(widget, words):
    (found,) = [b for b in widget.findChildren(QPushButton) if words in b.text() and b.isVisible()]
    found.click()


def found(desk, kind, **where):
    return desk.records.find(kind_named(kind), **where)


# --- month themes ---------------------------------------------------------------------------


def test_the_year_is_shown_with_this_month_chosen(face):
    part = face.part
    assert part.year_words.text() == "2026年"
    assert part.model.rowCount() == 12
    assert part.head.text() == "2026年11月"
    assert not part.save_button.isEnabled()


def test_a_theme_is_written_and_taken_back(face, desk, settle, door, qtbot, type_in):
    part = face.part
    part.title.setFocus()
    type_in(part.title, "移风易俗")
    qtbot.keyClick(part.title, Qt.Key.Key_Return)
    settle(door)
    assert found(desk, "theme")[0].text("title") == "移风易俗"
    undoing.undo(desk)
    door._look_for_changes()
    settle(door)
    assert part.title.text() == ""


def test_the_countys_theme_is_shown_above_ours(turn, desk):
    themes.set_theme(desk, "2026-11", "志愿服务月")
    publish(desk, COUNTY, "theme", {"month": "2026-11", "title": "暖冬"})
    part = turn(0)
    assert part.above.text() == "示例县定的主题：暖冬"
    assert part.title.text() == "志愿服务月"


def test_another_year_is_turned_to(face, settle, door):
    face.part.after.click()
    settle(door)
    assert face.part.year_words.text() == "2027年"
    assert face.part.head.text() == "2027年11月"


# --- projects and claims --------------------------------------------------------------------


def test_a_project_is_added_and_claimed(turn, desk, screen, settle, door, qtbot):
    part = turn(1)
    part.add_button.click()
    part.form.row("title").editor.set_value("送温暖")
    part.form.row("title").editor.edited.emit()
    part.save_button.click()
    settle(door)
    (project,) = found(desk, "project")
    assert part.form.values()["title"] == "送温暖"
    assert screen.shown_record() == ("project", project.id)

    assert part.month.text() == "2026-11"
    part.unit.setText("石桥镇卫生院")
    qtbot.keyClick(part.unit, Qt.Key.Key_Return)
    settle(door)
    (claim,) = found(desk, "claim", project=project.id)
    (status,) = [b for b in part.findChildren(QComboBox) if "认领状态" in b.accessibleName()]
    status.setCurrentIndex(1)
    status.activated.emit(1)
    settle(door)
    assert desk.records.get(kind_named("claim"), claim.id).text("status") == "done"


def test_a_claim_without_a_unit_is_asked_for(turn, desk):
    records.add(desk, "project", {"title": "送温暖"})
    part = turn(1)
    part.claim_button.click()
    assert "哪个单位" in part.banner.text
    assert part.unit.hasFocus()


def test_a_published_project_is_only_used(turn, desk):
    publish(desk, COUNTY, "project", {"title": "情暖万家", "status": "active"})
    part = turn(1)
    assert part._source.text() == "由示例县发布，本站只使用。"
    assert not part.form.row("title").isEnabled()
    assert part.claim_button.isEnabled()
    assert not part.delete_button.isVisible()


def test_a_project_deleted_comes_back_with_one_press(turn, desk, screen, settle, door):
    records.add(desk, "project", {"title": "送温暖"})
    part = turn(1)
    part.delete_button.click()
    settle(door)
    assert found(desk, "project") == []
    screen.banner.action_button.click()
    settle(door)
    assert len(found(desk, "project")) == 1
    assert part.form.values()["title"] == "送温暖"


def test_every_claim_stands_in_one_list_what_is_due_first(turn, desk, screen, settle, door):
    care, river = (records.add(desk, "project", {"title": t}) for t in ("送温暖", "护河"))
    projects.claim_project(desk, care, "卫生院", "2026-12")
    late = projects.claim_project(desk, river, "小学", "2026-09", "出车")
    done = projects.claim_project(desk, river, "信用社", "2026-10")
    records.change(desk, "claim", done, {"status": "done"})
    part = turn(4)
    rows = [[part.model.index(row, c).data() for c in range(4)] for row in range(2)]
    assert rows == [
        ["过了 09", "护河", "小学", "已认领"],
        ["12-31", "送温暖", "卫生院", "已认领"],
    ]
    assert part.model.rowCount() == 2
    assert screen.shown_record() == ("claim", late)
    assert part._card.title.text() == "小学认领「护河」"
    part.which.buttons["all"].toggle()  # as a screen reader does
    settle(door)
    assert part.model.rowCount() == 3
    part.form.row("status").editor.set_value("done")
    part.form.row("status").editor.edited.emit()
    part.save_button.click()
    settle(door)
    assert desk.records.get(kind_named("claim"), late).text("status") == "done"
    undoing.undo(desk)
    assert desk.records.get(kind_named("claim"), late).text("status") == "claimed"


def test_a_claim_is_noted_for_a_unit_nobody_knew(turn, desk, settle, door):
    care = records.add(desk, "project", {"title": "送温暖"})
    part = turn(4)
    part.add_button.click()
    assert part.form.values()["month"] == "2026-11"
    part.form.row("project").editor.set_value(care)
    part.form.row("unit").editor.set_value("镇供电所")
    part.form.row("unit").editor.edited.emit()
    part.save_button.click()
    settle(door)
    (claim,) = found(desk, "claim", project=care)
    (unit,) = found(desk, "unit", name="镇供电所")
    assert claim.values["unit"] == unit.id
    assert part.form.row("unit").isEnabled() is False


def test_a_claim_elsewhere_is_shown_here_finished_or_not(turn, desk, screen, settle, door):
    care = records.add(desk, "project", {"title": "送温暖"})
    done = projects.claim_project(desk, care, "卫生院", "2026-10")
    records.change(desk, "claim", done, {"status": "done"})
    turn(0)
    screen.show_kind("claim", done)
    settle(door)
    assert screen.shown_record() == ("claim", done)
    assert screen.faces.current.part.which.chosen == "all"


# --- history, readers -----------------------------------------------------------------------


def test_history_is_asked_of_whatever_is_in_sight(turn, desk, screen, settle, door, qtbot):
    themes.set_theme(desk, "2026-11", "移风易俗")
    care = records.add(desk, "project", {"title": "送温暖"})
    claim = projects.claim_project(desk, care, "卫生院", "2026-11")
    series = records.add(desk, "series", {"title": "赶集", "rhythm": "weekly", "days": "1"})
    ids = {
        "theme": found(desk, "theme")[0].id, "project": care, "series": series,
        "unit": found(desk, "unit")[0].id, "claim": claim,
    }  # fmt: skip
    for number, (kind, record_id) in enumerate(ids.items()):
        part = turn(number)
        buttons = [b for b in part.findChildren(HistoryButton) if b.isVisible()]
        with qtbot.waitSignal(screen.history_wanted) as asked:
            buttons[0].click()
        known = {(kind, record_id)} | ({("claim", claim)} if kind == "project" else set())
        assert tuple(asked.args) in known
        assert screen.shown_record() == (kind, record_id)


def test_a_screen_reader_turns_to_a_part_by_toggling_it(face, settle, door):
    reader = QAccessible.queryAccessibleInterface(face.segments.buttons["unit"])
    reader.actionInterface().doAction(QAccessibleActionInterface.toggleAction())
    settle(door)
    assert face.part.shown_record() == ("", "") and face.part.model.rowCount() == 0
    assert face.segments.chosen == "unit"


def test_a_digit_turns_to_a_part(face, settle, door, qtbot):
    qtbot.keyClick(face, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    settle(door)
    assert face.segments.chosen == "unit" and "Alt+4" in face.segments.buttons["unit"].toolTip()


def test_beside_an_empty_list_there_is_no_card_until_one_is_added(turn, settle, door):
    part = turn(3)
    assert part._card.isHidden()
    part._empty._button.click()
    assert part._card.isVisible() and part.form is not None


# --- series ---------------------------------------------------------------------------------


def test_a_series_is_made_with_its_days_as_chips(turn, desk, settle, door):
    part = turn(2)
    part.add_button.click()
    form = part.form
    assert form.values()["rhythm"] == "weekly"
    form.row("title").editor.set_value("赶集便民")
    rhythm = form.row("rhythm").editor
    rhythm.set_value("lunar_digit")
    rhythm.edited.emit()
    days = form.row("days").editor
    for words in ("三", "六", "九"):
        pressed(days, words)
    form.row("starts_at").editor.set_value("830")
    form.left.emit("starts_at")
    part.save_button.click()
    settle(door)
    (made,) = found(desk, "series")
    assert (made.values["days"], made.text("starts_at")) == (("3", "6", "9"), "08:30")
    assert "2026年11月24日" in part._coming.text()


def test_the_next_activities_are_planned_and_taken_back(turn, desk, screen, settle, door):
    typed = {"title": "一周一课", "rhythm": "weekly", "days": "5"}
    series = records.add(desk, "series", typed)
    part = turn(2)
    part.count.setValue(3)
    part.plan_button.click()
    settle(door)
    assert len(found(desk, "activity", series=series)) == 3
    assert "排好了 3 次活动" in screen.banner.text
    screen.banner.action_button.click()
    settle(door)
    assert found(desk, "activity", series=series) == []


def test_what_is_typed_survives_what_others_write(turn, desk, settle, door):
    records.add(desk, "series", {"title": "一周一课", "rhythm": "weekly", "days": "5"})
    part = turn(2)
    part.form.row("title").editor.set_value("一周两课")
    records.add(desk, "series", {"title": "说事", "rhythm": "digit", "days": "4"})
    door._look_for_changes()
    settle(door)
    assert part.model.rowCount() == 2
    assert part.form.values()["title"] == "一周两课"


# --- units ----------------------------------------------------------------------------------


def test_a_unit_without_a_name_is_refused_at_its_field(turn, desk, settle, door):
    part = turn(3)
    part.add_button.click()
    part.form.row("contact").editor.set_value("李某")
    part.form.edited.emit("contact")
    part.save_button.click()
    assert part.form.row("name").problem == "请填写单位名称"
    assert found(desk, "unit") == []


# --- what is typed and not saved ------------------------------------------------------------


def test_what_was_begun_survives_the_window(turn, screen, door, settle, shown, desk):
    from desktop.ui.activities.screen import ActivitiesScreen

    series = records.add(desk, "series", {"title": "一周一课", "rhythm": "weekly", "days": "5"})
    part = turn(2)
    part.form.row("title").editor.set_value("一周两课")
    part.form.edited.emit("title")
    face = screen.faces.current
    assert not face.would_be_lost()
    settle(door)

    again = shown(ActivitiesScreen(door))
    again.show_kind("series", series)
    settle(door)
    settle(door)
    begun = again.faces.current.part
    assert begun.form.values()["title"] == "一周两课"
    assert "没保存" in begun.banner.text
    begun.banner.action_button.click()
    settle(door)
    assert begun.form.values()["title"] == "一周一课"


def test_a_theme_half_written_survives_too(turn, door, settle):
    part = turn(0)
    part.title.setText("移风")
    part.table.choose("2026-10")
    settle(door)
    assert part.title.text() == ""
    part.table.choose("2026-11")
    settle(door)
    assert part.title.text() == "移风"


def test_an_action_elsewhere_leaves_the_keyboard_where_it_is(turn, desk, door, settle):
    records.add(desk, "project", {"title": "送温暖"})
    part = turn(1)
    part.unit.setFocus()
    records.add(desk, "unit", {"name": "卫生院"})
    door._look_for_changes()
    settle(door)
    assert part.unit.hasFocus()
