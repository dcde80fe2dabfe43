"""The faces of 花名册 beside the volunteers: teams, households, who may be twice, consents."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop import errors
from desktop.services import drafts, records
from desktop.services.past import undoing
from desktop.services.roster import consents, duplicates, households, people, teams
from desktop.services.roster.people import PeopleQuery
from desktop.ui.roster import duplicates_part
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.screen import RosterScreen


def turn(screen, key, settle, door):
    screen.turn_to(key)
    settle(door)
    return screen.current


def press(widget, words: str) -> None:
    QApplication.processEvents()  # what was made last is laid out
    found = next(
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text().startswith(words)
    )
    found.click()


def action(widget, name: str, words: str):
    """An entry in the menu of the button of that name."""
    QApplication.processEvents()  # what was made last is laid out
    (holder,) = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name
    ]
    return next(a for a in holder.menu().actions() if a.text() == words)


def person(desk, search: str) -> str:
    return people.people_ids(desk, PeopleQuery(search=search))[0]


@pytest.mark.parametrize("key", ["teams", "households", "consents"])
def test_every_list_keeps_qts_rules(screen, door, settle, qtmodeltester, key, desk):
    records.add(desk, "household", {"name": "张家"})
    part = turn(screen, key, settle, door)
    assert part.keeper.model.rowCount() > 0
    qtmodeltester.check(part.keeper.model)
    settle(door)
    qtmodeltester.check(part.keeper.model)


def test_a_digit_turns_to_a_face_and_stands_in_no_tab(screen, door, settle, qtbot):
    qtbot.keyClick(screen, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    settle(door)
    assert screen.current is screen.part("duplicates")
    assert screen.tabs.tabText(3) == "可能重复" and "Alt+4" in screen.tabs.tabToolTip(3)


def test_beside_no_household_at_all_there_is_no_right_half(screen, door, settle):
    part = turn(screen, "households", settle, door)
    assert part.pane.isHidden()
    part.begin_new()
    settle(door)
    assert part.pane.isVisible() and part.pane.editing


def test_the_head_belongs_to_the_face_in_sight(screen, door, settle):
    turn(screen, "teams", settle, door)
    assert screen.header.aside == "共 4 支队伍"
    assert screen._add.text() == "添加队伍(&A)" and not screen._bring.isVisible()
    turn(screen, "duplicates", settle, door)
    assert screen._add.isHidden()
    turn(screen, "people", settle, door)
    assert screen.header.aside == "共 30 人" and screen._bring.isVisible()


def test_a_record_of_any_kind_is_shown_at_its_face(screen, door, desk, settle):
    team = records.list_records(desk, "team")[2].id
    screen.show_kind("team", team)
    settle(door)
    assert screen.current is screen.part("teams")
    assert screen.current.list.table.chosen == team
    assert screen.shown_record() == ("team", team)
    screen.show_kind("volunteer", person(desk, "张伟"))
    settle(door)
    assert screen.current is screen.people
    screen.show_kind("consents", "")
    assert screen.current is screen.part("consents")


# --- teams ------------------------------------------------------------------------------------


def test_a_team_is_added_by_its_form_with_the_team_above(
    screen, door, desk, settle, type_in, qtbot
):
    part = turn(screen, "teams", settle, door)
    above = records.list_records(desk, "team")[0]
    screen.begin_new()
    settle(door)
    form = part.pane.form.fields
    type_in(form.row("name").editor.target(), "一小队")
    form.row("parent").editor.set_value(above.id)
    part.pane.form.save_pressed.emit()
    settle(door)
    made = next(r for r in records.list_records(desk, "team") if r.title == "一小队")
    assert made.reference("parent") == above.id
    assert part.list.table.chosen == made.id
    qtbot.waitUntil(lambda: part.keeper.row_of(made.id).cell("parent") == above.title)


def test_what_was_begun_in_a_form_is_there_again(screen, door, desk, settle, type_in, qtbot, shown):
    part = turn(screen, "teams", settle, door)
    screen.begin_new()
    settle(door)
    type_in(part.pane.form.fields.row("name").editor.target(), "半支队伍")
    assert screen.unsaved() == ""  # closing the window asks nothing: it is kept
    screen.hide()
    settle(door)
    assert drafts.begun(desk, "team:new") is not None

    # As after a kill: another window finds what nobody saved or gave up.
    again = shown(RosterScreen(door))
    part = turn(again, "teams", settle, door)
    again.begin_new()
    qtbot.waitUntil(lambda: part.pane.form.fields.values().get("name") == "半支队伍")
    assert "接着填" in part.pane.form.banner.text
    part.pane.form.save_pressed.emit()
    settle(door)
    assert drafts.begun(desk, "team:new") is None
    assert "半支队伍" in [r.title for r in records.list_records(desk, "team")]


def test_what_a_full_disk_does_not_keep_is_asked_about_at_closing(
    screen, door, settle, type_in, monkeypatch
):
    def refuse(*_given: object) -> None:
        raise errors.DiskFull()

    monkeypatch.setattr(drafts, "keep", refuse)
    part = turn(screen, "teams", settle, door)
    screen.begin_new()
    settle(door)
    type_in(part.pane.form.fields.row("name").editor.target(), "半支队伍")
    screen.hide()  # keeps at once
    settle(door)
    assert screen.unsaved() == "「新添加的队伍」还没有保存"


def test_what_was_begun_about_a_person_is_there_again(
    screen, door, desk, settle, type_in, qtbot, shown
):
    someone = person(desk, "张伟")
    screen.show_record(someone)
    settle(door)
    screen.pane.edit()
    settle(door)
    phone = screen.pane.form._form.row("phone").editor.target()
    phone.selectAll()
    type_in(phone, "13911112222")
    qtbot.waitUntil(lambda: drafts.begun(desk, f"volunteer:{someone}") is not None)
    assert drafts.begun(desk, f"volunteer:{someone}").body == {"phone": "13911112222"}

    again = shown(RosterScreen(door))
    settle(door)
    again.show_record(someone)
    settle(door)
    again.pane.edit()
    qtbot.waitUntil(lambda: again.pane.form.typed() == {"phone": "13911112222"})
    again.pane.give_up()
    settle(door)
    assert drafts.begun(desk, f"volunteer:{someone}") is None


def test_members_join_lead_and_leave(screen, door, desk, settle, qtbot):
    part = turn(screen, "teams", settle, door)
    team = records.list_records(desk, "team")[0].id
    part.show_record(team)
    settle(door)
    before = teams.members(desk, team)
    newcomer = next(
        i for i in people.people_ids(desk, PeopleQuery()) if i not in {m.volunteer for m in before}
    )
    part.view.joined.emit((newcomer,))
    settle(door)
    members = teams.members(desk, team)
    assert len(members) == len(before) + 1
    first = members[0]
    action(part.view, f"{first.name}的职务", "设为队长").trigger()
    settle(door)
    assert teams.team_page(desk, team).leader[1] == first.name
    qtbot.waitUntil(lambda: part.keeper.row_of(team).cell("leader") == first.name)
    action(part.view, f"{first.name}的职务", "退出队伍").trigger()
    settle(door)
    assert len(teams.members(desk, team)) == len(before)


def test_the_chart_shows_all_teams_and_leads_to_one(screen, door, desk, settle):
    first, second = records.list_records(desk, "team")[:2]
    records.change(desk, "team", second.id, {"parent": first.id})
    part = turn(screen, "teams", settle, door)
    assert part.pane.currentWidget() is part.chart
    assert len(part.chart._tree._boxes) == 4
    assert sorted(part.chart._tree._above)[-1] >= 0
    press(part.chart, second.title)
    settle(door)
    assert part.pane.shown == second.id
    part.view.chart_wanted.emit()
    assert part.pane.currentWidget() is part.chart


def test_all_members_are_seen_in_the_list_of_volunteers(screen, door, desk, settle):
    part = turn(screen, "teams", settle, door)
    team = records.list_records(desk, "team")[0]
    part.show_record(team.id)
    settle(door)
    part.view.list_wanted.emit()
    settle(door)
    assert screen.current is screen.people
    assert screen.list.sentences == (f"队伍是 {team.title}",)
    assert screen.list.table.model().rowCount() == len(teams.members(desk, team.id))


def test_a_team_goes_to_the_trash_and_comes_back(screen, door, desk, settle, qtbot):
    part = turn(screen, "teams", settle, door)
    team = records.add(desk, "team", {"name": "空队"})
    door._look_for_changes()
    settle(door)
    part.show_record(team)
    settle(door)
    part.list.table.setFocus()
    qtbot.keyClick(part.list.table, Qt.Key.Key_Delete)
    settle(door)
    assert part.banner.text == "已删除「空队」。"
    part.banner.action_button.click()
    settle(door)
    assert team in part.keeper.model.ids


# --- households -------------------------------------------------------------------------------


def test_people_move_into_a_household_and_out(screen, door, desk, settle, qtbot):
    house = records.add(desk, "household", {"name": "张伟家", "others": "小明"})
    part = turn(screen, "households", settle, door)
    part.show_record(house)
    settle(door)
    who = [person(desk, "张伟"), person(desk, "王伟")]
    part.view.moved_in.emit(tuple(who))
    settle(door)
    assert households.household_page(desk, house).head[1] == "张伟"
    qtbot.waitUntil(lambda: part.keeper.row_of(house).cell("members") == "3")
    action(part.view, "王伟：户主、移出", "设为户主").trigger()
    settle(door)
    assert households.household_page(desk, house).head[1] == "王伟"
    action(part.view, "王伟：户主、移出", "移出这一户").trigger()
    settle(door)
    assert [m.name for m in households.household_page(desk, house).members] == ["张伟"]
    with qtbot.waitSignal(part.open_record):
        press(part.view, "张伟")
    assert screen.current is screen.people


def test_an_empty_list_of_households_offers_the_first(screen, door, settle):
    part = turn(screen, "households", settle, door)
    assert part.list._stack.currentWidget() is part.list._empty
    part.list._empty.pressed.emit()
    settle(door)
    assert part.editing


# --- who may be twice -------------------------------------------------------------------------


@pytest.fixture
def twins(desk):
    one = person(desk, "张伟")
    group = records.look_up(desk, "volunteer", one).text("village_group")
    other = records.add(
        desk, "volunteer", {"name": "张伟", "village_group": group, "phone": "13900009999"}
    )
    return one, other


def test_two_are_made_one_and_parted_again(screen, door, desk, settle, twins):
    part = turn(screen, "duplicates", settle, door)
    assert screen.header.aside == "共 1 对"
    press(part.view, "是同一人")
    settle(door)
    assert duplicates.candidates(desk) == []
    assert len(people.people_ids(desk, PeopleQuery(search="张伟"))) == 1
    part.banner.action_button.click()
    settle(door)
    assert len(duplicates.candidates(desk)) == 1


def test_more_pairs_than_are_compared_at_once_are_told_and_come_when_asked_for(
    screen, door, desk, settle, monkeypatch, qtbot
):
    monkeypatch.setattr(duplicates_part, "_AT_ONCE", 4)
    for number in range(5):  # five of one name and group: ten pairs
        typed = {"name": "钱同名", "village_group": "八组", "phone": f"1390000000{number}"}
        records.add(desk, "volunteer", typed)
    part = turn(screen, "duplicates", settle, door)
    assert screen.header.aside == "共 10 对"
    assert part.view.list.model().rowCount() == 4 and part.more.text() == "再看 4 对"
    part.more.click()
    settle(door)
    assert part.view.list.model().rowCount() == 8 and part.more.text() == "再看 2 对"
    part.more.click()
    settle(door)
    assert part.view.list.model().rowCount() == 10 and not part.more.isVisible()


def test_two_are_told_apart_for_good(screen, door, desk, settle, twins):
    part = turn(screen, "duplicates", settle, door)
    press(part.view, "不是同一人")
    settle(door)
    assert duplicates.candidates(desk) == []
    assert len(people.people_ids(desk, PeopleQuery(search="张伟"))) == 2
    assert screen.header.aside == ""


# --- consents ---------------------------------------------------------------------------------


def test_consent_of_many_is_written_down_and_withdrawn(screen, door, desk, settle, qtbot):
    part = turn(screen, "consents", settle, door)
    part.list.table.selectAll()
    press(part, "登记同意")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ConsentDialog))
    assert dialog.purposes == ("wall", "photo")
    dialog._accept.click()
    settle(door)
    assert part.banner.text == "登记了 60 份同意。"
    assert consents.counts(desk)["wall"]["given"] == 30
    one = part.list.table.chosen_ids()[0]
    qtbot.waitUntil(lambda: part.keeper.row_of(one).cell("consent_photo").startswith("已同意 "))
    part.pictures.withdraw((one,), ("photo",))
    settle(door)
    qtbot.waitUntil(lambda: part.keeper.row_of(one).cell("consent_photo").startswith("已撤回 "))
    undoing.undo(desk)
    assert consents.counts(desk)["photo"]["withdrawn"] == 0


def test_a_sum_narrows_to_those_who_have_not_agreed(screen, door, desk, settle):
    everyone = people.people_ids(desk, PeopleQuery())
    consents.give(desk, everyone[:10], ["photo"], "2026-03-05")
    part = turn(screen, "consents", settle, door)
    chips = [b for b in part.sums.findChildren(QPushButton) if b.text().startswith("照片")]
    assert chips[-1].text() == "照片：已同意 10 人，没登记 20 人"
    chips[-1].click()
    settle(door)
    assert part.list.sentences == ("照片同意：没登记",)
    assert part.keeper.model.rowCount() == 20


def test_nothing_ticked_can_not_be_written_down(screen, door, settle):
    part = turn(screen, "consents", settle, door)
    dialog = ConsentDialog("3 人", part.keeper.today, gives=True, parent=screen)
    for box in dialog._boxes.values():
        box.setChecked(False)
    assert not dialog._accept.isEnabled()
    dialog._boxes["report"].setChecked(True)
    assert dialog._accept.isEnabled()
    dialog._day.set_value("没有这天")
    dialog._tell()
    assert not dialog._accept.isEnabled()


def test_an_empty_station_says_where_people_come_from(empty_door, shown, settle):
    screen = shown(RosterScreen(empty_door))
    settle(empty_door)
    assert not screen.pane.isVisible(), "one sentence on what is not there is enough"
    part = turn(screen, "consents", settle, empty_door)
    assert part.sums.isHidden()
    press(part.list, "去志愿者名单")
    assert screen.current is screen.people


@pytest.mark.parametrize("key", ["people", "teams", "households"])
def test_an_empty_list_has_all_the_room_until_one_is_begun(empty_door, shown, settle, key: str):
    screen = shown(RosterScreen(empty_door))
    screen.resize(1180, 620)
    settle(empty_door)
    part = turn(screen, key, settle, empty_door)
    assert part.list.isVisible() and not part.pane.isVisible()
    part.begin_new()
    settle(empty_door)
    assert part.pane.isVisible() and part.pane.editing
    part.pane.give_up()
    settle(empty_door)
    assert not part.pane.isVisible()
