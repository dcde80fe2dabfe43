"""Bundles that a station should not write: none gets out of its place or stops another."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from county import errors
from county.app import County
from county.wire import bundles
from desktop.sync.bundles.bundle_head import parse_head
from tests.county_line import JPEG, InProcess, Line, enrolment
from tests.county_pc import COUNTY, STATION, Pc, dumps


class Writer:
    """A PC whose bundles hold whatever it likes.

    Args:
        county: that reads them.
        client: of its application.
        folder: where they lie.
    """

    def __init__(self, county: County, client: InProcess, folder: Path) -> None:
        request = enrolment(county.enrolling.make_code(STATION).code, STATION)
        county.enrolling.enrol(request.sealed(), by_file=True)
        self.county, self.folder = county, folder
        self.pc = Pc(Line(client), STATION, request.body["replica"], request.key)  # type: ignore[arg-type]
        self.written = 0
        folder.mkdir()

    def head(self) -> bytes:
        told = {
            n: v for n, v in self.pc.head().items() if n not in {"challenge", "attempt", "nonce"}
        }
        return dumps(told) + b"\n"

    def write(self, packed: bytes, part_bytes: int | None = None) -> list[Path]:
        """Signed and sealed as it should be; only what is inside is not."""
        self.written += 1
        sealed, name = io.BytesIO(), f"b{self.written}"
        receiver = self.county.keyring.sealing_public
        ephemeral = bundles.seal(io.BytesIO(packed), sealed, name, receiver, bytes(range(32)))
        plan = bundles.parts_of(
            sealed,
            self.folder,
            bundle_id=name,
            sender=STATION,
            receiver=COUNTY,
            ephemeral=ephemeral,
            key=self.pc.key,
            part_bytes=part_bytes,
        )
        return self.kept(sealed, plan)

    def kept(self, sealed: io.BytesIO, plan: Any) -> list[Path]:
        for path, line, start, end in plan:
            path.write_bytes(line + sealed.getvalue()[start:end])
        return [path for path, *_ in plan]

    def read(self, files: list[Path]) -> tuple[list[Any], list[errors.CountyError]]:
        return self.county.bundles.read(files, self.folder / "带回")


@pytest.fixture
def writer(county: County, client: InProcess, tmp_path: Path) -> Writer:
    return Writer(county, client, tmp_path / "盘")


def picture(photo: str, data: bytes = JPEG, **members: Any) -> bytes:
    told = {"rendition": "standard", "bytes": len(data), "sha256": "", **members}
    told["sha256"] = told["sha256"] or hashlib.sha256(data).hexdigest()
    return dumps(["photo", photo, *told.values()]) + b"\n" + data


@pytest.mark.parametrize("name", ["../../../out", "/out", "x" * 64, "", "A" * 64, "..%2f..%2fout"])
def test_a_picture_is_kept_under_a_hash_only(writer: Writer, tmp_path: Path, name: str) -> None:
    writer.pc.op("photo", "p1", "add", sha256=name, format="jpeg")
    before = set(tmp_path.rglob("*"))
    body = writer.head() + writer.pc.segments(1) + picture(name)
    done, failed = writer.read(writer.write(gzip.compress(body)))
    assert done == []
    assert "已损坏" in str(failed[0])
    made = {path.relative_to(tmp_path) for path in set(tmp_path.rglob("*")) - before}
    assert not [path for path in made if "out" in path.name or path.suffix == ".jpg"]


INSIDE: dict[str, Callable[[Writer], bytes]] = {
    "nothing": lambda _writer: b"",
    "no gzip": lambda _writer: b"x" * 100,
    "no head": lambda _writer: gzip.compress(b"x\n"),
    "cut gzip": lambda writer: gzip.compress(writer.head() * 9)[:-9],
    "a nested head": lambda _writer: gzip.compress(b"[" * 60_000 + b"\n"),
    "a nested picture": lambda writer: gzip.compress(
        writer.head() + b'["photo",' + b"[" * 60_000 + b"\n"
    ),
    "a line without end": lambda _writer: gzip.compress(b" " * (96 << 20)),
    "a picture of no size": lambda writer: gzip.compress(
        writer.head() + picture("a" * 64, bytes=-1)
    ),
    "a picture that is cut": lambda writer: gzip.compress(
        writer.head() + picture("a" * 64, bytes=10**6)
    ),
    "a picture of words": lambda writer: gzip.compress(
        writer.head() + picture("a" * 64, bytes="x")
    ),
    "a rendition that is a list": lambda writer: gzip.compress(
        writer.head() + picture("a" * 64, rendition=["x"])
    ),
    "ops that are missing": lambda writer: gzip.compress(
        writer.head() + dumps(["seg", 1, 2, "A" * 43, "A" * 86]) + b"\n{}\n"
    ),
}


@pytest.mark.parametrize("name", sorted(INSIDE))
def test_what_is_no_bundle_inside_is_refused_and_stops_no_other(writer: Writer, name: str) -> None:
    bad = writer.write(INSIDE[name](writer))
    writer.pc.op("team", "t1", "add", name="环保队")
    good = writer.write(gzip.compress(writer.head() + writer.pc.segments(1)))
    done, failed = writer.read([*bad, *good])
    assert [each.ops for each in done] == [1]
    assert len(failed) == 1
    assert isinstance(failed[0], errors.NotABundle)


HEADS: list[dict[str, Any]] = [
    {"part": 0},
    {"part": 3, "parts": 2},
    {"parts": 10**9},
    {"parts": True},
    {"bytes": -1},
    {"bytes": 1.5},
    {"bytes": 2**60},
    {"id": "../../x"},
    {"id": ""},
    {"id": 7},
    {"from": "../../x"},
    {"from": "\ud800"},
    {"to": "x"},
    {"signer": "\ud800"},
    {"signature": "\ud800"},
    {"sha256": "x"},
    {"whole": None},
    {"ephemeral": "x"},
]


@pytest.mark.parametrize("members", HEADS, ids=str)
def test_a_head_of_another_form_is_none_to_county_and_station(
    writer: Writer, members: dict[str, Any]
) -> None:
    file = writer.write(gzip.compress(writer.head()))[0]
    line, rest = file.read_bytes().split(b"\n", 1)
    assert parse_head(line + b"\n").id == "b1"
    bad = json.dumps({**json.loads(line), **members}).encode() + b"\n"
    file.write_bytes(bad + rest)
    done, failed = writer.read([file])
    assert done == []
    assert isinstance(failed[0], errors.NotABundle)
    # What is no key or no signature the station finds when it uses it.
    if not {"signature", "ephemeral"} & set(members) and members.get("bytes") != 2**60:
        with pytest.raises(ValueError, match=r"抬头|份数"):
            parse_head(bad)


def test_parts_with_changed_bytes_order_or_number_are_not_opened(writer: Writer) -> None:
    body = gzip.compress(writer.head() + os.urandom(300_000).hex().encode())
    files = writer.write(body, part_bytes=100_000)
    assert len(files) > 2
    first, second = (file.read_bytes() for file in files[:2])
    lines = [content.split(b"\n", 1)[0] for content in (first, second)]
    flipped = bytearray(first)
    flipped[-1] ^= 1
    exchanged = lines[0] + b"\n" + second.split(b"\n", 1)[1]
    for damaged in (bytes(flipped), exchanged, first[:-5], first + b"x", b"", b"\n", first[:40]):
        files[0].write_bytes(damaged)
        done, failed = writer.read(files)
        assert [error for error in failed if not isinstance(error, errors.NotABundle)] == []
        assert failed
        assert all(each.missing for each in done)
