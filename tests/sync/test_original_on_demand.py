"""Over a real county: one PC asks for an original, the other sends it, the first has it then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.config import resources
from desktop.model.kinds import kind_named
from desktop.services import records, vocabularies
from desktop.services.desk import Desk
from desktop.services.photos import originals, photos
from desktop.services.sync import enrolling
from desktop.storage.photos.photos import ORIGINAL
from tests.sync.conftest import CODE, Make, RealCounty, synced

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def originals_at(county: RealCounty) -> int:
    with county.office() as office, office.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT count(*) FROM picture WHERE rendition = 'original'"
        )
        return int(found.scalar_one())


def test_an_original_travels_only_when_somebody_asks(
    station: Desk, real_county: RealCounty, make_desk: Make, tmp_path: Path
) -> None:
    picture = min((resources() / "sample" / "photos").glob("*/*.jpg"))
    activity = records.add(station, "activity", {"title": "义诊"})
    (photo,) = photos.add_photos(station, activity, [picture]).added
    other = make_desk("另一台")
    enrolling.enroll(other, real_county.url, real_county.code())
    synced(station), synced(other), synced(station)
    assert originals_at(real_county) == 0

    assert not originals.wish(other, photo)
    assert synced(other).photos.fetched == 0
    assert synced(station).photos.sent == 1
    assert originals_at(real_county) == 1
    assert synced(other).photos.fetched == 1
    sha256 = other.records.get(kind_named("photo"), photo).text("sha256")
    place = other.places.of(sha256)[ORIGINAL]
    assert other.volumes.get(place.volume, sha256, ORIGINAL) == picture.read_bytes()
    synced(other), synced(station)
    assert originals.wanted(other) == []


def test_an_administrator_asks_for_an_original(station: Desk, real_county: RealCounty) -> None:
    picture = min((resources() / "sample" / "photos").glob("*/*.jpg"))
    activity = records.add(station, "activity", {"title": "义诊"})
    (photo,) = photos.add_photos(station, activity, [picture]).added
    synced(station)
    sha256 = station.records.get(kind_named("photo"), photo).text("sha256")
    real_county.command("photo", "original", CODE, sha256)
    assert synced(station).photos.sent == 1
    assert originals_at(real_county) == 1


def test_what_was_published_is_withdrawn_by_the_program(
    station: Desk, real_county: RealCounty, tmp_path: Path
) -> None:
    file = tmp_path / "主题.json"
    file.write_text(json.dumps({"month": "2026-12", "title": "暖冬"}), "utf-8")
    (made,) = json.loads(real_county.command("publish", "theme", str(file), "--json"))
    synced(station)
    assert vocabularies.theme(station, "2026-12") is not None
    assert made["id"] in real_county.command("publications")
    real_county.command("withdraw", "theme", made["id"])
    synced(station)
    assert vocabularies.theme(station, "2026-12") is None
    file.write_text(json.dumps({"name": "x", "label": "x", "entries": "坏"}), "utf-8")
    refused = real_county.told("publish", "vocabulary", str(file))
    assert refused.returncode == 1
    assert "“entries”应是 JSON" in refused.stderr
