"""Conflicts that a person settles, and settling taken back."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from county.merge.aliases import closes_circle
from county.merge.fields import judge_fields
from county.merge.judgement import APPLIED, CONFLICT, MERGED, Judgement, Sent, rejected
from county.merge.reviving import parents_again, unseen_removal
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
    _lives_again(sent, record, rule, standing, into)
    into.verdict = _verdict(into)
    return into


def judge_reopen(
    sent: Sent, record: Record, rule: KindRule, standing: Standing
) -> Judgement | None:
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
    _lives_again(sent, record, rule, standing, into)
    into.verdict = _verdict(into)
    return into


def _lives_again(
    sent: Sent, record: Record, rule: KindRule, standing: Standing, into: Judgement
) -> None:
    """A delete that the clerk had not seen is parked, as beside any op that sets fields.

    Who chose the delete gets it; an alias that would close a circle stays removed, whoever brings
    it back.
    """
    if sent.op.f.get(REMOVED) is not True and unseen_removal(sent, record):
        into.removal, into.revives = None, [record]
    if (into.removal is False or into.revives) and closes_circle(sent, record, {}, standing):
        into.removal, into.revives, into.void = None, [], True
    into.revives += parents_again(sent, rule, into, standing)


def _verdict(into: Judgement) -> str:
    if into.parked:
        return CONFLICT
    return MERGED if into.revives else APPLIED


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
