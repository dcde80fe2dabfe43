"""The register as a list: which certificates fit, a line for each, and how one is printed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.locked import readable
from desktop.services.desk import Desk
from desktop.services.lists.listing import title_of
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.certificates.checking import told
from desktop.services.paper.certificates.claims import (
    ACTIVITY,
    CERTIFICATE,
    HONOUR,
    SERVICE,
    Facts,
    facts_of,
)
from desktop.services.paper.certificates.numbers import number_of
from desktop.storage.merged import root_of

#: What a certificate can be, by what narrows the list to it.
STATES: Mapping[str, str] = {
    "valid": "c.void IS NOT 1 AND c.printings > 0",
    "again": "c.void IS NOT 1 AND c.printings > 1",
    "unprinted": "c.void IS NOT 1 AND c.printings = 0",
    "void": "c.void = 1",
}
#: By the key of a column.
_ORDERS: Mapping[str, str] = {
    "number": "c.series {0}, c.number {0}",
    "holder": f"{title_of('c.volunteer')} {{0}} NULLS LAST, c.issued_on DESC",
    "kind": "c.kind {0}, c.issued_on DESC",
    "day": "c.issued_on {0}, c.number {0}",
    "state": "c.void {0}, c.printings {0}, c.issued_on DESC",
}
_TEMPLATES = {
    ACTIVITY: "activity-certificate",
    SERVICE: "service-record",
    HONOUR: "honour-certificate",
}
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """What of the register is wanted.

    Args:
        words: name, pinyin or initials of the holder, of the activity, a number, or a day or the
            beginning of one: 2026-11.
        kind: of certificate; every kind where empty.
        state: one of `STATES`; every state where empty.
        order: ``number``, ``holder``, ``kind``, ``day`` or ``state``.
        descending: the other way round.
    """

    words: str = ""
    kind: str = ""
    state: str = ""
    order: str = "day"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One line of the register.

    Args:
        id: of the certificate.
        number: as printed.
        kind: in words.
        holder: the name it bears.
        volunteer: id of the holder.
        about: the activity, the honour, or the period it is about.
        activity: id of the activity; empty where it is about none.
        issued_on: ISO day.
        handler: who made it out.
        printings: how often it came onto paper.
        void: whether it is void.
        void_reason: why.
        told: what stands on it, as (label, text).
    """

    id: RecordId
    number: str
    kind: str
    holder: str
    volunteer: str
    about: str
    activity: str
    issued_on: str
    handler: str
    printings: int
    void: bool
    void_reason: str
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Again:
    """How 打印 comes to a certificate once more.

    Args:
        template: its document.
        record: what that is about: the activity, or the holder.
        volunteer: the holder.
        answers: to the document's questions, by name.
    """

    template: str
    record: str
    volunteer: str
    answers: tuple[tuple[str, str], ...] = ()


def certificate_ids(desk: Desk, query: RegisterQuery) -> list[RecordId]:
    """The certificates that fit, in order."""
    tests, values = ["c.removed_at IS NULL"], list[str]()
    if query.kind:
        tests.append("c.kind = ?")
        values.append(query.kind)
    if query.state:
        tests.append(STATES[query.state])
    for test, of_test in _sought(desk, query.words):
        tests.append(test)
        values += of_test
    direction = "DESC" if query.descending else "ASC"
    order = _ORDERS.get(query.order, _ORDERS["day"]).format(direction)
    found = desk.store.rows(
        f"SELECT c.id FROM certificate AS c WHERE {' AND '.join(tests)} ORDER BY {order}, c.id",
        values,
    )
    return [RecordId(row[0]) for row in found]


def count(desk: Desk) -> int:
    """How many there are in all."""
    return int(desk.store.one("SELECT count(*) FROM certificate WHERE removed_at IS NULL") or 0)


def certificate_lines(desk: Desk, ids: Sequence[str]) -> list[CertificateLine]:
    """The lines of some certificates, in the order of the ids."""
    found = {str(one.id): one for one in desk.records.get_many(CERTIFICATE, list(ids))}
    return [_line(found[one]) for one in ids if one in found]


def again(desk: Desk, certificate_id: str) -> Again:
    """How a certificate is printed once more: the same one, as long as it says what is on record.

    Raises:
        errors.NotFound: there is no such certificate.
    """
    record = desk.records.get(CERTIFICATE, certificate_id)
    kind, facts = record.text("kind"), facts_of(record)
    holder = root_of(desk.store, record.text("volunteer"))
    about = record.text("activity") if kind == ACTIVITY else holder
    return Again(_TEMPLATES[kind], about, holder, tuple(_answers(kind, facts)))


def _answers(kind: str, facts: Facts) -> Iterator[tuple[str, str]]:
    """What was asked when it was made out."""
    if kind == SERVICE:
        yield "period", "days"
        yield "from", facts["period_from"]
        yield "until", facts["period_until"]
    if kind == HONOUR:
        yield "title", facts["title"]
        yield "reason", facts["reason"]


def _line(record: Record) -> CertificateLine:
    facts = facts_of(record)
    return CertificateLine(
        record.id,
        number_of(record),
        record.shown("kind"),
        readable(facts["name"]),
        record.text("volunteer"),
        _about(record.text("kind"), facts),
        record.text("activity"),
        record.text("issued_on"),
        record.text("handler"),
        record.number("printings"),
        record.flag("void"),
        record.text("void_reason"),
        told(record),
    )


def _about(kind: str, facts: Facts) -> str:
    if kind == SERVICE:
        last = facts["period_until"]
        first = facts["period_from"]
        return f"{day_words(first)}至{day_words(last)}" if first else f"截至{day_words(last)}"
    return readable(facts["title"] if kind == HONOUR else facts["activity"])


def _sought(desk: Desk, words: str) -> Iterator[tuple[str, list[str]]]:
    """A condition for each word: of the number, the holder, the day, or what it is about."""
    for word in words.split():
        person, people = desk.search.condition(["volunteer"], word)
        event, events = desk.search.condition(["activity"], word)
        tests = [
            f"c.volunteer IN (SELECT record_id FROM search WHERE {person})",
            "c.volunteer IN (SELECT id FROM volunteer WHERE merged_into IN "
            f"(SELECT record_id FROM search WHERE {person}))",
            f"c.activity IN (SELECT record_id FROM search WHERE {event})",
            # Whoever was renamed since is also found as the paper has it, and honours by title.
            "EXISTS (SELECT 1 FROM json_each(c.facts) AS f "
            "WHERE f.key IN ('name', 'title', 'activity') AND instr(f.value, ?) > 0)",
        ]
        values = [*people, *people, *events, word]
        if word[0].isdigit():
            tests.append("c.issued_on LIKE ?")
            values.append(f"{word}%")
        series, _, digits = word.upper().rpartition("-")
        if digits.isdigit():
            tests.append("printf('%06d', c.number) LIKE ? AND c.series LIKE ?")
            values += [f"%{digits[-_DIGITS:]}", f"{series}%"]
        yield f"({' OR '.join(f'({test})' for test in tests)})", values
