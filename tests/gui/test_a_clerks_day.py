"""A clerk's whole working day in the real window, worked by keys and judged by what is stored.

Planned, entered, cut off in the middle, gone on with, names pasted, photos pasted, story, hours,
certificates, undone and done again, searched, deleted and brought back, synced, closed, and the
next morning everything is there.
"""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.config import Home
from desktop.services import drafts, happenings, opening, people, sample, sync_state, trash
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.happenings import ActivityQuery, Happening
from desktop.services.people import PeopleQuery
from tests.architecture.source_rules import ROOT
from tests.gui.real_window.display import PREVIEW_BOX, SEARCH_BOX, Display, end, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STATION = "石桥村新时代文明实践站"
PLAN, TITLE, PLACE, STORY = "冬至包饺子", "清扫村道", "村口", "大家清扫村道"
LETTERS = "".join(dict.fromkeys(PLAN + TITLE + PLACE + STORY))
#: What another program holds that copied something: WeChat a list, the file manager files.
COPIED = """
import sys
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
data = QMimeData()
if sys.argv[1] == "files":
    data.setUrls([QUrl.fromLocalFile(name) for name in sys.argv[2:]])
else:
    data.setText(sys.argv[2])
app.clipboard().setMimeData(data)
print("copied", flush=True)
app.exec()
"""


