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
from desktop.services.sync import carriers, enrolling, passing_on
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
from tests.unit.small_disks import small_disk
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


def _flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


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
    [elsewhere] = _from_county(county, desk, tmp_path, to="999999001002")
    forged = PaperCounty()
    forged.identity = Ed25519PrivateKey.generate()
    _from_county(forged, desk, tmp_path)
    (tmp_path / "broken.bundle").write_bytes(b"no bundle")
    mine = _Records()
    took = carriers.read(desk, [tmp_path, *good], records=mine)
    assert (took.batches, took.pulled) == (1, 2)
    assert mine.came == [b'{"v":1,"held":1}\n']
    kinds = {type(error) for _, error in took.failed}
    assert kinds == {errors.BundleNotGenuine, errors.NotABundle}
    assert took.others == 1
    named = carriers.read(desk, [elsewhere], records=mine)
    assert [type(error) for _, error in named.failed] == [errors.BundleNotForUs]
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
    made = passing_on.carry([tmp_path], stick)
    assert _opened(list(made.files)) == CLEAR
    assert [copy.read_bytes() for copy in made.files] == [path.read_bytes() for path in paths]


def test_what_is_damaged_is_left_and_named_and_the_others_are_carried_on(tmp_path: Path) -> None:
    short, changed, *good = _written(tmp_path)
    short.write_bytes(short.read_bytes()[:-5])
    _flip(changed, -1)
    stick = tmp_path / "stick"
    stick.mkdir()
    made = passing_on.carry([tmp_path], stick)
    assert [path.name for path in made.files] == [path.name for path in good]
    assert sorted(path.name for path in stick.iterdir()) == [path.name for path in good]
    assert [(name, type(why)) for name, why in made.failed] == [
        (str(short), errors.NotABundle),
        (str(changed), errors.NotABundle),
    ]


def test_of_two_copies_of_a_part_the_sound_one_is_read(tmp_path: Path) -> None:
    paths = _written(tmp_path)
    copy = tmp_path / "copy"
    copy.write_bytes(paths[1].read_bytes())
    _flip(paths[1], -1)
    assert _opened([*paths, copy]) == CLEAR
    assert _opened([copy, *paths]) == CLEAR


def test_a_stick_without_room_for_all_parts_keeps_none(tmp_path: Path) -> None:
    with small_disk(tmp_path / "U盘", 1) as disk:
        clear, scratch = CLEAR * 2 + CLEAR[:200_000], tmp_path / "scratch"
        with pytest.raises(errors.StickFull, match=r"要写 1.2 MB，只剩 1.0 MB"):
            write_bundle(disk.path, [clear], SENDER, RECEIVER, scratch, part_bytes=150_000)
        assert disk.names() == set()
        with pytest.raises(errors.DiskFull):  # the station's own disk
            write_bundle(tmp_path, [clear], SENDER, RECEIVER, disk.path / "scratch")
        assert disk.names() == set()


def test_a_stick_that_is_pulled_meanwhile_is_not_taken_for_a_file_s_name(tmp_path: Path) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()

    def clear() -> Iterator[bytes]:
        yield CLEAR
        stick.rmdir()

    with pytest.raises(errors.OutputFileError, match="文件夹不存在"):
        write_bundle(stick, clear(), SENDER, RECEIVER, tmp_path / "scratch")
    assert list(tmp_path.iterdir()) == []


def test_a_bundle_that_is_stopped_between_two_parts_leaves_none(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(errors.Cancelled):
        write_bundle(
            tmp_path, [CLEAR], SENDER, RECEIVER, tmp_path / "scratch", part_bytes=150_000,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: told[-1] == (2, 4),
        )  # fmt: skip
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_not_there_is_said_and_no_file_takes_its_name(
    desk: Desk, county: PaperCounty, tmp_path: Path
) -> None:
    with pytest.raises(errors.OutputFileError, match="文件夹不存在"):
        carriers.write(desk, tmp_path / "U盘", records=_Records())
    assert not list(tmp_path.glob("U盘*"))
    [one] = carriers.write(desk, tmp_path / "带去.bundle", records=_Records()).files
    assert one.name == "带去.bundle"


def test_what_a_station_wrote_itself_is_no_trouble_on_the_way_back(
    desk: Desk, county: PaperCounty, tmp_path: Path
) -> None:
    carriers.write(desk, tmp_path, records=_Records())
    _from_county(county, desk, tmp_path)
    took = carriers.read(desk, [tmp_path], records=_Records())
    assert (took.batches, took.ours, took.failed) == (1, 1, [])
    receiver = Receiver("999999001001", sealing_key(desk.secrets).public_key().public_bytes_raw())
    sender = Sender("999999", county.identity)
    reply = tmp_path / "回执.bundle"
    write_bundle(reply, [b'{"v":1}'], sender, receiver, tmp_path / "scratch")
    took = carriers.read(desk, [tmp_path], records=_Records())
    assert (took.batches, took.receipts, took.failed) == (1, 1, [])
    reply.unlink()
    told = {batch.from_: batch for batch in carriers.look(desk, [tmp_path])}
    assert told["999999001001"].written_here
    assert not told["999999"].written_here


def test_a_station_that_joined_no_county_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(errors.NotEnrolled):
        carriers.write(desk, tmp_path, records=_Records())
    assert list(tmp_path.glob("*.bundle")) == []
