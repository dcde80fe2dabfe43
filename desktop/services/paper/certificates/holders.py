"""Who a certificate is about and who answers for it, as far as this PC can read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop import errors
from desktop.model.id_number import mask
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS
from desktop.services.desk import Desk
from desktop.services.paper.certificates.claims import CERTIFICATE
from desktop.services.roster.departed import is_erased
from desktop.storage.merged import root_of, selves

#: What stands in the place of a key this PC has not.
WHERE_THE_KEY_IS = "请先取得钥匙，或在有钥匙的那台电脑上打印"
#: Of the facts those that tell who answers for a certificate.
SIGNERS = ("issuer", "head", "handler", "phone")
#: How many names a sentence tells.
_SHOWN = 3
_ID = ("id_type", "id_number")


def people_of(desk: Desk, ids: Sequence[str]) -> Iterator[Record]:
    """The volunteers of some ids, nobody twice; who was merged into another counts as that one.

    Raises:
        errors.NotFound: there is none of an id.
    """
    for person in dict.fromkeys(root_of(desk.store, one) for one in ids):
        found = desk.records.get(kind_named("volunteer"), person)
        if not is_erased(found):  # what was issued stays; nothing more is certified of nobody
            yield found


def valid_certificates(desk: Desk, kind: str, person: str) -> list[Record]:
    """Somebody's certificates of a kind that are not void, the latest first."""
    everyone = selves(desk.store, person)
    return desk.records.select(
        CERTIFICATE,
        f"WHERE kind = ? AND volunteer IN ({','.join('?' * len(everyone))}) "
        "AND void IS NOT 1 AND removed_at IS NULL ORDER BY issued_on DESC, id DESC",
        [kind, *everyone],
    )


def identity(volunteer: Record) -> dict[str, str]:
    """Name, volunteer number, kind and masked number of the document."""
    number = volunteer.text("id_number")
    return {
        "name": volunteer.text("name"),
        "volunteer_number": volunteer.text("national_number"),
        "id_type": volunteer.shown("id_type") if number else "",
        "id_number": mask(number) if number else "",
    }


def with_known_id(facts: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """The same, with the document as a certificate tells it that a PC with the key has made.

    Args:
        facts: with words in the place of a number that is locked here.
        known: what that certificate says.
    """
    if facts["id_number"] != LOCKED_WORDS:
        return dict(facts)
    return {**facts, **{name: known.get(name, "") for name in _ID}}


def signers(desk: Desk, head: str = "") -> dict[str, str]:
    """Who answers for it: the issuing body, who is in charge, who handles it, the telephone.

    Args:
        desk: the open station.
        head: who is in charge, if not the head of the station.
    """
    station = desk.station
    handler = desk.records.get(kind_named("clerk"), desk.clerk or "", removed=True)
    return {
        "issuer": station.text("signing_body") or station.text("name"),
        "head": head or station.text("head"),
        "handler": handler.text("name"),
        "phone": station.text("phone"),
    }


def refuse_locked(facts: Iterable[Mapping[str, str]]) -> None:
    """A certificate that a person holds in hand says who they are, or nothing; never words of ours.

    Raises:
        errors.NothingToPrint: naming them.
    """
    told = list(facts)
    names = [one["name"] for one in told if one.get("id_number") == LOCKED_WORDS]
    if names:
        more = f"等 {len(names)} 人" if len(names) > _SHOWN else ""
        who = f"{'、'.join(names[:_SHOWN])}{more}"
        why = f"{who} 的证件号码{LOCKED_WORDS}，{WHERE_THE_KEY_IS}"
        raise errors.NothingToPrint(why=why)
    if any(LOCKED_WORDS in value for one in told for value in one.values()):
        raise errors.NothingToPrint(why=f"证书上的内容{LOCKED_WORDS}，{WHERE_THE_KEY_IS}")
