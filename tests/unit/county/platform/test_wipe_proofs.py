"""`county wipe-proof check`: whose proof of an emptied PC it is, and why another does not hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county.__main__ import main
from county.app import County
from desktop.services.handover import wipe_proof
from tests.county_pc import STATION, Pc

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, pc: Pc) -> Write:
    """Writes a proof of the PC, as the station's program signs it."""

    def written(key: Ed25519PrivateKey | None = None, **other: Any) -> Path:
        key = key or pc.key
        document = {
            "v": 1,
            "what": "wiped",
            "station": {"name": "石桥村新时代文明实践站", "code": STATION},
            "device": {
                "id": "d1", "name": "村部电脑", "replica": pc.replica, "series": "BN6T",
                "public_key": key.public_key().public_bytes_raw().hex(),
            },
            "by": "王文书",
            "begun_at": "2026-11-22T17:00:01+08:00",
            "ended_at": "2026-11-22T17:00:09+08:00",
            "state": "done",
            "handover": None,
            "before": [{"name": "station.db", "bytes": 2_500_000}],
            "done": ["覆写并删除密钥文件"],
            "left": [],
            "not_reached": ["已经打印的纸"],
            **other,
        }  # fmt: skip
        path = tmp_path / "清除证明.json"
        path.write_bytes(wipe_proof.encoded(wipe_proof.signed(document, key)))
        return path

    return written


def check(county: County, path: Path, *words: str) -> int:
    return main(["wipe-proof", "check", str(path), *words, "--data", str(county.place.data)])


def test_a_true_one_tells_whose_it_is_and_what_was_wiped(
    county: County, pc: Pc, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(county, write()) == 0
    said = capsys.readouterr()
    told = (
        STATION,
        "村部电脑",
        "BN6T",
        pc.replica,
        "王文书",
        "2026-11-22 17:00",
        "1 个文件，2.5 MB",
    )
    for words in (*told, "覆写并删除密钥文件", "已经打印的纸", "没有停用"):
        assert words in said.out
    assert "签名对得上" in said.err
    assert f"county revoke {pc.replica}" in said.err


def test_it_says_when_the_pc_is_out_already(
    county: County, pc: Pc, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    county.stations.revoke(pc.replica)
    assert check(county, write()) == 0
    said = capsys.readouterr()
    assert "已停用" in said.out
    assert "county revoke" not in said.err


def test_a_script_reads_it(
    county: County, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(county, write(), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["signed"], told["known"], told["why_not"]) == (True, True, True, "")
    assert told["proof"]["station"]["code"] == STATION


def test_an_edited_one_does_not_hold(
    county: County, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write()
    true = json.loads(path.read_bytes())
    edits: list[dict[str, Any]] = [
        {"by": "别人"},
        {"ended_at": "2026-11-23T17:00:09+08:00"},
        {"before": []},
        {"station": {"name": "石桥村新时代文明实践站", "code": "610802001002"}},
        {"added": 1},
    ]
    for edit in edits:
        path.write_text(json.dumps(true | edit), encoding="utf-8")
        assert check(county, path) == 1
        assert "签名对不上" in capsys.readouterr().err


def test_another_spelling_of_the_same_still_holds(county: County, write: Write) -> None:
    path = write()
    path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
    assert check(county, path) == 0


def test_one_of_a_pc_that_never_joined_does_not_hold(
    county: County, pc: Pc, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = Ed25519PrivateKey.generate()
    assert check(county, write(stranger)) == 1
    assert "不是这台电脑登记的那一把" in capsys.readouterr().err
    document = json.loads(write(stranger).read_bytes())
    device = document["device"] | {"replica": "00000000-0000-4000-8000-000000000000"}
    assert check(county, write(stranger, device=device)) == 1
    assert "没有登记过它写的这台电脑" in capsys.readouterr().err
    elsewhere = {"name": "别的站", "code": "610802001002"}
    assert check(county, write(station=elsewhere)) == 1
    assert f"登记在 {STATION}" in capsys.readouterr().err


def test_one_that_only_begun_does_not_hold(
    county: County, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(county, write(state="begun")) == 1
    assert "没有写下清除完" in capsys.readouterr().err


def test_what_is_none_is_refused_in_words(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "证明.pdf"
    unsigned = b'{"signature":1}', b'{"signature":"AA=="}'
    for data in (b"", b"{}", b"[]", b"%PDF-1.7", b"[" * 50_000, *unsigned):
        path.write_bytes(data)
        assert check(county, path) == 1
        assert "不是清除证明" in capsys.readouterr().err


def test_signs_for_the_terminal_in_it_do_nothing(
    county: County, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(county, write(by="王\x1b[2J\n文书", left=["\x07"])) == 0
    assert not {"\x1b", "\x07"} & set(capsys.readouterr().out)
