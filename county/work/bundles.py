"""Bundles at the county: what stations without a line send by stick, and what goes back to them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select

from county import errors
from county.auth import divisions as tree
from county.auth.keyring import Keyring
from county.config import LINE_LIMIT, PROTOCOL_VERSION, Clock
from county.store import audit, divisions, photos, replicas
from county.store.access_tables import carried
from county.store.engine import reading, writing
from county.store.photos import RENDITIONS, Picture, Place
from county.store.replicas import Replica
from county.wire import bundles
from county.wire.bundles import Part
from county.wire.encoding import unb64
from county.work.carried_pictures import pictures_for
from county.work.carried_replies import CarriedReplies
from county.work.photos import LIMITS, Photos
from county.work.sealed_files import SealedFiles

_PHOTO = b'["photo",'
_HASH = re.compile(r"[0-9a-f]{64}")
_DAMAGED = (
    EOFError,
    zlib.error,
    OSError,
    ValueError,
    TypeError,
    RecursionError,
    msgspec.MsgspecError,
)
#: A station's whole life is far below.
_KEY_BYTES, _RECORDS_LIMIT = 32, 256 * 1024 * 1024
#: So many pictures a reply by files asks for: the next stick comes in weeks.
_LACKING = 500


@dataclass(slots=True)
class Read:
    """What became of one bundle.

    Args:
        id: of the bundle.
        station: code of who sent it.
        parts: how many there should be.
        ops: how many of its ops were judged.
        conflicts: how many of those are parked.
        rejected: how many will never be taken.
        photos: how many pictures were kept.
        photos_left: how many were not: no record names them, or they are damaged.
        replies: files of the bundle that goes back.
        missing: numbers of parts that are not at hand; then nothing was read.
    """

    id: str
    station: str
    parts: int = 1
    ops: int = 0
    conflicts: int = 0
    rejected: int = 0
    photos: int = 0
    photos_left: int = 0
    replies: list[Path] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)


class Bundles:
    """Reads and writes bundles.

    Args:
        engine: of the database.
        keyring: of the county.
        clock: of the county.
        replies: judge what they hold.
        files: writes what goes back.
        pictures: takes their pictures.
        scratch: folder for what is unpacked meanwhile.
    """

    def __init__(
        self,
        engine: Engine,
        keyring: Keyring,
        clock: Clock,
        replies: CarriedReplies,
        files: SealedFiles,
        pictures: Photos,
        scratch: Path,
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._clock = clock
        self._replies = replies
        self._files = files
        self._photos = pictures
        self._scratch = scratch

    # Reading -------------------------------------------------------------------------------

    def read(
        self, paths: Sequence[Path], out: Path, *, part_bytes: int | None = None
    ) -> tuple[list[Read], list[errors.CountyError]]:
        """Take in bundles of stations; parts in any order, twice, spread over folders.

        What this county wrote itself lies on the sticks until it was read; it is passed over.

        Args:
            paths: files.
            out: folder for the bundles that go back.
            part_bytes: at most so many in a part of these.

        Returns:
            What became of each bundle, and why others could not be read: one stops no other.
        """
        failed: list[errors.CountyError] = []
        groups: dict[str, dict[int, Part]] = {}
        own = self._code()
        for path in paths:
            try:
                part = bundles.read_part(path)
            except errors.NotABundle as error:
                failed.append(error)
                continue
            if part.head.sender != own:
                groups.setdefault(part.head.id, {})[part.head.part] = part
        done = []
        for parts in groups.values():
            try:
                done.append(self._read(list(parts.values()), out, part_bytes))
            except errors.CountyError as error:
                named = isinstance(error, errors.NotABundle)
                path = next(iter(parts.values())).path
                failed.append(error if named else errors.NotABundle(path=path, why=str(error)))
        return done, failed

    def _read(self, parts: list[Part], out: Path, part_bytes: int | None) -> Read:
        sender = self._sender(parts)
        head = parts[0].head
        result = Read(head.id, head.sender, head.parts, missing=bundles.missing(parts))
        if result.missing:
            return result
        self._scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=self._scratch) as clear:
            bundles.unseal(parts, cast(BinaryIO, clear), self._keyring.sealing)
            clear.seek(0)
            try:
                with gzip.GzipFile(fileobj=clear) as inside:
                    contents = cast(IO[bytes], inside)
                    body, line = _records(contents)
                    opening, rows, asked, sender = self._take(body, sender, result)
                    self._take_photos(contents, line, sender, result)
            except _DAMAGED as error:
                raise errors.NotABundle(path=parts[0].path, why="里面的内容已损坏") from error
        self._lacking(opening, sender.feed)
        result.replies = self._seal(opening, rows, sender, out, part_bytes, asked)
        return result

    def _code(self) -> str:
        with reading(self._engine) as connection:
            county = divisions.the_county(connection)
        return county.code if county else ""

    def _sender(self, parts: list[Part]) -> Replica:
        """Whose signature every part bears."""
        head, path = parts[0].head, parts[0].path
        if head.receiver != self._code():
            raise errors.NotABundle(path=path, why=f"它是发给 {head.receiver[:12]} 的")
        sender = self._by_signer(head.sender, head.signer)
        if sender is None and self._introduced(parts):
            sender = self._by_signer(head.sender, head.signer)
        if sender is None:
            raise errors.NotABundle(path=path, why="发来它的电脑没有登记")
        if sender.revoked_at is not None:
            raise errors.NotABundle(path=path, why="发来它的电脑已被停用")
        if not all(part.head.is_signed_by(sender.key) for part in parts):
            raise errors.NotABundle(path=path, why="签名不对，内容被改动过")
        if any(part.head.whole != head.whole for part in parts):
            raise errors.NotABundle(path=path, why="各部分不属于同一个文件包")
        return sender

    def _by_signer(self, feed: str, signer: str) -> Replica | None:
        with reading(self._engine) as connection:
            known = replicas.of_feed(connection, feed)
        return next((each for each in known if each.signer == signer), None)

    def _introduced(self, parts: list[Part]) -> bool:
        """Whether a list of keys inside, which we signed, tells of PCs a restored county lost."""
        if bundles.missing(parts):
            return False
        self._scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=self._scratch) as clear:
            try:
                bundles.unseal(parts, cast(BinaryIO, clear), self._keyring.sealing)
                clear.seek(0)
                with gzip.GzipFile(fileobj=clear) as inside:
                    first = cast(IO[bytes], inside).readline(LINE_LIMIT)
                return self._replies.take_back(msgspec.json.decode(first)) > 0
            except (*_DAMAGED, errors.NotABundle):
                return False

    def _lacking(self, opening: dict[str, Any], feed: str) -> None:
        """What is waited for now that the bundle's pictures are here."""
        opening.pop("lacks", None)
        with writing(self._engine) as connection:
            lacking = photos.lacks(connection, feed, _LACKING)
        if lacking:
            opening["lacks"] = lacking

    def _take(
        self, body: bytes, sender: Replica, result: Read
    ) -> tuple[dict[str, Any], bytes, object, Replica]:
        """Have its ops judged.

        Returns:
            The reply's first line, all rows its copy lacks, pictures it asks for, and the sender.
        """
        first, _, _ = body.partition(b"\n")
        head = msgspec.json.decode(first, type=dict[str, Any])
        if (head.get("station"), head.get("replica")) != (sender.feed, sender.replica):
            raise ValueError("sender")
        opening, rows = self._replies.answer_bundle(body, sender.replica)
        for _first, count, verdict, *_ in opening.get("verdicts", []):
            result.ops += count
            result.conflicts += count if verdict == "conflict" else 0
            result.rejected += count if verdict == "rejected" else 0
        cursors = head.get("cursors", {})
        sealing = unb64(head.get("sealing"), _KEY_BYTES)
        with writing(self._engine) as connection:
            _remember(connection, sender.replica, cursors, self._clock().isoformat())
            if not sender.sealing and sealing is not None:
                # It was taken back by a list of keys, which does not tell this one.
                replicas.learn_sealing(connection, sender.replica, sealing)
                sender = replace(sender, sealing=sealing)
            audit.note(
                connection,
                self._clock(),
                f"replica:{sender.replica}",
                "bundle.read",
                f"{sender.feed} {result.id}",
            )
        return opening, rows, head.get("lacks"), sender

    def _take_photos(self, contents: IO[bytes], line: bytes, sender: Replica, result: Read) -> None:
        while line:
            told = json.loads(line)
            _, photo, rendition, size, sha256 = told
            if rendition not in RENDITIONS or not 0 < size <= LIMITS[rendition]:
                raise ValueError("photo")
            if not _HASH.fullmatch(photo):
                raise ValueError("photo")  # files are named by it
            with tempfile.NamedTemporaryFile(dir=self._scratch) as file:
                hashed = _copied(contents, file, size)
                place = Place(sender.feed, photo, rendition)
                kept = hashed == sha256 and self._photos.take(
                    place, Picture(size, hashed, ""), Path(file.name)
                )
            result.photos += int(kept)
            result.photos_left += int(not kept)
            line = contents.readline(LINE_LIMIT)

    # Writing -------------------------------------------------------------------------------

    def write(self, replica: str, out: Path, *, part_bytes: int | None = None) -> list[Path]:
        """A bundle for a PC with what its copy lacked when it last wrote one.

        Args:
            replica: UUID of the PC.
            out: folder.
            part_bytes: at most so many in a part.

        Raises:
            errors.UnknownDevice: no such PC, or it was revoked.
        """
        with reading(self._engine) as connection:
            found = replicas.known(connection, replica)
            if found is None or found.why == "division" or found.revoked_at is not None:
                raise errors.UnknownDevice(replica=replica[:40])
            text = connection.execute(
                select(carried.c.cursors).where(carried.c.replica == replica)
            ).scalar_one_or_none()
        start = {code: [0, ""] for code in tree.above(found.feed)}
        head = {
            "v": PROTOCOL_VERSION,
            "schema": found.schema_version,
            "program": found.program or "",
            "station": found.feed,
            "replica": replica,
            "cursors": json.loads(text) if text else start,
            "waits": [found.waits_ops or 0, found.waits_photos or 0],
        }
        opening, rows = self._replies.answer(head, b"")
        self._lacking(opening, found.feed)
        return self._seal(opening, rows, found, out, part_bytes)

    def seal_reply(self, reply: dict[str, Any], sealing: bytes, path: Path) -> None:
        """The reply to an enrolment's request file: one part, sealed to the request's key.

        Args:
            reply: of `Enrolling.enrol`.
            sealing: public X25519 key of the request.
            path: the file.
        """
        clear = msgspec.json.encode(reply)
        self._files.write(clear, sealing, reply["station"]["code"], path.parent, None, path)

    def _seal(
        self,
        opening: dict[str, Any],
        rows: bytes,
        to: Replica,
        out: Path,
        part_bytes: int | None,
        asked: object = None,
    ) -> list[Path]:
        if len(to.sealing) != _KEY_BYTES:
            raise errors.BadInput(
                what=(
                    f"县平台恢复备份以后，还不知道电脑 {to.replica[:8]} 的加密公钥，"
                    "不能给它写文件包。"
                    "请让那台电脑先写一个文件包带来（station bundle write），读过它就知道了；"
                    "有网络的，联网同步即可，不用文件包。"
                )
            )
        pictures = pictures_for(self._engine, self._photos, to.feed, asked, rows)
        reply = b"".join([msgspec.json.encode(opening), b"\n", rows, *pictures])
        packed = gzip.compress(reply, 6, mtime=0)
        return self._files.write(packed, to.sealing, to.feed, out, part_bytes)


def _records(contents: IO[bytes]) -> tuple[bytes, bytes]:
    """The lines of the records, and the line of the first picture or nothing."""
    body = bytearray()
    while True:
        line = contents.readline(LINE_LIMIT + 2)
        if not line or line.startswith(_PHOTO):
            return bytes(body), line
        if len(line) > LINE_LIMIT + 1 or len(body) > _RECORDS_LIMIT:
            raise ValueError("too big")
        body += line


def _copied(contents: IO[bytes], file: IO[bytes], size: int) -> str:
    """Copy so many bytes; their SHA-256."""
    digest = hashlib.sha256()
    while size:
        piece = contents.read(min(size, LINE_LIMIT))
        if not piece:
            raise EOFError
        digest.update(piece)
        file.write(piece)
        size -= len(piece)
    file.flush()
    return digest.hexdigest()


def _remember(connection: Connection, replica: str, cursors: object, at: str) -> None:
    connection.execute(delete(carried).where(carried.c.replica == replica))
    values = {"replica": replica, "cursors": json.dumps(cursors), "at": at[:40]}
    connection.execute(insert(carried), values)


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Files, and the bundles in folders."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.bundle"))
        else:
            yield path
