"""County and town read what their stations sent: records, photos, persons in two stations."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import httpx
import pytest

from county.__main__ import main
from county.app import County
from county.store import audit
from county.store.engine import reading
from county.store.photos import Picture, Place
from tests.county_line import (
    JPEG,
    OTHER_STATION,
    OTHER_TOWN_STATION,
    InProcess,
    join,
    words,
)
from tests.county_pc import COUNTY, STATION, TOWN, Pc, TestClock

OTHER_TOWN = OTHER_TOWN_STATION[:9]
SEALED = {"sealed": "AAAAAAAAAAAAAAAAAAAAAAAA"}
STRANGER = "e" * 64


def key_of(county: County, division: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {county.admins.add(division, '李所长')}"}


def looks(county: County) -> list[tuple[str, str]]:
    with reading(county.engine) as connection:
        return [(e.what, e.about) for e in audit.latest(connection, STATION) if "read" in e.what]


@pytest.fixture
def filled(pc: Pc) -> Pc:
    for n in range(5):
        pc.op("volunteer", f"v{n}", "add", name=f"王{n}", id_number=SEALED)
    pc.op("activity", "a1", "add", title="清扫<b>", status="held", held_on="2026-11-20")
    pc.op("participation", "p1", "add", activity="a1", volunteer="v1", minutes=60)
    pc.op("volunteer", "v4", "delete")
    pc.sync()
    return pc


def read_all(client: InProcess, url: str, key: dict[str, str], limit: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        query = {"limit": str(limit), **({"after": after} if after else {})}
        reply = client.request("GET", url, headers=key, params=query)
        assert reply.status_code == 200, reply.text
        told = words(reply)
        assert len(told["records"]) <= limit
        found += told["records"]
        if told["next"] is None:
            return found
        after = told["next"]


@pytest.mark.parametrize("limit", [1, 3, 8, 500])
def test_a_town_reads_its_stations_records_page_by_page(
    county: County, client: InProcess, filled: Pc, limit: int
) -> None:
    found = read_all(client, f"/v1/admin/feed/{STATION}", key_of(county, TOWN), limit)
    ids = [(each["kind"], each["id"]) for each in found]
    assert ids == sorted([*(("volunteer", f"v{n}") for n in range(5)), ("activity", "a1"),
                          ("participation", "p1")])  # fmt: skip
    by_id = {each["id"]: each for each in found}
    assert by_id["v1"]["fields"] == {"name": "王1", "id_number": SEALED}
    assert (by_id["v4"]["removed"], by_id["v4"]["row"]) == (True, 8)
    assert looks(county) == [("records.read", STATION)]


def test_only_a_kind_may_be_asked_for(county: County, client: InProcess, filled: Pc) -> None:
    url = f"/v1/admin/feed/{STATION}?kind=activity"
    told = words(client.get(url, headers=key_of(county, COUNTY)))
    assert [each["id"] for each in told["records"]] == ["a1"]
    assert told["row"] == 8


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "limit=-1", "after=x"])
def test_another_form_is_malformed(county: County, client: InProcess, pc: Pc, query: str) -> None:
    reply = client.get(f"/v1/admin/feed/{STATION}?{query}", headers=key_of(county, TOWN))
    assert (reply.status_code, words(reply)["error"]) == (400, "malformed")


def test_a_station_nobody_added_is_not_there(county: County, client: InProcess) -> None:
    reply = client.get("/v1/admin/feed/610802001999", headers=key_of(county, TOWN))
    assert reply.status_code == 404


def test_another_town_reads_nothing_and_no_look_is_noted(
    county: County, client: InProcess, filled: Pc
) -> None:
    key = key_of(county, OTHER_TOWN)
    for url in (
        f"/v1/admin/feed/{STATION}",
        f"/v1/admin/photos/{STATION}/{STRANGER}/standard",
    ):
        assert client.get(url, headers=key).status_code == 403
    assert looks(county) == []


def test_a_look_is_noted_once_a_day(
    county: County, client: InProcess, filled: Pc, clock: TestClock
) -> None:
    key = key_of(county, TOWN)
    for _ in range(3):
        client.get(f"/v1/admin/feed/{STATION}", headers=key)
    assert looks(county) == [("records.read", STATION)]
    clock.on(hours=24)
    client.get(f"/v1/admin/feed/{STATION}", headers=key)
    assert len(looks(county)) == 2


# Photos -------------------------------------------------------------------------------------------


@pytest.fixture
def taken(county: County, filled: Pc, tmp_path: Any) -> str:
    """A photo of the activity, whose standard rendition is here."""
    found = hashlib.sha256(JPEG).hexdigest()
    filled.op("photo", "f1", "add", sha256=found, activity="a1", position=1)
    filled.sync()
    path = tmp_path / "p.jpg"
    path.write_bytes(JPEG)
    sha256 = hashlib.sha256(JPEG).hexdigest()
    for rendition in ("standard", "thumbnail"):
        place = Place(STATION, found, rendition)
        assert county.photos.take(place, Picture(len(JPEG), sha256, "image/jpeg"), path)
    return found


def test_a_town_sees_its_stations_photos(county: County, client: InProcess, taken: str) -> None:
    key = key_of(county, TOWN)
    url = f"/v1/admin/photos/{STATION}/{taken}/standard"
    assert client.get(url, headers=key).content == JPEG
    part = client.get(url, headers={**key, "Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, JPEG[:4])
    assert ("photo.read", STATION) in looks(county)
    assert client.get(url.replace("standard", "original"), headers=key).status_code == 404


def logged_in(county: County, client: InProcess, division: str) -> dict[str, str]:
    admin = county.admins.by_key(county.admins.add(division, "李所长"))
    assert admin is not None
    session = county.admins.session(admin)
    client.cookies.clear()
    client.cookies.set("county_session", session)
    return {"token": county.admins.form_token(session)}


def test_pages_show_what_there_is_and_no_sealed_value(
    county: County, client: InProcess, taken: str
) -> None:
    logged_in(county, client, TOWN)
    page = client.get(f"/admin/station/{STATION}/records")
    assert page.status_code == 200
    assert "清扫&lt;b&gt;" in page.text
    assert "1 人" in page.text
    assert f"/admin/station/{STATION}/photo/{taken}/thumbnail" in page.text
    assert SEALED["sealed"] not in page.text
    assert "img-src 'self'" in page.headers["content-security-policy"]
    file = client.get(f"/admin/station/{STATION}/activity/a1")
    assert "请站里送来原图" in file.text
    shown = client.get(f"/admin/station/{STATION}/photo/{taken}/thumbnail")
    assert (shown.status_code, shown.content) == (200, JPEG)
    assert client.get(f"/admin/station/{STATION}/activity/a9").status_code == 404


# Originals ----------------------------------------------------------------------------------------


def test_an_original_is_wanted_only_once_it_is_asked_for(
    county: County, client: InProcess, filled: Pc, taken: str
) -> None:
    assert "lacks" not in filled.sync().head
    form = logged_in(county, client, TOWN)
    url = f"/admin/station/{STATION}/activity/a1/original"
    assert client.post(url, data={**form, "photo": STRANGER}).status_code == 422
    done = client.post(url, data={**form, "photo": taken})
    assert "已请该站送来原图" in done.text
    assert filled.sync().head["lacks"] == {"original": [taken]}


def test_a_second_pc_asks_and_the_first_one_hears_it(
    county: County, client: InProcess, filled: Pc, taken: str
) -> None:
    from tests.county_line import token

    second = join(client, county.enrolling.make_code(STATION).code, STATION)
    url = f"/v1/photos/{STATION}/{taken}/original"
    asked = client.post(url, headers=token(client, second))
    assert (asked.status_code, words(asked)["here"]) == (202, False)
    assert client.post(url, headers=token(client, second)).status_code == 202
    assert filled.sync().head["lacks"] == {"original": [taken]}
    unknown = client.post(url.replace(taken, STRANGER), headers=token(client, second))
    assert unknown.status_code == 404


def test_an_original_that_came_is_wanted_no_more(
    county: County, client: InProcess, filled: Pc, taken: str, tmp_path: Any
) -> None:
    key = key_of(county, TOWN)
    told = {"station": STATION, "photo": taken}
    assert words(client.post("/v1/admin/originals", json=told, headers=key))["here"] is False
    path = tmp_path / "p.jpg"
    place = Place(STATION, taken, "original")
    assert county.photos.take(place, Picture(len(JPEG), taken, "image/jpeg"), path)
    assert "lacks" not in filled.sync().head
    assert words(client.post("/v1/admin/originals", json=told, headers=key))["here"] is True


def test_the_console_asks_too(county: County, filled: Pc, taken: str) -> None:
    where = ["--data", str(county.place.data)]
    assert main(["photo", "original", STATION, taken, *where]) == 0
    assert main(["photo", "original", STATION, "x", *where]) == 1
    assert filled.sync().head["lacks"] == {"original": [taken]}


# Persons in two stations --------------------------------------------------------------------------


class Village:
    """A PC that tells of persons with tokens."""

    def __init__(self, county: County, client: InProcess, station: str) -> None:
        self.pc = join(client, county.enrolling.make_code(station).code, station)

    def person(self, record: str, token: str | None, action: str = "add", **more: Any) -> None:
        fields = {"id_number": None if token is None else SEALED, **more}
        members = {} if token is None else {"d": ["k1", token]}
        op = {"k": "volunteer", "i": record, "b": 0, "f": fields, **members}
        self.pc.raw(json.dumps({**op, **({"a": action} if action else {})}).encode())
        self.pc.sync()


def told(county: County, client: InProcess, division: str) -> list[list[tuple[str, str, str]]]:
    reply: httpx.Response = client.get("/v1/admin/duplicates", headers=key_of(county, division))
    assert reply.status_code == 200
    return [
        [(p["station"], p["record"], p["name"]) for p in each["persons"]]
        for each in words(reply)["duplicates"]
    ]


def test_one_person_in_two_stations_is_found_by_the_token_alone(
    county: County, client: InProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = Village(county, client, STATION), Village(county, client, OTHER_STATION)
    one.person("v1", "AAAAAAAAAAA", name="王一")
    one.person("v2", "BBBBBBBBBBB", name="李二")
    assert told(county, client, COUNTY) == []
    two.person("w1", "AAAAAAAAAAA", name="王壹")
    pair = [[(STATION, "v1", "王一"), (OTHER_STATION, "w1", "王壹")]]
    assert told(county, client, COUNTY) == pair
    assert told(county, client, TOWN) == pair
    assert main(["duplicates", "--json", "--data", str(county.place.data)]) == 0
    assert json.loads(capsys.readouterr().out)[0][0]["record"] == "v1"
    logged_in(county, client, TOWN)
    assert "王壹" in client.get("/admin/duplicates").text


def test_a_town_learns_of_another_towns_station_only_that_it_is_there(
    county: County, client: InProcess
) -> None:
    one, far = Village(county, client, STATION), Village(county, client, OTHER_TOWN_STATION)
    one.person("v1", "AAAAAAAAAAA", name="王一")
    far.person("w1", "AAAAAAAAAAA", name="王壹")
    seen = [[(STATION, "v1", "王一"), (OTHER_TOWN_STATION, "", "")]]
    assert told(county, client, TOWN) == seen
    far.person("w2", "CCCCCCCCCCC", name="甲")
    Village(county, client, OTHER_TOWN_STATION).person("w3", "CCCCCCCCCCC", name="乙")
    assert told(county, client, TOWN) == seen


def test_who_was_removed_or_has_another_number_is_nobodys_double(
    county: County, client: InProcess
) -> None:
    one, two = Village(county, client, STATION), Village(county, client, OTHER_STATION)
    one.person("v1", "AAAAAAAAAAA", name="王一")
    two.person("w1", "AAAAAAAAAAA", name="王壹")
    assert len(told(county, client, COUNTY)) == 1
    two.person("w1", "BBBBBBBBBBB", action="")
    assert told(county, client, COUNTY) == []
    two.person("w1", "AAAAAAAAAAA", action="")
    assert len(told(county, client, COUNTY)) == 1
    two.person("w1", None, action="")
    assert told(county, client, COUNTY) == []
    two.person("w1", "AAAAAAAAAAA", action="")
    one.pc.op("volunteer", "v1", "delete")
    one.pc.sync()
    assert told(county, client, COUNTY) == []


def test_two_of_one_station_are_the_stations_own_matter(county: County, client: InProcess) -> None:
    one = Village(county, client, STATION)
    one.person("v1", "AAAAAAAAAAA", name="王一")
    one.person("v2", "AAAAAAAAAAA", name="王一")
    assert told(county, client, COUNTY) == []
