"""Pictures: what may be sent, how much has arrived, whole and checked ones kept and given out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Engine, exc

from county import errors
from county.auth import divisions as tree
from county.auth.divisions import Level
from county.config import Clock
from county.photos.arriving import Arriving, disk_refuses, hash_of
from county.photos.stores import PictureStore
from county.photos.types import MADE, TAKEN, is_of_type, type_of
from county.store import originals, photos
from county.store.engine import reading, writing
from county.store.photos import Picture, Place
from county.store.replicas import Replica

#: Section 9 of docs/protocol.md.
LIMITS = {"thumbnail": 200_000, "standard": 2_000_000, "original": 40_000_000}
#: The page promises seven days; the clock of who asks may differ.
KEPT_S = 8 * 86_400


class Photos:
    """Takes pictures in and gives them out.

    Args:
        engine: of the database.
        clock: of the county.
        arriving: half pictures.
        store: whole ones.
    """

    def __init__(
        self, engine: Engine, clock: Clock, arriving: Arriving, store: PictureStore
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._arriving = arriving
        self._store = store

    def create(self, caller: Replica, place: Place, announced: Picture) -> bool:
        """Agree to take a picture.

        Args:
            caller: the PC that will send it.
            place: where it belongs.
            announced: what will come.

        Returns:
            Whether it is here already, so that nothing need be sent.

        Raises:
            errors.NotYours: of another station.
            errors.TooBig: larger than its rendition may be.
            errors.WrongType: no picture, or of a type its rendition may not have.
            errors.SendRecordFirst: no photo record names it.
            errors.UploadElsewhere: this PC is sending it right now.
        """
        tree.demand(len(place.feed) == Level.STATION and tree.may_write(caller.feed, place.feed))
        if not 0 < announced.bytes <= LIMITS[place.rendition]:
            raise errors.TooBig()
        if announced.type not in (TAKEN if place.rendition == "original" else MADE):
            raise errors.WrongType()
        if place.rendition == "original" and announced.sha256 != place.photo:
            raise errors.Malformed("sha256")
        name = _name(place, caller.replica)
        with writing(self._engine) as connection:
            if photos.stored(connection, place):
                return True
            photos.note(connection, place.feed)
            if not photos.is_named(connection, place.feed, place.photo):
                raise errors.SendRecordFirst()
            held = photos.arriving(connection, place, caller.replica)
            if held == announced:
                photos.prolong(connection, place, caller.replica, self.ends())
                return False
            with self._arriving.held(name) as file:
                file.truncate(0)
                photos.announce(connection, place, caller.replica, announced, self.ends())
        return False

    def progress(self, caller: Replica, place: Place) -> tuple[int, int, int]:
        """How much of a picture has arrived.

        Returns:
            Bytes that arrived, bytes of the whole, second when what arrived is thrown away.

        Raises:
            errors.NotYours: of another station.
            errors.NotThere: this PC sends no such picture, and it is not here.
            errors.WrongChecksum: all had arrived, and it was not what was announced.
            errors.UploadElsewhere: all has arrived, and another request is checking it.
        """
        tree.demand(tree.may_write(caller.feed, place.feed))
        found, here = self._standing(place, caller.replica)
        size = self._arriving.size(_name(place, caller.replica))
        if not here and size >= found.bytes:
            # A process ended between the last byte and the end of the work.
            with self._held(place, caller.replica) as (found, file):
                if file is not None:
                    self.finish(caller, place, found, file)
            here = True
        return found.bytes if here else size, found.bytes, self.ends()

    @contextmanager
    def receiving(
        self, caller: Replica, place: Place, offset: int
    ) -> Iterator[tuple[Picture, BinaryIO] | None]:
        """What is to come and the file it goes into, held for this request alone.

        Args:
            caller: the PC that sends.
            place: where the picture belongs.
            offset: from which byte it goes on.

        Yields:
            None where the picture is here already.

        Raises:
            errors.NotYours: of another station.
            errors.NotThere: nothing was agreed on.
            errors.UploadElsewhere: another request is writing it.
            errors.WrongOffset: another number of bytes has arrived.
        """
        tree.demand(tree.may_write(caller.feed, place.feed))
        with self._held(place, caller.replica) as (announced, file):
            if file is None:
                yield None
                return
            if file.seek(0, 2) != offset:
                raise errors.WrongOffset()
            yield announced, file

    def _standing(self, place: Place, replica: str) -> tuple[Picture, bool]:
        """The picture, and whether it is here already; else it is what a PC announced."""
        with reading(self._engine) as connection:
            done = photos.stored(connection, place)
            announced = photos.arriving(connection, place, replica)
        if done:
            return done, True
        if announced is None:
            raise errors.NotThere(what="这张照片的上传")
        return announced, False

    @contextmanager
    def _held(self, place: Place, replica: str) -> Iterator[tuple[Picture, BinaryIO | None]]:
        """The file of an upload for this request alone; no file where the picture is here."""
        found, here = self._standing(place, replica)
        if here:
            yield found, None
            return
        name = _name(place, replica)
        with self._arriving.held(name) as file:
            # Who held it until now may have brought it to its end, and this file is a new one.
            found, here = self._standing(place, replica)
            if here:
                self._arriving.remove(name)
            yield found, None if here else file

    def keep_longer(self, caller: Replica, place: Place) -> int:
        """Something arrived: keep it for eight days from now.

        Returns:
            The second when it is thrown away.
        """
        ends = self.ends()
        with writing(self._engine) as connection:
            photos.prolong(connection, place, caller.replica, ends)
        return ends

    def finish(self, caller: Replica, place: Place, announced: Picture, file: BinaryIO) -> None:
        """All bytes are here: check them, keep the picture, forget the upload.

        Args:
            caller: the PC that sent it.
            place: where it belongs.
            announced: what should have come.
            file: what came, held.

        Raises:
            errors.WrongChecksum: it is something else; the upload begins anew.
            errors.WrongType: no picture of the announced type; likewise.
            errors.Busy: disk or store refuse; the bytes stay, and HEAD tries again.
        """
        name = _name(place, caller.replica)
        try:
            whole = file.seek(0, 2) == announced.bytes and hash_of(file) == announced.sha256
            file.seek(0)
            beginning = file.read(16)
        except OSError as error:
            raise disk_refuses(error) from error
        if not whole or not is_of_type(beginning, announced.type):
            self._begin_anew(place, caller.replica)
            raise errors.WrongType() if whole else errors.WrongChecksum()
        self._store.put(photos.object_name(place, announced.sha256), self._arriving.path(name))
        self._note(place, announced)
        self._arriving.remove(name)

    def take(self, place: Place, found: Picture, path: Path) -> bool:
        """Keep a picture that came in a bundle.

        Args:
            place: where it belongs.
            found: its size and hash; its type is told by its first bytes.
            path: a file with its bytes, checked against the hash.

        Returns:
            Whether it is here now; not if no record names it, or it is no picture.
        """
        with path.open("rb") as file:
            media_type = type_of(file.read(16))
        right = place.rendition != "original" or found.sha256 == place.photo
        if media_type not in (TAKEN if place.rendition == "original" else MADE) or not right:
            return False
        with writing(self._engine) as connection:
            photos.note(connection, place.feed)
            if not photos.is_named(connection, place.feed, place.photo):
                return False
            if photos.stored(connection, place):
                return True
        picture = Picture(found.bytes, found.sha256, media_type)
        self._store.put(photos.object_name(place, found.sha256), path)
        self._note(place, picture)
        return True

    def _note(self, place: Place, found: Picture) -> None:
        at = self._clock().isoformat(timespec="seconds")
        try:
            with writing(self._engine) as connection:
                photos.store(connection, place, found, at)
                photos.forget(connection, place)
        except exc.IntegrityError:
            # Another PC's finished in the same moment, and stands.
            with writing(self._engine) as connection:
                photos.forget(connection, place)
        with reading(self._engine) as connection:
            stands = photos.stored(connection, place)
        if stands is not None and stands.sha256 != found.sha256:
            self._store.delete(photos.object_name(place, found.sha256))

    def _begin_anew(self, place: Place, replica: str) -> None:
        with writing(self._engine) as connection:
            photos.forget(connection, place, replica)
        self._arriving.remove(_name(place, replica))

    def picture(self, caller_feed: str, place: Place) -> Picture:
        """What is known of a picture that is here.

        Args:
            caller_feed: code of who asks.
            place: where it belongs.

        Raises:
            errors.NotYours: asked by another station or town.
            errors.NotThere: it has not arrived.
        """
        tree.demand(tree.is_within(place.feed, caller_feed))
        with reading(self._engine) as connection:
            found = photos.stored(connection, place)
        if found is None:
            raise errors.NotThere(what="这张照片")
        return found

    def ask_original(self, caller: Replica, place: Place) -> bool:
        """Ask the station's PCs for the original of a photo; it comes when one that has it syncs.

        Returns:
            Whether it is here already.

        Raises:
            errors.NotYours: of another station.
            errors.NotThere: no record names that photo.
        """
        tree.demand(tree.may_write(caller.feed, place.feed))
        at = self._clock().isoformat(timespec="seconds")
        with writing(self._engine) as connection:
            return ask_original(connection, place, f"replica:{caller.replica}", at)

    def read(self, place: Place, found: Picture, first: int, last: int) -> bytes:
        """Bytes of a picture from `first` to `last`, both included.

        Raises:
            errors.NotThere: somebody removed it from the store.
        """
        data = self._store.get(photos.object_name(place, found.sha256), first, last)
        if data is None:
            raise errors.NotThere(what="这张照片")
        return data

    def sweep(self) -> int:
        """Forget uploads that nobody went on with, and pictures of people who were deleted.

        Returns:
            How many uploads.
        """
        with writing(self._engine) as connection:
            late = photos.expired(connection, int(self._clock().timestamp()))
            for place, replica in late:
                photos.forget(connection, place, replica)
        for place, replica in late:
            self._arriving.remove(_name(place, replica))
        self._clear_given_up()
        return len(late)

    def _clear_given_up(self) -> None:
        with reading(self._engine) as connection:
            gone = photos.given_up(connection)
        for place, found in gone:
            # The bytes first: a picture whose row is gone would never be found again.
            self._store.delete(photos.object_name(place, found.sha256))
            with writing(self._engine) as connection:
                photos.lose(connection, place)

    def ends(self) -> int:
        """When what arrives now would be thrown away, in seconds."""
        return int(self._clock().timestamp()) + KEPT_S


def ask_original(connection: Connection, place: Place, by: str, at: str) -> bool:
    """Note that an original is wanted.

    Returns:
        Whether it is here already.

    Raises:
        errors.NotThere: no record of the station names that photo.
    """
    photos.note(connection, place.feed)
    if not photos.is_named(connection, place.feed, place.photo):
        raise errors.NotThere(what="这张照片")
    if photos.stored(connection, Place(place.feed, place.photo, "original")):
        return True
    originals.ask(connection, place.feed, place.photo, by, at)
    return False


def _name(place: Place, replica: str) -> str:
    return f"{place.feed}-{place.photo}-{place.rendition}-{replica}"
