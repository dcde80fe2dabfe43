"""Pictures by tus: agreed on, resumed at the byte, checked, kept, given to whom the tree allows."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from county.app import County
from county.store.photos import Place
from tests.county_line import (
    JPEG,
    OTHER_STATION,
    OTHER_TOWN_STATION,
    InProcess,
    announced,
    join,
    photo,
    piece,
    token,
    words,
)
from tests.county_pc import STATION, Pc, TestClock


@pytest.fixture
def named(pc: Pc) -> str:
    """A photo that a record names."""
    hashed = photo(pc)
    pc.sync()
    return hashed


@pytest.fixture
def bearer(client: InProcess, pc: Pc) -> dict[str, str]:
    return token(client, pc)


def url(photo: str, rendition: str = "standard", station: str = STATION) -> str:
    return f"/v1/photos/{station}/{photo}/{rendition}"


def create(client: InProcess, bearer: dict[str, str], headers: dict[str, str]) -> Any:
    return client.post("/v1/photos", headers={**bearer, **headers})


def send(client: InProcess, bearer: dict[str, str], place: str, offset: int, data: bytes) -> Any:
    return client.patch(place, headers={**bearer, **piece(offset)}, content=data)


def test_a_picture_arrives_in_pieces_and_is_given_out_whole_or_in_part(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    assert pc.sync().head["lacks"] == {"thumbnail": [named], "standard": [named]}
    made = create(client, bearer, announced(pc, named, "standard", JPEG))
    assert (made.status_code, made.headers["location"]) == (201, url(named))
    assert "upload-expires" in made.headers
    first = send(client, bearer, url(named), 0, JPEG[:20_000])
    assert (first.status_code, first.headers["upload-offset"]) == (204, "20000")
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == "20000"
    assert told.headers["upload-length"] == str(len(JPEG))
    last = send(client, bearer, url(named), 20_000, JPEG[20_000:])
    assert last.headers["upload-offset"] == str(len(JPEG))
    whole = client.get(url(named), headers=bearer)
    assert (whole.content, whole.headers["content-type"]) == (JPEG, "image/jpeg")
    part = client.get(url(named), headers={**bearer, "Range": "bytes=5-9"})
    assert (part.status_code, part.content) == (206, JPEG[5:10])
    assert part.headers["content-range"] == f"bytes 5-9/{len(JPEG)}"
    beyond = client.get(url(named), headers={**bearer, "Range": f"bytes={len(JPEG)}-"})
    assert beyond.status_code == 416
    assert pc.sync().head["lacks"] == {"thumbnail": [named]}
    again = create(client, bearer, announced(pc, named, "standard", JPEG))
    assert (again.status_code, again.headers["upload-offset"]) == (200, str(len(JPEG)))


def test_a_line_that_breaks_leaves_what_had_arrived(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))

    async def broken() -> AsyncIterator[bytes]:
        yield JPEG[:9_000]
        raise ConnectionResetError

    send(client, bearer, url(named), 0, broken())  # type: ignore[arg-type]
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == "9000"
    wrong = send(client, bearer, url(named), 8_000, JPEG[8_000:])
    assert (wrong.status_code, words(wrong)["error"]) == (409, "offset")
    assert send(client, bearer, url(named), 9_000, JPEG[9_000:]).status_code == 204


def test_creation_refuses_what_should_never_arrive(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    def refused(photo: str, rendition: str, **change: str) -> tuple[int, str]:
        headers = announced(pc, photo, rendition, JPEG, **change.pop("metadata", {}))  # type: ignore[arg-type]
        reply = create(client, bearer, {**headers, **change})
        return reply.status_code, words(reply)["error"]

    assert refused(named, "standard", **{"Upload-Length": "2000001"}) == (413, "too_big")
    assert refused(named, "thumbnail", **{"Upload-Length": "200001"}) == (413, "too_big")
    assert refused(named, "standard", **{"Upload-Length": "0"}) == (413, "too_big")
    assert refused(named, "standard", metadata={"filetype": "text/html"}) == (415, "wrong_type")
    assert refused(named, "standard", metadata={"filetype": "image/heic"}) == (415, "wrong_type")
    assert refused("0" * 64, "standard") == (409, "record_first")
    assert refused(named, "standard", metadata={"station": OTHER_STATION}) == (403, "not_yours")
    assert refused(named, "huge") == (404, "not_there")
    assert refused(named, "original", metadata={"sha256": "0" * 64}) == (400, "malformed")
    assert refused(named, "standard", **{"Upload-Metadata": "station !"}) == (400, "malformed")
    assert refused(named, "standard", **{"Tus-Resumable": "0.2.0"}) == (412, "tus_version")


def test_bytes_that_are_not_what_was_announced_begin_anew(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    wrong = send(client, bearer, url(named), 0, JPEG[:-1] + b"!")
    assert (wrong.status_code, words(wrong)["error"]) == (460, "checksum")
    assert client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"}).status_code == 404
    page = b"<html>" + JPEG
    create(client, bearer, announced(pc, named, "standard", page))
    assert send(client, bearer, url(named), 0, page).status_code == 415
    create(client, bearer, announced(pc, named, "standard", JPEG))
    assert send(client, bearer, url(named), 0, JPEG).status_code == 204


@pytest.mark.parametrize("name", ["sha256", "sha1"])
def test_a_piece_with_a_wrong_checksum_is_thrown_away(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str], name: str
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    send(client, bearer, url(named), 0, JPEG[:100])
    right = base64.b64encode(hashlib.new(name, JPEG[100:200]).digest()).decode()
    headers = {**bearer, **piece(100), "Upload-Checksum": f"{name} {right}"}
    wrong = client.patch(url(named), headers=headers, content=b"x" * 100)
    assert (wrong.status_code, words(wrong)["error"]) == (460, "checksum")
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == "100"
    assert client.patch(url(named), headers=headers, content=JPEG[100:200]).status_code == 204


def test_more_bytes_than_announced_are_refused_and_not_kept(
    client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    assert send(client, bearer, url(named), 0, JPEG + b"more").status_code == 413
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == "0"


def test_two_pcs_of_a_station_send_different_bytes_and_the_first_stands(
    county: County, client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    other = join(client, county.enrolling.make_code(STATION).code, STATION)
    theirs, hers = JPEG + b"1", JPEG + b"22"
    second = token(client, other)
    create(client, bearer, announced(pc, named, "standard", theirs))
    create(client, second, announced(other, named, "standard", hers))
    send(client, bearer, url(named), 0, theirs[:10])
    assert send(client, second, url(named), 0, hers).status_code == 204
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == told.headers["upload-length"]
    assert client.get(url(named), headers=bearer).content == hers


def test_while_one_request_writes_another_is_told_to_wait(
    county: County, client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    from county.store import replicas
    from county.store.engine import reading

    create(client, bearer, announced(pc, named, "standard", JPEG))
    with reading(county.engine) as connection:
        caller = replicas.known(connection, pc.replica)
    assert caller is not None
    with county.photos.receiving(caller, Place(STATION, named, "standard"), 0):
        busy = send(client, bearer, url(named), 0, JPEG)
        assert (busy.status_code, words(busy)["error"]) == (423, "busy")
    assert send(client, bearer, url(named), 0, JPEG).status_code == 204


def test_a_process_that_died_before_the_end_of_the_work_loses_nothing(
    county: County, client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    part = next(county.place.staging.iterdir())
    part.write_bytes(JPEG)
    told = client.head(url(named), headers={**bearer, "Tus-Resumable": "1.0.0"})
    assert told.headers["upload-offset"] == str(len(JPEG))
    assert client.get(url(named), headers=bearer).content == JPEG
    assert not list(county.place.staging.iterdir())


def test_pictures_are_for_their_station_its_town_and_its_county_only(
    county: County, client: InProcess, pc: Pc, named: str, bearer: dict[str, str]
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    send(client, bearer, url(named), 0, JPEG)
    for station in (OTHER_STATION, OTHER_TOWN_STATION):
        stranger = token(client, join(client, county.enrolling.make_code(station).code, station))
        assert client.get(url(named), headers=stranger).status_code == 403
        tus = {**stranger, "Tus-Resumable": "1.0.0"}
        assert client.head(url(named), headers=tus).status_code == 403
        assert send(client, stranger, url(named), 0, JPEG).status_code == 403
    assert client.get(url(named)).status_code == 401


def test_what_nobody_goes_on_with_is_swept_after_eight_days(
    county: County, client: InProcess, pc: Pc, named: str, bearer: dict[str, str], clock: TestClock
) -> None:
    create(client, bearer, announced(pc, named, "standard", JPEG))
    send(client, bearer, url(named), 0, JPEG[:10])
    clock.on(days=7, hours=12)
    assert county.photos.sweep() == 0
    clock.on(days=1)
    assert county.photos.sweep() == 1
    assert not list(county.place.staging.iterdir())


def test_a_removed_photo_is_no_longer_waited_for(pc: Pc, named: str) -> None:
    record = json.loads(pc.lines[0])["i"]
    pc.op("photo", record, "delete", b=10)
    assert "lacks" not in pc.sync().head
