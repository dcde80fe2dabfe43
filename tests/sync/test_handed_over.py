"""A station changes hands beside a real county: nothing twice, nothing lost, old PC harmless."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model import id_number
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import opening, records
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.apart import Here
from desktop.services.desk import Desk, wall_clock
from desktop.services.handover import (
    county_first,
    package,
    retirement,
    standing,
    taking_over,
    wiping,
)
from desktop.services.handover.package import Packed
from desktop.services.handover.taking_over import Successor
from desktop.services.safekeeping import backups, checkup, recovering, recovery_sheets
from desktop.services.sync import carriers, conflicts, enrolling, joining, sync_state
from desktop.services.sync.joining import Beginning
from desktop.storage import keys
from desktop.storage.system_keyring import NoKeyring
from desktop.sync.joining import retiring
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.conftest import NAME, RealCounty, synced
from tests.sync.equal_pcs import hold_the_same

pytestmark = pytest.mark.slow

NEW = "李文书自己的一句话"
VOLUNTEER = kind_named("volunteer")
NUMBER = "99999919900307001" + id_number.check_character("99999919900307001")


class Hands:
    """Takes the station over on new PCs.

    Args:
        folder: for files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: list[Desk] = []

    def takes(self, leaver: Desk, name: str = "新电脑") -> Desk:
        """The next clerk's desk, not synced yet."""
        packed = package.pack(leaver, self.folder / f"{name}.station", cost=CHEAP)
        return self.takes_with(packed, name)

    def takes_with(self, packed: Packed, name: str) -> Desk:
        """Somebody's who has the file and its code."""
        home = Home(self.folder / name)
        who = Successor("李文书", NewSecret(NEW, keys.PASSPHRASE, CHEAP))
        done = taking_over.take_over(packed.files[0], home, packed.code, who)
        desk = opening.open_desk(home, done.master, Here())
        self.opened.append(desk)
        return desk


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    made = Hands(tmp_path)
    yield made
    for desk in made.opened:
        desk.close()


def names(desk: Desk) -> list[str]:
    return sorted(one.text("name") for one in desk.records.find(VOLUNTEER))


def test_what_waits_is_brought_to_the_county_first(station: Desk) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    assert not sync_state.standing(station).synced
    assert county_first.bring(station).synced


def test_without_the_county_it_is_told_what_waits(station: Desk, real_county: RealCounty) -> None:
    synced(station)
    records.add(station, "volunteer", {"name": "张三"})
    real_county.stop()
    found = county_first.bring(station)
    assert not found.synced
    assert "待上报" in found.words
    assert found.why


def test_the_next_pc_goes_on_and_what_was_not_sent_arrives_once(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    late = records.add(station, "volunteer", {"name": "没来得及送的"})
    new = hands.takes(station)
    assert new.settings.get("replica") != station.settings.get("replica")
    synced(new)
    assert sync_state.standing(new).synced
    assert names(new) == ["张三", "没来得及送的"]
    assert new.records.get(VOLUNTEER, late).text("name") == "没来得及送的"
    assert checkup.examine(new) == []
    home = Home(tmp_path / "另一台")
    joining.join(Beginning(home, real_county.code(), PASSPHRASE, cost=CHEAP), real_county.url)
    second = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())
    hands.opened.append(second)
    synced(second)
    synced(new)
    assert names(second) == names(new)
    # Whoever took over sees who else may: a PC that nobody knows could be the leaver's.
    device = second.records.get(kind_named("device"), str(second.settings.get("device")))
    told = retirement.words(new)
    assert "另外还有本站 1 台电脑能用" in told and device.text("series") in told


def test_what_both_pcs_send_is_there_once(station: Desk, hands: Hands) -> None:
    synced(station)
    late = records.add(station, "volunteer", {"name": "没来得及送的"})
    new = hands.takes(station)
    # The old PC is not wiped yet and comes first.
    synced(station)
    synced(new)
    assert names(station) == names(new) == ["没来得及送的"]
    assert new.records.get(VOLUNTEER, late).text("name") == "没来得及送的"
    assert conflicts.open_conflicts(new) == []


