"""The platform as a program: workers, PostgreSQL, S3, tus clients, TLS, kills and stops."""

from __future__ import annotations

import base64
import io
import json
import signal
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests import postgres
from tests.county_line import JPEG, Client, announced, join, photo, piece, token
from tests.county_pc import STATION, Pc
from tests.sync.county_program import CountyProgram, resident_kib

pytestmark = pytest.mark.slow
needs_postgres = pytest.mark.skipif(
    postgres.binaries() is None, reason="needs Debian's package postgresql"
)
#: What issue 4 allows one worker.
_RSS_LIMIT_KIB = 120 * 1024


@pytest.fixture
def programs() -> Iterator[list[CountyProgram]]:
    """Programs that are stopped at the end, whatever happened."""
    started: list[CountyProgram] = []
    yield started
    for each in started:
        if each.process is not None and each.process.poll() is None:
            each.stop(signal.SIGKILL)


Lines = list[httpx.Client]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Lines that are closed at the end."""
    opened: Lines = []
    yield opened
    for line in opened:
        line.close()


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    programs = postgres.binaries()
    assert programs
    made = postgres.Cluster(programs).make().start()
    yield made
    made.remove()


def serving(
    programs: list[CountyProgram], data: Path, *, workers: int = 1, **rest: Any
) -> CountyProgram:
    program = CountyProgram(data, **rest)
    program.run("station", "add", "--code", STATION, "--name", "石桥村")
    programs.append(program)
    return program.start(workers)


def joined(program: CountyProgram, client: Client) -> Pc:
    return join(client, program.told("enrol-code", STATION)["code"], STATION)


def upload(client: Client, pc: Pc, data: bytes = JPEG) -> str:
    named = photo(pc, data)
    pc.sync()
    bearer = token(client, pc)
    headers = {**bearer, **announced(pc, named, "standard", data)}
    location = client.request("POST", "/v1/photos", headers=headers).headers["location"]
    done = client.request("PATCH", location, headers={**bearer, **piece(0)}, content=data)
    assert done.status_code == 204, done.text
    assert client.request("GET", location, headers=bearer).content == data
    return str(location)


def several_pcs_push_at_once(
    program: CountyProgram, lines: Lines, pcs: int = 3, ops: int = 20
) -> list[Pc]:
    """Each on a line of its own; gives the PCs once all has been taken."""
    lines += [httpx.Client(base_url=program.url, timeout=60) for _ in range(pcs)]
    found = [joined(program, line) for line in lines]
    failures: list[BaseException] = []

    def push(pc: Pc, number: int) -> None:
        try:
            for n in range(ops):
                pc.op("team", f"{number}-{n}", "add", name=f"队 {n}")
                reply = pc.sync(wants=False)
                while reply.status == 503:
                    reply = pc.sync(wants=False)
                assert reply.status == 200, reply.head
        except BaseException as failure:
            failures.append(failure)

    threads = [
        threading.Thread(target=push, args=each) for each in zip(found, range(pcs), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    return found


def all_rows_arrive(pc: Pc, rows: int) -> None:
    while len(pc.hashes[STATION]) - 1 < rows:
        assert pc.sync().rows


def test_several_workers_on_sqlite_lose_nothing(
    programs: list[CountyProgram], lines: Lines, tmp_path: Path
) -> None:
    program = serving(programs, tmp_path / "县", workers=2)
    assert len(program.workers()) == 2
    pcs = several_pcs_push_at_once(program, lines)
    all_rows_arrive(pcs[0], 60)
    with httpx.Client(base_url=program.url) as client:
        page = client.get("/metrics").text
        total = sum(
            float(line.rsplit(" ", 1)[1])
            for line in page.splitlines()
            if line.startswith("county_requests_total") and '"/v1/exchange"' in line
        )
        assert total >= 60
    for pid in program.workers():
        assert resident_kib(pid) < _RSS_LIMIT_KIB
    assert program.stop() == 0


@needs_postgres
def test_several_workers_on_postgresql_lose_nothing_and_back_up(
    programs: list[CountyProgram], lines: Lines, tmp_path: Path, cluster: postgres.Cluster
) -> None:
    program = serving(programs, tmp_path / "县", workers=2, database=cluster.database())
    pcs = several_pcs_push_at_once(program, lines)
    all_rows_arrive(pcs[0], 60)
    file = tmp_path / "备份.dump"
    assert program.told("backup", str(file))["rows"] == 60
    assert pcs[0].sync().head["kept"][STATION][0] == 60
    client = lines[0]
    upload(client, pcs[0])
    for pid in program.workers():
        assert resident_kib(pid) < _RSS_LIMIT_KIB
    assert program.stop() == 0
    restored = CountyProgram(tmp_path / "县", cluster.database())
    restored.run("restore", str(file))
    programs.append(restored.start())
    client.base_url = restored.url
    assert STATION in pcs[0].sync().head["back"]
    full = CountyProgram(tmp_path / "县", cluster.database())
    full.run("restore", str(file))
    full.run("restore", str(file), code=1)


@needs_postgres
def test_a_database_that_restarts_is_waited_for(
    programs: list[CountyProgram], tmp_path: Path, cluster: postgres.Cluster
) -> None:
    program = serving(programs, tmp_path / "县", database=cluster.database())
    with httpx.Client(base_url=program.url, timeout=60) as client:
        pc = joined(program, client)
        pc.op("team", "t1", "add", name="环保队")
        pc.sync()
        cluster.stop(signal.SIGQUIT)
        pc.op("team", "t2", "add", name="宣讲队")
        refused = pc.sync()
        assert (refused.status, refused.head["error"]) == (503, "busy")
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
        cluster.start()
        assert pc.sync().verdict(2)[0] == "applied"


def test_a_killed_server_kept_what_it_acknowledged_and_half_a_picture(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    data = tmp_path / "县"
    program = serving(programs, data)
    with httpx.Client(base_url=program.url, timeout=60) as client:
        pc = joined(program, client)
        named = photo(pc)
        pc.sync()
        bearer = token(client, pc)
        headers = {**bearer, **announced(pc, named, "standard", JPEG)}
        location = client.post("/v1/photos", headers=headers).headers["location"]
        client.patch(location, headers={**bearer, **piece(0)}, content=JPEG[:30_000])
    assert program.stop(signal.SIGKILL) == -signal.SIGKILL
    again = CountyProgram(data)
    programs.append(again.start())
    with httpx.Client(base_url=again.url, timeout=60) as client:
        pc.bureau.client = client  # type: ignore[attr-defined]
        assert len(pc.sync(first=1).head["verdicts"]) == 1
        told = client.head(location, headers={**bearer, "Tus-Resumable": "1.0.0"})
        assert told.headers["upload-offset"] == "30000"
        rest = {**bearer, **piece(30_000)}
        assert client.patch(location, headers=rest, content=JPEG[30_000:]).status_code == 204


def test_a_stop_lets_a_request_under_way_end(programs: list[CountyProgram], tmp_path: Path) -> None:
    program = serving(programs, tmp_path / "县")
    with httpx.Client(base_url=program.url, timeout=60) as client:
        pc = joined(program, client)
        named = photo(pc)
        pc.sync()
        bearer = token(client, pc)
        headers = {**bearer, **announced(pc, named, "standard", JPEG)}
        location = client.post("/v1/photos", headers=headers).headers["location"]
        begun = threading.Event()

        def slowly() -> Iterator[bytes]:
            yield JPEG[:1000]
            program.send(signal.SIGTERM)
            while "Shutting down" not in "".join(program.lines):
                begun.wait(0.05)
            yield JPEG[1000:]

        length = {"Content-Length": str(len(JPEG))}
        done = client.patch(location, headers={**bearer, **piece(0), **length}, content=slowly())
        assert done.status_code == 204
    assert program.stop() == 0


def test_a_line_that_breaks_in_the_middle_of_a_picture_is_gone_on_from_there(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    program = serving(programs, tmp_path / "县", workers=2)
    with httpx.Client(base_url=program.url, timeout=60) as client:
        pc = joined(program, client)
        named = photo(pc)
        pc.sync()
        bearer = token(client, pc)
        headers = {**bearer, **announced(pc, named, "standard", JPEG)}
        location = client.post("/v1/photos", headers=headers).headers["location"]
        asked = {**bearer, **piece(0), "Content-Length": str(len(JPEG)), "Host": "x"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        port = int(program.url.rsplit(":", 1)[1])

        def arrived() -> int:
            told = client.head(location, headers={**bearer, "Tus-Resumable": "1.0.0"})
            return int(told.headers["upload-offset"])

        with socket.create_connection(("127.0.0.1", port)) as broken:
            broken.sendall(f"PATCH {location} HTTP/1.1\r\n{lines}\r\n".encode() + JPEG[:40_000])
            end = time.monotonic() + 60
            while arrived() < 16_384 and time.monotonic() < end:
                pass
        offset = arrived()
        assert 16_384 <= offset <= 40_000
        rest = {**bearer, **piece(offset)}
        done = client.patch(location, headers=rest, content=JPEG[offset:])
        while done.status_code in {409, 423}:  # the broken request is just ending
            offset = arrived()
            rest = {**bearer, **piece(offset)}
            done = client.patch(location, headers=rest, content=JPEG[offset:])
        assert done.status_code == 204
        assert client.get(location, headers=bearer).content == JPEG
    assert not [line for line in program.lines if '"error"' in line]


def test_tuspy_uploads_with_checksums_in_pieces(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    from tusclient.client import TusClient

    program = serving(programs, tmp_path / "县")
    with httpx.Client(base_url=program.url, timeout=60) as client:
        pc = joined(program, client)
        named = photo(pc)
        pc.sync()
        bearer = token(client, pc)
        told = announced(pc, named, "standard", JPEG)["Upload-Metadata"]
        pairs = dict(pair.split(" ") for pair in told.split(","))
        metadata = {name: base64.b64decode(v).decode() for name, v in pairs.items()}
        tus = TusClient(f"{program.url}/v1/photos", headers=bearer)
        uploader = tus.uploader(
            file_stream=io.BytesIO(JPEG),
            chunk_size=10_000,
            metadata=metadata,
            upload_checksum=True,
        )
        uploader.upload(stop_at=20_000)
        again = TusClient(f"{program.url}/v1/photos", headers=bearer).uploader(
            file_stream=io.BytesIO(JPEG), chunk_size=9_000, url=uploader.url
        )
        assert again.get_offset() == 20_000
        again.upload()
        place = f"/v1/photos/{STATION}/{named}/standard"
        assert client.get(place, headers=bearer).content == JPEG


def test_pictures_lie_in_an_s3_store_and_its_failure_loses_none(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    from moto.server import ThreadedMotoServer

    moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    environment = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    httpx.put(f"{endpoint}/county-photos")
    where = f"s3://county-photos/石桥?endpoint={endpoint}"
    program = serving(programs, tmp_path / "县", more=("--photos", where), environment=environment)
    with httpx.Client(base_url=program.url, timeout=120) as client:
        pc = joined(program, client)
        location = upload(client, pc)
        bearer = token(client, pc)
        part = client.get(location, headers={**bearer, "Range": "bytes=100-199"})
        assert part.content == JPEG[100:200]
        assert not (tmp_path / "县" / "photos").exists()
        listed = httpx.get(f"{endpoint}/county-photos?list-type=2").text
        assert location.split("/")[-2] in listed
        moto.stop()
        other = JPEG + b"2"
        named = photo(pc, other)
        pc.sync()
        headers = {**bearer, **announced(pc, named, "standard", other)}
        location = client.post("/v1/photos", headers=headers).headers["location"]
        failed = client.patch(location, headers={**bearer, **piece(0)}, content=other)
        assert failed.status_code == 503
        revived = ThreadedMotoServer("127.0.0.1", port, verbose=False)
        revived.start()
        httpx.put(f"{endpoint}/county-photos")
        told = client.head(location, headers={**bearer, "Tus-Resumable": "1.0.0"})
        assert told.headers["upload-offset"] == str(len(other))
        assert client.get(location, headers=bearer).content == other
        revived.stop()


def test_a_county_without_a_certificate_serves_by_its_own_ca(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    data = tmp_path / "县"
    CountyProgram(data).run("ca", "--host", "127.0.0.1")
    more = ("--tls-cert", f"{data}/ca/server.pem", "--tls-key", f"{data}/ca/server-key.pem")
    program = serving(programs, data, more=more)
    assert program.url.startswith("https://")
    with pytest.raises(httpx.ConnectError), httpx.Client() as stranger:
        stranger.get(f"{program.url}/v1/county")
    trust = ssl.create_default_context(cafile=f"{data}/ca/ca.pem")
    with httpx.Client(base_url=program.url, verify=trust) as client:
        assert joined(program, client).sync().status == 200


def test_a_taken_port_is_said_in_words(programs: list[CountyProgram], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        CountyProgram(tmp_path / "县").run("serve", "--port", port, code=1)


def test_logs_hold_no_names_no_codes_and_no_tokens(
    programs: list[CountyProgram], tmp_path: Path
) -> None:
    program = serving(programs, tmp_path / "县")
    with httpx.Client(base_url=program.url, timeout=60) as client:
        code = program.told("enrol-code", STATION)["code"]
        pc = join(client, code, STATION)
        pc.op("volunteer", "v1", "add", name="王桂兰", phone="13912345678")
        pc.sync()
        location = upload(client, pc)
        bearer = token(client, pc)
        client.get(f"/v1/photos/{STATION}/王桂兰/standard", headers=bearer)
        client.get("/v1/challenge?name=王桂兰")
    program.stop()
    log = "".join(program.lines)
    secret = bearer["Authorization"].split()[1]
    for private in ("王桂兰", "13912345678", code, code[:5], secret, location, pc.replica):
        assert private not in log
    lines = [json.loads(line) for line in program.lines if line.startswith("{")]
    assert any(line.get("route") == "/v1/exchange" for line in lines)
