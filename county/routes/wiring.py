"""What routes are given: the verbs behind them, found on the application's state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Protocol

from fastapi import Depends, Request
from sqlalchemy import Engine

from county.auth.admins import Admins
from county.auth.door import Door
from county.auth.limits import Limits
from county.config import Clock
from county.routes.bodies import Packed, packed_body
from county.wire.replies import Answer
from county.work.administering import Administering
from county.work.enrolling import Enrolling
from county.work.overview import Overview
from county.work.papers import Papers
from county.work.photos import Photos
from county.work.station_files import StationFiles
from county.work.stations import Stations

if TYPE_CHECKING:
    from county.metrics import Metrics


class Exchanges(Protocol):
    """What answers exchanges; the simulation calls the same without HTTP."""

    def answer(self, signature: str | None, body: bytes, *, digest: bytes | None = None) -> Answer:
        """Answer one exchange."""


class Blobs(Protocol):
    """What holds snapshots."""

    def find(self, name: str) -> tuple[str, int] | None:
        """Feed and size of a snapshot by its hash; None where there is none any more."""

    def pieces(self, name: str, first: int, last: int) -> Iterator[bytes]:
        """Its bytes between two places, both included."""

    def forget_old(self) -> None:
        """Drop those of more than 30 days ago."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Everything a route may call."""

    engine: Engine
    clock: Clock
    door: Door
    limits: Limits
    admins: Admins
    enrolling: Enrolling
    papers: Papers
    stations: Stations
    exchange: Exchanges
    blobs: Blobs
    photos: Photos
    administering: Administering
    overview: Overview
    files: StationFiles
    metrics: Metrics
    behind_proxy: bool


async def verbs_of(request: Request) -> Verbs:
    """The verbs of the application that serves this request; async, so that no thread is taken."""
    verbs: Verbs = request.app.state.verbs
    return verbs


def address_of(request: Request) -> str:
    """Where a request comes from; by IPv6 a whole /64, which one house has to itself.

    Behind a proxy uvicorn has put the caller's address in place already.
    """
    import ipaddress

    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


Given = Annotated[Verbs, Depends(verbs_of)]
Body = Annotated[Packed, Depends(packed_body)]
