"""Judges one op against what stands (docs/protocol.md section 5)."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from county.merge.aliases import closes_circle
from county.merge.fields import anyone_beside, equal, first_values, judge_fields, others_since
from county.merge.judgement import (
    APPLIED,
    CONFLICT,
    MERGED,
    Judgement,
    Sent,
    deferred,
    rejected,
)
from county.merge.resolving import judge_reopen, judge_resolve
from county.merge.reviving import parents_again, unseen_removal
from county.model.state import Conflict, Key, Record, Standing
from county.wire.kinds import BOTH, PUBLISHED, STATION, KindRule
from county.wire.ops import (
    ACTIONS,
    ADD,
    DELETE,
    REMOVED,
    REOPEN,
    RESOLVE,
    RESTORE,
    SEAL,
    Fault,
    fault_of,
)

#: Digits of a station's code.
_STATION_DIGITS = 12

_NOT_YOURS = Fault("not_yours")
_INSERT_ONLY = Fault("insert_only")
_HAS_HOURS = Fault("has_hours")


def judge(sent: Sent, feed: str, standing: Standing) -> Judgement:
    """What an op comes to, given what stands; nothing is changed.

    Args:
        sent: the op.
        feed: code of the feed it goes into.
        standing: what stands.
    """
    rule = standing.kinds[sent.op.k]
    fault = _fault(sent, feed, rule)
    if fault:
        return rejected(fault)
    key = (sent.op.k, sent.op.i)
    record = standing.records.get(key)
    if record is None and sent.op.a != ADD:
        return rejected(_NOT_YOURS) if key in standing.above else deferred(key)
    unknown = _unknown_parent(sent, rule, key, standing)
    if unknown:
        return deferred(unknown)
    if record is None:
        return _judge_new(sent, rule, standing)
    return _judge_known(sent, record, rule, standing)


def _fault(sent: Sent, feed: str, rule: KindRule) -> Fault | None:
    if not _may_write(sent.by, feed, rule):
        return _NOT_YOURS
    if rule.insert_only and sent.op.a not in (ADD, SEAL) and sent.op.a in ACTIONS:
        return _INSERT_ONLY
    return fault_of(sent.op, rule)


def _may_write(by: str, feed: str, rule: KindRule) -> bool:
    if rule.scope is None:
        return True
    if by != feed:
        return rule.answers
    if len(by) == _STATION_DIGITS:
        return rule.scope in (STATION, BOTH)
    return rule.scope in (PUBLISHED, BOTH)


def _unknown_parent(sent: Sent, rule: KindRule, key: Key, standing: Standing) -> Key | None:
    for name, kind in rule.refs.items():
        value = sent.op.f.get(name)
        if type(value) is str and value:
            parent = (kind, value)
            if parent != key and not standing.knows(parent):
                return parent
    return None


def _judge_new(sent: Sent, rule: KindRule, standing: Standing) -> Judgement:
    into = Judgement(born=True, sets=first_values(sent, rule))
    if closes_circle(sent, None, into.sets, standing):
        into.void, into.verdict = True, MERGED
        return into
    into.revives = parents_again(sent, rule, into, standing)
    if into.revives:
        into.verdict = MERGED
    return into


def _judge_known(sent: Sent, record: Record, rule: KindRule, standing: Standing) -> Judgement:
    action = sent.op.a
    if action == RESOLVE:
        return judge_resolve(sent, record, rule, standing) or _judge_set(
            _without_removal(sent), record, rule, standing
        )
    if action == REOPEN:
        return judge_reopen(sent, record, rule, standing) or _judge_set(
            _without_removal(sent), record, rule, standing
        )
    if action == DELETE:
        return _judge_delete(sent, record, rule, standing)
    if rule.insert_only and action == ADD:
        return _second_add(sent, record)
    return _judge_set(sent, record, rule, standing)


def _without_removal(sent: Sent) -> Sent:
    """A choice about a conflict that is none here: its `removed` is no field of a record."""
    fields = {name: value for name, value in sent.op.f.items() if name != REMOVED}
    return replace(sent, op=msgspec.structs.replace(sent.op, f=fields))


def _second_add(sent: Sent, record: Record) -> Judgement:
    same = all(equal(record.fields.get(name), value) for name, value in sent.op.f.items())
    return Judgement(MERGED, already=not same)


def _judge_set(sent: Sent, record: Record, rule: KindRule, standing: Standing) -> Judgement:
    into = Judgement()
    judge_fields(sent, record, standing, into)
    back = sent.op.a in (ADD, RESTORE)
    came_back = False
    if record.removed:
        writer = record.writers.get(record.removed)
        if back and writer is not None and sent.after(writer):
            into.late.append(REMOVED)
        elif unseen_removal(sent, record):
            into.revives.append(record)
        else:
            came_back = back
            into.removal = False if back else None
        if back and REMOVED not in into.late:
            into.closes += _own_deletes(sent, record, standing)
    if (came_back or into.revives or into.sets) and closes_circle(
        sent, record, into.sets, standing
    ):
        into.void, into.removal, into.revives = True, None, []
    into.revives += parents_again(sent, rule, into, standing)
    into.verdict = _verdict(sent, record, rule, into, came_back)
    _tell_what_stands(record, into)
    return into


def _verdict(sent: Sent, record: Record, rule: KindRule, into: Judgement, came_back: bool) -> str:
    if into.parked:
        return CONFLICT
    if into.revives or into.passed_over or into.void or not (into.sets or came_back):
        return MERGED
    return MERGED if anyone_beside(sent, record, rule) else APPLIED


def _tell_what_stands(record: Record, into: Judgement) -> None:
    if into.parked:
        rows = {name: record.version(name) for name in into.parked if name != REMOVED}
        into.detail = {**(into.detail or {}), **rows}


def _judge_delete(sent: Sent, record: Record, rule: KindRule, standing: Standing) -> Judgement:
    children = standing.children.get(record.key, {})
    if any(child[0] in rule.kept_by for child in children):
        return rejected(_HAS_HOURS)
    into = Judgement()
    judge_fields(sent, record, standing, into)
    if record.removed:
        into.closes += _own_deletes(sent, record, standing)
        into.verdict = CONFLICT if into.parked else MERGED
        _tell_what_stands(record, into)
        return into
    last = _changed_since(sent, record, standing)
    if last:
        into.parked[REMOVED] = True
        into.detail = {REMOVED: last}
        into.verdict = CONFLICT
    elif _deleted_too_late(sent, record):
        into.late.append(REMOVED)
        into.verdict = MERGED
    else:
        into.removal = True
    if REMOVED not in into.late:
        into.closes += _own_deletes(sent, record, standing)
    if into.verdict == APPLIED and into.passed_over:
        into.verdict = MERGED
    _tell_what_stands(record, into)
    return into


def _own_deletes(sent: Sent, record: Record, standing: Standing) -> list[Conflict]:
    """Parked deletes of the same replica, for which a later removal or return stands."""
    return [c for c in standing.open_of(record, REMOVED) if sent.before(c.writer)]


def _changed_since(sent: Sent, record: Record, standing: Standing) -> int:
    """The last row by which another replica changed a record or its children, 0 for none."""
    rows = list(others_since(sent, record).values())
    rows += [
        child.row
        for child in standing.children.get(record.key, {}).values()
        if not sent.own(child.writer) and not sent.saw(child.row, child.writer)
    ]
    return max(rows, default=0)


def _deleted_too_late(sent: Sent, record: Record) -> bool:
    """Whether the same replica has gone on with the record by a later op."""
    return any(sent.after(writer) for writer in record.writers.values())
