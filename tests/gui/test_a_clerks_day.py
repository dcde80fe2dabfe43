"""A clerk's whole working day in the real window, by mouse and keys, judged by what is stored.

Planned, entered, cut off in the middle, gone on with, names pasted, photos dropped, story, hours,
certificates, filed, undone and done again, searched, deleted and brought back, synced, closed, and
the next morning everything is there. The mouse finds things by the words on them.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pypdf
import pytest

from desktop.services import drafts
from desktop.services.past import trash
from desktop.services.sync import sync_state
from tests.gui.real_window.display import PREVIEW_BOX, SEARCH_BOX, Display, wait_for
from tests.gui.real_window.reading import Bus
from tests.gui.real_window.working_day import (
    STATION,
    Day,
    a_dozen_names,
    has_residents,
    people_so_far,
    photos_of_today,
    photos_so_far,
    typed_so_far,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

PLAN, TITLE, PLACE, STORY = "冬至包饺子", "清扫村道", "村口", "大家清扫村道"
LETTERS = "".join(dict.fromkeys(PLAN + TITLE + PLACE + STORY))
#: A file manager's window stands over the navigation at the left, where nothing is hidden by it.
FOLDER_BOX = (20, 420, 140, 140)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    """The program, just started at eight in the morning."""
    if sys.platform != "linux":
        pytest.skip("Xvfb is for Linux")
    folder = tmp_path / "display"
    folder.mkdir()
    with Display(folder, LETTERS) as display, Bus(display), ExitStack() as ends:
        yield Day(display, ends, tmp_path / "示例 站")
        display.keep("last")


def test_a_whole_working_day_and_nothing_of_it_is_lost(day: Day, tmp_path: Path) -> None:
    plan_on_the_calendar(day)
    begin_to_enter_and_lose_power(day)
    names = a_dozen_names(day.desk)
    go_on_where_it_was_cut_off(day)
    paste_names(day, names)
    drop_photos(day, tmp_path)
    save(day, names)
    sheet = tmp_path / "certificates.pdf"
    print_certificates(day, sheet)
    change_undo_and_redo(day)
    file(day)
    search_delete_and_bring_back(day)
    sync(day)
    day.close()

    day.start()
    day.display.keep("9-next-morning")
    assert_everything_is_there(day, names, sheet)
    day.close()


def plan_on_the_calendar(day: Day) -> None:
    """Tomorrow's activity, on the month."""
    display, mouse = day.display, day.mouse
    display.wait_for_change(lambda: mouse.click("radio button", "活动"))
    display.wait_for_change(lambda: mouse.click("page tab", "月历"))
    display.press("alt+d")
    display.wait_for_rest()
    display.wait_for_change(lambda: display.press("Right"))
    display.wait_for_change(lambda: display.press("Return"))
    display.type(PLAN)
    display.press("Return")
    told = day.wait_until_told(PLAN, lambda told: told.record.text("status") != "held", "the plan")
    tomorrow = dt.datetime.now().astimezone().date() + dt.timedelta(days=1)
    assert told.record.text("planned_start")[:10] == tomorrow.isoformat()
    display.keep("1-planned")


def begin_to_enter_and_lose_power(day: Day) -> None:
    """The name, the day and the hours are typed when the power goes."""
    display = day.display
    display.wait_for_change(lambda: day.mouse.click("push button", "记录活动"))
    today = dt.datetime.now().astimezone().date()
    for words in (TITLE, f"{today.month:02d}{today.day:02d}", "9", "1130"):
        display.type(words)
        display.press("Return")
    wait_for("the draft", lambda: typed_so_far(day.desk).get("span") == "09:00-11:30")
    display.keep("2-half-typed")
    day.kill()
    assert day.told_of(TITLE) is None


def go_on_where_it_was_cut_off(day: Day) -> None:
    """今日 leads back to it and all that was typed stands there; place and story are written."""
    display, mouse = day.display, day.mouse
    day.start()
    go_on = day.eyes.whole_name("push button", "接着填")
    assert TITLE in go_on
    display.wait_for_change(lambda: mouse.click("push button", go_on))
    display.keep("3-there-again")
    mouse.click("text", "地点")
    display.type(PLACE)
    display.press("Return", "Return", "Return", "Return", "Return")
    display.type("60")
    display.wait_for_change(lambda: display.press("Return"))
    display.type(STORY)
    wait_for("the story in the draft", lambda: typed_so_far(day.desk).get("story") == STORY)


def paste_names(day: Day, names: Sequence[str]) -> None:
    """Twelve names out of WeChat with flowers and greetings, one of them mistyped."""
    display, mouse = day.display, day.mouse
    slip = f"{names[-1][:-1]}囍"
    marks = ("🌹", " +1", " 报名", "")
    told = [f"{name}{marks[at % len(marks)]}" for at, name in enumerate([*names[:-1], slip])]
    lines = [f"{number}. {name}" for number, name in enumerate(told, 1)]
    day.neighbours.copy("\n".join(["#接龙", "明天清扫村道", "", *lines]))
    display.wait_for_change(lambda: mouse.click("push button", "粘贴名单"))
    wait_for("eleven names", lambda: len(people_so_far(day.desk)) == len(names) - 1)
    display.wait_for_rest()
    display.keep("4-one-is-asked")
    # On Linux Qt speaks of a box by what is chosen in it.
    asked = day.eyes.whole_name("combo box", "请选")
    display.wait_for_change(lambda: mouse.click("combo box", asked))
    answer = day.eyes.whole_name("list item", names[-1])
    display.wait_for_change(lambda: mouse.click("list item", answer))
    wait_for("the twelfth name", lambda: len(people_so_far(day.desk)) == len(names))


