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
    fault = _removal_fault(sent, record, rule, standing)
    if fault:
        return rejected(fault)
    into = Judgement(settles=conflict, removal=_removal(sent, record))
    _others(sent, record, conflict, standing, into)
    if conflict.field != REMOVED:
        into.sets[conflict.field] = sent.op.f[conflict.field]
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
    fault = _removal_fault(sent, record, rule, standing)
    if fault:
        return rejected(fault)
    into = Judgement(reopens=conflict, removal=_removal(sent, record))
    _others(sent, record, None, standing, into)
    _lives_again(sent, record, rule, standing, into)
    into.verdict = _verdict(into)
    return into


def _removal_fault(sent: Sent, record: Record, rule: KindRule, standing: Standing) -> Fault | None:
    """Why a record can't be removed, or brought back, as told."""
    told = sent.op.f.get(REMOVED, False)
    if type(told) is not bool:
        return MALFORMED
    kept = any(child[0] in rule.kept_by for child in standing.children.get(record.key, {}))
    return Fault("has_hours") if told and kept and not record.removed else None


def _removal(sent: Sent, record: Record) -> bool | None:
    """Whether a choice removes its record or brings it back, as told, whatever it is about."""
    told = sent.op.f.get(REMOVED)
    return told if isinstance(told, bool) and told != bool(record.removed) else None


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
    return MERGED if into.revives or into.passed_over or into.void else APPLIED


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
