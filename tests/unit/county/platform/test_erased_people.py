"""Pictures of somebody who was deleted: the county's copy goes with the next tidying."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from county.app import County
from tests.county_line import JPEG, InProcess, announced, photo, piece, token
from tests.county_pc import STATION, Pc


def pictures(county: County) -> list[bytes]:
    """Whatever lies where whole pictures lie."""
    folder = Path(str(county.pictures.local("")))
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def send(client: InProcess, pc: Pc, data: bytes) -> str:
    """A record that names a photo, and its bytes; gives the record's id."""
    who, record = str(uuid.uuid4()), str(uuid.uuid4())
    hashed = hashlib.sha256(data).hexdigest()
    pc.op("volunteer", who, "add", name="张三")
    pc.op("photo", record, "add", sha256=hashed, format="jpeg", volunteer=who)
    pc.sync()
    bearer = token(client, pc)
    client.post("/v1/photos", headers={**bearer, **announced(pc, hashed, "standard", data)})
    place = f"/v1/photos/{STATION}/{hashed}/standard"
    client.patch(place, headers={**bearer, **piece(0)}, content=data)
    pc.op("photo", record, "delete")
    return who


def test_the_bytes_of_a_deleted_persons_picture_go(
    county: County, client: InProcess, pc: Pc
) -> None:
    who = send(client, pc, JPEG)
    pc.op("volunteer", who, name="已删除的志愿者", erased_on="2026-11-22")
    pc.sync()
    assert pictures(county) == [JPEG]
    county.photos.sweep()
    assert pictures(county) == []


def test_a_picture_another_record_names_stays(county: County, client: InProcess, pc: Pc) -> None:
    who = send(client, pc, JPEG)
    photo(pc, JPEG)
    pc.op("volunteer", who, name="已删除的志愿者", erased_on="2026-11-22")
    pc.sync()
    county.photos.sweep()
    assert pictures(county) == [JPEG]


def test_a_removed_photo_of_somebody_who_stays_is_kept(
    county: County, client: InProcess, pc: Pc
) -> None:
    send(client, pc, JPEG)
    pc.sync()
    county.photos.sweep()
    assert pictures(county) == [JPEG]