class Day:
    """The program on a screen, started, killed, closed and started again; its station from outside.

    Args:
        display: where its window opens.
        ends: whatever must end with the test.
        out: the folder of `station demo`.
    """

    def __init__(self, display: Display, ends: ExitStack, out: Path) -> None:
        self.display, self._ends, self._out = display, ends, out
        self._copied: subprocess.Popen[str] | None = None
        self.start()
        home = Home(out / "station")
        master = opening.unlock(home, sample.PASSPHRASE)
        self.desk: Desk = opening.open_desk(home, master, Here(), read_only=True)
        ends.callback(self.desk.close)

    def start(self) -> None:
        """As `make run` does."""
        command = (sys.executable, "-m", "desktop", "demo", "--out", str(self._out))
        self.program = self.display.run(self._ends, *command, cwd=ROOT)
        self.display.wait_for_window(STATION)
        self.display.wait_for_rest()

    def kill(self) -> None:
        """As a power cut does."""
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()
        self.display.wait_till_gone(STATION)

    def close(self) -> None:
        """As the window manager does it."""
        self.display.press("alt+F4")
        wait_for("the program to end", lambda: self.program.poll() is not None)
        assert self.program.returncode == 0

    def copy(self, *what: str) -> None:
        """Something is copied in another program."""
        if self._copied is not None:
            end(self._copied)  # type: ignore[arg-type]
        self._copied = subprocess.Popen(
            (sys.executable, "-c", COPIED, *what),
            env=self.display.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ends.callback(end, self._copied)
        with self._copied.stdout as said:  # type: ignore[union-attr]
            assert said.readline() == "copied\n"

    def told_of(self, title: str) -> Happening | None:
        """An activity by its name, once it is there."""
        found = happenings.activity_ids(self.desk, ActivityQuery(search=title))
        return happenings.happening(self.desk, found[0]) if found else None

    def wait_until_told(
        self, title: str, fits: Callable[[Happening], bool], what: str
    ) -> Happening:
        """Wait for an activity to be stored as it should be."""

        def ask() -> Happening | None:
            told = self.told_of(title)
            return told if told is not None and fits(told) else None

        told = wait_for(what, ask)
        assert told is not None
        self.display.wait_for_rest()
        return told


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    """The program, just started at eight in the morning."""
    if sys.platform != "linux":
        pytest.skip("Xvfb is for Linux")
    folder = tmp_path / "display"
    folder.mkdir()
    with Display(folder, LETTERS) as display, ExitStack() as ends:
        yield Day(display, ends, tmp_path / "示例 站")
        display.keep("last")


def test_a_whole_working_day_and_nothing_of_it_is_lost(day: Day, tmp_path: Path) -> None:
    plan_on_the_calendar(day)
    begin_to_enter_and_lose_power(day)
    names = a_dozen_names(day.desk)
    go_on_where_it_was_cut_off(day)
    paste_names_and_photos(day, names, tmp_path)
    save(day, names)
    sheet = tmp_path / "certificates.pdf"
    print_certificates(day, sheet)
    change_undo_and_redo(day)
    search_delete_and_bring_back(day)
    sync(day)
    day.close()

    day.start()
    day.display.keep("9-next-morning")
    assert_everything_is_there(day, names, sheet)
    day.close()


def plan_on_the_calendar(day: Day) -> None:
    """Tomorrow's activity, on the month."""
    display = day.display
    display.wait_for_change(lambda: display.press("ctrl+3"))
    display.wait_for_change(lambda: display.press("alt+c"))
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
    display.wait_for_change(lambda: display.press("ctrl+n"))
    today = dt.datetime.now().astimezone().date()
    for words in (TITLE, f"{today.month:02d}{today.day:02d}", "9", "1130"):
        display.type(words)
        display.press("Return")
    wait_for("the draft", lambda: typed_so_far(day.desk).get("span") == "09:00-11:30")
    display.keep("2-half-typed")
    day.kill()
    assert day.told_of(TITLE) is None


def go_on_where_it_was_cut_off(day: Day) -> None:
    """All that was typed stands there again; place and story are written."""
    display = day.display
    day.start()
    display.wait_for_change(lambda: display.press("ctrl+3"))
    display.wait_for_change(lambda: display.press("ctrl+n"))
    display.keep("3-there-again")
    display.press("Return", "Return", "Return", "Return")
    display.type(PLACE)
    display.press("Return", "Return", "Return", "Return", "Return")
    display.type("60")
    display.wait_for_change(lambda: display.press("Return"))
    display.type(STORY)
    wait_for("the story in the draft", lambda: typed_so_far(day.desk).get("story") == STORY)


def paste_names_and_photos(day: Day, names: Sequence[str], folder: Path) -> None:
    """Twelve names out of WeChat, one of them mistyped; three photos out of a folder."""
    display = day.display
    slip = f"{names[-1][:-1]}囍"
    lines = [f"{number}. {name}" for number, name in enumerate([*names[:-1], slip], 1)]
    day.copy("text", "\n".join(["#接龙", "明天清扫村道", "", *lines]))
    display.wait_for_change(lambda: display.press("alt+v"))
    wait_for("eleven names", lambda: len(people_so_far(day.desk)) == len(names) - 1)
    display.wait_for_rest()
    display.keep("4-one-is-asked")
    display.wait_for_change(lambda: display.press("Down"))
    display.wait_for_change(lambda: display.press("Down", "Return"))
    wait_for("the twelfth name", lambda: len(people_so_far(day.desk)) == len(names))
    day.copy("files", *map(str, photos_of_today(folder)))
    display.wait_for_change(lambda: display.press("alt+t"))
    wait_for("photos in the draft", lambda: len(photos_so_far(day.desk)) == 3)
    display.keep("5-written")


def save(day: Day, names: Sequence[str]) -> None:
    """Stored with everybody's hours and every photo."""
    day.display.press("ctrl+s")
    told = day.wait_until_told(TITLE, lambda told: len(told.photos) == 3, "three photos")
    assert {who.text("name") for _, who in told.participants} == set(names)
    wait_for("the draft to go", lambda: drafts.begun(day.desk, "activity:new") is None)
    day.display.keep("6-stored")


def print_certificates(day: Day, sheet: Path) -> None:
    """The certificates as a file, which a printer would get."""
    display = day.display
    display.wait_for_change(lambda: display.press("alt+p"))
    # Paper with print on it, where grey ground or a sentence stood before.
    wait_for("the page", lambda: len(display.picture(PREVIEW_BOX).getcolors(1 << 24)) > 500)
    display.wait_for_rest()
    wait_for("the dialog", partial(asks_where_to, display))
    display.wait_for_window("保存 PDF")
    display.enter(str(sheet))
    display.press("Return")
    wait_for("the file", sheet.is_file)
    display.wait_for_rest()
    display.keep("7-certificates")


def asks_where_to(display: Display) -> bool:
    """Press until it is asked: what sync brings makes the page anew, the button rests meanwhile."""
    if not display.windows("保存 PDF"):
        display.press("alt+s")
        display.wait_for_rest()
    return bool(display.windows("保存 PDF"))


def change_undo_and_redo(day: Day) -> None:
    """Another head count, taken back, and made again."""
    display = day.display
    find(day, TITLE)
    display.wait_for_change(lambda: display.press("ctrl+e"))
    display.press(*["Return"] * 9)
    display.enter("75")
    display.press("ctrl+s")
    for keys, count in (("", 75), ("ctrl+z", 60), ("ctrl+y", 75)):
        if keys:
            display.press(keys)
        day.wait_until_told(TITLE, partial(has_residents, count=count), f"{count} residents")


def search_delete_and_bring_back(day: Day) -> None:
    """The plan goes to the trash and comes back from there."""
    display = day.display
    find(day, PLAN)
    display.press("alt+d")
    wait_for("the plan to go", lambda: day.told_of(PLAN) is None)
    display.wait_for_rest()
    display.wait_for_change(lambda: display.press("alt+y"))
    display.wait_for_change(lambda: display.press("t"))
    display.keep("8-trash")
    assert [one.title for one in trash.list_trash(day.desk)] == [PLAN]
    display.press("Home", "alt+r")
    day.wait_until_told(PLAN, lambda _told: True, "the plan to be back")


def sync(day: Day) -> None:
    """Everything goes to the county."""
    display = day.display
    before = sync_state.standing(day.desk).last_whole_at
    display.wait_for_change(lambda: display.press("F5"))
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


# --- what is looked at ----------------------------------------------------------------------


def begun(desk: Desk) -> dict[str, object]:
    """What is kept of the form while it is written."""
    found = drafts.begun(desk, "activity:new")
    return dict(found.body) if found else {}


def typed_so_far(desk: Desk) -> dict[str, str]:
    """Its facts."""
    return dict(begun(desk).get("facts", {}))  # type: ignore[call-overload, no-any-return]


def people_so_far(desk: Desk) -> list[object]:
    """Its people."""
    return list(dict(begun(desk).get("people", {})).get("people", ()))  # type: ignore[call-overload]


def photos_so_far(desk: Desk) -> list[object]:
    """Its photos."""
    return list(dict(begun(desk).get("photos", {})).get("files", ()))  # type: ignore[call-overload]


def has_residents(told: Happening, count: int) -> bool:
    """Whether so many residents are stored."""
    return told.record.number("residents") == count


def a_dozen_names(desk: Desk) -> list[str]:
    """Twelve that one person each bears; none else begins as the last, of three characters."""
    rows = people.people_rows(desk, people.people_ids(desk, PeopleQuery(status="active")))
    all_names = [row.name for row in rows]
    alone = [name for name in all_names if all_names.count(name) == 1]
    long = [n for n in alone if len(n) == 3 and sum(o[:2] == n[:2] for o in all_names) == 1]
    return [*[name for name in alone if name != long[0]][:11], long[0]]


def photos_of_today(folder: Path) -> list[Path]:
    """Three, named as a phone names them."""
    today = dt.datetime.now().astimezone().date()
    made = []
    for number in range(3):
        made.append(folder / f"IMG_{today:%Y%m%d}_0930{number:02d}.jpg")
        Image.linear_gradient("L").rotate(90 * number).resize((1200, 900)).save(made[-1])
    return made