def test_the_old_pc_is_out_once_the_new_one_has_reached_the_county_and_loses_nothing(
    station: Desk, hands: Hands, real_county: RealCounty
) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    records.add(station, "volunteer", {"name": "没来得及送的"})
    new = hands.takes(station)
    assert "还没有停用：这台电脑下次同步" in retirement.waiting(new)
    mine = records.add(station, "volunteer", {"name": "交接以后记的"})
    synced(new)
    assert "已由县里停用" in retirement.words(new)
    assert retirement.waiting(new) == ""
    refused = synced(station, whole=False)
    assert isinstance(refused.error, errors.CountyRefused)
    assert "这台电脑已被县里停用" in str(refused.error)
    found = sync_state.standing(station)
    assert (found.reason, found.changes > 0) == ("revoked", True)
    assert names(station) == sorted(["张三", "没来得及送的", "交接以后记的"])
    # A new code is the way back: then it goes up, once.
    enrolling.enroll(station, real_county.url, real_county.code())
    synced(station)
    synced(new)
    assert new.records.get(VOLUNTEER, mine).text("name") == "交接以后记的"
    assert names(new) == names(station)
    hold_the_same([new, station])


def test_a_file_that_nobody_took_over_with_leaves_the_pc_as_it_is(
    station: Desk, hands: Hands
) -> None:
    synced(station)
    package.pack(station, hands.folder / "试.station", cost=CHEAP)
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    assert retirement.words(station) == ""
    assert station.settings.get(retirement.SIGNED) is None


def test_a_backup_signs_nothing_and_who_comes_back_from_one_throws_nobody_out(
    station: Desk, tmp_path: Path
) -> None:
    synced(station)
    backup = backups.back_up(station, tmp_path / "备份.station")
    done = recovering.recover(backup.path, Home(tmp_path / "修好的"), PASSPHRASE)
    back = opening.open_desk(done.home, done.master, Here())
    synced(back)
    synced(station)
    assert retirement.words(back) == ""
    back.close()


def test_a_pc_that_never_reached_the_county_hands_on_what_it_had_to_bring(
    station: Desk, hands: Hands
) -> None:
    synced(station)
    second = hands.takes(station, "没有线的")
    third = hands.takes(second, "第三台")
    synced(third)
    refused = synced(station, whole=False)
    assert isinstance(refused.error, errors.CountyRefused)
    known = {one.replica: one.answer for one in retiring.of(third.settings)}
    assert known == {
        str(station.settings.get("replica")): "revoked",
        str(second.settings.get("replica")): "unknown_replica",
    }
    assert retirement.waiting(third) == ""
    # Its former one is out, so that it finds no way in by it either.
    assert isinstance(synced(second, whole=False).error, errors.CountyRefused)


