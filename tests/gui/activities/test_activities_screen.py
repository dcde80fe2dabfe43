"""活动: found, recorded with people and photos, changed, deleted, and every step taken back."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox

from desktop.services import records
from desktop.services.activities import activities, happenings
from desktop.services.activities.activities import Participant
from desktop.services.lists.listing import Term
from desktop.services.photos import photos
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.activities.entry.participants_model import Column
from desktop.ui.activities.verbs import AddPhotos


def row_titles(screen) -> list[str]:
    model = screen.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shown_titles(screen, settle, door) -> list[str]:
    row_titles(screen)  # asks for the rows
    settle(door)
    return row_titles(screen)


def open_activity(screen, activity: str, settle, door) -> None:
    screen.show_record(activity)
    settle(door)
    assert screen.stack.currentWidget() is screen.page


def begin(screen, settle, door):
    screen.begin_new()
    settle(door)
    assert screen.stack.currentWidget() is screen.form
    return screen.form


def type_line(qtbot, line, text: str) -> None:
    line.setFocus()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def pick(qtbot, form, settle, door, typed: str) -> None:
    """Types a name, waits for who fits, and presses Enter on the one marked."""
    picker = form.people.picker
    picker.setFocus()
    qtbot.keyClicks(picker, typed)  # letters only: QTest's keys know no Chinese
    settle(door)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    settle(door)


def names(form) -> list[str]:
    return [person.name for person in form.people.model.people]


def save(screen, settle, door) -> None:
    screen.form.save()
    settle(door)


# --- the list -------------------------------------------------------------------------------


def test_the_newest_activity_stands_first(screen, settle, door):
    titles = shown_titles(screen, settle, door)
    assert titles == ["冬季用火安全宣讲", "秋季清洁家园", "重阳敬老饺子宴"]
    assert screen.faces.aside.text() == "共 3 个"
    assert screen.faces.title.isVisible() and screen.faces.title.text() == "活动"


def test_initials_find_an_activity(screen, settle, door, qtbot):
    qtbot.keyClicks(screen.list.search, "cyjl")
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 1)
    assert shown_titles(screen, settle, door) == ["重阳敬老饺子宴"]


@pytest.mark.parametrize(
    ("term", "left"),
    [
        (Term("day", "is", "2025"), ["春节写春联"]),
        (Term("status", "is", "draft"), ["元旦计划"]),
        (Term("people", "most", "0"), ["元旦计划", "春节写春联"]),
        (Term("hours", "least", "20"), ["重阳敬老饺子宴"]),
        (Term("missing", "is", "participants"), ["春节写春联"]),
        (Term("missing", "empty"), ["元旦计划"]),
    ],
)
def test_a_sentence_narrows_the_list(screen, desk, settle, door, term, left):
    activities.record_activity(desk, {"title": "春节写春联", "held_on": "2025-01-26"})
    records.add(desk, "activity", {"title": "元旦计划", "planned_start": "2027-01-01T09:00"})
    screen.list.refresh()
    settle(door)
    screen.list.narrow(term)
    settle(door)
    assert shown_titles(screen, settle, door) == left
    assert screen.faces.aside.text() == f"共 5 个，显示 {len(left)} 个"


def test_what_a_file_lacks_stands_in_the_list(screen, settle, door):
    shown_titles(screen, settle, door)
    heads = [column.label for column in screen.list.model.columns]
    lacks = screen.list.model.index(0, heads.index("档案还缺")).data()
    assert lacks == "活动方案、照片、活动纪实"


def test_a_search_without_answer_offers_to_show_all_again(screen, settle, door, qtbot):
    qtbot.keyClicks(screen.list.search, "zzzz")
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 0)
    assert screen.list.panel._empty.isVisible()
    screen.list.panel._empty.pressed.emit()
    settle(door)
    assert screen.list.model.rowCount() == 3
    assert not screen.list.panel._empty.isVisible()


def test_enter_in_the_list_opens_the_activity(screen, settle, door, qtbot):
    screen.list.table.selectRow(2)
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Return)
    settle(door)
    assert screen.page.happening.record.text("title") == "重阳敬老饺子宴"


def test_pressing_a_head_sorts_the_other_way_round(screen, settle, door):
    screen.list.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    settle(door)
    assert shown_titles(screen, settle, door)[0] == "重阳敬老饺子宴"


# --- one activity ---------------------------------------------------------------------------


def test_below_each_other_only_the_page_scrolls(screen, held, settle, door, qtbot):
    screen.resize(560, 480)
    open_activity(screen, held[2], settle, door)
    qtbot.waitUntil(lambda: screen.page.facts._area.verticalScrollBar().maximum() == 0)


def test_the_page_tells_facts_people_and_hours(screen, held, settle, door):
    open_activity(screen, held[2], settle, door)
    assert "日期　2026年10月18日 星期日" in screen.page.facts.lines
    assert "时间　09:00 到 12:00，共 3 小时" in screen.page.facts.lines
    assert len(screen.page.people.people) == 8
    assert screen.page._people_count.text() == "8 人 · 共 24 小时"


def test_papers_are_asked_for_with_the_activity(screen, held, settle, door, qtbot):
    open_activity(screen, held[0], settle, door)
    entries = {action.text(): action for action in screen.page.papers.menu().actions()}
    assert list(entries)[:4] == ["活动公告", "签到表", "活动证书", "活动档案"]
    for words, template in (("活动证书", "activity-certificate"), ("签到表", "sign-in-sheet")):
        with qtbot.waitSignal(screen.print_requested) as asked:
            entries[words].trigger()
        assert asked.args == [template, [held[0]]]


def test_enter_on_a_participant_opens_the_person(screen, held, settle, door, qtbot):
    open_activity(screen, held[0], settle, door)
    screen.page.table.selectRow(0)
    with qtbot.waitSignal(screen.open_record) as opened:
        qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    assert opened.args == ["volunteer", screen.page.people.people[0].volunteer]


def test_what_another_hand_writes_is_seen(screen, desk, held, settle, door):
    open_activity(screen, held[0], settle, door)
    records.change(desk, "activity", held[0], {"title": "冬季防火宣讲"})
    door._look_for_changes()
    settle(door)
    assert screen.page.happening.record.text("title") == "冬季防火宣讲"


def test_changes_of_other_kinds_ask_nothing(screen, settle, door):
    screen._on_records_changed(frozenset({"clerk", "setting"}))
    assert door.idle


def test_changes_while_the_screen_is_away_are_shown_when_it_comes_back(screen, desk, settle, door):
    screen.hide()
    activities.record_activity(desk, {"title": "小雪慰问", "held_on": "2026-11-22"})
    door._look_for_changes()
    settle(door)
    assert screen.list.model.rowCount() == 3
    screen.show()
    settle(door)
    assert screen.list.model.rowCount() == 4


# --- recording ------------------------------------------------------------------------------


def test_the_day_typed_short_is_said_in_words(screen, settle, door, qtbot):
    facts = begin(screen, settle, door).facts
    type_line(qtbot, facts.day.target(), "11.20")
    assert facts.row("held_on").below == "2026年11月20日 星期五"
    assert facts.day.value() == "2026-11-20"


@pytest.fixture
def recorded(screen, settle, door, qtbot, type_in, make_picture):
    """小雪包汤圆 with three people and two photos, by keys alone."""
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "小雪包汤圆")
    type_line(qtbot, form.facts.day.target(), "11.20")
    type_line(qtbot, form.facts.span._start, "13")
    type_line(qtbot, form.facts.span._end, "1430")
    for typed in ("zw", "wgf", "lijianguo"):
        pick(qtbot, form, settle, door, typed)
    form.photos.take([make_picture(1), make_picture(2)])
    save(screen, settle, door)
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    return screen.page.happening


def test_what_was_typed_and_chosen_is_what_is_stored(recorded, screen):
    record = recorded.record
    assert record.text("title") == "小雪包汤圆"
    assert record.text("started_at") == "2026-11-20T13:00"
    assert record.text("status") == "held"
    assert record.text("recorded_on") == "2026-11-22"
    people_there = {who.text("name"): part for part, who in recorded.participants}
    assert set(people_there) == {"张伟", "王桂芳", "李建国"}
    assert {part.number("minutes") for part in people_there.values()} == {90}
    assert len(recorded.photos) == 2
    assert screen.banner.text == "添加了 2 张照片。"


def test_hours_are_credited_with_the_activity(recorded, desk):
    someone = people.people_ids(desk, PeopleQuery(search="李建国"))[0]
    assert people.person(desk, someone).months[-1] == ("2026-11", 90)


def test_a_name_half_typed_is_not_lost_silently(screen, settle, door, qtbot, type_in):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "小雪")
    type_line(qtbot, form.facts.day.target(), "11.20")
    type_in(form.people.picker, "张")
    save(screen, settle, door)
    assert screen.stack.currentWidget() is form
    assert "“张”还没有加入名单" in form.people._said.text()


def test_what_lacks_is_said_below_its_field_and_nothing_is_stored(screen, settle, door):
    form = begin(screen, settle, door)
    save(screen, settle, door)
    assert form.facts.row("title").problem
    assert form.facts.row("held_on").problem == "请填写开展日期"
    assert form.facts.row("title").editor.target().hasFocus()
    assert screen.list.model.rowCount() == 3


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [("11", "9", "晚于"), ("", "11", "开始时间"), ("早", "11", "看不懂")],
)
def test_times_that_will_not_do_are_told_at_once(screen, settle, door, qtbot, start, end, part):
    form = begin(screen, settle, door)
    form.facts.span.set_value(f"{start}-{end}")
    form.facts.span.left.emit()
    assert part in form.facts.row("span").problem


def test_two_places_at_once_are_refused_and_the_form_keeps_everything(
    screen, settle, door, qtbot, type_in
):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "同时的活动")
    type_line(qtbot, form.facts.day.target(), "10.18")
    type_line(qtbot, form.facts.span._start, "10")
    type_line(qtbot, form.facts.span._end, "11")
    pick(qtbot, form, settle, door, "zhangwei")
    save(screen, settle, door)
    assert "重阳敬老饺子宴" in form.banner.text
    assert form.isVisible()
    assert names(form) == ["张伟"]
    assert form.save_button.isEnabled()
    assert form.unsaved()


def test_a_whole_team_joins_at_one_press(screen, settle, door):
    form = begin(screen, settle, door)
    team = next(i for i, name in form._offers.teams if name == "卫生环保队")
    form.facts.row("team").editor.set_value(team)
    form.facts.edited.emit("team")
    assert "卫生环保队" in form.people.team_button.text()
    form.people.team_button.click()
    settle(door)
    assert len(names(form)) == 7
    form.people.team_button.click()
    settle(door)
    assert len(names(form)) == 7
    assert form.people._said.text() == "全队都已经在名单里"


def test_nobody_fits_and_it_says_so(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    pick(qtbot, form, settle, door, "zzzz")
    assert form.people._said.text() == "花名册里没有找到“zzzz”"


def test_enter_before_the_answer_still_takes_who_fits(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    form.people.picker.setFocus()
    qtbot.keyClicks(form.people.picker, "lijianguo")
    qtbot.keyClick(form.people.picker, Qt.Key.Key_Return)
    settle(door)
    assert names(form) == ["李建国"]
    assert form.people.picker.text() == ""


def test_without_times_the_hours_typed_for_everybody_are_stored(
    screen, desk, settle, door, qtbot, type_in
):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "上门走访")
    type_line(qtbot, form.facts.day.target(), "11.21")
    pick(qtbot, form, settle, door, "lijianguo")
    qtbot.keyClicks(form.people.each, "1.5")
    save(screen, settle, door)
    part, _ = screen.page.happening.participants[0]
    assert part.number("minutes") == 90


def test_delete_takes_people_off_but_not_while_a_cell_is_written(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    for typed in ("lijianguo", "zhangwei"):
        pick(qtbot, form, settle, door, typed)
    table = form.people.table
    table.setCurrentIndex(form.people.model.index(0, Column.SOURCE))
    table.edit(table.currentIndex())
    qtbot.keyClick(table.findChild(QComboBox), Qt.Key.Key_Delete)
    assert len(names(form)) == 2
    qtbot.keyClick(table.findChild(QComboBox), Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert names(form) == ["张伟"]


def test_the_source_of_one_person_is_chosen_in_its_cell(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    pick(qtbot, form, settle, door, "lijianguo")
    table, model = form.people.table, form.people.model
    table.edit(model.index(0, Column.SOURCE))
    box = table.findChild(QComboBox)
    box.setCurrentIndex(box.findData("signed"))
    box.activated.emit(box.currentIndex())
    assert model.people[0].source == "signed"
    assert not table.isColumnHidden(Column.SIGNED_IN)


def test_a_list_written_from_memory_needs_its_reason(screen, settle, door, qtbot, type_in):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "上门走访")
    type_line(qtbot, form.facts.day.target(), "11.21")
    pick(qtbot, form, settle, door, "lijianguo")
    form.people.source.set_value("added")
    form.people.source.edited.emit()
    save(screen, settle, door)
    assert form.people._said.text() == "事后补记要写明原因"
    type_in(form.people.reason, "没有签到表")
    save(screen, settle, door)
    part, _ = screen.page.happening.participants[0]
    assert (part.text("source"), part.text("reason")) == ("added", "没有签到表")
    assert part.text("recorder") == "王文书"


def test_a_known_place_becomes_a_reference_and_other_words_stay(
    screen, desk, settle, door, qtbot, type_in
):
    point = records.add(desk, "point", {"name": "文化广场"})
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "广场舞")
    type_line(qtbot, form.facts.day.target(), "11.21")
    type_in(form.facts.row("place").editor.target(), "文化广场")
    save(screen, settle, door)
    record = screen.page.happening.record
    assert (record.text("point"), record.text("place")) == (point, "")
    screen._edit()
    settle(door)
    form.facts.row("place").editor.set_value("村口大槐树下")
    save(screen, settle, door)
    record = screen.page.happening.record
    assert (record.text("point"), record.text("place")) == ("", "村口大槐树下")


# --- changing -------------------------------------------------------------------------------


def test_a_change_of_times_and_people_is_one_step_that_undo_takes_back(
    screen, desk, held, settle, door, qtbot
):
    from desktop.services.past import undoing

    open_activity(screen, held[2], settle, door)
    screen.page.edit.click()
    settle(door)
    form = screen.form
    form.facts.span.set_value("9:00-11:00")
    form.facts.edited.emit("span")
    form.people.model.remove([0])
    save(screen, settle, door)
    assert screen.page._people_count.text() == "7 人 · 共 14 小时"
    assert undoing.undo(desk).title == "修改活动「重阳敬老饺子宴」"
    door._look_for_changes()
    settle(door)
    assert screen.page._people_count.text() == "8 人 · 共 24 小时"


def test_only_what_was_changed_is_written(screen, desk, held, settle, door):
    open_activity(screen, held[0], settle, door)
    screen._edit()
    settle(door)
    records.change(desk, "activity", held[0], {"residents": "60"})
    screen.form.facts.row("story").editor.set_value("大家听得很认真。")
    save(screen, settle, door)
    record = screen.page.happening.record
    assert (record.number("residents"), record.text("story")) == (60, "大家听得很认真。")


def test_a_field_another_hand_changed_meanwhile_is_not_written_over(
    screen, desk, held, settle, door
):
    open_activity(screen, held[0], settle, door)
    screen._edit()
    settle(door)
    records.change(desk, "activity", held[0], {"residents": "60"})
    screen.form.facts.row("residents").editor.set_value("55")
    save(screen, settle, door)
    assert "群众人数" in screen.form.banner.text
    assert records.look_up(desk, "activity", held[0]).number("residents") == 60


def test_leaving_a_half_written_form_keeps_it(screen, settle, door, type_in):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "写到一半")
    form.cancel_button.click()
    assert screen.stack.currentWidget() is screen.faces
    assert form.unsaved()
    assert screen.unsaved() == ""  # it is kept as a draft
    screen.banner.pressed.emit()
    assert screen.stack.currentWidget() is form
    assert form.facts.values()["title"] == "写到一半"


def test_another_record_is_begun_only_when_the_draft_is_given_up(
    screen, held, settle, door, type_in
):
    form = begin(screen, settle, door)
    type_in(form.facts.row("title").editor.target(), "写到一半")
    form.cancel_button.click()
    open_activity(screen, held[0], settle, door)
    screen._edit()
    settle(door)
    assert form.facts.values()["title"] == "写到一半"
    form.banner.pressed.emit()
    settle(door)
    assert form.facts.values()["title"] == "冬季用火安全宣讲"


def test_an_untouched_form_is_left_without_a_word(screen, settle, door):
    form = begin(screen, settle, door)
    form.cancel_button.click()
    assert screen.banner.text == ""
    assert screen.unsaved() == ""


def test_a_deleted_activity_comes_back_with_its_hours(screen, desk, held, settle, door):
    someone = people.people_ids(desk, PeopleQuery(search="张伟"))[0]
    before = people.person(desk, someone).minutes
    open_activity(screen, held[2], settle, door)
    screen.page.delete.click()
    settle(door)
    assert screen.stack.currentWidget() is screen.faces
    assert screen.list.model.rowCount() == 2
    assert people.person(desk, someone).minutes < before
    screen.banner.pressed.emit()
    settle(door)
    assert screen.list.model.rowCount() == 3
    assert people.person(desk, someone).minutes == before


def test_several_activities_are_deleted_from_the_list_at_once(screen, settle, door, qtbot):
    screen.list.table.selectAll()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Delete)
    settle(door)
    assert screen.list.model.rowCount() == 0
    assert "3" in screen.list.banner.text
    screen.list.banner.action_button.click()
    settle(door)
    assert screen.list.model.rowCount() == 3


# --- photos ---------------------------------------------------------------------------------


@pytest.fixture
def with_photos(screen, desk, held, settle, door, make_picture) -> str:
    photos.add_photos(desk, held[0], [make_picture(n) for n in range(3)])
    open_activity(screen, held[0], settle, door)
    return held[0]


def add(screen, paths, settle, door, qtbot) -> str:
    screen._add_photos(paths)
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    return screen.banner.text


def test_the_report_tells_of_each_kind_of_trouble(
    screen, desk, held, with_photos, settle, door, qtbot, make_picture, tmp_path
):
    photos.add_photos(desk, held[1], [make_picture(7)])
    broken = tmp_path / "坏的.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 broken")
    again = shutil.copy(make_picture(0), tmp_path / "又一次.jpg")
    told = add(screen, [make_picture(8), make_picture(7), broken, Path(again)], settle, door, qtbot)
    assert told.startswith("添加了 2 张照片。")
    assert "1 张这个活动里已经有了：又一次.jpg。" in told
    assert "1 张在别的活动里用过" in told
    assert "秋季清洁家园" in told
    assert "1 张没能读进来" in told
    assert "坏的.jpg" in told
    assert screen.page.photos.rowCount() == 5


def test_a_folder_dropped_on_the_page_is_taken_in(screen, held, settle, door, qtbot, make_picture):
    open_activity(screen, held[1], settle, door)
    folder = make_picture(4, folder="整个 文件夹").parent
    make_picture(5, folder="整个 文件夹")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.page.dropEvent(event)
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    assert screen.page.photos.rowCount() == 2
    assert not screen.progress.isVisible()


def test_a_folder_without_pictures_is_said_kindly(screen, with_photos, settle, door, tmp_path):
    empty = tmp_path / "空"
    empty.mkdir()
    screen._add_photos([empty])
    settle(door)
    assert screen.banner.text == "这个文件夹里没有照片。"
    assert not screen.photos.under_way


def test_cancelling_adds_nothing(screen, with_photos, settle, door, qtbot, make_picture):
    cancelled = threading.Event()
    door.write(screen, lambda _desk: cancelled.wait(10), lambda _done: None)
    screen._add_photos([make_picture(n) for n in range(10, 20)])
    screen.photos.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    assert screen.banner.text == "已停下，没有添加照片。"
    assert screen.page.photos.rowCount() == 3


def test_a_second_batch_waits_for_the_first(screen, with_photos, settle, door, qtbot, make_picture):
    screen._add_photos([make_picture(10)])
    with qtbot.waitSignal(screen.said):
        screen._add_photos([make_picture(11)])
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    assert screen.page.photos.rowCount() == 4


def test_photos_go_to_the_activity_they_were_meant_for(
    screen, desk, held, with_photos, settle, door, qtbot, make_picture
):
    screen._add_photos([make_picture(10)])
    screen.show_record(held[1])
    qtbot.waitUntil(lambda: not screen.photos.under_way)
    settle(door)
    assert len(happenings.happening(desk, held[0]).photos) == 4
    assert len(happenings.happening(desk, held[1]).photos) == 0


def test_captions_and_order_are_stored(screen, desk, with_photos, settle, door):
    model = screen.page.photos
    first = model.tiles[0].id
    model.setData(model.index(0), "开场")
    settle(door)
    screen.page.strip.setCurrentIndex(model.index(0))
    screen.page.strip.move_current(1)
    settle(door)
    stored = happenings.happening(desk, with_photos).photos
    assert [photo.id for photo in stored].index(first) == 1
    assert stored[1].text("caption") == "开场"
    assert [photo.number("position") for photo in stored] == [1, 2, 3]


def test_a_deleted_photo_comes_back(screen, desk, with_photos, settle, door):
    screen.page.strip.setCurrentIndex(screen.page.photos.index(1))
    assert screen.page.drop_photos.isVisible()
    screen.page.drop_photos.click()
    settle(door)
    assert screen.page.photos.rowCount() == 2
    screen.banner.pressed.emit()
    settle(door)
    assert screen.page.photos.rowCount() == 3


def test_an_exported_photo_is_a_picture(screen, with_photos, settle, door, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    target = tmp_path / "导出 一张.jpg"
    chosen = partial(lambda *_args: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    screen.photos.write_out(screen.page.photos.tiles[0].id)
    settle(door)
    assert target.read_bytes().startswith(b"\xff\xd8")
    assert str(target) in screen.banner.text


def test_photos_waiting_in_the_form_can_be_taken_out_again(screen, settle, door, make_picture):
    form = begin(screen, settle, door)
    form.photos.take([make_picture(1), make_picture(2)])
    form.photos.take([make_picture(2)])
    assert len(form.photos.paths) == 2
    form.photos.strip.removal_asked.emit([str(make_picture(1))])
    assert form.photos.paths == (make_picture(2),)


def test_adding_reports_how_far_it_is(desk, held, make_picture):
    told: list[tuple[int, int]] = []
    paths = (make_picture(1), make_picture(2))
    AddPhotos(held[0], paths)(desk, lambda done, total: told.append((done, total)), lambda: False)
    assert told[-1] == (2, 2)


def test_signed_times_typed_earlier_are_shown_again(screen, desk, held, settle, door):
    who = people.people_ids(desk, PeopleQuery(search="李建国"))[0]
    signed = Participant(who, "signed", signed_in="2026-11-20T15:05", signed_out="2026-11-20T15:50")
    activities.set_participants(desk, held[0], [signed])
    open_activity(screen, held[0], settle, door)
    screen._edit()
    settle(door)
    model = screen.form.people.model
    shown = [model.index(0, c).data() for c in (Column.SIGNED_IN, Column.SIGNED_OUT, Column.HOURS)]
    assert shown == ["15:05", "15:50", "0.75"]
    assert not screen.form.unsaved()


def tabbed(qtbot, screen, start, many: int) -> list[object]:
    """What has the keyboard after each Tab."""
    start.setFocus()
    seen = []
    for _ in range(many):
        qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(screen.window().focusWidget())
    return seen


def test_tab_goes_through_facts_people_photos_and_then_to_save(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    parts = [form.facts, form.people, form.photos, form.cancel_button, form.save_button]
    title = form.facts.row("title").editor.target()
    seen = tabbed(qtbot, screen, title, 60)
    seen = seen[: seen.index(form.save_button) + 1]
    places = [next(n for n, p in enumerate(parts) if p is w or p.isAncestorOf(w)) for w in seen]
    assert places == sorted(places)
    assert set(places) == set(range(len(parts)))
    first = [form.facts.row(name).editor.target() for name in ("held_on", "place", "team")]
    reached = [next(n for n, w in enumerate(seen) if t is w or t.isAncestorOf(w)) for t in first]
    assert reached == sorted(reached)


def test_the_names_asked_for_come_between_the_list_and_its_buttons(screen, settle, door, qtbot):
    form = begin(screen, settle, door)
    form.people.take_list("张三丰\n李四光")
    settle(door)
    question = form.people.question
    first, second = (one.choice for one in question._asked)
    seen = tabbed(qtbot, screen, form.people.paste_button, 4)
    assert seen == [first, second, question._all_new, question._none]


def test_the_page_begins_at_what_is_likely_done_next(screen, held, desk, settle, door):
    open_activity(screen, held[0], settle, door)
    assert screen.page.edit.hasFocus()
    plan = {"title": "大扫除", "planned_start": "2026-12-05T09:00", "status": "announced"}
    made = activities.record_activity(desk, plan)
    screen._to_faces()
    open_activity(screen, made, settle, door)
    assert screen.page.file.file_button.hasFocus()
