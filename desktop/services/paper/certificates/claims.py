"""What is to be certified, and what of it goes onto paper and into the register."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.paper.certificates.numbers import number_of

CERTIFICATE = kind_named("certificate")
#: Kinds of certificates, as the register names them.
ACTIVITY, SERVICE, HONOUR = "activity", "service", "honour"

#: The fact that says on which day the holder was struck out of the others.
MASKED = "masked"

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be certified of somebody.

    Args:
        kind: of certificate.
        facts: everything printed, by name.
        volunteer: id of the holder.
        activity: id of the activity, where it is about one.
        participation: id of what it certifies, where it is about one.
        standing: the valid certificate about the same; None where there is none.
        stands: whether that one says the same and is printed once more; else it becomes void.
    """

    kind: str
    facts: Facts
    volunteer: str
    activity: str = ""
    participation: str = ""
    standing: Record | None = None
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate as it goes onto paper.

    Args:
        number: series and number, or empty while none is given.
        issued_on: ISO day.
        code: for the QR code; empty while there is no number.
        facts: everything printed, by name.
        reprint: whether it was printed before.
    """

    number: str
    issued_on: str
    code: str
    facts: Facts
    reprint: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A certificate on its way into the register.

    Args:
        kind: of certificate.
        issued: what goes onto paper.
        volunteer: id of the holder.
        activity: id of the activity, where it is about one.
        participation: id of what it certifies, where it is about one.
        again: id of the one that stands and is printed once more; empty for a new one.
        replaces: id of the one that says something else and becomes void.
    """

    kind: str
    issued: Issued
    volunteer: str
    activity: str = ""
    participation: str = ""
    again: str = ""
    replaces: str = ""


#: Makes a certificate of facts that stand in none yet.
New = Callable[[Facts], Issued]


def planned(claims: Iterable[Claim], new: New) -> list[Planned]:
    """What comes of claims: the certificate that stands, or a new one in its place."""
    return [_planned(claim, new) for claim in claims]


def facts_of(certificate: Record) -> dict[str, str]:
    """What a certificate in the register says, by name."""
    return dict(json.loads(certificate.text("facts")))


def is_masked(certificate: Record) -> bool:
    """Whether the holder, who asked to be deleted, was struck once the time was over."""
    return MASKED in facts_of(certificate)


def _planned(claim: Claim, new: New) -> Planned:
    standing = claim.standing
    again = standing is not None and claim.stands
    return Planned(
        claim.kind,
        _issued(standing) if standing and again else new(claim.facts),
        claim.volunteer,
        claim.activity,
        claim.participation,
        again=standing.id if standing and again else "",
        replaces=standing.id if standing and not again else "",
    )


def _issued(certificate: Record) -> Issued:
    issued_on, code = certificate.text("issued_on"), certificate.text("code")
    # One that was registered and then not printed comes onto paper for the first time.
    printed = certificate.number("printings") > 0
    return Issued(number_of(certificate), issued_on, code, facts_of(certificate), reprint=printed)
