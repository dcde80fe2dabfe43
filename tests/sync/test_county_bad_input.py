"""What the county's administrator reads when something is wrong there, and that all goes on."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from county.auth.certificates import make_certificates
from desktop import errors
from desktop.services import records
from desktop.services.sync import enrolling, sync_state
from tests import postgres
from tests.sync.conftest import CODE, Make, RealCounty, synced, until
from tests.sync.promised import goes_on

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
OTHER = "999999001002"
_ROOT = Path(__file__).parents[2]
needs_postgres = pytest.mark.skipif(
    postgres.binaries() is None, reason="needs Debian's package postgresql"
)


@pytest.fixture
def cluster() -> Iterator[postgres.Cluster]:
    programs = postgres.binaries()
    assert programs
    made = postgres.Cluster(programs).make().start()
    yield made
    made.remove()


def said(county: RealCounty) -> str:
    return county.log.read_text("utf-8")


@needs_postgres
def test_a_county_that_starts_before_its_database_waits_for_it_and_says_so(
    make_desk: Make, cluster: postgres.Cluster, tmp_path: Path
) -> None:
    county = RealCounty(tmp_path / "county", database=cluster.database())
    county.found(CODE)
    code = county.code()
    cluster.stop()
    starting = threading.Thread(target=county.start)
    starting.start()
    try:
        until(lambda: county.log.is_file() and "数据库一通就自动启动" in said(county))
        assert "连不上数据库" in said(county)
        assert "没有做任何改动" in said(county)
        cluster.start()
        starting.join(60)
        assert "Traceback" not in said(county)
        assert said(county).count("连不上数据库") == 1  # said once, not every few seconds
        desk = make_desk("站")
        enrolling.enroll(desk, county.url, code)
        records.add(desk, "volunteer", {"name": "张三"})
        goes_on(county, desk)
    finally:
        cluster.start() if cluster._process is None else None
        starting.join(60)
        county.stop()


@needs_postgres
def test_a_county_whose_database_goes_away_and_comes_back_goes_on_by_itself(
    make_desk: Make, cluster: postgres.Cluster, tmp_path: Path
) -> None:
    county = RealCounty(tmp_path / "county", ("--workers", "2"), database=cluster.database())
    county.found(CODE)
    county.start()
    try:
        desk = make_desk("站")
        enrolling.enroll(desk, county.url, county.code())
        synced(desk)
        records.add(desk, "volunteer", {"name": "张三"})
        cluster.stop(signal.SIGQUIT)
        assert httpx.get(f"{county.url}/readyz").status_code == 503
        done = synced(desk, whole=False)
        assert isinstance(done.error, errors.NoAnswer)
        assert "自动再试" in str(done.error)
        assert "待上报" in sync_state.standing(desk).words
        told = county.told("devices")
        assert told.returncode == 1
        assert "连不上数据库" in told.stderr
        assert "Traceback" not in told.stderr
        cluster.start()
        goes_on(county, desk)
        assert httpx.get(f"{county.url}/readyz").status_code == 200
        assert "Traceback" not in said(county)
    finally:
        county.stop()


@needs_postgres
def test_a_newer_database_on_postgresql_is_refused_and_left_as_it_is(
    cluster: postgres.Cluster, tmp_path: Path
) -> None:
    import psycopg

    county = RealCounty(tmp_path / "county", database=cluster.database("newer"))
    county.found(CODE)
    with psycopg.connect(cluster.dsn("newer")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for verb in (["serve", "--port", "0"], ["migrate"], ["devices"]):
        told = county.told(*verb)
        assert told.returncode == 1
        assert "更新版本" in told.stderr
        assert "没有做任何改动" in told.stderr
    with psycopg.connect(cluster.dsn("newer")) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    assert found == [("9999",)]


def test_a_busy_port_is_named_and_free_again_it_serves(tmp_path: Path) -> None:
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        told = county.told("serve", "--port", port)
        assert told.returncode == 1
        assert f"端口 127.0.0.1:{port} 不能使用" in told.stderr
        assert "Traceback" not in told.stderr
    county.port = int(port)
    county.start()
    county.stop()


def test_a_damaged_database_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    file = county.data / "county.db"
    file.write_bytes(b"\0" * 8192)
    for verb in (["serve", "--port", "0"], ["devices"], ["backup", str(tmp_path / "b.db")]):
        told = county.told(*verb)
        assert told.returncode == 1
        assert "数据库文件已损坏" in told.stderr
        assert "county restore" in told.stderr
        assert "Traceback" not in told.stderr
    assert file.read_bytes() == b"\0" * 8192
    assert not (tmp_path / "b.db").exists()


def test_keys_that_are_missing_are_asked_for_and_back_again_it_serves(tmp_path: Path) -> None:
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    (county.data / "keys").rename(tmp_path / "away")
    told = county.told("serve", "--port", "0")
    assert told.returncode == 1
    assert "没有找到县平台的密钥" in told.stderr
    assert not (county.data / "keys" / "identity.key").exists()
    if (county.data / "keys").exists():
        (county.data / "keys").rmdir()
    (tmp_path / "away").rename(county.data / "keys")
    county.start()
    county.stop()


def test_a_certificate_that_will_not_do_is_said_before_anybody_is_served(tmp_path: Path) -> None:
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    county.secure()
    folder = county.data / "ca"
    pair = county.more
    other = make_certificates(tmp_path / "other", ["127.0.0.1"], dt.datetime.now().astimezone())
    told = county.told("serve", *pair[:2], "--tls-key", str(other.key))
    assert told.returncode == 1
    assert "不是一对" in told.stderr
    (folder / "server.pem").write_bytes(b"nonsense")
    told = county.told("serve", *pair)
    assert told.returncode == 1
    assert "server.pem" in told.stderr
    assert "不是能用的证书" in told.stderr
    old = dt.datetime.now().astimezone() - dt.timedelta(days=2_000)
    make_certificates(folder, ["127.0.0.1"], old)
    (folder / "ca.pem").rename(folder / "away.pem")
    county.start()
    county.stop()
    assert "新的站加入不了" in said(county)  # that it can be put back: test_bad_input.py
    assert "已在" in said(county)
    assert "过期，各站会连不上" in said(county)


@pytest.mark.parametrize("words", [["enrol-code", CODE], ["station", "add"], ["backup"]])
def test_a_full_disk_is_said_and_afterwards_the_same_command_works(
    tmp_path: Path, shim_library: Path, words: list[str]
) -> None:
    county = RealCounty(tmp_path / "county")
    county.found(CODE)
    words = words + {
        "station": ["--code", OTHER, "--name", "柳沟站"],
        "backup": [str(county.data / "b.db")],
    }.get(words[0], [])
    flag = tmp_path / "full"
    flag.touch()
    program = ["tests.sync.on_bad_disk", str(county.data), str(flag), "1", "county"]
    told = subprocess.run(
        [sys.executable, "-m", *program, *words, "--data", str(county.data)],
        cwd=_ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "LD_PRELOAD": str(shim_library)},
    )  # fmt: skip
    assert told.returncode == 1, told.stderr
    assert "Traceback" not in told.stderr
    assert "磁盘空间不够" in told.stderr
    assert "没有保存" in told.stderr or "没有做成" in told.stderr
    assert not (county.data / "b.db").exists()
    assert county.told(*words).returncode == 0
