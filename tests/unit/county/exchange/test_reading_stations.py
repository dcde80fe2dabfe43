"""What administrators read of stations, on either database: records, originals, doubles."""

import json

from county.merge.judgement import REJECTED
from county.store import divisions
from county.store.engine import writing
from county.store.photos import Place, lacks
from county.work.station_files import StationFiles
from county.work.stations import CONSOLE, Actor
from tests.county_pc import COUNTY, STATION, TOWN

NEIGHBOUR = "610802001002"
PHOTO = "ab" * 32


def person(pc, record, token, name):
    op = {
        "k": "volunteer", "i": record, "a": "add", "b": 0, "d": ["k1", token],
        "f": {"name": name, "id_number": {"sealed": "AAAAAAAAAAAAAAAAAAAAAAAA"}},
    }  # fmt: skip
    n = pc.raw(json.dumps(op, ensure_ascii=False).encode())
    assert pc.sync().verdict(n)[0] != REJECTED


def test_records_originals_and_doubles_are_read(county):
    one, two = county.pc(), county.pc(NEIGHBOUR)
    with writing(county.engine) as connection:
        for code in (COUNTY, TOWN, STATION, NEIGHBOUR):
            divisions.put(connection, code, f"名 {code}", "2026-11-22")
    files = StationFiles(county.engine, county.clock)
    person(one, "v1", "AAAAAAAAAAA", "王一")
    person(two, "w1", "AAAAAAAAAAA", "王壹")
    one.op("activity", "a1", "add", title="清扫", held_on="2026-11-20")
    one.op("photo", "f1", "add", sha256=PHOTO, activity="a1")
    one.sync()

    town = Actor("admin:x", TOWN)
    (twice,) = files.twice(town)
    assert [(p.feed, p.name) for p, _ in twice.persons] == [(STATION, "王一"), (NEIGHBOUR, "王壹")]
    first = files.page(town, STATION, limit=2)
    rest = files.page(town, STATION, after=first.next)
    assert [each.id for each in (*first.records, *rest.records)] == ["a1", "f1", "v1"]
    assert files.file(town, STATION).counts == {"volunteer": 1, "activity": 1, "photo": 1}
    assert files.activity(town, STATION, "a1").photos == [(PHOTO, frozenset())]
    place = Place(STATION, PHOTO, "original")
    assert not files.ask_original(CONSOLE, place)
    assert not files.ask_original(CONSOLE, place)
    with writing(county.engine) as connection:
        assert lacks(connection, STATION)["original"] == [PHOTO]
    one.op("photo", "f1", "delete")
    one.sync()
    with writing(county.engine) as connection:
        assert lacks(connection, STATION) == {}
