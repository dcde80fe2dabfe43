"""What is locked on this PC shows a lock on page and form, and saving leaves it alone."""

from __future__ import annotations

from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, locked
from tests.unit.pulled_changes import pulling

SEALED = locked("c2VhbGVk")


def test_a_locked_story_and_day_stay_as_they_came(screen, desk, held, door, settle):
    with pulling(desk) as pull:
        pull.set("activity", held[0], story=SEALED, held_on=SEALED)
    credits = desk.store.rows("SELECT * FROM hour_entry ORDER BY id")
    screen.show_record(held[0])
    settle(door)
    assert f"日期　{LOCKED_WORDS}" in screen.page.facts.lines
    screen._edit()
    settle(door)
    facts = screen.form.facts
    assert [name for name in ("story", "held_on", "title") if facts.row(name).locked] == [
        "story", "held_on",
    ]  # fmt: skip
    facts.row("title").editor.set_value("换了名字")
    screen.form.save()
    settle(door)
    assert screen.form.banner.text == ""
    assert screen.stack.currentWidget() is screen.page
    stored = desk.records.get(kind_named("activity"), held[0]).values
    assert (stored["title"], stored["story"], stored["held_on"]) == ("换了名字", SEALED, SEALED)
    assert desk.store.rows("SELECT * FROM hour_entry ORDER BY id") == credits
