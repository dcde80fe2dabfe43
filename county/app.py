"""Builds and wires the platform; the only place that does."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from county import errors
from county.auth.admins import Admins
from county.auth.challenges import Challenges
from county.auth.door import Door
from county.auth.keyring import Keyring
from county.auth.limits import Limits
from county.auth.tokens import Tokens
from county.config import Clock, Place, Randomness, place_of, system_clock, system_randomness
from county.photos.arriving import Arriving
from county.photos.stores import PictureStore, open_store
from county.store import divisions, requirements, upgrading
from county.store.engine import open_engine, reading, writing
from county.store.photos import lacks
from county.wire.kinds import Kinds
from county.wire.kinds import load as load_kinds
from county.work.administering import Administering
from county.work.backups import Backups
from county.work.bundles import Bundles
from county.work.carried_replies import CarriedReplies
from county.work.chain_heads import ChainHeads
from county.work.enrolling import Enrolling
from county.work.exchange import Exchange
from county.work.papers import Papers
from county.work.photos import Photos
from county.work.picture_copies import PictureCopies
from county.work.publishing import Publisher
from county.work.sealed_files import SealedFiles
from county.work.snapshots import Snapshots
from county.work.station_files import StationFiles
from county.work.stations import Stations
from county.work.wipe_proofs import WipeProofs

if TYPE_CHECKING:
    from fastapi import FastAPI
    from sqlalchemy import Engine

    from county.routes.wiring import Verbs

_log = logging.getLogger(__name__)

#: So many requests at once in one worker; also its connections to the database.
THREADS = 8
TIDY_EVERY_S = 3600


class County:
    """One county's platform: its place, and the verbs that work on it.

    What a command does not ask for is not built.

    Args:
        place: where its things lie.
        clock: tells the time.
        randomness: gives random bytes.
        photos: where pictures lie, as ``--photos`` says; empty for the place's own folder.
    """

    def __init__(
        self,
        place: Place,
        clock: Clock = system_clock,
        randomness: Randomness = system_randomness,
        *,
        photos: str = "",
    ) -> None:
        self.place = place
        self._photos = photos
        self.clock = clock
        self.randomness = randomness
        self.engine: Engine = open_engine(place.database, connections=THREADS)

    def open(self) -> County:
        """Bring the database to this version and find or make the keys.

        Raises:
            errors.NewerDatabase: made by a newer program; nothing was changed.
            errors.DatabaseUnreachable: it does not answer.
            errors.NoKeys: the database belongs to keys that are not in this place.
        """
        upgrading.upgrade(self.engine)
        self.know_keys()
        return self

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def know_keys(self) -> None:
        """Find or make the keys; a database is never served with another county's.

        Raises:
            errors.NoKeys: it belongs to keys that are not in this place.
        """
        with reading(self.engine) as connection:
            held = divisions.fact(connection, "identity")
        if held is not None and not (self.place.keys / "identity.key").is_file():
            raise errors.NoKeys(place=self.place.keys)
        mine = self.keyring.identity_public.hex()
        if held is None:
            with writing(self.engine) as connection:
                held = divisions.fact(connection, "identity") or mine
                divisions.set_fact(connection, "identity", held)
        if held not in {key.hex() for key in self.keyring.identities}:
            raise errors.NoKeys(place=self.place.keys)

    @cached_property
    def keyring(self) -> Keyring:
        """The county's keys."""
        return Keyring.load_or_make(self.place.keys, self.randomness)

    @cached_property
    def door(self) -> Door:
        """Who knocks."""
        secret = self.keyring.challenge_secret
        challenges = Challenges(secret, self.clock, self.randomness)
        return Door(challenges, Tokens(secret, self.clock))

    @cached_property
    def stations(self) -> Stations:
        """Divisions and PCs."""
        return Stations(self.engine, self.keyring, self.clock, self.randomness)

    @cached_property
    def chain_heads(self) -> ChainHeads:
        """What became of the chains of stations' PCs."""
        return ChainHeads(self.engine, self.clock)

    @cached_property
    def wipe_proofs(self) -> WipeProofs:
        """Whether PCs that were handed over were emptied."""
        return WipeProofs(self.engine)

    @cached_property
    def papers(self) -> Papers:
        """What the county signs."""
        return Papers(self.engine, self.keyring, self.clock, self.ca)

    @cached_property
    def enrolling(self) -> Enrolling:
        """Codes and joining."""
        return Enrolling(
            self.engine, self.keyring, self.clock, self.randomness, self.door, self.papers
        )

    @cached_property
    def admins(self) -> Admins:
        """Keys of administrators."""
        secret = self.keyring.challenge_secret
        return Admins(self.engine, secret, self.clock, self.randomness)

    @cached_property
    def kinds(self) -> Kinds:
        """The rules of `kinds.json`."""
        return load_kinds()

    @cached_property
    def exchange(self) -> Exchange:
        """What answers stations."""
        return Exchange(
            self.engine,
            self.keyring,
            self.clock,
            self.randomness,
            self.door,
            self.kinds,
            lacks=lacks,
            needed=requirements.needed,
        )

    @cached_property
    def blobs(self) -> Snapshots:
        """Snapshots."""
        return Snapshots(self.engine, self.clock)

    @cached_property
    def backups(self) -> Backups:
        """Backups of the database."""
        return Backups(self.engine, self.clock, self.blobs.make_due)

    @cached_property
    def administering(self) -> Administering:
        """What county and towns tell stations."""
        publisher = Publisher(self.engine, self.keyring, self.clock, self.randomness, self.kinds)
        return Administering(self.engine, publisher, self.kinds, self.clock, self.randomness)

    @cached_property
    def files(self) -> StationFiles:
        """What stations have sent, for those above them."""
        return StationFiles(self.engine, self.clock)

    @cached_property
    def pictures(self) -> PictureStore:
        """Where whole pictures lie."""
        return open_store(self._photos, self.place.photos)

    @cached_property
    def picture_copies(self) -> PictureCopies:
        """Copies of pictures beside a backup."""
        return PictureCopies(self.engine, self.pictures)

    @cached_property
    def photos(self) -> Photos:
        """Pictures."""
        return Photos(self.engine, self.clock, Arriving(self.place.staging), self.pictures)

    @cached_property
    def bundles(self) -> Bundles:
        """Files instead of a line."""
        return Bundles(
            self.engine,
            self.keyring,
            self.clock,
            CarriedReplies(self.engine, self.exchange, self.papers),
            SealedFiles(self.engine, self.keyring, self.randomness),
            self.photos,
            self.place.staging,
        )

    def ca(self) -> str:
        """The county's own CA as PEM; empty where its certificate is one that systems know."""
        try:
            return (self.place.data / "ca" / "ca.pem").read_text("ascii")
        except FileNotFoundError:
            return ""


