"""Bundles as files: parts in any order, twice, missing, changed, through somebody else's hands."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import config, errors
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.sync import carriers, enrolling
from desktop.services.sync.photo_transfer import LACKS
from desktop.sync.bundles.bundle_contents import packed_contents, read_contents
from desktop.sync.bundles.bundle_files import (
    Receiver,
    Sender,
    complete,
    look_at,
    opened,
    write_bundle,
)
from desktop.sync.bundles.bundle_head import Head, parse_head
from desktop.sync.joining.joined import sealing_key
from desktop.sync.pictures.photos import Picture
from desktop.sync.wire.encoding import unb64
from tests.unit.sync.paper_county import PaperCounty

VECTOR = json.loads(
    (config.resources() / "protocol/vectors/bundle.json").read_text(encoding="utf-8")
)
SENDER = Sender("999999001001", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
KEY = X25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
RECEIVER = Receiver("999999", KEY.public_key().public_bytes_raw())
CLEAR = random.Random(9).randbytes(500_000)  # noqa: S311 - any bytes will do


def _genuine(head: Head) -> bool:
    return head.genuine(SENDER.key.public_key().public_bytes_raw())


def _written(folder: Path, clear: bytes = CLEAR, part_bytes: int = 150_000) -> list[Path]:
    scratch = folder / "scratch"
    paths = write_bundle(folder, [clear], SENDER, RECEIVER, scratch, part_bytes=part_bytes)
    assert not scratch.exists()
    return paths


def _opened(paths: list[Path]) -> bytes:
    return b"".join(opened(complete([look_at(path) for path in paths]), KEY, _genuine))


def test_the_head_of_the_vectors_is_read_and_its_signature_holds() -> None:
    head = parse_head(json.dumps(VECTOR["head"]).encode() + b"\n")
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTOR["signer_private_key"]))
    assert head.genuine(key.public_key().public_bytes_raw())
    assert head.signed(key) == head
    assert json.loads(head.line()) == VECTOR["head"]


def test_parts_in_any_order_and_twice_make_the_whole(tmp_path: Path) -> None:
    paths = _written(tmp_path)
    assert [path.name.rsplit("-", 1)[1] for path in paths] == [
        f"{n}of4.bundle" for n in (1, 2, 3, 4)
    ]
    assert all(path.stat().st_size <= 150_000 for path in paths)
    assert _opened([*reversed(paths), paths[1]]) == CLEAR


def test_a_name_given_is_kept_and_numbered_where_there_are_several(tmp_path: Path) -> None:
    one = write_bundle(tmp_path / "带去县里.bundle", [b"x"], SENDER, RECEIVER, tmp_path / "scratch")
    assert [path.name for path in one] == ["带去县里.bundle"]
    many = write_bundle(
        tmp_path / "n.bundle", [CLEAR], SENDER, RECEIVER, tmp_path / "s", part_bytes=300_000
    )
    assert [path.name for path in many] == ["n-1of2.bundle", "n-2of2.bundle"]


def test_missing_parts_are_named(tmp_path: Path) -> None:
    paths = _written(tmp_path)
    with pytest.raises(errors.BundleIncomplete, match=r"第 1 份、第 3 份（共 4 份）"):
        _opened([paths[1], paths[3]])


@pytest.mark.parametrize("place", [5, 400, 700, 100_000, -1])
def test_a_byte_changed_anywhere_is_noticed(tmp_path: Path, place: int) -> None:
    paths = _written(tmp_path)
    data = bytearray(paths[1].read_bytes())
    data[place] ^= 1
    paths[1].write_bytes(data)
    with pytest.raises((errors.NotABundle, errors.BundleNotGenuine)):
        _opened(paths)


def test_half_a_copy_is_noticed_by_its_size(tmp_path: Path) -> None:
    path = _written(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(errors.NotABundle, match="字节"):
        look_at(path)


def test_another_s_signature_and_another_s_key_open_nothing(tmp_path: Path) -> None:
    parts = complete([look_at(path) for path in _written(tmp_path)])
    with pytest.raises(errors.BundleNotGenuine):
        b"".join(opened(parts, KEY, lambda head: head.genuine(bytes(32))))
    with pytest.raises(errors.NotABundle):
        b"".join(opened(parts, X25519PrivateKey.generate(), _genuine))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"{" * 10_000 + b"\n",
        b'{"format":"station-bundle-1"}\n',
        json.dumps({**VECTOR["head"], "part": 2}).encode() + b"\n",
        json.dumps({**VECTOR["head"], "part": True}).encode() + b"\n",
        json.dumps({**VECTOR["head"], "bytes": -1}).encode() + b"\n",
        json.dumps({**VECTOR["head"], "id": 1}).encode() + b"\n",
        json.dumps(VECTOR["head"]).encode(),
    ],
)
def test_what_has_no_head_is_no_bundle(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.bundle"
    path.write_bytes(line)
    with pytest.raises(errors.NotABundle):
        look_at(path)


def test_lines_and_pictures_come_out_as_they_went_in() -> None:
    lines = b'{"v":1}\n{"k":"volunteer"}\n'
    pictures = [
        Picture("ab" * 32, "thumbnail", b'\n["photo",\xff' * 9),
        Picture("cd" * 32, "standard", CLEAR),
    ]
    inside = b"".join(packed_contents(lines, iter(pictures)))
    for step in (1, 7, 65_536):
        pieces = (inside[at : at + step] for at in range(0, len(inside), step))
        got = list(read_contents(pieces))
        assert got == [lines, *pictures]


@pytest.mark.parametrize("cut", [1, 9, 1_000, 499_999])
def test_contents_that_are_cut_or_go_on_are_refused(cut: int) -> None:
    inside = b"".join(packed_contents(b"{}\n", [Picture("ab" * 32, "standard", CLEAR)]))
    with pytest.raises(ValueError, match=r"cut|packed"):
        list(read_contents([inside[:-cut]]))
    with pytest.raises(ValueError, match="follows"):
        list(read_contents([inside + b"more"]))


# --- the verbs


class _Records:
    def __init__(self) -> None:
        self.came: list[bytes] = []

    def to_carry(self, desk: Desk) -> tuple[bytes, int]:
        return b'{"v":1}\n{"k":"volunteer"}\n', 1

    def carried(self, desk: Desk, body: bytes) -> dict[str, int]:
        self.came.append(body)
        return {"pushed": 1, "pulled": 2, "conflicts": 0, "rejected": 0}


@pytest.fixture
def county(desk: Desk) -> Iterator[PaperCounty]:
    county = PaperCounty()
    enrolling.enroll(desk, "https://county.example", county.code, county)
    yield county


def _from_county(county: PaperCounty, desk: Desk, folder: Path, to: str = "") -> list[Path]:
    key = sealing_key(desk.secrets).public_key().public_bytes_raw()
    inside = packed_contents(b'{"v":1,"held":1}\n', [])
    receiver = Receiver(to or county.station["code"], key)
    sender = Sender("999999", county.identity)
    return write_bundle(folder, inside, sender, receiver, folder / "scratch")


def test_a_station_writes_what_waits_and_the_pictures_the_county_lacks(
    desk: Desk, county: PaperCounty, tmp_path: Path
) -> None:
    activity = records.add(desk, "activity", {"title": "义诊"})
    picture = next((config.resources() / "sample" / "photos").glob("*/*.jpg"))
    photos.add_photos(desk, activity, [picture])
    sha256 = desk.store.one("SELECT sha256 FROM photo")
    desk.settings.put(LACKS, {"thumbnail": [sha256], "standard": [sha256]})
    done = carriers.write(desk, tmp_path, records=_Records())
    assert (done.ops, done.photos, len(done.files)) == (1, 2, 1)
    parts = complete([look_at(path) for path in done.files])
    inside = list(read_contents(opened(parts, county.sealing, lambda _: True)))
    assert inside[0] == b'{"v":1}\n{"k":"volunteer"}\n'
    assert [piece.rendition for piece in inside[1:]] == ["thumbnail", "standard"]
    assert parts[0].head.genuine(unb64(county.enrolled["key"]))
    assert list(desk.home.staging.iterdir()) == []
    last = desk.store.rows("SELECT what, clerk, why FROM audit ORDER BY seq DESC LIMIT 1")
    assert last == [("export", desk.clerk, "给县平台的文件（加密）")]


def test_files_of_all_kinds_in_one_folder_are_each_judged_alone(
    desk: Desk, county: PaperCounty, tmp_path: Path
) -> None:
    good = _from_county(county, desk, tmp_path)
    _from_county(county, desk, tmp_path, to="999999001002")
    forged = PaperCounty()
    forged.identity = Ed25519PrivateKey.generate()
    _from_county(forged, desk, tmp_path)
    (tmp_path / "broken.bundle").write_bytes(b"no bundle")
    mine = _Records()
    took = carriers.read(desk, [tmp_path, *good], records=mine)
    assert (took.batches, took.pulled) == (1, 2)
    assert mine.came == [b'{"v":1,"held":1}\n']
    kinds = {type(error) for _, error in took.failed}
    assert kinds == {errors.BundleNotForUs, errors.BundleNotGenuine, errors.NotABundle}
    assert carriers.read(desk, good, records=mine).batches == 1  # twice does no harm


def test_what_lies_there_is_told_without_opening_it(
    desk: Desk, county: PaperCounty, tmp_path: Path
) -> None:
    _from_county(county, desk, tmp_path)
    first, second, *_ = _written(tmp_path)
    first.unlink()
    told = {batch.to: batch for batch in carriers.look(desk, [tmp_path])}
    assert told["999999001001"].ours
    assert told["999999001001"].missing == ()
    assert told["999999"].missing == (1,)
    assert not told["999999"].ours
    assert second in told["999999"].files


def test_a_third_station_carries_files_on_without_reading_them(desk: Desk, tmp_path: Path) -> None:
    paths = _written(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    copies = carriers.carry([tmp_path], stick)
    assert _opened(copies) == CLEAR
    assert [copy.read_bytes() for copy in copies] == [path.read_bytes() for path in paths]
    (tmp_path / "half.bundle").write_bytes(paths[0].read_bytes()[:-5])
    with pytest.raises(errors.NotABundle):
        carriers.carry([tmp_path / "half.bundle"], stick)


def test_a_station_that_joined_no_county_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(errors.NotEnrolled):
        carriers.write(desk, tmp_path, records=_Records())
    assert list(tmp_path.glob("*.bundle")) == []
