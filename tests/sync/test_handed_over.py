"""A station changes hands beside a real county: nothing twice, nothing lost, old PC harmless."""

from __future__ import annotations

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
from desktop.services.desk import Desk
from desktop.services.handover import county_first, package, taking_over, wiping
from desktop.services.handover.package import Packed
from desktop.services.handover.taking_over import Successor
from desktop.services.safekeeping import checkup, recovery_sheets
from desktop.services.sync import carriers, conflicts, sync_state
from desktop.storage import keys
from tests.conftest import CHEAP
from tests.sync.conftest import RealCounty, synced
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
    station: Desk, hands: Hands
) -> None:
    records.add(station, "volunteer", {"name": "张三"})
    synced(station)
    late = records.add(station, "volunteer", {"name": "没来得及送的"})
    new = hands.takes(station)
    assert new.settings.get("replica") != station.settings.get("replica")
    synced(new)
    assert sync_state.standing(new).synced
    # The old PC is not wiped yet and offers the same: the county knows it already.
    synced(station)
    synced(new)
    assert names(station) == names(new) == ["张三", "没来得及送的"]
    assert new.records.get(VOLUNTEER, late).text("name") == "没来得及送的"
    assert conflicts.open_conflicts(new) == []
    hold_the_same([new, station])


def test_id_numbers_go_on_under_a_key_that_the_old_pc_does_not_have(
    station: Desk, hands: Hands
) -> None:
    before = records.add(station, "volunteer", {"name": "张三", "id_number": NUMBER})
    synced(station)
    new = hands.takes(station)
    assert new.records.get(VOLUNTEER, before).values["id_number"] == NUMBER
    after = records.add(new, "volunteer", {"name": "李四", "id_number": "E00000001"})
    synced(new)
    synced(station)
    assert is_locked(station.records.get(VOLUNTEER, after).values["id_number"])
    # What he knew he knows: his own copy stays readable to him.
    assert station.records.get(VOLUNTEER, before).text("name") == "张三"
    assert checkup.examine(new) == []


def test_the_old_pc_that_sent_it_first_makes_it_no_second_time_either(
    station: Desk, hands: Hands
) -> None:
    synced(station)
    records.add(station, "volunteer", {"name": "没来得及送的"})
    new = hands.takes(station)
    synced(station)
    synced(new)
    synced(station)
    assert names(new) == ["没来得及送的"]
    hold_the_same([new, station])


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
    synced(new)
    assert wiping.retire(station)
    synced(new)
    replica = str(station.settings.get("replica"))
    (old,) = new.records.find(kind_named("device"), replica=replica)
    assert "停用" in old.text("notes")


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
