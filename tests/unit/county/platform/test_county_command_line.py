"""`county …`: words, exit codes, and what a script reads."""

from __future__ import annotations

import argparse
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from county.__main__ import main
from county.app import County
from county.commands.parser import make_parser
from county.wire.codes import parse
from tests.county_line import InProcess, enrolment, join
from tests.county_pc import COUNTY, STATION, TOWN, Pc


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "县 平台")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    """The JSON a verb printed."""
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_station_is_added_with_its_town_and_county_and_gets_a_code(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["station", "add", "--code", STATION, "--name", "石桥村", "--data", data]) == 0
    assert told(capsys, "town", "list", "--data", data) == [{"code": TOWN, "name": "鼓楼街道"}]
    made = told(capsys, "enrol-code", STATION, "--data", data)
    assert isinstance(made, dict)
    assert parse(made["code"]) is not None
    assert main(["enrol-code", STATION, "--data", data]) == 0
    captured = capsys.readouterr()
    assert parse(captured.out) is not None
    assert "只能用一次" in captured.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["station", "add", "--code", "12", "--name", "x"], "应为 12 位"),
        (["town", "add", "--code", STATION], "应为 9 位"),
        (["station", "add", "--code", "610803001001", "--name", "x"], "属于榆阳区"),
        (["station", "add", "--code", "610802001990"], "名录里没有"),
        (["enrol-code", "610802001990"], "没有登记过"),
        (["revoke", "0b7d3c55-8a43"], "没有编号"),
        (["admin-key", "add", "--division", STATION], "管理员属于县"),
        (["admin-key", "add", "--division", "610802009"], "没有登记过"),
        (["admin-key", "revoke", "ABCDEFGH"], "没有编号"),
        (["publish", "volunteer", "missing.json"], "missing.json"),
        (["enrol-request", "missing.json", "--out", "x"], "missing.json"),
        (["bundle", "write", ".", "--to", "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"], "没有编号"),
        (["bundle", "write", ".", "--to", "x", "--parts", "20"], "不是大小"),
        (["restore", "missing.db"], "没有文件"),
        (["serve", "--host", "192.0.2.1"], "不能在 192.0.2.1 上用明文"),
        (["serve", "--tls-cert", "a.pem"], "要一起给"),
        (["serve", "--tls-cert", "a.pem", "--tls-key", "b.pem"], "a.pem"),
        (["serve", "--tls-cert", __file__, "--tls-key", __file__], "不是一对"),
        (["serve", "--workers", "0"], "--workers"),
        (["migrate", "--database", "nonsense"], "地址写法不对"),
        (["migrate", "--database", "postgresql://x@127.0.0.1:1/x"], "连不上数据库"),
        (["answer", STATION, "activity", "x", "returned"], "退回要写明原因"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    data: str, capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    main(["station", "add", "--code", STATION, "--name", "石桥村", "--data", data])
    capsys.readouterr()
    assert main([*words, "--data", data]) == 1
    captured = capsys.readouterr()
    assert reason in captured.err
    assert captured.out == ""


def test_a_refusal_is_one_json_document_too(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["enrol-code", STATION, "--data", data, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["error"] == "NothingHere"
    assert main(["init", "--code", COUNTY, "--data", data]) == 0
    assert main(["enrol-code", STATION, "--data", data, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["error"] == "UnknownDivision"


def verbs(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from verbs(inner)


def test_every_verb_says_what_it_does_and_what_it_takes() -> None:
    silent = [
        (verb.prog, action.dest)
        for verb in verbs(make_parser())
        for action in verb._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert silent == []
    assert [verb.prog for verb in verbs(make_parser()) if not verb.description] == []


def test_wrong_usage_is_two(data: str) -> None:
    for words in (["nonsense"], ["station"], ["station", "add"], []):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2


def test_devices_are_listed_and_revoked_by_the_beginning_of_their_number(
    county: County, client: InProcess, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    join(client, county.enrolling.make_code(STATION).code, STATION)
    where = ["--data", str(county.place.data)]
    listed = told(capsys, "devices", *where)
    assert isinstance(listed, list)
    assert len(listed) == 2
    assert main(["devices", "--within", TOWN, *where]) == 0
    assert "村部电脑" in capsys.readouterr().out
    assert main(["revoke", pc.replica[:7], *where]) == 1
    assert main(["revoke", pc.replica[:8], *where]) == 0
    assert pc.sync().head["error"] == "revoked"


def test_a_published_file_reaches_stations_and_changes_on_the_second_time(
    county: County, pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(county.place.data)]
    file = tmp_path / "规定.json"
    document = {
        "id": "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa",
        "name": "leaving",
        "label": "上报范围",
        "rule": {"sealed": ["volunteer.phone"]},
        "version": 1,
    }
    file.write_text(json.dumps(document), "utf-8")
    assert main(["publish", "policy", str(file), *where]) == 0
    file.write_text(json.dumps([{**document, "version": 2}]), "utf-8")
    assert main(["publish", "policy", str(file), "--to", COUNTY, *where]) == 0
    rows = [row.op for row in pc.sync().rows if row.op]
    assert [row.get("a") for row in rows] == ["add", None]
    assert json.loads(rows[0]["f"]["rule"]) == document["rule"]
    for bad in ({"nonsense": 1}, {"version": 1.5}, {"name": "x" * 41}):
        file.write_text(json.dumps(bad), "utf-8")
        assert main(["publish", "policy", str(file), *where]) == 1
    assert main(["publish", "policy", str(file), "--to", STATION, *where]) == 1


def test_keys_are_files_of_their_owner_only_and_never_in_the_database(county: County) -> None:
    folder = county.place.keys
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = sorted(path.name for path in folder.glob("*.key"))
    assert files == [
        "challenges.key",
        "division-610802.key",
        "division-610802001.key",
        "division-610802002.key",
        "duplicates.key",
        "identity.key",
        "sealing.key",
    ]
    for path in folder.glob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_county_keeps_is_for_its_owner_only(data: str, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        main(["station", "add", "--code", STATION, "--name", "石桥村", "--data", data])
        main(["backup", str(tmp_path / "b.db"), "--data", data])
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
    kept = [tmp_path / "b.db", *Path(data).rglob("*"), Path(data)]
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def test_a_database_is_never_opened_with_other_keys(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(county.place.data)]
    away = county.place.keys.rename(county.place.data / "away")
    assert main(["station", "list", *where]) == 1
    assert "没有找到县平台的密钥" in capsys.readouterr().err
    assert not county.place.keys.exists() or not list(county.place.keys.glob("*.key"))
    other = county.place.data.parent / "别处"
    assert main(["migrate", "--data", str(other)]) == 0
    (county.place.keys).mkdir(exist_ok=True)
    for path in (other / "keys").glob("*.key"):
        (county.place.keys / path.name).write_bytes(path.read_bytes())
    assert main(["station", "list", *where]) == 1
    for path in away.glob("*.key"):
        (county.place.keys / path.name).write_bytes(path.read_bytes())
    assert main(["station", "list", *where]) == 0


def test_joining_by_files(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    from county.wire import bundles

    where = ["--data", str(county.place.data)]
    request = enrolment(county.enrolling.make_code(STATION).code, STATION)
    file, out = tmp_path / "申请.json", tmp_path / "回执.bundle"
    file.write_text(json.dumps(request.sealed()), "utf-8")
    assert main(["enrol-request", str(file), "--out", str(out), *where]) == 0
    part = bundles.read_part(out)
    assert part.head.is_signed_by(county.keyring.identity_public)
    clear = io.BytesIO()
    bundles.unseal([part], clear, request.sealing)
    assert json.loads(clear.getvalue())["station"]["code"] == STATION
    other = enrolment(county.enrolling.make_code(STATION).code, STATION)
    other.secret = b"000000000000"
    file.write_text(json.dumps(other.sealed()), "utf-8")
    capsys.readouterr()
    assert main(["enrol-request", str(file), "--out", str(out), *where]) == 1
    assert "加入码不对" in capsys.readouterr().err


def test_a_county_makes_its_own_ca_and_every_station_is_told_it(
    county: County, client: InProcess
) -> None:
    where = ["--data", str(county.place.data)]
    assert main(["ca", "--host", "127.0.0.1", "--host", "平台.示例", *where]) == 0
    folder = county.place.data / "ca"
    first = (folder / "ca.pem").read_text("ascii")
    for name in ("ca-key.pem", "server-key.pem"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert client.get("/v1/county").json()["ca"] == first
    assert main(["ca", "--host", "127.0.0.1", *where]) == 0
    assert (folder / "ca.pem").read_text("ascii") == first
    assert main(["ca", "--host", "x" * 80, *where]) == 1


_WITHOUT_DESKTOP = """
import sys
class Forbidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"desktop", "PySide6", "sqlcipher3", "reportlab", "PIL"}:
            raise ImportError(name)
sys.meta_path.insert(0, Forbidden())
from county.__main__ import main
from county.app import County, make_app, make_verbs
from county.config import place_of
data = sys.argv[1]
for words in (["station", "add", "--code", "610802001001"], ["enrol-code", "610802001001"],
              ["backup", data + ".db"], ["ca", "--host", "localhost"]):
    assert main([*words, "--data", data]) == 0
county = County(place_of(data, None)).open()
make_app(make_verbs(county)).openapi()
county.bundles
"""


def test_county_runs_where_neither_desktop_nor_qt_can_be_imported(data: str) -> None:
    root = Path(__file__).resolve().parents[4]
    subprocess.run(
        [sys.executable, "-c", _WITHOUT_DESKTOP, data],
        check=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
    )


def test_openapi_names_every_route_and_the_shapes_of_its_bodies(client: InProcess) -> None:
    page = client.get("/v1/openapi.json").json()
    routes = {(path, method) for path, each in page["paths"].items() for method in each}
    assert ("/v1/exchange", "post") in routes
    assert ("/v1/photos/{station}/{photo}/{rendition}", "patch") in routes
    enrol = page["paths"]["/v1/enrol"]["post"]
    schema = enrol["requestBody"]["content"]["application/json"]["schema"]
    assert set(schema["required"]) >= {"code", "station", "replica", "key", "proof", "schema"}
    assert enrol["responses"]["403"]["content"]["application/json"]["schema"]
