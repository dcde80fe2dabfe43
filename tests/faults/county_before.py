"""Syncing as scenarios see it, and the joined station they start from."""

from __future__ import annotations

import shutil

from county.work import snapshots as snapshots_made
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.sync import carriers, enrolling, joining, sync_run, sync_state
from desktop.services.sync.carried import CarriedRecords
from desktop.services.sync.joining import Beginning
from desktop.sync.bundles.bundle_head import SUFFIX
from desktop.sync.incoming import snapshot as snapshots_taken
from tests.faults.county_beside import URL, CountyBeside
from tests.faults.scenes import CHEAP, FACTS, FIRST_PASSPHRASE, NOW, Scene


def make_joined(scene: Scene) -> None:
    """The station joins a county and syncs; then both sides write on, also over each other.

    Args:
        scene: with the station every scenario starts from; the county is made beside it.
    """
    county = CountyBeside(scene)
    county.found()
    desk = scene.sit_down()
    try:
        enrolling.enroll(desk, URL, county.code, county)
        _whole(desk, county)
        person = desk.records.find(kind_named("volunteer"))[0].id
        county.make_code()
        county.let_another_work(person, (scene.given / "1.jpg").read_bytes())
        records.change(desk, "volunteer", person, {"phone": "19987654321", "skills": ("剪纸",)})
        records.add(desk, "volunteer", {"name": "新来人", "sex": "男", "phone": "19900000099"})
        activity = desk.records.find(kind_named("activity"))[0].id
        photos.add_photos(desk, activity, [scene.given / "2.jpg"])
    finally:
        desk.close()
    county.make_code()
    small_pieces()
    county.back_up()
    county.county.close()


def small_pieces() -> None:
    """A few rows are worth a snapshot, which comes and is laid in piece by piece."""
    snapshots_made.WORTH_ROWS = 20
    snapshots_taken.PIECE_BYTES = 2_000
    snapshots_taken.PIECE_RECORDS = 10


def sync(scene: Scene, desk: Desk) -> None:
    """Sync over the line until nothing is left."""
    _whole(desk, CountyBeside(scene))


def _whole(desk: Desk, county: CountyBeside) -> None:
    # What photos wait for is told in the reply to what named them.
    for _ in range(2):
        done = sync_run.run(desk, county, seconds=lambda: 0.0)
        if done.error is not None:
            raise done.error
    standing = sync_state.standing(desk)
    assert standing.synced, standing


def join(scene: Scene) -> None:
    """A second PC joins from an empty folder."""
    county = CountyBeside(scene)
    begun = Beginning(
        scene.home, county.code, FIRST_PASSPHRASE, FACTS.clerk, CHEAP, clock=lambda: NOW
    )
    joining.join(begun, URL, county)


def write_bundle(scene: Scene, desk: Desk) -> None:
    """Onto the stick, for somebody to carry."""
    carriers.write(
        desk, scene.stick, part_bytes=carriers.SMALLEST_PART_BYTES, records=CarriedRecords()
    )


def carry(scene: Scene, desk: Desk) -> None:
    """The county reads the stick, and the station what comes back."""
    county = CountyBeside(scene)
    out = scene.root / "carried"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    back = county.answer_files(sorted(scene.stick.glob(f"*{SUFFIX}")), out)
    took = carriers.read(desk, back, records=CarriedRecords())
    for _, error in took.failed:
        raise error


def carry_again(scene: Scene, desk: Desk) -> None:
    """All of it, from the start; only a reply tells which pictures the next bundle takes."""
    for _ in range(2):
        write_bundle(scene, desk)
        carry(scene, desk)
