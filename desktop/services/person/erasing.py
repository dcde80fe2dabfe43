"""Somebody's personal data is deleted at their request (个人信息保护法, 47), for good.

Their record stays without a name, so that hours and counts of the station hold. Certificates keep
the holder as long as somebody may have to prove one (`certificates_kept`). The journal keeps that
something was, and its chain; nothing of what. There is no undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors, logbook
from desktop.model.fields import FieldType, Value
from desktop.model.kind import ERASED, Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.lists import list_memory
from desktop.services.paper import queued
from desktop.services.person import certificates_kept
from desktop.services.person.held import VOLUNTEER, Held, aliases_of, pointing_at
from desktop.services.roster import by_names
from desktop.storage import erasing
from desktop.storage.journal import Group
from desktop.storage.merged import selves
from desktop.storage.photos.photo_upkeep import PhotoUpkeep
from desktop.storage.purging import purge
from desktop.storage.settings import Settings
from desktop.sync.outgoing.outbox import FROZEN

_PHOTO, _HOUSEHOLD = kind_named("photo"), kind_named("household")
#: Verb of the journal; such an action is never undone.
VERB = "erase"
#: Setting: volumes from which bytes are still to be cleared; the records file goes with them.
_WAITS = "erase.waits"
#: Setting: whether operations about deleted people may still lie here with what they said.
UNSENT = "erase.unsent"
#: How much of an id tells erased people apart.
_TOLD = 6
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done.

    Args:
        called: what the record is called now.
        pictures: how many photos and scans went.
        unsent: how many changes had left the journal's hands already and reach the county first.
    """

    called: str
    pictures: int
    unsent: int


def placeholder(volunteer: str) -> str:
    """What an erased record is called: told apart by the end of its id."""
    return f"已删除的志愿者 #{volunteer[-_TOLD:]}"


def erase(desk: Desk, volunteer: str, why: str) -> Erased:
    """Delete somebody's personal data; it can't be undone.

    Args:
        desk: the open station.
        volunteer: whose; of a merged person, of everybody who is them.
        why: the reason, which is written down; no personal data.

    Raises:
        errors.InvalidValues: no reason is given, or they are deleted already.
        errors.NotFound: there is no such person.
        errors.WorldError: the disk failed; nothing was deleted.
    """
    done = _erase(desk, volunteer, _reason(why))
    finish(desk)
    return done