def test_the_county_that_went_back_in_time_is_told_again(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    real_county.command("backup", str(tmp_path / "county.bak"))
    new = hands.takes(station)
    records.add(new, "volunteer", {"name": "李四"})
    synced(new)
    assert isinstance(synced(station, whole=False).error, errors.CountyRefused)
    real_county.stop()
    for path in real_county.data.glob("county.db*"):
        path.unlink()
    real_county.command("restore", str(tmp_path / "county.bak"))
    real_county.start()
    synced(new)
    synced(new)
    assert isinstance(synced(station, whole=False).error, errors.CountyRefused)
    assert "已由县里停用" in retirement.words(new)


def test_by_files_the_old_pc_is_out_as_well(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    new = hands.takes(station)
    request, reply = tmp_path / "申请.json", tmp_path / "回执.bundle"
    enrolling.write_request(new, real_county.code(), request)
    real_county.command("enrol-request", str(request), "--out", str(reply))
    enrolling.read_reply(new, "", reply)
    up, down = tmp_path / "上", tmp_path / "下"
    for folder in (up, down):
        folder.mkdir()
    carriers.write(new, up)
    real_county.command("bundle", "read", str(up), "--out", str(down))
    assert "还没有停用" in retirement.waiting(new)
    assert carriers.read(new, [down]).failed == []
    assert "已由县里停用" in retirement.words(new)
    assert isinstance(synced(station, whole=False).error, errors.CountyRefused)


def test_id_numbers_go_on_under_a_key_that_the_old_pc_does_not_have(
    station: Desk, hands: Hands, real_county: RealCounty
) -> None:
    before = records.add(station, "volunteer", {"name": "张三", "id_number": NUMBER})
    synced(station)
    new = hands.takes(station)
    assert new.records.get(VOLUNTEER, before).values["id_number"] == NUMBER
    after = records.add(new, "volunteer", {"name": "李四", "id_number": "E00000001"})
    synced(new)
    # Even the way back that only the county can give him brings him no more than that.
    synced(station, whole=False)
    enrolling.enroll(station, real_county.url, real_county.code())
    synced(station)
    assert is_locked(station.records.get(VOLUNTEER, after).values["id_number"])
    # What he knew he knows: his own copy stays readable to him.
    assert station.records.get(VOLUNTEER, before).text("name") == "张三"
    assert checkup.examine(new) == []


def test_once_the_county_revoked_the_old_pc_it_disturbs_nobody(
    station: Desk, hands: Hands, real_county: RealCounty
) -> None:
    synced(station)
    new = hands.takes(station)
    synced(new)
    real_county.command("revoke", str(station.settings.get("replica")))
    records.add(station, "volunteer", {"name": "捣乱"})
    refused = synced(station, whole=False)
    assert isinstance(refused.error, errors.CountyRefused)
    records.add(new, "volunteer", {"name": "李四"})
    synced(new)
    assert names(new) == ["李四"]
    assert checkup.examine(new) == []


def test_who_kept_the_file_and_its_code_gets_nothing_more_from_the_county_once_it_revoked(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    packed = package.pack(station, tmp_path / "移交.station", cost=CHEAP)
    new = hands.takes_with(packed, "新电脑")
    synced(new)
    real_county.command("revoke", str(station.settings.get("replica")))
    records.add(new, "volunteer", {"name": "以后来的"})
    synced(new)
    kept = hands.takes_with(packed, "前任家里的电脑")
    refused = synced(kept, whole=False)
    assert isinstance(refused.error, errors.CountyRefused)
    assert names(kept) == []
    assert names(new) == ["以后来的"]


def test_the_record_of_a_pc_that_is_to_be_wiped_says_so_everywhere(
    station: Desk, hands: Hands
) -> None:
    synced(station)
    new = hands.takes(station)
    assert wiping.retire(station)
    synced(new)
    replica = str(station.settings.get("replica"))
    (old,) = new.records.find(kind_named("device"), replica=replica)
    assert "停用" in old.text("notes")


def test_a_pc_that_is_out_already_is_wiped_without_asking_for_it_once_more(
    station: Desk, hands: Hands
) -> None:
    synced(station)
    new = hands.takes(station)
    synced(new)
    assert wiping.retire(station)
    remarks = {remark for _, _, _, remark in standing.devices(new)}
    assert remarks == {"县里已停用", "这一台；接手的电脑同步后停用"}


def test_the_county_knows_the_proof_of_an_emptied_pc(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    packed = package.pack(station, tmp_path / "移交.station", cost=CHEAP)
    new = hands.takes_with(packed, "新电脑")
    synced(new)
    allowed, proof = wiping.allow_with(station, packed.files[0]), tmp_path / "清除证明.json"
    plan = wiping.plan(station, allowed, proof)
    station.close()
    wiping.carry_out(plan, NoKeyring(), wall_clock, proof)
    told = real_county.command("wipe-proof", "check", str(proof))
    for words in (NAME, plan.document["device"]["replica"], "已停用", "覆写并删除密钥文件"):
        assert words in told
    document = json.loads(proof.read_bytes())
    proof.write_text(json.dumps(document | {"by": "别人"}), encoding="utf-8")
    refused = real_county.told("wipe-proof", "check", str(proof))
    assert (refused.returncode, "签名对不上" in refused.stderr) == (1, True)


def test_a_stick_for_the_new_pc_opens_on_the_old_one_no_more(
    station: Desk, hands: Hands, real_county: RealCounty, tmp_path: Path
) -> None:
    synced(station)
    new = hands.takes(station)
    synced(new)
    folder = tmp_path / "给新电脑"
    folder.mkdir()
    real_county.command("bundle", "write", str(folder), "--to", str(new.settings.get("replica")))
    took = carriers.read(station, [folder])
    assert (took.batches, took.pulled) == (0, 0)
    assert took.failed
    assert carriers.read(new, [folder]).failed == []


def test_a_new_recovery_sheet_is_the_one_that_holds(station: Desk, hands: Hands) -> None:
    old = recovery_sheets.make(station, cost=CHEAP).shown
    synced(station)
    new = hands.takes(station)
    paper = recovery_sheets.make(new, cost=CHEAP).shown
    synced(new)
    new.close()
    hands.opened.remove(new)
    with pytest.raises(errors.WrongPassphrase):
        opening.unlock(new.home, old)
    opening.unlock(new.home, paper)
