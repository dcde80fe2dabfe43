"""The program in a real window, worked with keys as a clerk does, judged by what is stored."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from desktop.model.kind import Record
from desktop.services import records
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery, Happening
from desktop.services.desk import Desk
from desktop.services.past import history
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.services.sync import sync_state
from tests.gui.real_window.conftest import Clerk
from tests.gui.real_window.display import (
    PREVIEW_BOX,
    RIGHT_BOX,
    SEARCH_BOX,
    Display,
    wait_for,
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

#: The sample's name in full: the window at the door bears the last words of it as well.
STATION = "石桥村新时代文明实践站"
INITIALS, PHONE, GROUP = "zg", "13800000077", "七组"
TITLE = "修渠清淤"


def test_what_a_clerk_does_in_the_window_is_in_the_station_afterwards(
    display: Display, clerk: Clerk, tmp_path: Path
) -> None:
    display.wait_for_window(STATION)
    desk = clerk.station()
    somebody = people.people_ids(desk, PeopleQuery(search=INITIALS))[0]
    before = volunteer(desk, somebody)

    find_and_edit(display, desk, somebody)
    undo_last(display, desk, before)
    photo = tmp_path / "IMG_20261121.jpg"
    Image.linear_gradient("L").resize((1200, 900)).save(photo)
    record_activity(display, desk, photo)
    sheet = tmp_path / "certificate.pdf"
    preview_and_save(display, sheet)
    wait_for("a sync with the sample county", lambda: sync_state.standing(desk).last_whole_at)
    leave(display, clerk)

    assert_edited_and_undone(desk, before)
    assert_recorded(desk, photo)
    assert TITLE in pypdf.PdfReader(sheet).pages[0].extract_text()
    desk.close()


def volunteer(desk: Desk, record_id: str) -> Record:
    return records.look_up(desk, "volunteer", record_id)


def reads(desk: Desk, record_id: str, field: str, words: str) -> bool:
    """Whether these words are stored."""
    return volunteer(desk, record_id).text(field) == words


def find_and_edit(display: Display, desk: Desk, somebody: str) -> None:
    """By initials to a person; another phone, and in a second edit another group."""
    display.wait_for_rest()
    display.wait_for_change(lambda: display.press("ctrl+k"), SEARCH_BOX)
    display.type(INITIALS)
    display.wait_for_change(lambda: display.press("Return"), RIGHT_BOX)
    display.keep("1-person")
    for tabs, field, words in ((4, "phone", PHONE), (5, "village_group", GROUP)):
        display.wait_for_change(lambda: display.press("alt+e"), RIGHT_BOX)
        display.press(*["Tab"] * tabs)
        display.enter(words)
        display.keep(f"2-{field}")
        display.press("ctrl+Return")
        wait_for(f"{field} to be stored", partial(reads, desk, somebody, field, words))
        display.wait_for_rest()


def undo_last(display: Display, desk: Desk, before: Record) -> None:
    """The second edit is taken back."""
    display.press("ctrl+z")
    group = before.text("village_group")
    wait_for("the group to be back", partial(reads, desk, before.id, "village_group", group))
    display.wait_for_rest()
    display.keep("3-undone")


def record_activity(display: Display, desk: Desk, photo: Path) -> None:
    """An activity of yesterday with a whole team and a photo."""
    display.wait_for_change(lambda: display.press("ctrl+3"))
    display.wait_for_change(lambda: display.press("ctrl+n"))
    for words in (TITLE, "昨天", "830", "11", "村口"):
        display.type(words)
        display.press("Tab")
    display.wait_for_rest()
    display.wait_for_change(lambda: display.press("alt+w"), RIGHT_BOX)
    display.wait_for_change(lambda: display.press("Down", "Return"), RIGHT_BOX)
    display.press("alt+p")
    display.wait_for_window("选照片")
    display.type(str(photo))
    display.press("Return")
    display.wait_till_gone("选照片")
    display.wait_for_rest()
    display.keep("4-activity")
    display.press("ctrl+s")
    wait_for("the photo to be stored", lambda: (told := told_of(desk)) and told.photos)
    display.wait_for_rest()
    display.keep("5-stored")


def preview_and_save(display: Display, sheet: Path) -> None:
    """From the activity to its certificates; what is shown is saved as a file."""
    display.wait_for_change(lambda: display.press("alt+p"))
    display.wait_for_change(lambda: display.press("Down", "Down", "Down", "Return"))
    # Paper with print on it, where grey ground or a sentence stood before.
    wait_for("the page", lambda: len(display.picture(PREVIEW_BOX).getcolors(1 << 24)) > 500)
    display.wait_for_rest()
    display.keep("6-preview")
    display.press_until_asked("alt+s", "保存 PDF")
    display.enter(str(sheet))
    display.press("Return")
    wait_for("the file", sheet.is_file)
    display.wait_for_rest()
    display.keep("7-saved")


def leave(display: Display, clerk: Clerk) -> None:
    """The window is closed as the window manager does it; the program ends by itself."""
    display.press("alt+F4")
    wait_for("the program to end", lambda: clerk.program.poll() is not None)
    assert clerk.program.returncode == 0
    said = clerk.said.read_text(encoding="utf-8").splitlines()
    assert said == ["正在准备示例站点……"]
    assert not [line for line in clerk.logged.splitlines() if " INFO " not in line]


def assert_edited_and_undone(desk: Desk, before: Record) -> None:
    after = volunteer(desk, before.id)
    assert after.text("phone") == PHONE
    assert after.text("village_group") == before.text("village_group")
    lines = history.history(desk, "volunteer", before.id)[-3:]
    assert [line.undone for line in lines] == [False, False, True]
    assert lines[1].changes == (("村民小组", before.text("village_group"), GROUP),)


def assert_recorded(desk: Desk, photo: Path) -> None:
    told = told_of(desk)
    assert told is not None
    assert told.record.text("started_at")[11:] == "08:30"
    assert told.record.text("place") == "村口"
    assert len(told.participants) > 3
    assert {part.values["minutes"] for part, _ in told.participants} == {150}
    (stored,) = told.photos
    assert stored.text("sha256") == hashlib.sha256(photo.read_bytes()).hexdigest()


def told_of(desk: Desk) -> Happening | None:
    """The activity the clerk recorded, once it is there."""
    found = happenings.activity_ids(desk, ActivityQuery(search=TITLE))
    return happenings.happening(desk, found[0]) if found else None
