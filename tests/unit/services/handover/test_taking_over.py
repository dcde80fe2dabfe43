"""From one clerk to the next: a file, a code on paper, another PC, and another key."""

import json
import zipfile

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.access import clerk_keys, door_names
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.entering import Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.apart import Here
from desktop.services.handover import package, taking_over
from desktop.services.handover.taking_over import Successor
from desktop.services.opening import open_desk
from desktop.services.safekeeping import backups, checkup, recovering, recovery_sheets
from desktop.services.sync.replicas import former_replicas
from desktop.storage import keys
from tests.conftest import CHEAP, PASSPHRASE

NEW = "李文书自己的一句话"
VOLUNTEER, CLERK = kind_named("volunteer"), kind_named("clerk")


@pytest.fixture
def next_home(tmp_path):
    return Home(tmp_path / "新电脑")


@pytest.fixture
def packed(desk, tmp_path):
    """A handover file of a station with a few people and a photo."""
    for name in ("张三", "李四"):
        records.add(desk, "volunteer", {"name": name})
    desk.volumes.put("a" * 64, {"original": b"before"})
    recovery_sheets.make(desk, cost=CHEAP)
    return package.pack(desk, tmp_path / "移交.station", cost=CHEAP)


def take_over(packed, home, now, *, code="", name="李文书"):
    successor = Successor(name, NewSecret(NEW, keys.PASSPHRASE, CHEAP))
    path = packed.files[0]
    return taking_over.take_over(path, home, code or packed.code, successor, clock=lambda: now)


def at_desk(done, now):
    return open_desk(done.home, done.master, Here(), clock=lambda: now)


def test_the_file_holds_all_and_none_of_the_ways_in_of_today(desk, packed):
    with zipfile.ZipFile(packed.files[0]) as archive:
        kinds = [slot["kind"] for slot in json.loads(archive.read("keys.json"))["slots"]]
    assert kinds == ["handover", "recovery"]
    assert packed.counts["volunteer"] == 2
    assert packed.troubles == ()
    assert package.last(desk).mark == packed.made.mark
    with pytest.raises(errors.HandoverCodeWrong):
        package.opens_with(packed.files[0], PASSPHRASE)


@pytest.mark.slow
def test_each_file_has_a_code_of_its_own(desk, packed, tmp_path):
    again = package.pack(desk, packed.files[0], cost=CHEAP)
    assert again.code != packed.code
    with pytest.raises(errors.HandoverCodeWrong):
        package.opens_with(again.files[0], packed.code)
    package.opens_with(again.files[0], again.code)


def test_the_next_clerk_goes_on_with_everything(packed, next_home, now, master):
    done = take_over(packed, next_home, now)
    desk = at_desk(done, now)
    assert {one.text("name") for one in desk.records.find(VOLUNTEER)} == {"张三", "李四"}
    assert desk.volumes.get(1, "a" * 64, "original") == b"before"
    clerks = {one.text("name"): one for one in desk.records.find(CLERK)}
    assert clerks["王文书"].text("until") == "2026-11-22"
    assert clerks["李文书"].text("since") == "2026-11-22"
    assert desk.clerk == clerks["李文书"].id
    assert [way.kind for way in clerk_keys.ways(desk)] == ["passphrase"]
    assert former_replicas(desk.settings)[-1].reason == "handover"
    assert recovery_sheets.made_on(desk) == ""
    assert checkup.examine(desk) == []
    desk.close()


def test_the_new_clerk_comes_in_at_the_door(packed, next_home, now):
    take_over(packed, next_home, now)
    knocking = Knock(NEW)
    entered = knock(next_home, knocking, WrongTries(next_home))
    desk = open_desk(next_home, entered.opened.master, Here(), clock=lambda: now)
    assert sit_down(desk, entered, knocking) == []
    desk.close()


@pytest.mark.slow
def test_a_clerk_who_is_known_goes_on_as_that_one_and_nobody_leaves(packed, next_home, now):
    done = take_over(packed, next_home, now, name="王文书")
    desk = at_desk(done, now)
    (clerk,) = desk.records.find(CLERK)
    assert (desk.clerk, clerk.text("until")) == (clerk.id, "")
    desk.close()


@pytest.mark.slow
def test_the_recovery_sheet_opens_the_file_where_the_code_is_lost(desk, next_home, now, tmp_path):
    paper = recovery_sheets.make(desk, cost=CHEAP).shown
    packed = package.pack(desk, tmp_path / "移交.station", cost=CHEAP)
    done = take_over(packed, next_home, now, code=paper)
    assert done.whole


def test_a_slip_in_the_code_leaves_nothing_behind(packed, next_home, now):
    with pytest.raises(errors.HandoverCodeWrong):
        take_over(packed, next_home, now, code="7K2QM-00000-00000-00000-00000")
    assert not next_home.path.exists()


def test_a_short_secret_is_told_before_anything_is_made(packed, next_home, now):
    short = Successor("李文书", NewSecret("短", keys.PASSPHRASE, CHEAP))
    with pytest.raises(errors.PassphraseTooShort):
        taking_over.take_over(packed.files[0], next_home, packed.code, short)
    assert not next_home.path.exists()


class Ring:
    """The keyring of the new PC."""

    def __init__(self):
        self.kept = {}

    def get(self, name):
        return self.kept.get(name)

    def put(self, name, secret):
        self.kept[name] = secret
        return True

    def drop(self, name):
        self.kept.pop(name, None)


@pytest.mark.slow
def test_a_pin_of_the_new_pc_opens_there_and_names_its_clerk_at_the_door(packed, next_home, now):
    ring = Ring()
    who = Successor("李文书", NewSecret("470913", keys.PIN, CHEAP), ring)
    done = taking_over.take_over(packed.files[0], next_home, packed.code, who, clock=lambda: now)
    assert len(ring.kept) == 1
    assert [one.name for one in door_names.read(next_home, ring)] == ["李文书"]
    entered = knock(next_home, Knock("470913", ring=ring), WrongTries(next_home))
    assert entered.opened.master == done.master
    with pytest.raises(errors.OpenError):
        knock(next_home, Knock("470913", ring=Ring()), WrongTries(next_home))


def test_where_the_pc_keeps_no_secrets_a_pin_is_refused_and_nothing_stays(packed, next_home, now):
    who = Successor("李文书", NewSecret("470913", keys.PIN, CHEAP))
    with pytest.raises(errors.NoKeyringHere):
        taking_over.take_over(packed.files[0], next_home, packed.code, who)
    assert not next_home.path.exists()


@pytest.mark.slow
def test_a_handover_file_is_not_recovered_like_a_backup(packed, next_home):
    with pytest.raises(errors.NeedsTakeover):
        recovering.recover(packed.files[0], next_home, packed.code)
    assert not next_home.path.exists()


def test_a_backup_is_no_handover(desk, next_home, now, tmp_path):
    made = backups.back_up(desk, tmp_path / "备份.station")
    who = Successor("李文书", NewSecret(NEW, keys.PASSPHRASE, CHEAP))
    with pytest.raises(errors.NotAHandover):
        taking_over.take_over(made.path, next_home, "x", who)
