"""What the town returned stands on the activity; what others change is told in its form."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.services import records
from desktop.services.activities import happenings
from desktop.services.sync import answers
from tests.unit.pulled_changes import pulling


def words(widget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def put_down(desk, activity: str) -> set[str]:
    found = happenings.happening(desk, activity).participants
    return {part.text("volunteer") for part, _ in found}


def look(door, settle) -> None:
    door._look_for_changes()
    settle(door)


@pytest.fixture
def returned(screen, desk, held, door, settle) -> str:
    """The newest activity, returned by the town and shown."""
    with pulling(desk) as pull:
        pull.add(
            "answer",
            {
                "of_kind": "activity", "record": held[0], "outcome": "returned",
                "reason": "缺少合影照片", "by": "石桥镇", "given_on": "2026-11-21",
            },
        )  # fmt: skip
    screen.show_record(held[0])
    settle(door)
    return held[0]


def test_a_return_stands_on_the_page_with_who_when_and_why(screen, returned):
    told = words(screen.page.answers)
    assert "缺少合影照片" in told and "石桥镇 · 2026年11月21日" in told and "退回" in told
    assert not screen.page.marks.isVisible()  # it would say the same once more


def test_it_is_answered_where_it_stands(screen, returned, desk, door, settle):
    card = screen.page.answers
    (line,) = [made for made in card.findChildren(QLineEdit) if made.isVisible()]
    line.setText("补了三张")
    (done,) = [made for made in card.findChildren(QPushButton) if made.text().startswith("已补好")]
    done.click()
    settle(door)
    look(door, settle)
    assert answers.waiting(desk) == []
    assert [one.reason for one in answers.about(desk, "activity", returned)][-1] == "补了三张"
    assert "已答复" in words(card)
    assert not [made for made in card.findChildren(QLineEdit) if made.isVisible()]


def test_what_is_being_typed_there_survives_other_news(screen, returned, desk, door, settle):
    (line,) = [made for made in screen.page.answers.findChildren(QLineEdit) if made.isVisible()]
    line.setText("正在")
    with pulling(desk) as pull:
        pull.set("activity", returned, notes="别处写的")
    look(door, settle)
    assert line.isVisible() and line.text() == "正在"


def test_an_activity_nobody_answered_has_no_such_card(screen, held, door, settle):
    screen.show_record(held[1])
    settle(door)
    assert not screen.page.answers.isVisible()


# --- the form -------------------------------------------------------------------------------


@pytest.fixture
def form(screen, held, door, settle):
    """The newest activity's form, with another title typed."""
    screen.show_record(held[0])
    settle(door)
    screen._edit()
    settle(door)
    screen.form.facts.row("title").editor.set_value("我写的")
    return screen.form


def test_what_others_change_meanwhile_is_told_and_nothing_is_changed(
    form, desk, held, door, settle
):
    with pulling(desk) as pull:
        pull.set("activity", held[0], title="别处写的", residents=99)
    look(door, settle)
    facts = form.facts
    assert "别处刚改成“别处写的”。您填的还在" in facts.row("title").below
    assert "别处刚改成“99”。这一格您没有改" in facts.row("residents").below
    assert facts.values()["title"] == "我写的" and facts.values()["residents"] != "99"


def test_saving_asks_once_more_and_then_takes_what_was_typed(
    screen, form, desk, held, door, settle
):
    with pulling(desk) as pull:
        pull.set("activity", held[0], title="别处写的", residents=99)
    form.save()
    settle(door)
    assert screen.stack.currentWidget() is form
    assert "再按保存就用您填的" in form.facts.row("title").below
    form.save()
    settle(door)
    found = records.look_up(desk, "activity", held[0])
    assert (found.text("title"), found.values["residents"]) == ("我写的", 99)


def test_who_is_put_down_elsewhere_meanwhile_is_told_of_and_stays(form, desk, held, door, settle):
    before = {
        part.text("volunteer") for part, _ in happenings.happening(desk, held[0]).participants
    }
    other = next(r.id for r in records.list_records(desk, "volunteer") if r.id not in before)
    with pulling(desk) as pull:
        pull.take_part(held[0], other, minutes=30)
    look(door, settle)
    assert "参与人员刚在别处改过" in form.banner.text
    form.save()
    settle(door)
    assert put_down(desk, held[0]) == before | {other}
