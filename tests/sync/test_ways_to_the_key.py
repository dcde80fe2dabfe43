"""A fresh PC becomes equal, private fields included: by paper, by file, from a backup; for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home, resources
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import opening, records, sample
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.paper.certificates import activity_certificates
from desktop.services.photos import originals, photos
from desktop.services.safekeeping import backups, recovering, recovery_sheets
from desktop.services.sync import (
    carriers,
    conflicts,
    enrolling,
    envelopes,
    joining,
    pairing,
)
from desktop.services.sync.joining import Beginning
from desktop.services.sync.syncing import PRIVATE_KEY
from desktop.storage.photos.photos import ORIGINAL
from tests import postgres
from tests.conftest import CHEAP, PASSPHRASE
from tests.sync.conftest import CODE, Make, RealCounty, synced
from tests.sync.equal_pcs import hold_the_same

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

VOLUNTEER = kind_named("volunteer")
PICTURES = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:2]
FILE_PASSPHRASE = "八个字符以上的口令"
BY_PAPER, BY_FILE, BY_BACKUP = "recovery sheet", "pairing file", "backup"
SQLITE, POSTGRESQL = "sqlite", "postgresql"


def number(of: int) -> str:
    """A passport of nobody: it tells no birth date that could contradict."""
    return f"E{of:08d}"


@pytest.fixture
def county(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealCounty]:
    """A county, serving; on SQLite where nothing else is asked for."""
    made = RealCounty(tmp_path / "county")
    cluster = None
    if getattr(request, "param", SQLITE) == POSTGRESQL:
        programs = postgres.binaries()
        if programs is None:
            pytest.skip("needs PostgreSQL")
        cluster = postgres.Cluster(programs).make().start()
        made.database = cluster.database()
    made.found(CODE)
    made.start()
    yield made
    made.stop()
    if cluster is not None:
        cluster.remove()


@pytest.fixture
def small(make_desk: Make, county: RealCounty) -> Desk:
    """The village PC: a few people whose numbers are known, an activity, a text of its own."""
    desk = make_desk("村部")
    enrolling.enroll(desk, county.url, county.code())
    for of in range(8):
        sets_number(desk, records.add(desk, "volunteer", {"name": f"张{of}"}), of)
    activity = records.add(desk, "activity", {"title": "重阳敬老"})
    photos.add_photos(desk, activity, PICTURES)
    text = desk.records.find(kind_named("document"))[0]
    records.change(desk, "document", text.id, {"title": "本村自己改过的一条"})
    return desk


@pytest.fixture
def burnt(small: Desk) -> Desk:
    """The same with a year's work in it."""
    filled = sample.fill(small)
    for of, person in enumerate(small.records.find(VOLUNTEER)[:40]):
        sets_number(small, person.id, of)
    for activity in filled.activities[:2]:
        activity_certificates.issue(small, activity)
    records.remove(small, "volunteer", [small.records.find(VOLUNTEER)[-1].id])
    return small


class Fresh:
    """A PC that takes the burnt one's place.

    Args:
        county: that has the station's records.
        folder: for its files.
    """

    def __init__(self, county: RealCounty, folder: Path) -> None:
        self.county, self.folder = county, folder
        self.opened: list[Desk] = []

    def joined(self, name: str = "新电脑") -> Desk:
        """Enrolled and synced; without the key."""
        home = Home(self.folder / name)
        begun = Beginning(home, self.county.code(), PASSPHRASE, "王文书", CHEAP, computer=name)
        return self.opens(joining.join(begun, self.county.url).home)

    def recovered(self, backup: Path, name: str = "新电脑") -> Desk:
        """From a backup, which has the key itself."""
        return self.opens(recovering.recover(backup, Home(self.folder / name), PASSPHRASE).home)

    def opens(self, home: Home) -> Desk:
        """Its desk, synced."""
        desk = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())
        self.opened.append(desk)
        synced(desk)
        return desk


@pytest.fixture
def fresh(county: RealCounty, tmp_path: Path) -> Iterator[Fresh]:
    made = Fresh(county, tmp_path)
    yield made
    for desk in made.opened:
        desk.close()


def by_paper(burnt: Desk, fresh: Fresh) -> Desk:
    code = recovery_sheets.make(burnt, cost=CHEAP).shown
    synced(burnt)
    desk = fresh.joined()
    (locked,) = {is_locked(one) for one in numbers(desk)}
    assert locked
    envelopes.unlock(desk, code)
    return desk


