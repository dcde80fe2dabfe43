"""Conflicts that a person settles, and settling taken back."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from county.merge.fields import judge_fields
from county.merge.judgement import APPLIED, CONFLICT, MERGED, Judgement, Sent, rejected
from county.model.state import Conflict, Record, Standing
from county.wire.kinds import KindRule
from county.wire.ops import MALFORMED, REMOVED, Fault

_NO_CONFLICT = Fault("no_conflict")


def judge_resolve(
    sent: Sent, record: Record, rule: KindRule, standing: Standing
) -> Judgement | None:
    """What a resolve comes to.

    Returns:
        None if it is to be judged as any op that sets fields: the conflict it names arose in a
        former life of the feed and did not arise again.
    """
    conflict = _named(sent, record, standing)
    if conflict is None:
        return None if sent.life is not None else rejected(_NO_CONFLICT)
    if conflict.settled:
        return Judgement(MERGED, already=True)
    if conflict.field not in sent.op.f:
        return rejected(MALFORMED)
    value = sent.op.f[conflict.field]
    into = Judgement(settles=conflict)
    _others(sent, record, conflict, standing, into)
    if conflict.field != REMOVED:
        into.sets[conflict.field] = value
    elif type(value) is not bool:
        return rejected(MALFORMED)
    elif value and any(c[0] in rule.kept_by for c in standing.children.get(record.key, {})):
        return rejected(Fault("has_hours"))
    elif value != bool(record.removed):
        into.removal = value
    into.verdict = CONFLICT if into.parked else APPLIED
    return into


def judge_reopen(sent: Sent, record: Record, standing: Standing) -> Judgement | None:
    """What a reopen comes to; None as in `judge_resolve`."""
    conflict = _named(sent, record, standing)
    if conflict is None:
        return None if sent.life is not None else rejected(_NO_CONFLICT)
    if not conflict.settled:
        return Judgement(MERGED, already=True)
    into = Judgement(reopens=conflict)
    value = sent.op.f.get(REMOVED)
    if conflict.field == REMOVED and type(value) is bool and value != bool(record.removed):
        into.removal = value
    _others(sent, record, None, standing, into)
    into.verdict = CONFLICT if into.parked else APPLIED
    if into.parked:
        into.detail = {name: record.version(name) for name in into.parked}
    return into


def _named(sent: Sent, record: Record, standing: Standing) -> Conflict | None:
    if sent.op.c is None:
        return None
    conflict = standing.named(sent.op.c, sent.life)
    return conflict if conflict is not None and conflict.key == record.key else None


def _others(
    sent: Sent, record: Record, conflict: Conflict | None, standing: Standing, into: Judgement
) -> None:
    """Judge the fields beside the one in question as those of any op."""
    beside = {
        name: value
        for name, value in sent.op.f.items()
        if name != REMOVED and (conflict is None or name != conflict.field)
    }
    if beside:
        op = msgspec.structs.replace(sent.op, f=beside)
        plain = replace(sent, op=op)
        judge_fields(plain, record, standing, into)
    if into.parked:
        into.detail = {name: record.version(name) for name in into.parked}
