"""Pictures up to the county by tus, and down from it: each goes on at the byte where it was."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from enum import Enum

from desktop import errors
from desktop.model.progress import CancelAsked, never
from desktop.sync.line.port import Line, Reply, no_answer
from desktop.sync.line.stride import Stride
from desktop.sync.line.tokens import TokenLine

#: What the county takes of each rendition (protocol section 9).
MOST_BYTES = {"thumbnail": 200_000, "standard": 2_000_000, "original": 40_000_000}
_TUS = {"Tus-Resumable": "1.0.0"}
_OFFSET = "upload-offset"
_CHECKSUM_WRONG = 460
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class Fate(Enum):
    """What became of one picture."""

    DONE = "done"
    #: Its record has not reached the county yet.
    RECORD_FIRST = "record_first"
    #: Another PC is sending it just now.
    ELSEWHERE = "elsewhere"
    #: The county will never take it: too large, or no picture to it.
    REFUSED = "refused"
    #: It arrived otherwise than it was sent, each time; the next run may do better.
    SPOILED = "spoiled"
    #: The county has no such picture yet.
    ABSENT = "absent"
    #: Something else goes first, or it is to leave no more; what has arrived stays there.
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendition.

    Args:
        photo: SHA-256 of the original, hex.
        rendition: ``thumbnail``, ``standard`` or ``original``.
        data: its bytes.
        file_type: of these bytes, for example ``image/jpeg``.
    """

    photo: str
    rendition: str
    data: bytes
    file_type: str = "image/jpeg"


