"""Photos after the records: what the county waits for goes up, what this PC lacks comes down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop import errors, logbook
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.photos import originals, photos_refused
from desktop.services.photos.pictures_again import small_renditions
from desktop.services.sync.pictures_kept import kept_here
from desktop.services.sync.replicas import REPLICA
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from desktop.sync.joining.joined import CHALLENGE, device_key
from desktop.sync.line.port import Line
from desktop.sync.line.stride import Stride
from desktop.sync.line.tokens import Bearer, TokenLine
from desktop.sync.pictures.lacks import LACKS, LACKS_FULL
from desktop.sync.pictures.photos import Fate, PhotoLine, Picture

#: Setting: thumbnails only, for a line that is paid by the byte.
SAVING = "sync_saving"
_ORDER = (THUMBNAIL, STANDARD, ORIGINAL)
#: How many of the other PC's pictures one run brings down of each size.
_FETCHED_A_RUN = 200
#: Of this replica: pictures the county did not have when they were asked for; asked for last.
_ABSENT = "replica.photos_absent"
#: After so many that the county does not have, a run asks for no more.
_MOST_ABSENT = 8
_MOST_REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class PhotosMoved:
    """What one run has moved.

    Args:
        sent: pictures the county has now.
        fetched: pictures of other PCs that are here now.
        waits: pictures the county still waits for from here.
        bytes: of what was sent and fetched.
        held: large pictures the county waits for that stay here while data is saved.
        more: whether the county waits for more than it has listed.
        passed: whether it made way for changes and is to go on after them.
    """

    sent: int = 0
    fetched: int = 0
    waits: int = 0
    bytes: int = 0
    held: int = 0
    more: bool = False
    passed: bool = False

    def and_then(self, more: PhotosMoved) -> PhotosMoved:
        """What both came to."""
        return PhotosMoved(
            self.sent + more.sent,
            self.fetched + more.fetched,
            more.waits,
            self.bytes + more.bytes,
            passed=more.passed,
        )


def transfer(
    desk: Desk,
    line: Line,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    stride: Stride | None = None,
    done_before: set[tuple[str, str]] | None = None,
    let_pass: CancelAsked = never,
) -> PhotosMoved:
    """Move pictures both ways until all is done, the line is gone or somebody stops it.

    Args:
        desk: the open station, with its records synced first.
        line: to the county.
        progress: pictures done, pictures in all.
        cancelled: asked between requests.
        stride: how much goes in one request.
        done_before: (SHA-256, rendition) that went up in this run already: not again, whatever the
            county says; those that go up now are added.
        let_pass: asked between requests; whether changes wait that are to go first.

    Raises:
        errors.NoAnswer: the line is gone; what has arrived stays, the rest goes on next time.
        errors.CountyRefused: the county wants nothing from this PC just now.
        errors.Cancelled: somebody stopped it.
    """
    pictures = PhotoLine(_with_tokens(desk, line), stride, cancelled)
    went_up = set() if done_before is None else done_before
    sending = [one for one in waiting(desk) if one not in went_up]
    fetching = _wanted(desk)
    total = len(sending) + len(fetching)
    sent: list[int] = []
    way = _Way(let_pass)
    for done, (sha256, rendition) in enumerate(sending):
        if way.is_left():
            break
        progress(done, total)
        size = _send(desk, pictures, (sha256, rendition), way)
        if size:
            sent.append(size)
            went_up.add((sha256, rendition))
    came = _fetch_all(
        desk, pictures, fetching, way, lambda done: progress(len(sending) + done, total)
    )
    if not way.is_left():
        progress(total, total)
    return PhotosMoved(
        len(sent), len(came), len(waiting(desk)), sum(sent) + sum(came), passed=way.is_left()
    )


def _with_tokens(desk: Desk, line: Line) -> TokenLine:
    bearer = Bearer(
        desk.station.text("division_code"),
        str(desk.settings.get(REPLICA)),
        device_key(desk.secrets),
    )
    return TokenLine(line, bearer, str(desk.settings.get(CHALLENGE, default="")))


class _Way:
    """Whether the pictures have left their way to something else; once left, it stays so."""

    def __init__(self, asked: CancelAsked) -> None:
        self._asked = asked
        self._left = False

    def is_left(self) -> bool:
        self._left = self._left or self._asked()
        return self._left


def waiting(desk: Desk) -> list[tuple[str, str]]:
    """What the county waits for and this PC can send: (SHA-256, rendition), first things first.

    The large ones only go where data need not be saved.
    """
    return _lacking(desk, _ORDER[:1] if saving(desk) else _ORDER)


def held_back(desk: Desk) -> list[tuple[str, str]]:
    """What the county waits for, and stays here while data is saved."""
    return _lacking(desk, _ORDER[1:]) if saving(desk) else []


def more_than_told(desk: Desk) -> bool:
    """Whether the county's list was full, so that it may wait for more from here than is known."""
    if not desk.settings.get(LACKS_FULL, default=False):
        return False
    return bool(
        desk.store.one("SELECT 1 FROM photo_bytes WHERE rendition = ? LIMIT 1", (ORIGINAL,))
    )