def make_verbs(county: County, *, behind_proxy: bool = False, figures: str | None = None) -> Verbs:
    """Everything the routes call.

    Args:
        county: opened.
        behind_proxy: a reverse proxy stands before us, so that loopback proves nothing.
        figures: folder by which several workers tell their figures together.
    """
    from county.metrics import Metrics
    from county.routes.wiring import Verbs
    from county.work.overview import Overview

    return Verbs(
        engine=county.engine,
        clock=county.clock,
        door=county.door,
        limits=Limits(county.engine, county.clock),
        admins=county.admins,
        enrolling=county.enrolling,
        papers=county.papers,
        stations=county.stations,
        exchange=county.exchange,
        blobs=county.blobs,
        photos=county.photos,
        administering=county.administering,
        overview=Overview(county.engine, county.clock),
        files=county.files,
        metrics=Metrics(figures),
        behind_proxy=behind_proxy,
    )


def make_app(verbs: Verbs) -> FastAPI:
    """The application over its verbs."""
    import anyio.to_thread
    from fastapi import FastAPI

    from county.routes import admin, exchange, health, joining, openapi, photos, refusals
    from county.routes import reading as station_reading
    from county.routes.bodies import Room
    from county.routes.envelope import Envelope
    from county.web import pages, record_pages

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        # The libraries stay as they are: walking them again and again cost a third of a push.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        tidying = asyncio.create_task(_tidy(verbs))
        yield
        tidying.cancel()
        with suppress(asyncio.CancelledError):
            await tidying
        verbs.engine.dispose()

    app = FastAPI(
        title="新时代文明实践站 县平台",
        version="1",
        description="docs/protocol.md",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.verbs = verbs
    app.state.room = Room()
    pages_and_all = (joining, exchange, photos, admin, station_reading, health, pages, record_pages)
    for module in pages_and_all:
        app.include_router(module.router)
    refusals.register(app)
    pages.register(app)
    openapi.complete(app)
    app.add_middleware(Envelope, figures=verbs.metrics)
    return app


def _end_with(parent: int) -> None:
    """A worker whose supervisor was killed would serve on, and nobody could stop it."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True, name="supervisor").start()


async def _tidy(verbs: Verbs) -> None:
    """Now and then forget uploads that nobody went on with, and old snapshots."""
    from starlette.concurrency import run_in_threadpool

    while True:
        await asyncio.sleep(TIDY_EVERY_S)
        for forget in (verbs.photos.sweep, verbs.blobs.forget_old):
            try:
                await run_in_threadpool(forget)
            except errors.CountyError as error:
                logging.getLogger("county").warning("tidying: %s", error.kind)


def create() -> FastAPI:
    """The application of a worker process, from what `county serve` left in the environment."""
    from county import logbook

    logbook.start()
    supervisor = int(os.environ.get("COUNTY_SUPERVISOR", "0"))
    if supervisor and supervisor != os.getpid():
        _end_with(supervisor)
    place = place_of(os.environ.get("COUNTY_DATA"), os.environ.get("COUNTY_DATABASE"))
    county = County(place, photos=os.environ.get("COUNTY_PHOTOS", ""))
    try:
        upgrading.demand_current(county.engine)
        county.know_keys()
    except (errors.WorldError, errors.Busy) as error:
        # The database may be down just now: whoever minds the workers starts another one.
        told = {"fields": {"error": error.kind}}
        logging.getLogger("county").error("worker can't serve", extra=told)
        raise SystemExit(1) from error
    return make_app(
        make_verbs(
            county,
            behind_proxy=os.environ.get("COUNTY_BEHIND_PROXY") == "1",
            figures=os.environ.get("PROMETHEUS_MULTIPROC_DIR"),
        )
    )