def by_file(burnt: Desk, fresh: Fresh) -> Desk:
    synced(burnt)
    desk, file = fresh.joined(), fresh.folder / "钥匙.pairing"
    pairing.write(burnt, file, FILE_PASSPHRASE, CHEAP)
    pairing.read(desk, file, FILE_PASSPHRASE)
    return desk


def by_backup(burnt: Desk, fresh: Fresh) -> Desk:
    made = backups.back_up(burnt, fresh.folder / "一份.station")
    sets_number(burnt, records.add(burnt, "volunteer", {"name": "备份以后来的"}), 99)
    synced(burnt)
    return fresh.recovered(made.path)


WAYS: dict[str, Callable[[Desk, Fresh], Desk]] = {
    BY_PAPER: by_paper, BY_FILE: by_file, BY_BACKUP: by_backup,
}  # fmt: skip


def sets_number(desk: Desk, person: str, of: int) -> None:
    records.change(desk, "volunteer", person, {"id_type": "passport", "id_number": number(of)})


def numbers(desk: Desk) -> list[str]:
    return [
        str(one.values["id_number"])
        for one in desk.records.find(VOLUNTEER)
        if one.values["id_number"]
    ]


@pytest.mark.parametrize(
    ("county", "way"),
    [(SQLITE, BY_PAPER), (SQLITE, BY_FILE), (SQLITE, BY_BACKUP), (POSTGRESQL, BY_PAPER)],
    indirect=["county"],
)
def test_a_fresh_pc_becomes_equal_and_both_go_on(burnt: Desk, fresh: Fresh, way: str) -> None:
    desk = WAYS[way](burnt, fresh)
    for one in (desk, burnt, desk):
        synced(one)
    hold_the_same([burnt, desk])
    assert number(3) in numbers(desk)
    assert not pairing.waits_for_key(desk)
    assert desk.secrets.get(PRIVATE_KEY) == burnt.secrets.get(PRIVATE_KEY)

    # Each edits private fields, and sees the other's.
    people = desk.records.find(VOLUNTEER)
    sets_number(desk, people[5].id, 200)
    sets_number(burnt, people[6].id, 201)
    # The same number typed on both is the same ciphertext, and no conflict.
    for one in (desk, burnt):
        sets_number(one, people[7].id, 202)
    for one in (desk, burnt, desk, burnt):
        synced(one)
    hold_the_same([burnt, desk])
    assert {number(200), number(201), number(202)} <= set(numbers(burnt))

    # Certificates go on in a series of the PC's own.
    given = desk.records.find(kind_named("certificate"))
    held = desk.records.find(kind_named("activity"), status="held")
    activity = next(one.id for one in held if activity_certificates.issue(desk, one.id))
    assert len(desk.records.find(kind_named("certificate"))) > len(given), activity
    for one in (desk, burnt):
        synced(one)
    hold_the_same([burnt, desk])
    assert len({one.text("series") for one in desk.records.find(kind_named("device"))}) >= 2


def test_what_was_typed_while_locked_meets_what_another_pc_typed(small: Desk, fresh: Fresh) -> None:
    code = recovery_sheets.make(small, cost=CHEAP).shown
    synced(small)
    desk = fresh.joined()
    people = desk.records.find(VOLUNTEER)
    new = records.add(desk, "volunteer", {"name": "新来的"})
    sets_number(desk, new, 300)
    sets_number(desk, people[0].id, 301)
    sets_number(small, people[1].id, 302)
    for one in (desk, small, desk):
        synced(one)
    assert small.records.get(VOLUNTEER, new).values["id_number"] is None
    envelopes.unlock(desk, code)
    for one in (desk, small):
        synced(one)
    hold_the_same([small, desk])
    assert {number(300), number(301), number(302)} <= set(numbers(small))