class PhotoLine:
    """Pictures over one line.

    Args:
        line: to the county.
        stride: how much goes in one request.
        cancelled: asked between requests.
        patience: how many requests in a row may be lost without a byte gained.
    """

    def __init__(
        self,
        line: TokenLine,
        stride: Stride | None = None,
        cancelled: CancelAsked = never,
        patience: int = 3,
    ) -> None:
        self._line: Line = line
        self._station = line.bearer.station
        self._stride = stride or Stride()
        self._cancelled = cancelled
        self._patience = patience
        #: The code of the last refusal.
        self.refusal = ""

    def send(self, picture: Picture, leave: CancelAsked = never) -> Fate:
        """Bring one picture up, from where an earlier try was cut.

        Args:
            picture: what goes.
            leave: asked before each piece; whether to leave it where it is.

        Raises:
            errors.NoAnswer: the line is gone; the county keeps what has arrived.
            errors.CountyRefused: the county wants nothing from this PC just now.
            errors.Cancelled: the clerk stopped it; nothing is lost.
        """
        if not 0 < len(picture.data) <= MOST_BYTES[picture.rendition]:
            self.refusal = "too_big"
            return Fate.REFUSED
        offset = self._there(picture) if len(picture.data) > self._stride.size else None
        for _ in range(self._patience):
            if offset is None:
                made = self._created(picture)
                if isinstance(made, Fate):
                    return made
                offset = made
            fate = self._sent_from(picture, offset, leave)
            if fate is not None:
                return fate
            offset = self._there(picture)  # it begins anew there: hash wrong, or expired
        return Fate.SPOILED

    def fetch(self, photo: str, rendition: str) -> bytes | None:
        """Bring one picture down; None where the county has none.

        Raises:
            errors.NoAnswer: the line is gone.
            errors.CountyRefused: the county gives nothing to this PC just now.
        """
        path, data, lost = self._path(photo, rendition), b"", 0
        while True:
            self._stop_if_asked()
            wanted = f"bytes={len(data)}-{len(data) + self._stride.size - 1}"
            self._stride.begin()
            try:
                reply = self._line.request("GET", path, {"Range": wanted})
            except errors.NoAnswer as nothing:
                self._stride.lost()
                data += nothing.arrived
                lost = 0 if nothing.arrived else lost + 1
                if lost >= self._patience:
                    raise
                continue
            self._stride.arrived(len(reply.body))
            lost = 0
            if reply.status in (404, 410):
                return None
            piece, whole = _piece_of(reply, len(data), MOST_BYTES[rendition])
            data += piece
            if len(data) >= whole:
                return data

    def ask_original(self, photo: str) -> bool:
        """Have the county ask for an original; whether it has it already.

        Raises:
            errors.NoAnswer: the line is gone.
            errors.CountyRefused: the county wants nothing from this PC just now.
        """
        self._stop_if_asked()
        reply = self._line.request("POST", self._path(photo, "original"), {})
        if reply.status in (404, 405, 410):
            return False  # no record names it yet; or a county that knows no such request
        if reply.status != 202:
            raise no_answer("garbled", f"HTTP {reply.status}")
        return reply.json().get("here") is True

    def _path(self, photo: str, rendition: str) -> str:
        return f"/v1/photos/{self._station}/{photo}/{rendition}"

    def _there(self, picture: Picture) -> int | None:
        """How much the county has; None where it has not begun."""
        reply = self._line.request("HEAD", self._path(picture.photo, picture.rendition), _TUS)
        return _offset_in(reply) if reply.status == 200 else None

    def _created(self, picture: Picture) -> int | Fate:
        sha256 = hashlib.sha256(picture.data).hexdigest()
        facts = {
            "station": self._station,
            "photo": picture.photo,
            "rendition": picture.rendition,
            "sha256": sha256,
            "filetype": picture.file_type,
        }
        metadata = ",".join(
            f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in facts.items()
        )
        told = {**_TUS, "Upload-Length": str(len(picture.data)), "Upload-Metadata": metadata}
        reply = self._line.request("POST", "/v1/photos", told)
        if reply.status in (200, 201):
            return _offset_in(reply) if _OFFSET in reply.headers else 0
        return self._fate_of(reply)

    def _sent_from(self, picture: Picture, offset: int, leave: CancelAsked) -> Fate | None:
        """Send the rest; None where the upload has to begin anew."""
        path, lost = self._path(picture.photo, picture.rendition), 0
        while offset < len(picture.data):
            self._stop_if_asked()
            if leave():
                return Fate.LEFT
            piece = picture.data[offset : offset + self._stride.size]
            told = {
                **_TUS,
                "Upload-Offset": str(offset),
                "Content-Type": "application/offset+octet-stream",
            }
            self._stride.begin()
            try:
                reply = self._line.request("PATCH", path, told, piece)
            except errors.NoAnswer:
                self._stride.lost()
                lost += 1
                if lost >= self._patience:
                    raise
                found = self._there(picture)
                if found is None:
                    return None
                lost, offset = (0 if found > offset else lost), found
                continue
            self._stride.arrived(len(piece))
            if reply.status == 204:
                offset, lost = _offset_in(reply), 0
            elif reply.status in (_CHECKSUM_WRONG, 404, 410):
                return None
            elif reply.status == 409 and reply.error in ("", "offset"):
                found = self._there(picture)
                if found is None or lost >= self._patience:
                    return None
                lost, offset = lost + 1, found
            else:
                return self._fate_of(reply)
        return Fate.DONE

    def _fate_of(self, reply: Reply) -> Fate:
        fate = _fate_of(reply)
        if fate is Fate.REFUSED:
            self.refusal = reply.error
        return fate

    def _stop_if_asked(self) -> None:
        if self._cancelled():
            raise errors.Cancelled()


def _fate_of(reply: Reply) -> Fate:
    if reply.status == 423:
        return Fate.ELSEWHERE
    if reply.status == 409:
        return Fate.RECORD_FIRST
    if 400 <= reply.status < 500:
        return Fate.REFUSED
    raise no_answer("garbled", f"HTTP {reply.status}")


def _offset_in(reply: Reply) -> int:
    text = reply.headers.get(_OFFSET, "")
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise no_answer("garbled", _OFFSET)
    return int(text)


def _piece_of(reply: Reply, begins: int, most: int) -> tuple[bytes, int]:
    """The bytes of a part and how many there are in all."""
    if reply.status == 200 and begins == 0:
        return reply.body, len(reply.body)
    match = _RANGE.fullmatch(reply.headers.get("content-range", ""))
    if reply.status != 206 or match is None or not reply.body:
        raise no_answer("garbled", f"HTTP {reply.status}")
    first, last, whole = (int(number) for number in match.groups())
    if first != begins or last - first + 1 != len(reply.body) or whole > most:
        raise no_answer("garbled", "range")
    return reply.body, whole
