"""Pinyin typed into every sort of field with a real input method: shown under way, then taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.services import drafts, records
from desktop.services.desk import Desk
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from tests.gui.real_window.conftest import Clerk
from tests.gui.real_window.display import RIGHT_BOX, SCREEN_BOX, SEARCH_BOX, Display, wait_for
from tests.gui.real_window.input_method import InputMethod
from tests.gui.real_window.reading import ScreenReader

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

STATION = "石桥村新时代文明实践站"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


class Writer:
    """Somebody at the window who types pinyin.

    Args:
        display: where the window is.
        pinyin: the input method.
        desk: the station, seen from outside.
    """

    def __init__(self, display: Display, pinyin: InputMethod, desk: Desk) -> None:
        self.display, self.pinyin, self.desk = display, pinyin, desk

    def write(self, letters: str) -> None:
        """Letters that show while they are under way, and become characters."""
        self.display.wait_for_change(lambda: self.pinyin.spell(letters))
        self.display.wait_for_change(self.pinyin.choose)

    def open_field(self, *keys: str) -> None:
        """Keys that lead to a field, and the key for Chinese, which needs a field to be there."""
        for key in keys:
            self.display.wait_for_change(lambda key=key: self.display.press(key))  # type: ignore[misc]
        self.pinyin.switch_on()

    def kept(self, place: str, field: str) -> str:
        """What a form has kept of a field so far."""
        found = drafts.begun(self.desk, place)
        body = dict(found.body) if found else {}
        facts = body.get("facts", body)
        assert isinstance(facts, dict)
        return str(facts.get(field, ""))


@pytest.fixture
def writer(display: Display, tmp_path: Path) -> Iterator[Writer]:
    """The window with an input method beside it."""
    with InputMethod(display) as pinyin, ExitStack() as ends:
        clerk = Clerk(display, ends, tmp_path / "示例 站")
        display.wait_for_window(STATION)
        display.wait_for_rest()
        desk = clerk.station()
        ends.callback(desk.close)
        yield Writer(display, pinyin, desk)
        display.keep("last")


def test_a_person_is_written_in_pinyin(writer: Writer) -> None:
    display, desk = writer.display, writer.desk
    before = set(people.people_ids(desk, PeopleQuery()))
    writer.open_field("ctrl+2", "ctrl+n")
    display.wait_for_change(lambda: writer.pinyin.spell("zhangsan"), RIGHT_BOX)
    display.keep("1-under-way")
    # What is under way is neither kept nor sent on by Escape, which would leave the form.
    display.wait_for_change(lambda: display.press("Escape"), RIGHT_BOX)
    display.keep("2-given-up")
    assert writer.kept("volunteer:new", "name") == ""
    writer.write("zhangsan")
    wait_for("the name", lambda: CHINESE.fullmatch(writer.kept("volunteer:new", "name")))
    display.keep("3-chosen")
    display.press("ctrl+Return")

    (new,) = wait_for("the person", lambda: set(people.people_ids(desk, PeopleQuery())) - before)
    display.wait_for_rest()
    write_in_a_cell(writer, str(new))


def write_in_a_cell(writer: Writer, somebody: str) -> None:
    """Another name, in its cell: found by F2, taken by Enter."""
    display = writer.display

    def name() -> str:
        return records.look_up(writer.desk, "volunteer", somebody).text("name")

    before = name()
    display.wait_for_change(lambda: display.press("F2"))
    display.press("ctrl+a")
    writer.write("wangxiaoming")
    display.keep("4-in-a-cell")
    display.press("Return")
    wait_for("the name in the cell", lambda: CHINESE.fullmatch(name()) and name() != before)


def test_an_activity_and_its_story_are_written_in_pinyin(writer: Writer) -> None:
    display = writer.display
    writer.open_field("ctrl+3", "ctrl+n")
    writer.write("qingsaocundao")
    wait_for("the name", lambda: CHINESE.fullmatch(writer.kept("activity:new", "title")))
    display.press(*["Return"] * 10)
    writer.write("dajiayiqiqingsao")
    display.press("Return")
    writer.write("cunkou")
    display.keep("story")

    def story() -> bool:
        first, _, second = writer.kept("activity:new", "story").partition("\n")
        return bool(CHINESE.fullmatch(first) and CHINESE.fullmatch(second))

    wait_for("two lines of story", story)


def test_a_search_waits_for_the_characters(writer: Writer) -> None:
    display = writer.display
    display.wait_for_change(lambda: display.press("ctrl+k"), SEARCH_BOX)
    writer.pinyin.switch_on()
    display.wait_for_change(lambda: writer.pinyin.spell("chongyang"), SEARCH_BOX)
    display.wait_for_change(writer.pinyin.choose, SEARCH_BOX)
    display.keep("search")
    with ScreenReader(display) as reader:
        assert CHINESE.fullmatch(reader.read("text", "找人、找活动、找功能"))
    display.wait_for_change(lambda: display.press("Return"), SCREEN_BOX)
    display.keep("found")
