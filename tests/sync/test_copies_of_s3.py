"""Pictures in an S3-compatible store are copied with a backup and put back from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from county.photos.stores import open_store
from tests.county_line import JPEG, announced, join, photo, piece, token
from tests.county_pc import STATION
from tests.sync.county_program import CountyProgram

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def bucket() -> Iterator[str]:
    """The address of a bucket in a store of this machine."""
    from moto.server import ThreadedMotoServer

    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    httpx.put(f"http://{host}:{port}/pictures")
    yield f"http://{host}:{port}/pictures"
    moto.stop()


def names(bucket: str) -> list[str]:
    return re.findall("<Key>([^<]+)</Key>", httpx.get(f"{bucket}?list-type=2").text)


def test_a_picture_of_an_s3_store_is_copied_and_put_back(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, name = bucket.rsplit("/", 1)
    where = ("--photos", f"s3://{name}/县?endpoint={endpoint}")
    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(key, "test")
    program = CountyProgram(tmp_path / "county", more=where)
    program.run("station", "add", "--code", STATION, "--name", "石桥村")
    program.start()
    try:
        with httpx.Client(base_url=program.url, timeout=60) as client:
            pc = join(client, program.told("enrol-code", STATION)["code"], STATION)
            named = photo(pc)
            pc.sync()
            bearer = token(client, pc)
            client.post("/v1/photos", headers={**bearer, **announced(pc, named, "standard", JPEG)})
            path = f"/v1/photos/{STATION}/{named}/standard"
            client.patch(path, headers={**bearer, **piece(0)}, content=JPEG)
            (stored,) = names(bucket)
            copies = tmp_path / "copies"
            verb = (
                "backup",
                str(tmp_path / "b.db"),
                "--with-photos",
                str(copies),
            )  # `serve` was told
            told = program.told(*verb)["photos"]
            assert told == {"new": 1, "linked": 0, "there": 0, "bytes": len(JPEG), "unsound": []}
            assert program.told(*verb)["photos"]["there"] == 1
            open_store(where[1], tmp_path).delete(stored.removeprefix("县/"))
            assert client.get(path, headers=bearer).status_code == 404
            told = json.loads(program.run(*verb[:2], "--json", *verb[2:3], str(tmp_path / "d"),
                                          code=3))  # fmt: skip
            assert len(told["photos"]["unsound"]) == 1
            astray = where[1].replace(name, "nobody", 1)
            program.run("restore-photos", str(copies), "--photos", astray, code=1)
            program.run("restore-photos", str(copies))
            assert names(bucket) == [stored]
            assert client.get(path, headers=bearer).content == JPEG
    finally:
        program.stop()