def erase_each(
    desk: Desk,
    people: Sequence[str],
    why: str,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> int:
    """The same for several people, one after the other; gives how many.

    Args:
        desk: the open station.
        people: ids of volunteers.
        why: the reason.
        progress: people done, people in all.
        cancelled: asked between two; who was deleted by then stays so.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.InvalidValues: no reason is given.
    """
    told = _reason(why)
    try:
        for done, one in enumerate(people):
            if cancelled():
                raise errors.Cancelled()
            progress(done, len(people))
            _erase(desk, one, told)
    finally:
        finish(desk)  # the files are written anew once, not for each
    return len(people)


def _erase(desk: Desk, volunteer: str, why: str) -> Erased:
    ids = selves(desk.store, volunteer)
    person = desk.records.get(VOLUNTEER, ids[0], removed=True)
    if person.values[ERASED]:
        raise errors.InvalidValues(problems=f"「{person.title}」的资料已经删除了。")
    audits.note(desk, audits.What.ERASED, VOLUNTEER.name, person.id, why)
    names = _names(desk, ids)
    held = pointing_at(desk, ids)
    pictures = _pictures(held)
    volumes = _volumes(desk, pictures)
    with desk.action(VERB, f"{placeholder(person.id)}：个人资料已应本人要求删除") as group:
        own = [*ids, *(one.record.id for one in held if one.own)]
        unsent = erasing.on_their_way(desk.store, own)
        _erase_all(desk, group, ids, held, names)
        _note_volumes(desk, volumes)
        desk.settings.put(UNSENT, True)  # until a sweep finds that nothing of it is on its way
    return Erased(placeholder(person.id), len(pictures), unsent)


def erase_again(desk: Desk, volunteer: str) -> bool:
    """Erase what came back since, say from another PC of the station; gives whether there was any.

    Args:
        desk: the open station.
        volunteer: id of an erased person.
    """
    ids = [volunteer]
    held = pointing_at(desk, ids)
    record = desk.records.get(VOLUNTEER, volunteer, removed=True)
    pictures = _pictures(held)
    back = [n for n, v in _blanks(record).items() if record.values[n] != v]
    consents = [one for one in held if _told_by(one)]
    if not (back or pictures or consents or _old_history(desk, volunteer)):
        return False
    names, volumes = _names(desk, ids), _volumes(desk, pictures)
    with desk.action(VERB, f"{placeholder(volunteer)}：个人资料已应本人要求删除") as group:
        _erase_all(desk, group, ids, held, names)
        _note_volumes(desk, volumes)
    finish(desk)
    return True


def _erase_all(
    desk: Desk, group: Group, ids: Sequence[str], held: Sequence[Held], names: Sequence[str]
) -> None:
    people = {str(one.id): one for one in desk.records.get_many(VOLUNTEER, ids)}
    frozen = int(Settings(desk.store).get(FROZEN, default=0))
    pictures = [one.record for one in held if one.own and one.kind is _PHOTO]
    told_of = [one for one in held if _told_by(one)]
    records = [*people.values(), *(one.record for one in told_of)]
    first = {
        one.id: not erasing.sent(desk.store, one.kind.name, one.id, frozen)
        for one in (*records, *pictures)
    }
    touched = [*ids, *(one.record.id for one in held), *(o.id for o in aliases_of(desk, ids))]
    group.flush()
    words = _only_theirs(desk, list(people.values()), names)
    erasing.strike_titles(desk.store, touched, names, placeholder(ids[0]))
    erasing.erase_payloads(desk.store, [one.id for one in records], group.next_seq - 1)
    erasing.forget_beside(desk.store, [one.id for one in records], words)
    list_memory.forget(desk, [*ids, *words])
    queued.forget(desk, words)
    erasing.forget_sent(desk.store, [one.id for one in (*records, *pictures)])
    purge(desk.store, group, {"photo": [one.id for one in pictures]} if pictures else {})
    for one in pictures:
        if not first[one.id]:
            erasing.say_removed(group, _PHOTO.name, one.id)
    for record in (one.record for one in told_of):
        values = _bare(record, names, placeholder(ids[0]))
        erasing.blank(desk.store, group, record, values, first=first[record.id])
    _let_go(desk, group, held)
    certificates_kept.mask_due(desk, group, [one.record for one in held])
    # Last: with this the county strikes what the rows before it had cleared.
    for person in people.values():
        values = {**_blanks(person), ERASED: person.values[ERASED] or desk.today().isoformat()}
        erasing.blank(desk.store, group, person, values, first=first[person.id])
        desk.search.drop(VOLUNTEER, person.id)


def _blanks(person: Record) -> dict[str, Value]:
    """Every field of a person as it is once they are deleted, but for the day."""
    empty: dict[str, Value] = {
        field.name: () if field.type is FieldType.SET else None for field in VOLUNTEER.fields
    }
    empty.pop(ERASED)
    return {**empty, "name": placeholder(person.id), "status": "left", "no_photo": True}


def _told_by(held: Held) -> bool:
    """Whether a record that stays tells more of somebody than that they did something."""
    if not held.own or held.kind.insert_only or held.kind.name in ("photo", "certificate"):
        return False
    return any(held.record.values[name] for name in _telling(held.record))


def _telling(record: Record) -> list[str]:
    """Fields of a record about somebody that may name people, or show their hand."""
    texts = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.JSON)
    return [
        field.name
        for field in record.kind.fields
        if not (field.fixed or field.required)
        and ((field.type in texts and not field.vocabulary) or field.refers_to == _PHOTO.name)
    ]


def _bare(record: Record, names: Sequence[str], instead: str) -> dict[str, Value]:
    """The same fields without what they tell; why hours were added later stays, without names."""
    values: dict[str, Value] = {}
    for name in _telling(record):
        said = record.values[name]
        if not said:
            continue
        kept = record.kind.name == "participation" and name in ("reason", "recorder")
        values[name] = _struck(str(said), names, instead) if kept else None
    return values


def _struck(text: str, names: Sequence[str], instead: str) -> str:
    for name in names:
        text = text.replace(name, instead)
    return text


