"""A station with people in it, a door to it, and an application that looks as it ships."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtGui import QInputMethodEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.background.door import Door
from desktop.config import Home
from desktop.model.id_number import check_character
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.storage.keys import Argon2Cost, MasterKey
from desktop.ui import theme
from tests.gui.class_making import ClassMaking

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
PASSPHRASE = "correct horse"
_DRESSED = "tests_dressed"
_ROLES = QPalette.ColorRole.NColorRoles.value
#: Painted, asked, and one to spare.
_TURNS = 4
CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)

_SURNAMES = "张王李赵陈刘杨黄周吴"
_GIVEN = ("伟", "桂芳", "建国")
_TEAMS = (
    ("理论宣讲队", "理论宣讲"),
    ("文化惠民队", "文化惠民"),
    ("医疗健身队", "医疗健身"),
    ("卫生环保队", "卫生环保"),
)
_ACTIVITIES = (
    ("重阳敬老饺子宴", "2026-10-18T09:00", "2026-10-18T12:00"),
    ("秋季清洁家园", "2026-11-07T08:30", "2026-11-07T10:00"),
    ("冬季用火安全宣讲", "2026-11-20T15:00", "2026-11-20T16:00"),
)


@pytest.fixture(scope="session")
def class_making() -> Iterator[ClassMaking]:
    """Watches from the first test of a window to the last."""
    with ClassMaking() as watched:
        yield watched


@pytest.fixture(autouse=True)
def no_class_of_qt_is_made_in_a_lane(class_making: ClassMaking) -> Iterator[None]:
    """It would crash the program now and then (docs/adr/0023)."""
    yield
    elsewhere, class_making.elsewhere = class_making.elsewhere, []
    assert elsewhere == []


def clock() -> dt.datetime:
    """The same Sunday morning for every test."""
    return NOW


def made_id_number(birth: str, order: int) -> str:
    """A number of an impossible district with the right check character.

    Args:
        birth: YYYYMMDD.
        order: three digits; odd for men.
    """
    first = f"999999{birth}{order:03d}"
    return first + check_character(first)


def fill(desk: Desk) -> None:
    """30 volunteers, 4 teams, 3 activities with participants."""
    teams = [records.add(desk, "team", {"name": n, "category": c}) for n, c in _TEAMS]
    people = []
    for number in range(30):
        birth = f"{1950 + number}0{number % 9 + 1}1{number % 9}"
        typed = {
            "name": _SURNAMES[number % 10] + _GIVEN[number // 10],
            "phone": f"138000000{number:02d}",
            "village_group": "一二三"[number % 3] + "组",
            "id_number": made_id_number(birth, 100 + number) if number % 2 == 0 else "",
            "registered_on": "2026-03-05",
        }
        people.append(records.add(desk, "volunteer", typed))
        records.add(desk, "membership", {"team": teams[number % 4], "volunteer": people[-1]})
    for number, (title, start, end) in enumerate(_ACTIVITIES):
        facts = {"title": title, "started_at": start, "ended_at": end, "place": "村委会"}
        joined = [Participant(person) for person in people[number * 5 : number * 5 + 8]]
        activities.record_activity(desk, facts, joined)


@dataclass(frozen=True)
class Station:
    """A station on disk with its key."""

    home: Home
    master: MasterKey

    def open(self, read_only: bool = False) -> Desk:
        """A desk of it; heavy work runs in this very process."""
        return open_desk(self.home, self.master, Here(), clock=clock, read_only=read_only)


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Station:
    """The station every test gets a copy of."""
    home = Home(tmp_path_factory.mktemp("stocked") / "石桥 站")
    facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
    station = Station(home, make_station(home, facts, PASSPHRASE, cost=CHEAP, clock=clock))
    desk = station.open()
    fill(desk)
    desk.close()
    return station


@pytest.fixture
def station(stocked: Station, tmp_path: Path) -> Station:
    """30 volunteers, 4 teams, 3 activities, in a folder with a blank and Chinese in its name."""
    home = Home(tmp_path / "石桥 站")
    shutil.copytree(stocked.home.path, home.path)
    return Station(home, stocked.master)


@pytest.fixture
def empty_station(tmp_path: Path) -> Station:
    """A station nobody has entered anything into."""
    home = Home(tmp_path / "新 站")
    facts = StationFacts("柳沟村新时代文明实践站", "999999001002", "石桥镇", "示例县", "王文书")
    return Station(home, make_station(home, facts, PASSPHRASE, cost=CHEAP, clock=clock))


@pytest.fixture
def desk(station: Station) -> Iterator[Desk]:
    """A second hand at the same station, as the command line would be."""
    desk = station.open()
    yield desk
    desk.close()


@pytest.fixture
def door(station: Station, dressed: QApplication) -> Iterator[Door]:
    """The window's door to that station."""
    door = Door(partial(Station.open, station))
    yield door
    door.close()


@pytest.fixture
def empty_door(empty_station: Station, dressed: QApplication) -> Iterator[Door]:
    """A door to a station without anybody."""
    door = Door(partial(Station.open, empty_station))
    yield door
    door.close()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application with its style sheet.

    A style sheet that is put on again is looked up anew for every widget there is, also for those
    of earlier tests: what is dressed already stays so.
    """
    if qapp.property(_DRESSED) != _look_of(qapp):
        theme.apply(qapp)
        qapp.setProperty(_DRESSED, _look_of(qapp))
    return qapp


def _look_of(app: QApplication) -> list[str]:
    """All that a test may have changed."""
    palette = app.palette()
    colours = [palette.color(role).name() for role in QPalette.ColorRole if role.value < _ROLES]
    look = (theme.scheme().name, theme.px(1000), app.font().toString(), app.style().name())
    return [*map(str, look), *colours, QLocale().name(), app.styleSheet()]


@pytest.fixture
def settle(qtbot) -> Callable[[Door], None]:
    """Waits until every answer of a door has come home and nothing more is asked."""

    def quiet(door: Door) -> bool:
        # An answer may have something painted, which may start a timer of no time, which may ask
        # again. Such timers fire in the order they were started, after all posted events, so one
        # more of them comes after these. (`processEvents` goes back before them while anything
        # else is to do, a static `singleShot` of no time is a posted event, and a timer of one
        # millisecond overtakes them on a busy machine.)
        for _ in range(_TURNS):
            turn, last = QEventLoop(), QTimer(interval=0, singleShot=True)
            last.timeout.connect(turn.quit)
            last.start()
            turn.exec()
        return door.idle

    def wait(door: Door) -> None:
        qtbot.waitUntil(lambda: quiet(door), timeout=10_000)

    return wait


@pytest.fixture
def shown(qtbot, dressed: QApplication) -> Callable[[QWidget], QWidget]:
    """Shows a widget and waits until it is there."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


@pytest.fixture
def type_in() -> Callable[[QWidget, str], None]:
    """Types as an input method does; QTest's keys know no Chinese."""

    def type_text(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return type_text