def _lacking(desk: Desk, order: Sequence[str]) -> list[tuple[str, str]]:
    lacks: dict[str, Any] = desk.settings.get(LACKS, default={}) or {}
    refused = photos_refused.refused(desk)
    kept = kept_here(desk, [sha256 for rendition in order for sha256 in lacks.get(rendition, ())])
    return [
        (sha256, rendition)
        for rendition in order
        for sha256 in lacks.get(rendition, ())
        if (sha256, rendition) not in refused
        and sha256 not in kept
        and _has_any(desk, sha256, rendition)
    ]


def saving(desk: Desk) -> bool:
    """Whether only thumbnails travel."""
    return bool(desk.settings.get(SAVING, default=False))


def _wanted(desk: Desk) -> list[tuple[str, str]]:
    """What is to come down: (SHA-256, rendition); what the county did not have comes last."""
    absent = {tuple(one) for one in desk.settings.get(_ABSENT, default=())}
    order = (THUMBNAIL,) if saving(desk) else (THUMBNAIL, STANDARD)
    wanted = [
        (sha256, rendition)
        for rendition in order
        for sha256 in desk.places.wanted(rendition, _FETCHED_A_RUN)
    ]
    return sorted(wanted, key=lambda one: one in absent)


def _remember(desk: Desk, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    if pairs:
        known = [one for one in desk.settings.get(name, default=[]) if tuple(one) not in pairs]
        desk.settings.put(name, [*known, *map(list, pairs)][-_MOST_REMEMBERED:])


def _has_any(desk: Desk, sha256: str, rendition: str) -> bool:
    stored = desk.places.of(sha256)
    return ORIGINAL in stored or rendition in stored


def picture_of(desk: Desk, sha256: str, rendition: str) -> Picture | None:
    """A picture ready to leave; None where its bytes can't be had."""
    data = _bytes_of(desk, sha256, rendition)
    if data is None:
        return None
    return Picture(sha256, rendition, data, _file_type(desk, sha256, rendition))


def keep_picture(desk: Desk, picture: Picture) -> bool:
    """Keep a picture that another PC took; not one that is here, nor one that is none.

    Returns:
        Whether it is new here.
    """
    if _has_any(desk, picture.photo, picture.rendition) or picture.rendition == ORIGINAL:
        return False
    if not _is_picture(desk, picture.data, picture.photo):
        return False
    with keeping(desk.home.staging):  # nobody sweeps bytes that are still to be placed
        stored = desk.volumes.put(picture.photo, {picture.rendition: picture.data})
        with desk.store.transaction():
            desk.places.put(picture.photo, stored)
    return True


def _send(desk: Desk, pictures: PhotoLine, one: tuple[str, str], way: _Way) -> int:
    """Send one picture; gives its bytes, or 0 if the county has not got it."""
    sha256, rendition = one

    def leave() -> bool:
        # The clerk may throw it away, or somebody withdraw their consent, while it goes up.
        return bool(kept_here(desk, [sha256])) or way.is_left()

    picture = None if leave() else picture_of(desk, sha256, rendition)
    if picture is None:
        return 0
    fate = pictures.send(picture, leave)
    if fate is Fate.REFUSED:
        photos_refused.note(desk, sha256, rendition, pictures.refusal)
    if fate is not Fate.DONE:
        return 0
    _no_longer_lacks(desk, sha256, rendition)
    return len(picture.data)


def _no_longer_lacks(desk: Desk, sha256: str, rendition: str) -> None:
    with desk.store.transaction():  # another window may have written a newer list meanwhile
        lacks: dict[str, list[str]] = desk.settings.get(LACKS, default={}) or {}
        left = [one for one in lacks.get(rendition, []) if one != sha256]
        desk.settings.put(LACKS, {**lacks, rendition: left})


def _bytes_of(desk: Desk, sha256: str, rendition: str) -> bytes | None:
    """A rendition; a small one is made again if it is missing or does not read."""
    place = desk.places.of(sha256).get(rendition)
    if place is not None:
        try:
            data = desk.volumes.get(place.volume, sha256, rendition)
        except (errors.Damaged, errors.NotAStation) as error:
            logbook.note(error)  # doctor names it
        else:
            if hashlib.sha256(data).hexdigest() == place.content_hash:
                return data
    return None if rendition == ORIGINAL else small_renditions(desk, sha256).get(rendition)


def _file_type(desk: Desk, sha256: str, rendition: str) -> str:
    if rendition != ORIGINAL:
        return "image/jpeg"
    found = desk.store.one("SELECT format FROM photo WHERE sha256 = ? LIMIT 1", (sha256,))
    return f"image/{found or 'jpeg'}"


def _fetch_all(
    desk: Desk,
    pictures: PhotoLine,
    fetching: Sequence[tuple[str, str]],
    way: _Way,
    progress: Callable[[int], None],
) -> list[int]:
    """Bring down what this PC lacks, originals last; gives the bytes of each that came."""
    came: list[int] = []
    absent: list[tuple[str, str]] = []
    for done, (sha256, rendition) in enumerate(fetching):
        if len(absent) >= _MOST_ABSENT or way.is_left():
            break
        progress(done)
        if size := _fetch(desk, pictures, sha256, rendition):
            came.append(size)
        else:
            absent.append((sha256, rendition))
    _remember(desk, _ABSENT, absent)
    if not saving(desk) and not way.is_left():
        came += originals.fetch(desk, pictures)
    return came


def _fetch(desk: Desk, pictures: PhotoLine, sha256: str, rendition: str) -> int:
    data = pictures.fetch(sha256, rendition)
    if data is None or not keep_picture(desk, Picture(sha256, rendition, data)):
        return 0
    return len(data)


def _is_picture(desk: Desk, data: bytes, sha256: str) -> bool:
    """Whether it is a sound JPEG; looked at in the worker, since it came from elsewhere."""
    try:
        return desk.apart.run(looks_sound, data, sha256[:12])
    except (errors.InputFileError, errors.ProgramError) as error:
        logbook.note(error)
        return False


def looks_sound(data: bytes, name: str, *, progress: Progress, cancelled: CancelAsked) -> bool:
    """The worker's part: decode a small rendition; raises what makes it no picture."""
    from desktop.imaging.decoding import PillowDecoder
    from desktop.imaging.inspect import inspect, naming

    del progress, cancelled  # one small picture
    picture = inspect(data, name)
    with naming(name):
        PillowDecoder().decode(picture, 320)
    return picture.format == "jpeg"
