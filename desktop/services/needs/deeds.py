"""What a person can do about what needs them: one verb for each way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import hours
from desktop.services.desk import Desk
from desktop.services.needs.need import Deed
from desktop.services.paper import texts
from desktop.services.paper.certificates import register
from desktop.services.photos import photos_refused
from desktop.services.roster import duplicates, merging
from desktop.services.sync import answers, attention, conflicts


def perform(desk: Desk, deed: Deed, words: str = "") -> str:
    """Do what an entry offers, as an action that can be undone where it changes records.

    Args:
        desk: the open station.
        deed: of an entry.
        words: what the person said, where the deed asks.

    Returns:
        What was done, in words.

    Raises:
        errors.RecordError: it can't be done any more.
        errors.ProgramError: no such verb; ``open`` is the window's.
    """
    verb = _VERBS.get(deed.verb)
    if verb is None:
        raise errors.ProgramError(what=f"没有这个办法：{deed.verb}")
    return verb(desk, deed.facts, words)


def _done(desk: Desk, facts: tuple[str, ...], words: str) -> str:
    answers.reply_done(desk, facts[0], words)
    return "已答复，下次同步时上报。"


def _remove_part(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    records.remove(desk, "participation", facts)
    return "已把这份参与记录移到回收站。"


def _recount(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    with desk.action("recount", "重新核算时长") as group:
        found = desk.records.get(kind_named("participation"), facts[0], removed=True)
        hours.follow_participation(desk, group, found.id)
    return "已重新核算。"


def _void(desk: Desk, facts: tuple[str, ...], words: str) -> str:
    return f"证书 {register.void(desk, facts[0], words)} 已作废，编号不再使用。"


def _use_text(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    texts.use(desk, *facts)
    return "已记下，打印时用这一份；另一份还在。"


def _merge(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    merging.merge(desk, "volunteer", *facts)
    return "已合并。"


def _tell_apart(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    duplicates.tell_apart(desk, "volunteer", *facts)
    return "已记下不是同一人。"


def _retry(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    attention.retry(desk, int(facts[0]))
    return "下次同步时再报一次。"


def _photo_again(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    photos_refused.retry(desk, *facts)
    return "下次同步时再传一次。"


def _give_up(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    attention.give_up(desk, int(facts[0]))
    return "已放弃，恢复成县平台上的内容。"


def _take(desk: Desk, facts: tuple[str, ...], _words: str) -> str:
    row, field, which = facts
    conflicts.take(desk, int(row), field, cast(conflicts.Which, which))
    return "已选定，下次同步时上报。"


_VERBS: dict[str, Callable[[Desk, tuple[str, ...], str], str]] = {
    "attention.retry": _retry,
    "attention.give_up": _give_up,
    "photo.retry": _photo_again,
    "conflict.take": _take,
    "answer.done": _done,
    "participation.remove": _remove_part,
    "participation.recount": _recount,
    "certificate.void": _void,
    "text.use": _use_text,
    "person.merge": _merge,
    "person.apart": _tell_apart,
}