def _let_go(desk: Desk, group: Group, held: Sequence[Held]) -> None:
    """Nobody is led by them any more, they are of no household, and in no team from today."""
    today = desk.today().isoformat()
    for one in held:
        record, kind = one.record, one.kind
        if kind.name == "membership" and not record.values["until"] and not record.removed_at:
            desk.records.update(group, _again(desk, record), {"until": today})
        elif kind.name == "consent" and not record.values["withdrawn_on"]:
            desk.records.update(group, _again(desk, record), {"withdrawn_on": today})
        elif not one.own and not record.removed_at:
            empty: dict[str, Value] = {
                field.name: None
                for field in kind.fields
                if field.refers_to == VOLUNTEER.name and field.label in one.fields
            }
            desk.records.update(group, _again(desk, record), empty)


def _again(desk: Desk, record: Record) -> Record:
    """A record as it stands inside the action."""
    return desk.records.get(record.kind, record.id, removed=True)


def _names(desk: Desk, ids: Sequence[str]) -> list[str]:
    """What somebody is called, the longest first."""
    people = desk.records.get_many(VOLUNTEER, ids)
    told = {
        name
        for one in people
        for name in (one.text("name"), *by_names.split(one.text("alias")))
        if len(name) >= _SHORTEST and not one.values[ERASED]
    }
    return sorted(told, key=lambda name: (-len(name), name))


def _only_theirs(desk: Desk, people: Sequence[Record], names: Sequence[str]) -> list[str]:
    """Words that find drafts about them and nobody else: names nobody else bears, the numbers."""
    numbers = {one.text(name) for one in people for name in ("id_number", "phone")}
    others = "SELECT count(*) FROM volunteer WHERE name = ? AND merged_into IS NULL"
    alone = [name for name in names if int(desk.store.one(others, (name,))) <= 1]
    return [*alone, *sorted(number for number in numbers if number)]


def _pictures(held: Sequence[Held]) -> list[Record]:
    return [one.record for one in held if one.own and one.kind is _PHOTO]


def _volumes(desk: Desk, pictures: Sequence[Record]) -> frozenset[int]:
    """Where the bytes lie that go; those of the last volume are swept out of it."""
    return frozenset(
        one.volume
        for picture in pictures
        for one in desk.places.of(picture.text("sha256")).values()
    )


def _note_volumes(desk: Desk, volumes: frozenset[int]) -> None:
    before = desk.settings.get(_WAITS) or []
    desk.settings.put(_WAITS, sorted(volumes.union(before)))


def _old_history(desk: Desk, volunteer: str) -> bool:
    """Whether the journal still holds what came of them before, or after, they were erased."""
    sql = (
        "SELECT 1 FROM journal AS j JOIN journal_payload AS p USING (seq) "
        "JOIN journal_group AS g ON g.id = j.group_id "
        "WHERE j.record_id = ? AND g.verb <> ? LIMIT 1"
    )
    return bool(desk.store.one(sql, (volunteer, VERB)))


def finish(desk: Desk) -> None:
    """See to it that no freed page of the files keeps what was in it, if that is still to be done.

    What fails, or has to give way to an intake or a backup, is done by the next tidying: the
    records themselves are gone by then.
    """
    waits = desk.settings.get(_WAITS)
    if waits is None:
        return
    volumes = frozenset(int(number) for number in waits)
    try:
        if volumes:
            upkeep = PhotoUpkeep(desk.home.staging, desk.store, desk.volumes, desk.places)
            upkeep.run(volumes - {desk.volumes.numbers()[-1]})
            desk.volumes.settle(volumes)
        desk.store.rewrite()
        if _cleared(desk, volumes):
            desk.settings.put(_WAITS, None)
        desk.store.fold()
    except errors.WorldError as error:
        logbook.note(error)


def _cleared(desk: Desk, volumes: frozenset[int]) -> bool:
    """Whether nothing lies in some volumes that no record needs."""
    for number in volumes.intersection(desk.volumes.numbers()):
        needed = {(sha256, one.rendition) for sha256, one in desk.places.within(number)}
        if not needed.issuperset(desk.volumes.sizes(number)):
            return False
    return True


def _reason(why: str) -> str:
    try:
        return audits.reason(why)
    except errors.ReasonMissing:
        problem = "理由：请写明为什么删除，例如本人要求；100 个字以内。"
        raise errors.InvalidValues(problems=problem) from None
