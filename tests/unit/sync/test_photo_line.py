"""Pictures over a bad line: at every cut they go on where they were, and arrive whole."""

from __future__ import annotations

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import errors
from desktop.sync.line.stride import Stride
from desktop.sync.line.tokens import Bearer, TokenLine
from desktop.sync.pictures.photos import Fate, PhotoLine, Picture
from tests.unit.sync.paper_photos import PaperPhotos

STATION, PHOTO = "999999001001", "ab" * 32
DATA = random.Random(4).randbytes(300_000)  # noqa: S311 - any bytes will do
PATH = f"/v1/photos/{STATION}/{PHOTO}/standard"


def _line(county: PaperPhotos, challenge: str = "good", **more: object) -> PhotoLine:
    bearer = Bearer(STATION, "replica", Ed25519PrivateKey.generate())
    stride = Stride(monotonic=lambda: 0.0, first=32 << 10)
    return PhotoLine(TokenLine(county, bearer, challenge), stride, **more)  # type: ignore[arg-type]


def _picture(data: bytes = DATA, rendition: str = "standard") -> Picture:
    return Picture(PHOTO, rendition, data)


def test_a_picture_arrives_and_is_known_the_second_time() -> None:
    county = PaperPhotos()
    line = _line(county)
    assert line.send(_picture()) is Fate.DONE
    assert county.whole[PATH] == DATA
    before = len(county.asked)
    assert line.send(_picture()) is Fate.DONE
    assert len(county.asked) == before + 1


def test_a_small_picture_takes_two_requests_beside_the_token() -> None:
    county = PaperPhotos()
    assert _line(county).send(_picture(b"thumb", "thumbnail")) is Fate.DONE
    assert [method for method, _ in county.asked] == ["POST", "POST", "PATCH"]


@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("room", [-1, 0, 1, 9_999, 1_000_000])
def test_after_a_cut_it_goes_on_at_the_byte(at: int, room: int) -> None:
    """Lost before it arrived, in the middle, or after all of it: a later try ends it."""
    county = PaperPhotos(cuts={at: room})
    for _ in range(3):
        try:
            fate = _line(county).send(_picture())
        except errors.NoAnswer:
            continue
        break
    assert fate is Fate.DONE
    assert county.whole[PATH] == DATA
    tokens = 300 * sum(path == "/v1/token" for _, path in county.asked)
    assert county.bytes_up <= len(DATA) + tokens


def test_a_week_and_a_reboot_later_it_goes_on_at_the_byte() -> None:
    county = PaperPhotos(cuts={5: 777, 6: -1})
    with pytest.raises(errors.NoAnswer):
        _line(county).send(_picture())
    had = len(county.parts[PATH])
    assert had == 32 * 1024 + 777
    sent = county.bytes_up
    assert _line(county, "stale").send(_picture()) is Fate.DONE
    assert county.bytes_up - sent < len(DATA) - had + 1_000


def test_an_upload_the_county_dropped_begins_anew() -> None:
    county = PaperPhotos()
    line = _line(county)
    county.cuts = dict.fromkeys(range(5, 9), -1)
    with pytest.raises(errors.NoAnswer):
        line.send(_picture())
    county.parts.clear()
    county.cuts = {}
    assert line.send(_picture()) is Fate.DONE
    assert county.whole[PATH] == DATA


def test_bytes_changed_on_the_way_are_sent_anew() -> None:
    county = PaperPhotos()
    county.cuts = dict.fromkeys(range(5, 9), -1)
    with pytest.raises(errors.NoAnswer):
        _line(county).send(_picture())
    county.cuts = {}
    county.parts[PATH][7] ^= 1
    assert _line(county).send(_picture()) is Fate.DONE
    assert county.whole[PATH] == DATA


def test_a_token_that_runs_out_is_renewed_on_the_way() -> None:
    county = PaperPhotos(token_uses=2)
    assert _line(county).send(_picture()) is Fate.DONE
    assert county.whole[PATH] == DATA


def test_without_a_challenge_one_is_asked_for() -> None:
    county = PaperPhotos()
    assert _line(county, "").send(_picture()) is Fate.DONE
    assert county.asked[0] == ("GET", "/v1/challenge")


def test_a_picture_whose_record_has_not_arrived_waits() -> None:
    county = PaperPhotos(recorded=set())
    assert _line(county).send(_picture()) is Fate.RECORD_FIRST


def test_what_is_too_large_is_not_even_tried() -> None:
    county = PaperPhotos()
    assert _line(county).send(_picture(bytes(200_001), "thumbnail")) is Fate.REFUSED
    assert _line(county).send(_picture(b"")) is Fate.REFUSED
    assert county.asked == []


def test_somebody_stops_it_between_two_pieces() -> None:
    county, answers = PaperPhotos(), iter([False, False, True])
    with pytest.raises(errors.Cancelled):
        _line(county, cancelled=lambda: next(answers)).send(_picture())
    assert 0 < len(county.parts[PATH]) < len(DATA)


@pytest.mark.parametrize("at", range(1, 8))
def test_a_picture_comes_down_in_ranges_and_goes_on_after_a_cut(at: int) -> None:
    county = PaperPhotos(whole={PATH: DATA})
    line = _line(county)
    assert line.fetch(PHOTO, "thumbnail") is None
    county.cuts = {len(county.asked) + at: -1}
    assert line.fetch(PHOTO, "standard") == DATA


def test_requests_grow_on_a_good_line_and_shrink_on_a_bad_one() -> None:
    now = [0.0]
    stride = Stride(monotonic=lambda: now[0], first=64 << 10)
    for took, size in ((1, 128), (1, 256), (8, 256), (20, 128), (1, 256)):
        stride.begin()
        now[0] += took
        stride.arrived()
        assert stride.size == size << 10
    stride.begin()
    stride.arrived(12_000)  # a thumbnail
    assert stride.size == 256 << 10
    for _ in range(20):
        stride.lost()
    assert stride.size == Stride.SMALLEST