def test_a_pc_without_a_line_comes_by_files_and_paper_alone(
    small: Desk, fresh: Fresh, county: RealCounty, tmp_path: Path
) -> None:
    code = recovery_sheets.make(small, cost=CHEAP).shown
    synced(small)
    home, request, reply = Home(tmp_path / "无网"), tmp_path / "申请.json", tmp_path / "回执"
    begun = Beginning(home, county.code(), PASSPHRASE, "王文书", CHEAP)
    joining.write_request(begun, request)
    county.command("enrol-request", str(request), "--out", str(reply))
    made = joining.read_reply(begun, reply)
    desk = opening.open_desk(made.home, made.master, Here())
    fresh.opened.append(desk)
    for round_ in range(6):
        out, back = tmp_path / f"带去{round_}.bundle", tmp_path / f"带回{round_}"
        back.mkdir()
        carriers.write(desk, out)
        county.command("bundle", "read", str(out), "--out", str(back))
        took = carriers.read(desk, [back])
        assert took.failed == []
        if not took.pulled and not took.photos and round_:
            break
    envelopes.unlock(desk, code)
    assert numbers(desk) == numbers(small)
    assert [one.text("name") for one in desk.records.find(kind_named("clerk"))] == ["王文书"]
    enrolling.add_address(desk, county.url)  # a line comes at last
    for one in (desk, small, desk):
        synced(one)
    hold_the_same([small, desk])


def test_an_original_that_the_county_has_comes_back_and_others_do_not(
    small: Desk, fresh: Fresh, county: RealCounty
) -> None:
    code = recovery_sheets.make(small, cost=CHEAP).shown
    synced(small)
    first, second, *_ = small.records.find(kind_named("photo"))
    county.command("photo", "original", CODE, first.text("sha256"))
    synced(small)
    desk = fresh.joined()
    envelopes.unlock(desk, code)
    for one in (first, second):
        originals.wish(desk, one.id)
    synced(desk)
    assert photos.original(desk, first.text("sha256")) == photos.original(
        small, first.text("sha256")
    )
    assert ORIGINAL not in desk.places.of(second.text("sha256"))
    with pytest.raises(errors.StationError):
        photos.original(desk, second.text("sha256"))


def test_an_envelope_the_county_changed_is_not_taken_and_the_file_still_serves(
    small: Desk, fresh: Fresh, county: RealCounty
) -> None:
    """Its administrator turns one character of the ciphertext, in the row and in the record."""
    code = recovery_sheets.make(small, cost=CHEAP).shown
    synced(small)
    (envelope,) = small.records.find(kind_named("key_envelope"))
    sealed = envelope.text("sealed")
    turned = sealed[:60] + ("A" if sealed[60] != "A" else "B") + sealed[61:]
    with county.office() as office, office.engine.begin() as connection:
        (line,) = connection.exec_driver_sql(
            f"SELECT line FROM feed_row WHERE record = '{envelope.id}'"
        ).one()
        connection.exec_driver_sql(
            "UPDATE feed_row SET line = ? WHERE record = ?",
            (bytes(line).replace(sealed.encode(), turned.encode()), envelope.id),
        )
    home = Home(fresh.folder / "新电脑")
    begun = Beginning(home, county.code(), PASSPHRASE, "王文书", CHEAP)
    desk = opening.open_desk(home, joining.join(begun, county.url).master, Here())
    fresh.opened.append(desk)
    assert synced(desk, whole=False).error is not None
    with pytest.raises(errors.NoEnvelopeOfSheet):
        envelopes.unlock(desk, code)
    assert pairing.waits_for_key(desk) and desk.secrets.find(PRIVATE_KEY) is None
    file = fresh.folder / "钥匙.pairing"
    pairing.write(small, file, FILE_PASSPHRASE, CHEAP)
    pairing.read(desk, file, FILE_PASSPHRASE)
    assert desk.secrets.get(PRIVATE_KEY) == small.secrets.get(PRIVATE_KEY)


def test_a_pc_founded_anew_by_mistake_finds_its_station_at_the_county(
    small: Desk, county: RealCounty, make_desk: Make
) -> None:
    """As the window's first steps are gone through on a new PC: 新建本站, then 接入县平台."""
    code = recovery_sheets.make(small, cost=CHEAP).shown
    synced(small)
    desk = make_desk("新电脑")
    sets_number(desk, records.add(desk, "volunteer", {"name": "先登记的"}), 400)
    enrolling.enroll(desk, county.url, county.code())
    for one in (desk, small):
        synced(one)
    assert pairing.strange_key(desk) and number(3) not in numbers(desk)
    envelopes.unlock(desk, code)
    for one in (desk, small, desk):
        synced(one)
    # The new PC's own text, shipped with the program, against the one this village has changed.
    (differs,) = conflicts.open_conflicts(desk)
    assert differs.kind == "document"
    conflicts.take(desk, differs.row, differs.field, "standing")
    for one in (desk, small, desk):
        synced(one)
    hold_the_same([small, desk])
    assert {number(3), number(400)} <= set(numbers(small))
