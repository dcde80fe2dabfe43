"""What the register asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.services.desk import Desk
from desktop.services.paper.certificates import listing, register
from desktop.services.paper.certificates.checking import Verdict, check_code
from desktop.services.paper.certificates.listing import CertificateLine, RegisterQuery
from desktop.services.paper.certificates.photographed import code_in_picture

#: Lines that come along with the ids: what a page shows.
_FIRST = 32


@dataclass(frozen=True, slots=True)
class Listed:
    """What was asked for.

    Args:
        query: itself, to tell answers apart.
        ids: the certificates that fit, in order.
        first: the lines of the first of them.
        total: how many there are in all.
    """

    query: RegisterQuery
    ids: Sequence[str]
    first: Sequence[CertificateLine]
    total: int


@dataclass(frozen=True, slots=True)
class Look:
    """Which certificates fit."""

    query: RegisterQuery

    def __call__(self, desk: Desk) -> Listed:
        """Ask."""
        ids = listing.certificate_ids(desk, self.query)
        first = listing.certificate_lines(desk, ids[:_FIRST])
        return Listed(self.query, ids, first, listing.count(desk))


@dataclass(frozen=True, slots=True)
class Void:
    """Make one void."""

    certificate: str
    why: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its number."""
        return register.void(desk, self.certificate, self.why)


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What the code in a picture of a certificate says."""

    picture: Path

    def __call__(self, desk: Desk) -> str:
        """Ask."""
        return code_in_picture(desk, self.picture)


@dataclass(frozen=True, slots=True)
class Check:
    """What a code is worth."""

    code: str

    def __call__(self, desk: Desk) -> tuple[str, Verdict]:
        """Ask; gives the code back, to tell answers apart."""
        return self.code, check_code(desk, self.code)
