"""Through a village line: slow, cut, garbled, behind a portal; nothing is lost or much repeated."""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Iterator

import pytest

from desktop import errors
from desktop.config import resources
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.sync import enrolling
from desktop.services.sync.lines import line_of
from desktop.services.sync.sync_run import run
from desktop.sync.outgoing.outbox import waiting
from tests.sync.conftest import Make, RealCounty, synced
from tests.sync.shaping import VILLAGE, Line, Shape, line_to

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

VOLUNTEER = kind_named("volunteer")
PICTURES = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:2]
#: Of a picture in one request, at first.
_PIECE = 64 << 10


@pytest.fixture
def line(real_county: RealCounty) -> Iterator[Line]:
    with line_to(real_county.port) as line:
        yield line


@pytest.fixture
def far_station(make_desk: Make, real_county: RealCounty, line: Line) -> Desk:
    """A station that reaches its county through the line."""
    desk = make_desk("村")
    enrolling.enroll(desk, line.url, real_county.code())
    return desk


def _people(desk: Desk, count: int) -> None:
    """So many people with notes that do not pack well: some 300 bytes each on the line."""
    letters = random.Random(3)  # noqa: S311 - any letters will do
    for number in range(count):
        notes = "".join(letters.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=300))
        told = {"name": f"张{number}", "phone": f"139{number:08}", "notes": notes}
        records.add(desk, "volunteer", told)


def _until_synced(desk: Desk, most: int = 60) -> int:
    """Runs until one comes to its end; gives how many it took."""
    for tried in range(1, most + 1):
        done = synced(desk, whole=False)
        if done.error is None and waiting(desk.store) == 0 and done.photos.waits == 0:
            return tried
    raise AssertionError((done.state, done.to_json()))


def test_a_hundred_people_go_over_128_kbit_and_600_ms(far_station: Desk, line: Line) -> None:
    _people(far_station, 100)
    line.shape = Shape(**VILLAGE)
    done = synced(far_station)
    assert done.records.pushed >= 100
    assert waiting(far_station.store) == 0


def test_a_line_cut_again_and_again_brings_all_over_with_little_repeated(
    far_station: Desk, line: Line
) -> None:
    synced(far_station)
    _people(far_station, 300)
    before = line.total
    line.shape = Shape(cut_every_bytes=25_000)
    _until_synced(far_station)
    assert line.cuts >= 2
    assert line.total - before < 2.5 * 300 * 300


def test_a_line_that_never_carries_more_than_little_at_once_brings_all_over_too(
    far_station: Desk, line: Line
) -> None:
    _people(far_station, 60)
    line.shape = Shape(cut_every_bytes=7_000)
    _until_synced(far_station)
    assert waiting(far_station.store) == 0


def test_bytes_garbled_on_the_way_change_nothing_in_the_end(
    make_desk: Make, real_county: RealCounty, line: Line
) -> None:
    # As in a village: TLS notices at once, where a garbled length would be waited for.
    real_county.stop()
    real_county.secure()
    real_county.start()
    desk = make_desk("村")
    enrolling.enroll(desk, f"https://127.0.0.1:{line.port}", real_county.code())
    _people(desk, 100)
    line.shape = Shape(garble_every_bytes=6_000)
    for _ in range(6):
        synced(desk, whole=False)
    line.shape = Shape()
    _until_synced(desk)
    assert desk.records.count(VOLUNTEER) == 100


def test_a_portal_is_named_and_afterwards_it_goes_on(far_station: Desk, line: Line) -> None:
    _people(far_station, 5)
    line.shape = Shape(portal=True)
    done = synced(far_station, whole=False)
    assert isinstance(done.error, errors.NoAnswer)
    assert done.error.reason == "portal"
    assert waiting(far_station.store) >= 5
    line.shape = Shape()
    _until_synced(far_station)


def test_photos_go_on_at_the_byte_over_a_line_that_is_cut(far_station: Desk, line: Line) -> None:
    activity = records.add(far_station, "activity", {"title": "重阳敬老"})
    photos.add_photos(far_station, activity, PICTURES)
    line.shape = Shape(cut_every_bytes=70_000)
    before = line.carried["up"]
    _until_synced(far_station)
    size = far_station.store.one(
        "SELECT sum(size) FROM photo_bytes WHERE rendition IN ('thumbnail', 'standard')"
    )
    assert line.cuts > 0
    # A picture is longer than a connection lives: from its beginning it would never arrive. What a
    # cut takes is what was under way, a piece at most; the line of this test holds all of it.
    assert line.carried["up"] - before < size + line.cuts * _PIECE + 60_000


def test_a_county_killed_in_the_middle_of_a_push_has_all_in_the_end(
    far_station: Desk, real_county: RealCounty, line: Line
) -> None:
    _people(far_station, 200)
    line.shape = Shape(bytes_per_s=8_000)
    before = line.total
    killer = threading.Timer(0.5, real_county.stop, (signal.SIGKILL,))
    killer.start()
    synced(far_station, whole=False)
    killer.join()
    assert line.total > before
    line.shape = Shape()
    real_county.start()
    _until_synced(far_station)
    assert waiting(far_station.store) == 0


def test_a_run_stopped_from_another_thread_ends_and_the_next_goes_on(
    far_station: Desk, line: Line
) -> None:
    _people(far_station, 100)
    line.shape = Shape(bytes_per_s=2_000)
    stop = threading.Event()
    with line_of(far_station) as wire:
        stopper = threading.Timer(0.5, lambda: (stop.set(), wire.abort()))
        stopper.start()
        try:
            done = run(far_station, wire, cancelled=stop.is_set)
        except errors.Cancelled:
            done = None
        stopper.join()
    assert done is None or isinstance(done.error, errors.NoAnswer)
    line.shape = Shape()
    _until_synced(far_station)
