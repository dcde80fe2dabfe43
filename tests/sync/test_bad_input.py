"""What the clerk or the administrator reads when something is wrong, and that nothing is lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from county.app import County
from county.auth.certificates import make_certificates
from county.config import place_of
from county.store.engine import reading
from desktop import errors
from desktop.config import resources
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.sync import enrolling, sync_state
from desktop.services.sync.rhythm import Rhythm
from desktop.sync.outgoing.outbox import waiting
from tests.conftest import PASSPHRASE
from tests.county_pc import notice
from tests.sync.conftest import CODE, Make, RealCounty, synced, until
from tests.sync.promised import goes_on

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

VOLUNTEER = kind_named("volunteer")
OTHER = "999999001002"
_ROOT = Path(__file__).parents[2]
_REFUSED = '"/v1/exchange", "method": "POST", "status": 503'


# --- codes and rights --------------------------------------------------------------------------


def test_a_code_that_will_not_do_is_refused_in_words_and_the_right_one_works(
    make_desk: Make, real_county: RealCounty
) -> None:
    desk, right = make_desk("站"), real_county.code()
    records.add(desk, "volunteer", {"name": "张三"})
    slip = right[:-1] + ("7" if right[-1] != "7" else "8")
    with pytest.raises(errors.BadEnrolCode, match="加入码不对"):
        enrolling.enroll(desk, real_county.url, slip)
    real_county.found(CODE, OTHER)
    refused = {
        real_county.code(OTHER): "发给别的站",
        _code_of(real_county, dt.timedelta(days=-4)): "已经过期",
        _used(make_desk, real_county): "另一台电脑",
    }
    for code, words in refused.items():
        with pytest.raises(errors.EnrolRefused, match=words) as told:
            enrolling.enroll(desk, real_county.url, code)
        assert "站点资料没有改动" in str(told.value)
        assert "向县里" in str(told.value)
    assert not sync_state.standing(desk).joined
    enrolling.enroll(desk, real_county.url, right)
    goes_on(real_county, desk)


def _code_of(county: RealCounty, shift: dt.timedelta) -> str:
    """A code that was made another day."""
    place = place_of(str(county.data), county.database or None)
    then = County(place, clock=lambda: dt.datetime.now().astimezone() + shift)
    try:
        return then.open().enrolling.make_code(CODE).code
    finally:
        then.close()


def _used(make_desk: Make, county: RealCounty) -> str:
    code = county.code()
    enrolling.enroll(make_desk("另一台"), county.url, code)
    return code


def test_a_revoked_pc_keeps_what_waits_and_sends_it_once_it_has_joined_again(
    station: Desk, real_county: RealCounty
) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    first = str(station.settings.get("replica"))
    real_county.command("revoke", first)
    person = records.add(station, "volunteer", {"name": "李四"})
    done = synced(station, whole=False)
    assert isinstance(done.error, errors.CountyRefused)
    assert "停用" in str(done.error)
    assert "新的加入码" in str(done.error)
    assert "好好留在本机" in str(done.error)
    assert "待上报" in sync_state.standing(station).words
    records.change(station, "volunteer", person, {"phone": "13900000000"})
    with pytest.raises(errors.EnrolRefused):
        enrolling.enroll(station, real_county.url, _code_of(real_county, dt.timedelta(days=-4)))
    enrolling.enroll(station, real_county.url, real_county.code())
    assert station.settings.get("replica") != first
    goes_on(real_county, station)
    assert sync_state.standing(station).words == "已同步"
    with pytest.raises(errors.EnrolledAlready):
        enrolling.enroll(station, real_county.url, real_county.code())


# --- certificates and dates --------------------------------------------------------------------


@pytest.fixture
def secure_county(tmp_path: Path) -> Iterator[RealCounty]:
    """Serves TLS with a certificate by a CA of its own, made by `county ca`."""
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    county.command("ca", "--host", "127.0.0.1")
    folder = county.data / "ca"
    county.more = (
        "--tls-cert", str(folder / "server.pem"), "--tls-key", str(folder / "server-key.pem"),
    )  # fmt: skip
    county.start()
    yield county
    county.stop()


def _certificate(county: RealCounty, days: int) -> None:
    """Another certificate by the same CA, made so many days from now."""
    county.stop()
    now = dt.datetime.now().astimezone() + dt.timedelta(days=days)
    make_certificates(county.data / "ca", ["127.0.0.1"], now)
    county.start()


@pytest.fixture
def trusting(make_desk: Make, secure_county: RealCounty) -> Desk:
    """Has joined over TLS, synced, and has something to send."""
    desk = make_desk("站")
    enrolling.enroll(desk, secure_county.url, secure_county.code())
    synced(desk)
    records.add(desk, "volunteer", {"name": "张三"})
    return desk


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [(-1_000, "tls_expired", "证书已经过期"), (1_000, "tls_early", "才生效")],
)
def test_a_certificate_of_another_time_is_the_county_s_to_mend(
    secure_county: RealCounty, trusting: Desk, days: int, reason: str, words: str
) -> None:
    _certificate(secure_county, days)
    done = synced(trusting, whole=False)
    assert isinstance(done.error, errors.NoAnswer)
    assert done.error.reason == reason
    assert words in str(done.error)
    assert "请告诉县里" in str(done.error)
    assert "待上报" in sync_state.standing(trusting).words
    _certificate(secure_county, 0)
    goes_on(secure_county, trusting)


def test_a_pc_with_a_wrong_date_is_told_its_own_date_and_the_county_s(
    secure_county: RealCounty, trusting: Desk
) -> None:
    # OpenSSL asks the system for the time: a certificate of days to come is, to it, a PC of
    # days gone by.
    _certificate(secure_county, 1_000)
    now = trusting.clock()
    behind = dataclasses.replace(trusting, clock=lambda: now - dt.timedelta(days=1_000))
    done = synced(behind, whole=False)
    assert isinstance(done.error, errors.NoAnswer)
    assert done.error.reason == "tls_date"
    assert f"{now - dt.timedelta(days=1_000):%Y年%m月%d日}" in str(done.error)
    assert f"{now:%Y年%m月%d日}" in str(done.error)
    assert "调准" in str(done.error)
    _certificate(secure_county, 0)
    goes_on(secure_county, trusting)


def test_a_county_whose_ca_is_missing_is_not_joined_and_later_it_is(
    make_desk: Make, secure_county: RealCounty
) -> None:
    desk, code = make_desk("站"), secure_county.code()
    ca = secure_county.data / "ca" / "ca.pem"
    ca.rename(ca.with_suffix(".away"))
    with pytest.raises(errors.NoAnswer, match="安全证书") as told:
        enrolling.enroll(desk, secure_county.url, code)
    assert told.value.reason == "tls_ca"
    assert not sync_state.standing(desk).joined
    ca.with_suffix(".away").rename(ca)
    enrolling.enroll(desk, secure_county.url, code)
    records.add(desk, "volunteer", {"name": "张三"})
    goes_on(secure_county, desk)


def test_a_county_with_a_new_ca_is_trusted_again_once_its_address_is_saved_anew(
    secure_county: RealCounty, trusting: Desk
) -> None:
    for name in ("ca.pem", "ca-key.pem"):
        (secure_county.data / "ca" / name).unlink()
    _certificate(secure_county, 0)
    done = synced(trusting, whole=False)
    assert isinstance(done.error, errors.NoAnswer)
    assert done.error.reason == "tls_ca"
    assert "网址重新填写" in str(done.error)
    enrolling.add_address(trusting, secure_county.url)
    goes_on(secure_county, trusting)


def test_another_county_at_the_same_address_is_not_believed(
    secure_county: RealCounty, trusting: Desk, tmp_path: Path
) -> None:
    secure_county.stop()
    stranger = RealCounty(tmp_path / "别的县", port=secure_county.port)
    stranger.found(CODE)
    stranger.secure()
    stranger.start()
    try:
        done = synced(trusting, whole=False)
        assert isinstance(done.error, errors.NoAnswer)
        assert done.error.reason == "tls_ca"
        with pytest.raises(errors.CountyNotProved, match="另一个县平台"):
            enrolling.add_address(trusting, stranger.url)
    finally:
        stranger.stop()
    secure_county.start()
    goes_on(secure_county, trusting)


# --- a county that is away ---------------------------------------------------------------------


def test_a_county_down_for_weeks_is_asked_ever_more_seldom_and_heard_at_once(
    station: Desk, real_county: RealCounty
) -> None:
    synced(station)
    real_county.stop()
    clock = [0.0]
    rhythm = Rhythm(randomness=lambda: 0.5)
    rhythm.started(15, clock[0])
    asked: list[float] = []
    person = records.add(station, "volunteer", {"name": "张三"})
    while clock[0] < 21 * 86_400:
        due = rhythm.due_in(clock[0])
        assert due is not None
        clock[0] += max(due, 1.0)
        rhythm.began()
        if len(asked) < 12:  # the others would be the same
            error = synced(station, whole=False).error
        asked.append(clock[0])
        rhythm.ended(clock[0], error)
    gaps = [later - before for before, later in itertools.pairwise(asked)]
    assert gaps[0] < 60
    assert 900 <= gaps[-1] <= 1_800
    standing = sync_state.standing(station)
    assert "处变动待上报" in standing.words
    assert not standing.synced
    assert standing.trouble is not None
    assert "服务器没有在工作" in standing.trouble[0]
    real_county.start()
    goes_on(real_county, station)
    assert sync_state.standing(station).words == "已同步"
    assert station.records.get(VOLUNTEER, person).text("name") == "张三"


# --- a full disk -------------------------------------------------------------------------------


def test_a_county_whose_disk_is_full_says_busy_and_keeps_nothing_half(
    make_desk: Make, tmp_path: Path, shim_library: Path
) -> None:
    flag = tmp_path / "full"
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    county.under = ("tests.sync.on_bad_disk", str(county.data), str(flag), "1")
    county.environment = {"LD_PRELOAD": str(shim_library)}
    county.start()
    try:
        desk = make_desk("站")
        enrolling.enroll(desk, county.url, county.code())
        synced(desk)
        activity = records.add(desk, "activity", {"title": "重阳敬老"})
        pictures = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:1]
        photos.add_photos(desk, activity, pictures)
        before = _feed(county)
        flag.touch()
        _until_full(county)
        done = synced(desk, whole=False)
        assert isinstance(done.error, errors.NoAnswer), done.to_json()
        assert done.error.reason == "server"
        assert "忙" in str(done.error)
        assert "自动再试" in str(done.error)
        # Written once the answer has gone out.
        until(lambda: _REFUSED in county.log.read_text("utf-8"))
        assert waiting(desk.store) > 0
        flag.unlink()
        _until_well(county)
        assert _feed(county) == before
        goes_on(county, desk)
        assert "Traceback" not in county.log.read_text("utf-8")
    finally:
        county.stop()


def _feed(county: RealCounty) -> list[tuple[object, ...]]:
    with county.office() as office, reading(office.engine) as connection:
        rows = connection.execute(text("SELECT code, head, hash FROM feed ORDER BY code"))
        return [tuple(row) for row in rows]


def _asked(county: RealCounty) -> int:
    """What somebody who tries a wrong code is answered: that is counted, so it is written."""
    body = {"v": 1, "code": "0000", "station": CODE}
    return httpx.post(f"{county.url}/v1/replica", json=body, timeout=60).status_code


def _until_full(county: RealCounty) -> None:
    for _ in range(200):
        if _asked(county) == 503:
            return
    raise AssertionError("the disk never was full")


def _until_well(county: RealCounty) -> None:
    for _ in range(200):
        if _asked(county) != 503:
            return
    raise AssertionError("the disk stayed full")


@pytest.mark.parametrize("at", [1, 6, 15, 40])
def test_a_station_whose_disk_is_full_in_the_middle_of_a_sync_goes_on_later(
    station: Desk, real_county: RealCounty, tmp_path: Path, shim_library: Path, at: int
) -> None:
    with real_county.office() as office:
        office.administering.publish("document", [notice(f"通知{n}") for n in range(30)])
    for number in range(20):
        records.add(station, "volunteer", {"name": f"张{number}"})
    home = station.home
    station.store.close()
    flag = tmp_path / "full"
    flag.touch()
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.sync.on_bad_disk", str(home.path), str(flag), str(at),
            "desktop", "--home", str(home.path), "sync", "--json",
        ],
        cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False,
        env=_environment(LD_PRELOAD=str(shim_library)),
    )  # fmt: skip
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert "磁盘" in done.stderr, done.stderr
    assert json.loads(done.stdout)["reason"] in done.stderr
    again = _opened(home.path)
    try:
        goes_on(real_county, again)
        assert again.records.count(VOLUNTEER) == 20
    finally:
        again.close()


def _environment(**more: str) -> dict[str, str]:
    import os

    return {**os.environ, "STATION_PASSPHRASE": PASSPHRASE, **more}


def _opened(folder: Path) -> Desk:
    from desktop.config import Home
    from desktop.services import opening
    from desktop.services.apart import Here

    home = Home(folder)
    return opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())
