"""The list panel: narrowed by sentences, ordered, its columns and views remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from desktop.services import records
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.roster.people_listing import PEOPLE
from desktop.ui.lists.bulk_dialog import BulkDialog
from desktop.ui.lists.columns_dialog import ColumnsDialog
from desktop.ui.lists.condition_dialog import ConditionDialog
from desktop.ui.lists.view_menu import NameDialog
from desktop.ui.models.id_list import IdListModel
from tests.gui.lists.conftest import Listed


def open_dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def heads(table) -> list[str]:
    return [column.label for column in table.shown_columns()]


def test_models_of_every_face_keep_qts_rules(qtmodeltester, listed, door, settle):
    listed.keeper.choose_columns([one.name for one in people_columns()])
    settle(door)
    qtmodeltester.check(listed.keeper.model)


def people_columns():
    from desktop.ui.roster.columns import people_face

    return people_face().columns


def test_a_chip_says_what_narrows_the_list_and_its_cross_takes_it_away(listed, door, settle, qtbot):
    panel = listed.panel
    panel.add_term(Term("village_group", "is", "一组"))
    panel.add_term(Term("phone", "filled"))
    settle(door)
    assert panel.sentences == ("村民小组是 一组", "有手机")
    assert listed.table.model().rowCount() == 10
    cross = panel.chips.findChildren(QToolButton)[0]
    assert cross.accessibleName() == "去掉条件：村民小组是 一组"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    settle(door)
    assert panel.sentences == ("有手机",)
    assert listed.table.model().rowCount() == 30


def test_another_value_of_the_same_takes_the_place_of_the_first(listed, door, settle):
    listed.panel.add_term(Term("village_group", "is", "一组"))
    listed.panel.add_term(Term("village_group", "is", "二组"))
    settle(door)
    assert listed.panel.sentences == ("村民小组是 二组",)


def test_a_sentence_is_put_together_in_a_dialog_and_changed_there(listed, door, settle, qtbot):
    listed.panel.filters.more_wanted.emit()
    dialog = open_dialog(ConditionDialog)
    dialog._facet.setCurrentIndex(dialog._facet.findData("age"))
    dialog._test.setCurrentIndex(dialog._test.findData("least"))
    assert not dialog._accept.isEnabled()
    qtbot.keyClicks(dialog._line, "70")
    assert dialog._told.text() == "年龄至少 70"
    dialog._accept.click()
    settle(door)
    assert listed.panel.sentences == ("年龄至少 70",)
    count = listed.table.model().rowCount()
    assert 0 < count < 30

    listed.panel.chips.pressed.emit(0)
    dialog = open_dialog(ConditionDialog)
    assert dialog.term == Term("age", "least", "70")
    dialog._line.set_value("200")
    dialog._accept.click()
    settle(door)
    assert listed.panel.sentences == ("年龄至少 200",)
    assert listed.table.model().rowCount() == 0
    assert listed.panel._stack.currentWidget() is listed.panel._empty


def test_every_facet_can_be_asked_in_the_dialog(listed, door, settle):
    listed.panel.filters.more_wanted.emit()
    dialog = open_dialog(ConditionDialog)
    for place in range(dialog._facet.count()):
        dialog._facet.setCurrentIndex(place)
        for test in range(dialog._test.count()):
            dialog._test.setCurrentIndex(test)
            assert dialog._test.itemText(test)
            dialog._line.set_value("1")
            dialog._date.set_value("2020-01-01")
            assert "{" not in dialog._told.text()
    dialog.reject()


def test_names_are_put_in_order_by_strokes_and_it_is_remembered(listed, door, desk, settle, shown):
    listed.panel.more.order_chosen.emit("strokes", False)
    settle(door)
    expected = listing.ids(desk, PEOPLE, ListQuery(order="strokes"))
    assert list(listed.keeper.model.ids) == expected

    again = Listed(door)
    shown(again)
    settle(door)
    assert list(again.keeper.model.ids) == expected


def test_columns_are_chosen_moved_and_remembered(listed, door, settle, shown):
    listed.panel.more.columns_wanted.emit()
    dialog = open_dialog(ColumnsDialog)
    items = {dialog.list.item(n).text(): dialog.list.item(n) for n in range(dialog.list.count())}
    items["性别"].setCheckState(Qt.CheckState.Unchecked)
    items["特长"].setCheckState(Qt.CheckState.Checked)
    dialog.list.setCurrentRow(3)
    dialog._up.click()
    dialog._accept.click()
    settle(door)
    assert heads(listed.table)[:3] == ["姓名", "手机", "出生日期"]
    assert "性别" not in heads(listed.table) and heads(listed.table)[-1] == "特长"

    header = listed.table.horizontalHeader()
    header.moveSection(1, 2)
    listed.table.setColumnWidth(0, 222)
    listed.table.heads_changed.emit()
    settle(door)
    again = Listed(door)
    shown(again)
    settle(door)
    assert heads(again.table)[:3] == ["姓名", "出生日期", "手机"]
    assert again.table.columnWidth(0) == 222


def test_a_list_without_columns_can_not_be_asked_for(listed):
    dialog = ColumnsDialog(listed.keeper.face, ("name",), listed)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog._accept.isEnabled()
    dialog._usual.click()
    assert dialog.names == listed.keeper.face.usual


def test_the_first_column_goes_no_higher_and_the_last_no_lower(listed):
    dialog = ColumnsDialog(listed.keeper.face, ("name", "sex"), listed)
    last = dialog.list.count() - 1
    assert not dialog._up.isEnabled()
    dialog._down.click()
    assert dialog._up.isEnabled()
    assert dialog.names == ("sex", "name")
    dialog._up.click()
    assert not dialog._up.isEnabled()
    dialog.list.setCurrentRow(last - 1)
    dialog._down.click()
    assert not dialog._down.isEnabled()


def test_a_view_brings_back_sentences_order_and_columns(listed, door, settle, shown, qtbot):
    listed.panel.add_term(Term("village_group", "is", "一组"))
    listed.panel.set_order("birth_date", descending=True)
    listed.keeper.choose_columns(["name", "birth_date"])
    settle(door)
    ids = list(listed.keeper.model.ids)
    listed.panel.views.save_wanted.emit()
    dialog = open_dialog(NameDialog)
    qtbot.keyClicks(dialog.line, "yizu")
    dialog._accept.click()
    listed.panel.clear()
    listed.keeper.choose_columns(["name", "phone"])
    settle(door)

    again = Listed(door)
    shown(again)
    settle(door)
    again.panel.views.fill()
    next(a for a in again.panel.views.actions() if a.text() == "yizu").trigger()
    settle(door)
    assert again.panel.sentences == ("村民小组是 一组",)
    assert list(again.keeper.model.ids) == ids
    assert heads(again.table) == ["姓名", "出生日期"]

    again.panel.views.removed.emit("yizu")
    settle(door)
    again.panel.views.fill()
    assert "yizu" not in [a.text() for a in again.panel.views.actions()]


def test_what_is_selected_is_counted_and_changed_together_and_taken_back(
    listed, door, desk, settle, qtbot
):
    listed.table.selectAll()
    assert listed.panel._chosen.isVisible()
    assert listed.panel._chosen_words.text() == "已选 30 人"
    listed.panel.bulk_wanted.emit()
    dialog = open_dialog(BulkDialog)
    assert not dialog._accept.isEnabled()  # an empty line must not empty thirty records
    dialog.editor.target().setFocus()
    qtbot.keyClicks(dialog.editor.target(), "9")
    assert "都改成“9”" in dialog._told.text()
    dialog._accept.click()
    settle(door)
    assert listed.banner.text == "已修改 30 人。"
    assert {r.text("village_group") for r in records.list_records(desk, "volunteer")} == {"9"}

    listed.banner.action_button.click()
    settle(door)
    assert "9" not in {r.text("village_group") for r in records.list_records(desk, "volunteer")}
    assert listed.banner.text.startswith("已撤销")


def test_who_may_not_be_changed_is_named(listed, door, desk, settle):
    listed.table.selectAll()
    listed.keeper.set_chosen({"birth_date": "2199-01-01"})
    settle(door)
    assert "有 30 条没有改" in listed.banner.text
    assert listed.banner.action_button.isHidden()


@pytest.mark.parametrize("field", ["status", "no_photo", "registered_on", "skills"])
def test_every_kind_of_value_can_be_given_to_many(listed, door, settle, field):
    listed.table.selectAll()
    listed.panel.bulk_wanted.emit()
    dialog = open_dialog(BulkDialog)
    labels = [dialog.choice.itemText(n) for n in range(dialog.choice.count())]
    dialog.choice.setCurrentIndex(labels.index(PEOPLE.kind.field(field).label))
    value = {"status": "paused", "no_photo": "是", "registered_on": "2026-03-06"}.get(field, "书法")
    dialog.editor.set_value(value)
    dialog.editor.edited.emit()
    assert dialog.typed == {field: value}
    dialog._accept.click()
    settle(door)
    assert listed.banner.text == "已修改 30 人。"


def test_a_head_hides_its_column_by_its_menu(listed, door, settle):
    listed.table.head_menu_wanted.emit(1, listed.mapToGlobal(listed.rect().center()))
    menu = QApplication.activePopupWidget()
    next(a for a in menu.actions() if a.text() == "不显示“性别”这一列").trigger()
    menu.close()
    settle(door)
    assert "性别" not in heads(listed.table)


def test_the_head_of_the_name_offers_strokes(listed, door, desk, settle):
    listed.table.head_menu_wanted.emit(0, listed.mapToGlobal(listed.rect().center()))
    menu = QApplication.activePopupWidget()
    next(a for a in menu.actions() if a.text() == "姓名按笔画").trigger()
    menu.close()
    settle(door)
    expected = listing.ids(desk, PEOPLE, ListQuery(order="strokes"))
    assert list(listed.keeper.model.ids) == expected


def test_what_is_so_already_is_said(listed, door, settle):
    listed.table.selectAll()
    listed.keeper.set_chosen({"registered_on": "2026-03-05"})
    settle(door)
    assert listed.banner.text == "本来就是这样，没有改动。"


def test_everything_has_a_name_for_those_who_listen(listed):
    for made in listed.panel.findChildren(QPushButton):
        assert made.accessibleName() or made.text() or made.isHidden()
    assert listed.table.accessibleName() == "志愿者列表"


def test_selecting_everything_asks_only_of_what_is_in_sight(listed, monkeypatch):
    asked = []
    flags = IdListModel.flags

    def counted(model, index):
        asked.append(index.row())
        return flags(model, index)

    listed.keeper.model.set_ids([f"{n:036d}" for n in range(20_000)])
    monkeypatch.setattr(IdListModel, "flags", counted)
    listed.table.selectAll()
    listed.table.horizontalHeader().viewport().repaint()
    listed.table.viewport().repaint()
    assert len(asked) < 2_000
    assert len(listed.table.chosen_ids()) == 20_000