def drop_photos(day: Day, folder: Path) -> None:
    """Three photos are dragged in from another window."""
    display, mouse = day.display, day.mouse
    mouse.wheel("push button", "粘贴名单", 15)
    display.wait_for_rest()
    left, top, wide, high = FOLDER_BOX
    day.neighbours.open_folder("相机", FOLDER_BOX, *map(str, photos_of_today(folder)))
    display.wait_for_window("相机")
    start, onto = (left + wide // 2, top + high // 2), mouse.middle("push button", "选照片")
    mouse.drag(start, onto)
    wait_for("photos in the draft", lambda: len(photos_so_far(day.desk)) == 3)
    day.neighbours.close_folder()
    display.wait_for_window(STATION)
    display.keep("5-written")


def save(day: Day, names: Sequence[str]) -> None:
    """Stored with everybody's hours and every photo."""
    day.mouse.click("push button", "保存")
    told = day.wait_until_told(TITLE, lambda told: len(told.photos) == 3, "three photos")
    assert {who.text("name") for _, who in told.participants} == set(names)
    wait_for("the draft to go", lambda: drafts.begun(day.desk, "activity:new") is None)
    day.display.keep("6-stored")


def print_certificates(day: Day, sheet: Path) -> None:
    """The certificates as a file, which a printer would get."""
    display = day.display
    display.wait_for_change(lambda: day.mouse.click("push button", "打印"))
    display.wait_for_change(lambda: display.press("Down", "Down", "Down", "Return"))
    # Paper with print on it, where grey ground or a sentence stood before.
    wait_for("the page", lambda: len(display.picture(PREVIEW_BOX).getcolors(1 << 24)) > 500)
    display.wait_for_rest()
    display.press_until_asked("alt+s", "保存 PDF")
    display.enter(str(sheet))
    display.press("Return")
    wait_for("the file", sheet.is_file)
    display.wait_for_rest()
    display.keep("7-certificates")


def change_undo_and_redo(day: Day) -> None:
    """Another head count, taken back, and made again."""
    display, mouse = day.display, day.mouse
    find(day, TITLE)
    display.wait_for_change(lambda: mouse.click("push button", "修改"))
    display.press(*["Return"] * 9)
    display.enter("75")
    mouse.click("push button", "保存")
    day.wait_until_told(TITLE, partial(has_residents, count=75), "75 residents")
    # By the menu, which says what it takes back, and by the key.
    display.wait_for_change(lambda: mouse.click("menu item", "编辑"))
    display.press("u")
    day.wait_until_told(TITLE, partial(has_residents, count=60), "60 residents")
    display.press("ctrl+y")
    day.wait_until_told(TITLE, partial(has_residents, count=75), "75 residents again")


def file(day: Day) -> None:
    """The file is closed as it is; what it lacks stays told."""
    day.mouse.click("push button", "先这样归档")
    day.wait_until_told(TITLE, lambda told: told.record.text("status") == "filed", "the file")


def search_delete_and_bring_back(day: Day) -> None:
    """The plan goes to the trash and comes back from there."""
    display = day.display
    find(day, PLAN)
    day.mouse.click("push button", "删除")
    wait_for("the plan to go", lambda: day.told_of(PLAN) is None)
    display.wait_for_rest()
    display.wait_for_change(lambda: display.press("alt+y"))
    display.wait_for_change(lambda: display.press("t"))
    display.keep("8-trash")
    assert [one.title for one in trash.list_trash(day.desk)] == [PLAN]
    display.press("Home")
    day.mouse.click("push button", "恢复")
    day.wait_until_told(PLAN, lambda _told: True, "the plan to be back")


def sync(day: Day) -> None:
    """Everything goes to the county."""
    display = day.display
    before = sync_state.standing(day.desk).last_whole_at
    status = day.eyes.whole_name("push button", "同步：")
    display.wait_for_change(lambda: day.mouse.click("push button", status))
    display.press("alt+s")
    wait_for("a sync", lambda: sync_state.standing(day.desk).last_whole_at != before)
    display.wait_for_rest()


def find(day: Day, title: str) -> None:
    """Through the box at the top to an activity's page."""
    display = day.display
    display.wait_for_change(lambda: display.press("ctrl+k"), SEARCH_BOX)
    display.type(title)
    display.wait_for_rest(SEARCH_BOX)
    display.wait_for_change(lambda: display.press("Return"))


def assert_everything_is_there(day: Day, names: Sequence[str], sheet: Path) -> None:
    told, plan = day.told_of(TITLE), day.told_of(PLAN)
    assert told is not None
    assert plan is not None
    record = told.record
    assert (record.text("started_at")[11:], record.text("ended_at")[11:]) == ("09:00", "11:30")
    assert (record.text("place"), record.text("story")) == (PLACE, STORY)
    assert record.number("residents") == 75
    assert {who.text("name") for _, who in told.participants} == set(names)
    assert {part.number("minutes") for part, _ in told.participants} == {150}
    assert [photo.text("taken_from") for photo in told.photos] == ["name"] * 3
    pages = pypdf.PdfReader(sheet).pages
    assert len(pages) == len(names)
    assert TITLE in pages[0].extract_text()
