"""Where the county wrote a text too, the clerk chooses at the print which one hangs on the wall."""

from __future__ import annotations

from desktop.model.kinds import kind_named
from desktop.services.paper import texts
from tests.unit.pulled_changes import publish

RULES = "recruitment-rules"


def test_one_text_alone_asks_nothing(screen):
    assert not screen.chooser.texts.isVisible()


def test_the_countys_text_is_offered_and_another_can_be_chosen(screen, desk, door, settle):
    (own,) = desk.records.find(kind_named("document"), template=RULES)
    body = own.text("body")
    facts = {"kind": "rules", "template": RULES, "title": "全县统一文本", "body": body}
    made = publish(desk, "999999", "document", facts)
    door._look_for_changes()
    settle(door)
    box = screen.chooser.texts.box
    assert screen.chooser.texts.isVisible()
    assert [box.itemText(row) for row in range(box.count())] == [
        "示例县发布　全县统一文本", "随程序带的　志愿者招募管理制度",
    ]  # fmt: skip
    assert box.currentData() == made
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle(door)
    assert texts.in_force(desk, RULES).id == own.id == box.currentData()
    screen.chooser.choose("activity-certificate")
    assert not screen.chooser.texts.isVisible()
