"""Bundles at the county: read in parts, twice, with pictures; answered; and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import delete

from county import errors
from county.__main__ import main
from county.app import County
from county.store import access_tables
from county.store.engine import writing
from county.wire import bundles
from county.wire.encoding import b64
from tests.county_line import JPEG, InProcess, Line, enrolment, photo
from tests.county_pc import COUNTY, STATION, Pc, Reply, dumps


class Carrier:
    """A PC that has no line: it writes bundles and reads those that come back."""

    def __init__(self, county: County, client: InProcess) -> None:
        request = enrolment(county.enrolling.make_code(STATION).code, STATION)
        county.enrolling.enrol(request.sealed(), by_file=True)
        self.county, self.sealing = county, request.sealing
        self.pc = Pc(Line(client), STATION, request.body["replica"], request.key)  # type: ignore[arg-type]

    def bundle(
        self,
        folder: Path,
        *,
        pictures: tuple[tuple[str, str, bytes], ...] = (),
        to: str = COUNTY,
        part_bytes: int | None = None,
        key: Any = None,
        **members: Any,
    ) -> list[Path]:
        head = {
            name: value
            for name, value in self.pc.head(**members).items()
            if name not in {"challenge", "attempt", "nonce"}
        }
        inside = dumps(head) + b"\n" + self.pc.segments(1)
        for told, rendition, data in pictures:
            line = ["photo", told, rendition, len(data), hashlib.sha256(data).hexdigest()]
            inside += dumps(line) + b"\n" + data
        receiver = self.county.keyring.sealing_public
        sealed = io.BytesIO()
        bundle_id = f"b{len(list(folder.iterdir()))}"
        ephemeral = bundles.seal(
            io.BytesIO(gzip.compress(inside)), sealed, bundle_id, receiver, bytes(range(32))
        )
        plan = bundles.parts_of(
            sealed,
            folder,
            bundle_id=bundle_id,
            sender=STATION,
            receiver=to,
            ephemeral=ephemeral,
            key=key or self.pc.key,
            part_bytes=part_bytes,
        )
        for path, line_bytes, start, end in plan:
            path.write_bytes(line_bytes + sealed.getvalue()[start:end])
        return [path for path, *_ in plan]

    def read(self, files: list[Path], private: X25519PrivateKey | None = None) -> Reply:
        parts = [bundles.read_part(path) for path in files]
        assert all(part.head.is_signed_by(self.county.keyring.identity_public) for part in parts)
        clear = io.BytesIO()
        bundles.unseal(parts, clear, private or self.sealing)
        body = gzip.decompress(clear.getvalue())
        return self.pc.read(type("Answer", (), {"status": 200, "body": body}))


@pytest.fixture
def carrier(county: County, client: InProcess) -> Carrier:
    return Carrier(county, client)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder


def test_ops_and_pictures_come_by_stick_and_verdicts_and_rows_go_back(
    county: County, carrier: Carrier, pc: Pc, stick: Path, tmp_path: Path
) -> None:
    pc.op("team", "t1", "add", name="环保队")
    pc.sync()
    named = photo(carrier.pc)
    unnamed = (hashlib.sha256(b"x").hexdigest(), "standard", JPEG)
    pictures = ((named, "standard", JPEG), (named, "thumbnail", b"no picture"), unnamed)
    files = carrier.bundle(stick, pictures=pictures)
    [done], failed = county.bundles.read(files, tmp_path / "带回")
    assert (failed, done.ops, done.photos, done.photos_left) == ([], 1, 1, 2)
    reply = carrier.read(done.replies)
    assert reply.verdict(1)[0] == "applied"
    assert [row.n for row in reply.rows] == [1, 1]
    assert reply.head["lacks"] == {"thumbnail": [named]}
    assert "challenge" not in reply.head
    assert pc.sync().rows[-1].op["k"] == "photo"  # type: ignore[index]


def test_a_picture_by_stick_goes_where_the_county_keeps_its_pictures(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "照片盘"
    county.place.photos_address.write_text(str(elsewhere), "utf-8")
    files = carrier.bundle(stick, pictures=((photo(carrier.pc), "standard", JPEG),))
    where = ["--data", str(county.place.data), "--out", str(tmp_path / "带回")]
    assert main(["bundle", "read", *map(str, files), *where]) == 0
    assert [file.read_bytes() for file in elsewhere.rglob("*.standard.*")] == [JPEG]
    assert not county.place.photos.exists()


def test_the_same_bundle_twice_changes_nothing(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path
) -> None:
    carrier.pc.op("team", "t1", "add", name="环保队")
    files = carrier.bundle(stick)
    [first], _ = county.bundles.read(files, tmp_path / "1")
    [second], _ = county.bundles.read(files, tmp_path / "2")
    one, two = carrier.read(first.replies), carrier.read(second.replies)
    assert one.head["verdicts"] == two.head["verdicts"]
    assert len(one.rows) == len(two.rows) == 1


def test_what_the_county_wrote_lies_on_the_stick_and_is_passed_over(
    county: County, carrier: Carrier, stick: Path
) -> None:
    files = carrier.bundle(stick)
    [first], _ = county.bundles.read(files, stick)
    assert county.bundles.read(first.replies, stick) == ([], [])
    [again], failed = county.bundles.read(sorted(stick.iterdir()), stick)
    assert (failed, again.id) == ([], first.id)


def test_parts_come_in_any_order_and_missing_ones_are_named(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path, capsys: Any
) -> None:
    named = photo(carrier.pc)
    noise = JPEG[:4] + hashlib.shake_128(b"noise").digest(300_000)
    pictures = ((named, "standard", noise),)
    files = carrier.bundle(stick, pictures=pictures, part_bytes=100_000)
    assert len(files) == 4
    where = ["--data", str(county.place.data), "--out", str(tmp_path / "带回")]
    assert main(["bundle", "read", *map(str, files[:2]), *where]) == 1
    assert "共 4 份，还缺第 3、4 份" in capsys.readouterr().err
    assert main(["bundle", "read", str(stick), "--json", *where]) == 0
    told = json.loads(capsys.readouterr().out)["bundles"][0]
    assert (told["photos"], told["missing"]) == (1, [])


def test_one_bad_file_stops_no_other(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path, capsys: Any
) -> None:
    carrier.pc.op("team", "t1", "add", name="环保队")
    [good] = carrier.bundle(stick)
    cut = stick / "cut.bundle"
    cut.write_bytes(good.read_bytes()[:-1])
    where = ["--data", str(county.place.data), "--out", str(tmp_path / "带回")]
    assert main(["bundle", "read", str(cut), str(good), *where]) == 3
    assert "已损坏" in capsys.readouterr().err
    assert main(["bundle", "read", str(cut), *where]) == 1


def test_bundles_of_others_altered_ones_and_bombs_are_not_taken_in(
    county: County, carrier: Carrier, pc: Pc, stick: Path, tmp_path: Path
) -> None:
    carrier.pc.op("team", "t1", "add", name="环保队")
    elsewhere = carrier.bundle(stick, to="610803")
    forged = carrier.bundle(stick, key=Ed25519PrivateKey.generate())
    foreign = carrier.bundle(stick, replica=pc.replica)
    county.stations.revoke(pc.replica)
    revoked = carrier.bundle(stick, key=pc.key)
    for files in (elsewhere, forged, foreign, revoked):
        done, failed = county.bundles.read(files, tmp_path / "带回")
        assert done == []
        assert isinstance(failed[0], errors.NotABundle)
    assert not (tmp_path / "带回").exists()


def test_what_is_carried_to_a_pc_goes_on_from_its_last_bundle(
    county: County, carrier: Carrier, pc: Pc, stick: Path, tmp_path: Path
) -> None:
    for n in range(3):
        pc.op("team", f"t{n}", "add", name="队" * (n + 1))
    pc.sync()
    files = county.bundles.write(carrier.pc.replica, tmp_path / "1")
    reply = carrier.read(files)
    assert len(reply.rows) == 3
    reply.head["nonce"] = None
    reply.head["held"] = 0
    carrier.pc.take(reply)
    county.bundles.read(carrier.bundle(stick), tmp_path / "2")
    pc.op("team", "t9", "add", name="新队")
    pc.sync()
    assert len(carrier.read(county.bundles.write(carrier.pc.replica, tmp_path / "3")).rows) == 1


def test_a_reply_of_many_pages_is_carried_whole(
    county: County, carrier: Carrier, pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from county.work import carried_replies

    monkeypatch.setattr(carried_replies, "BODY_LIMIT", 4_000)
    for n in range(300):
        pc.op("team", f"t{n}", "add", name="队")
        if n % 20 == 19:
            pc.sync()
    reply = carrier.read(county.bundles.write(carrier.pc.replica, tmp_path / "1"))
    assert [row.row for row in reply.rows] == list(range(1, 301))
    assert "more" not in reply.head


def lose(county: County, replica: str) -> dict[str, Any]:
    """The county is put back to before a PC joined; gives the list of keys the PC kept."""
    kept = county.papers.keys(STATION)
    with writing(county.engine) as connection:
        for table in (access_tables.carried, access_tables.replica):
            connection.execute(delete(table).where(table.c.replica == replica))
    return kept


def test_a_pc_that_a_restored_county_has_lost_introduces_itself_by_the_list_of_keys(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path
) -> None:
    carrier.pc.op("team", "t1", "add", name="环保队")
    kept = lose(county, carrier.pc.replica)
    files = carrier.bundle(stick)
    done, [refused] = county.bundles.read(files, tmp_path / "1")
    assert done == [] and "没有登记" in str(refused)
    sealing = b64(carrier.sealing.public_key().public_bytes_raw())
    files = carrier.bundle(stick, keys=kept, sealing=sealing)
    [read], failed = county.bundles.read(files, tmp_path / "2")
    assert failed == []
    assert carrier.read(read.replies).verdict(1)[0] == "applied"


def test_a_list_of_keys_that_somebody_else_signed_introduces_nobody(
    county: County, carrier: Carrier, stick: Path, tmp_path: Path
) -> None:
    kept = lose(county, carrier.pc.replica)
    for forged in ({**kept, "signature": "A" * 86}, {**kept, "station": "610802001002"}, [1], {}):
        files = carrier.bundle(stick, keys=forged)
        done, [refused] = county.bundles.read(files, tmp_path / "1")
        assert done == [] and "没有登记" in str(refused)
