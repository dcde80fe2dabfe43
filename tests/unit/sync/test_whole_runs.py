"""A whole run: records, photos, and records again until the county waits for nothing more."""

from __future__ import annotations

import hashlib

import pytest

from county.store import replicas
from county.store.engine import reading
from county.wire.kinds import load
from county.work.exchange import Exchange
from desktop import errors
from desktop.config import resources
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.sync import line_settings, lines, sync_run, sync_state
from desktop.services.sync.line_settings import LineSettings
from desktop.sync.line.metering import Traffic
from tests.unit.sync.conftest import PC, BenchLine, CountyBench
from tests.unit.sync.paper_photos import PaperPhotos

_LONGEST = 3


class _Line:
    """Records to the real verbs, photos to a county on paper, which tells of a few at a time."""

    def __init__(self, county: CountyBench, line: BenchLine, wanted: list[str]) -> None:
        self.records, self.photos, self.wanted = line, PaperPhotos(), wanted
        self.traffic, self.failure = Traffic(), None
        county.exchange = Exchange(
            county.engine, county.keyring, county.clock, county.random, county.door, load(),
            lacks=self._lacks,
        )  # fmt: skip

    def _lacks(self, _connection, _feed):  # type: ignore[no-untyped-def]
        there = {tuple(path.split("/")[-2:]) for path in self.photos.whole}
        found: dict[str, list[str]] = {}
        left = _LONGEST
        for rendition in ("thumbnail", "standard"):
            lacking = [one for one in self.wanted if (one, rendition) not in there][:left]
            left -= len(lacking)
            found |= {rendition: lacking} if lacking else {}
        return found

    def request(self, method, path, headers, body=b""):  # type: ignore[no-untyped-def]
        self.traffic.requests += 1
        ours = path.startswith("/v1/photos") or path in ("/v1/token", "/v1/challenge")
        photos_now = ours and path != "/v1/challenge"
        return (self.photos if photos_now else self.records).request(method, path, headers, body)


@pytest.fixture
def taken(pc: PC, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Eight pictures at an activity, and a county whose lists hold three."""
    monkeypatch.setattr("desktop.sync.pictures.lacks._LONGEST", _LONGEST)
    pictures = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:8]
    activity = records.add(pc.desk, "activity", {"title": "义诊"})
    photos.add_photos(pc.desk, activity, pictures)
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures]


def _waits_photos(county: CountyBench, desk: Desk) -> int | None:
    with reading(county.engine) as connection:
        found = replicas.known(connection, str(desk.settings.get("replica")))
    assert found is not None
    return found.waits_photos


def test_one_run_sends_all_pictures_though_each_list_is_short(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line = _Line(county, pc.line, taken)
    done = sync_run.run(pc.desk, line)
    assert done.error is None
    assert done.photos.sent == 2 * len(taken) == len(line.photos.whole)
    assert done.to_json()["photos_waiting"] == 0
    assert _waits_photos(county, pc.desk) == 0
    assert sync_state.standing(pc.desk).synced


def test_a_list_that_is_full_is_told_of_as_at_least(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line = _Line(county, pc.line, taken)
    pc.sync()
    standing = sync_state.standing(pc.desk)
    assert standing.photos == _LONGEST
    assert standing.photos_more
    assert "至少 3 张照片待上传" in standing.words
    assert line.photos.whole == {}


def test_a_county_that_never_has_enough_does_not_keep_a_run_for_ever(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line = _Line(county, pc.line, taken)
    line._lacks = lambda *_: {"thumbnail": taken[:2]}  # type: ignore[method-assign]
    county.exchange = Exchange(
        county.engine, county.keyring, county.clock, county.random, county.door, load(),
        lacks=line._lacks,
    )  # fmt: skip
    done = sync_run.run(pc.desk, line)
    assert done.photos.sent == 2
    assert done.photos.waits == 2


def test_what_is_changed_while_photos_go_up_goes_before_the_next_of_them(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line, went = _Line(county, pc.line, taken), []
    real = line.request

    def request(method, path, headers, body=b""):  # type: ignore[no-untyped-def]
        if method == "PATCH" and "PATCH" not in went:
            records.add(pc.desk, "volunteer", {"name": "李秀兰"})
        went.append(method if path.startswith("/v1/photos") else path)
        return real(method, path, headers, body)

    line.request = request  # type: ignore[method-assign]
    done = sync_run.run(pc.desk, line, seconds=iter(range(0, 100_000, 20)).__next__)
    first = went.index("PATCH")
    assert went[first + 1] == "/v1/exchange"
    assert done.error is None
    assert (done.photos.sent, sync_state.standing(pc.desk).synced) == (2 * len(taken), True)


def test_the_county_is_told_of_what_stays_while_data_is_saved(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line_settings.set_line_settings(pc.desk, LineSettings(15, saving=True))
    line = _Line(county, pc.line, taken)
    done = sync_run.run(pc.desk, line)
    assert done.photos.sent == len(taken)
    assert (done.photos.held, done.photos.more) == (_LONGEST, True)
    assert done.to_json()["photos_waiting"] == _LONGEST
    sync_run.run(pc.desk, line)
    assert _waits_photos(county, pc.desk) == _LONGEST
    assert not sync_state.standing(pc.desk).synced
    line_settings.set_line_settings(pc.desk, LineSettings(15, saving=False))
    assert sync_run.run(pc.desk, line).photos.sent == len(taken)


def test_a_line_that_breaks_among_photos_ends_the_run_with_what_waits(
    pc: PC, county: CountyBench, taken: list[str]
) -> None:
    line = _Line(county, pc.line, taken)
    line.photos.cuts = dict.fromkeys(range(6, 40), -1)
    done = sync_run.run(pc.desk, line)
    assert isinstance(done.error, errors.NoAnswer)
    assert done.photos.waits > 0


def test_the_speed_limit_that_is_set_reaches_the_line(pc: PC) -> None:
    pc.desk.settings.put("county", {**pc.desk.settings.get("county"), "url": "http://127.0.0.1:9"})
    line_settings.set_line_settings(pc.desk, LineSettings(15, limit_kib=64))
    with lines.line_of(pc.desk) as line:
        assert line._around.limiter.bytes_per_s == 64 * 1_024  # type: ignore[attr-defined]
