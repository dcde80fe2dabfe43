"""A county beside the disk that fails: the real platform in this process, kept from run to run."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from county.app import County, make_app, make_verbs
from county.config import Place
from county.store.photos import Picture
from county.store.photos import Place as PicturePlace
from desktop import errors
from desktop.sync.line.address import Address
from desktop.sync.line.metering import Traffic
from desktop.sync.line.port import Reply
from tests.county_line import InProcess, join, photo
from tests.county_pc import notice
from tests.faults import shim
from tests.faults.scenes import FACTS, NOW, Scene

#: Marks of answered requests begin here; below are the steps a clerk was told of.
ANSWERED = 1_000
STATION = FACTS.code
URL = "http://127.0.0.1:9"
_CODE = "code"


class CountyBeside:
    """The county, and the lines to it.

    Args:
        scene: its `county` holds the data. Where its `answered` is there, what the county holds
            after each request is kept in it, for the power cut that comes right then.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.traffic = Traffic()
        self.failure: errors.NoAnswer | None = None
        database = f"sqlite:///{scene.county / 'county.db'}"
        self.county = County(Place(scene.county, database), lambda: NOW, self._random)
        self._client: InProcess | None = None

    def _random(self, size: int) -> bytes:
        """The same at every run, and never the same twice in a county's life."""
        log = self._scene.county / "drawn"
        with log.open("ab") as drawn:
            drawn.write(b".")
            return random.Random(drawn.tell()).randbytes(size)  # noqa: S311 - reproducible

    # --- lines ------------------------------------------------------------------------------

    def bare(self, _address: Address) -> CountyBeside:
        """A line that trusts nobody."""
        return self

    def to(self, _address: Address, _ca: str) -> CountyBeside:
        """A line that trusts the county."""
        return self

    def close(self) -> None:
        """Nothing to hang up."""

    def abort(self) -> None:
        """Nor from another thread."""

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        """One request, answered by the real routes."""
        self._client = self._client or InProcess(make_app(make_verbs(self.county)))
        found = self._client.request(method, path, headers=dict(headers), content=body)
        self._keep_answered()
        return Reply(found.status_code, dict(found.headers), found.content)

    def _keep_answered(self) -> None:
        if self._scene.answered.is_dir():
            number = ANSWERED + len(list(self._scene.answered.iterdir()))
            shutil.copytree(self._scene.county, self._scene.answered / str(number))
            shim.mark(number)

    # --- the county's own work --------------------------------------------------------------

    def found(self) -> None:
        """A county with this station in it, and a code for a PC."""
        self._scene.county.mkdir()
        self.county.open()
        for code, name in ((STATION[:6], FACTS.county), (STATION[:9], FACTS.town)):
            self.county.stations.add(code, name)
        self.county.stations.add(STATION, FACTS.name)
        self.make_code()

    def make_code(self) -> None:
        """Another code, written down for whoever joins next."""
        code = self.county.enrolling.make_code(STATION).code
        (self._scene.county / _CODE).write_text(code, encoding="ascii")

    @property
    def code(self) -> str:
        """The newest one."""
        return (self._scene.county / _CODE).read_text("ascii")

    def let_another_work(self, person: str, picture: bytes) -> None:
        """Another PC of the station edits somebody and takes a photo; the county says something."""
        client = InProcess(make_app(make_verbs(self.county)))
        other = join(client, self.code, STATION)
        other.sync()
        other.op("volunteer", person, phone="19912345678", notes="另一台电脑写的")
        for number in range(30):
            other.op("point", f"00000000-0000-4000-8000-{number:012}", "add", name=f"点{number}")
        taken = photo(other, picture)
        other.sync()
        place = PicturePlace(STATION, taken, "thumbnail")
        path = self._scene.given / "1.jpg"
        self.county.photos.take(place, Picture(len(picture), taken, "image/jpeg"), path)
        self.county.administering.publish("document", [notice(f"通知{n}") for n in range(5)])

    def back_up(self) -> None:
        """With it the snapshots that are due are made."""
        self.county.backups.make(self._scene.county / "backup.db")

    def answer_files(self, paths: Sequence[Path], out: Path) -> list[Path]:
        """Read bundles, and write those that go back."""
        done, refused = self.county.bundles.read(paths, out)
        assert not refused, refused
        return [reply for one in done for reply in one.replies]


def warm(scene: Scene) -> None:
    """Load all of the platform; no request is made, whose threads a fork would not take along."""
    beside = CountyBeside(scene)
    beside.found()
    make_app(make_verbs(beside.county))
    beside.county.close()


def held(scene: Scene) -> dict[str, str]:
    """What a county holds: how many operations on what, and which pictures."""
    with closing(sqlite3.connect(scene.county / "county.db")) as database:
        ops = database.execute(
            "SELECT feed, kind, count(*) FROM feed_row GROUP BY feed, kind ORDER BY feed, kind"
        ).fetchall()
        pictures = database.execute(
            "SELECT photo, rendition, sha256 FROM picture ORDER BY photo, rendition"
        ).fetchall()
    return {"county's operations": json.dumps(ops), "county's pictures": json.dumps(pictures)}
