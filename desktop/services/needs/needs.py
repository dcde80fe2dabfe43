"""Everything that needs a person, in one list: told anew each time, gone once it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.model.kind import Record
from desktop.services import vocabularies
from desktop.services.activities import hour_faults
from desktop.services.desk import Desk
from desktop.services.needs import deeds
from desktop.services.needs.need import Deed, Need
from desktop.services.paper import certificate_faults, texts
from desktop.services.paper.certificates.numbers import number_of
from desktop.services.photos import photos_refused
from desktop.services.roster import duplicates, merging
from desktop.services.sync import answers, attention, conflicts, published
from desktop.sync.joining import witnessed
from desktop.sync.outgoing import withheld

_ABOUT_VOID = "作废原因"
#: Nobody can mend it, and whoever looks into it needs all as it is.
_LEAVE_AS_IT_IS = (
    "请不要再改动，先把整个站点备份到别处，再告诉镇街所或县中心："
    "可能有人改过这份文件、复制过它，或把旧文件放回来过。"
)


def everything(desk: Desk) -> list[Need]:
    """The whole list, what can't wait first."""
    return [need for source in _SOURCES for need in source(desk)]


def pressing(desk: Desk) -> list[Need]:
    """The list without people who may be in the roster twice.

    Asked after every change; to look for those takes half a second at 100,000 people.
    """
    return [need for source in _SOURCES if source is not _alike for need in source(desk)]


perform = deeds.perform


# --- what there is --------------------------------------------------------------------------


def _changed_unnoticed(desk: Desk) -> Iterator[Need]:
    for what in witnessed.broken(desk.settings):
        told = f"{what}（和县平台记着的对不上）。{_LEAVE_AS_IT_IS}"
        yield Need("chain", told, (), ())


def _rejected(desk: Desk) -> Iterator[Need]:
    for item in attention.items(desk):
        waiting = f"等着它的还有：{'、'.join(item.dependants)}。" if item.dependants else ""
        about = (item.kind, item.record_id)
        again = Deed("attention.retry", "改好了，再报一次", (str(item.id),))
        give_up = Deed("attention.give_up", "放弃这处变动", (str(item.id),))
        yield Need("rejected", item.sentence + waiting, (about,), (_open(*about), again, give_up))


def _pictures_refused(desk: Desk) -> Iterator[Need]:
    for one in photos_refused.waiting(desk):
        again = Deed("photo.retry", "再试一次", (one.sha256, one.rendition))
        about = [("photo", one.photo)] + ([("activity", one.activity)] if one.activity else [])
        look = (_open("activity", one.activity),) if one.activity else ()
        yield Need("photo_refused", one.sentence, tuple(about), (again, *look))


def _waiting_for_key(desk: Desk) -> Iterator[Need]:
    if count := withheld.count(desk.store):
        told = (
            f"有 {count} 处证件号等加密内容等钥匙：这台电脑还没有钥匙，它们好好存在本机，没有上报。"
            "请在本站原来的电脑上写配对文件，拿到这里读一下，下次同步就会送出。"
        )
        yield Need("for_key", told, (), ())


def _conflicting(desk: Desk) -> Iterator[Need]:
    for one in conflicts.open_conflicts(desk):
        told = (
            f"「{one.title}」的{one.label}两处写得不一样：现在是{one.standing.words}"
            f"（{one.standing.who}），另有{one.parked.words}（{one.parked.who}）。"
        )
        about, named = (one.kind, one.record_id), (str(one.row), one.field)
        yield Need(
            "conflict",
            told,
            (about,),
            (
                Deed("conflict.take", f"用{one.standing.words}", (*named, "standing")),
                Deed("conflict.take", f"用{one.parked.words}", (*named, "parked")),
                _open(*about),
            ),
        )


def _returned(desk: Desk) -> Iterator[Need]:
    for answer in answers.waiting(desk):
        about = (answer.of_kind, answer.record)
        reply = Deed("answer.done", "已办理，答复上级", (answer.id,), "办理情况（可以不写）")
        yield Need("returned", answer.sentence, (about,), (_open(*about), reply))


def _overlaps(desk: Desk) -> Iterator[Need]:
    for one in merging.overlaps(desk):
        parts = (("participation", one.uncounted), ("participation", one.counted))
        deeds = (
            Deed("participation.remove", "删去不计的那一份", (one.uncounted,)),
            Deed("participation.remove", "删去计入的那一份", (one.counted,)),
        )
        yield Need("overlap", one.sentence, parts, (*deeds, _open("volunteer", one.volunteer)))


def _long_days(desk: Desk) -> Iterator[Need]:
    for day in hour_faults.long_days(desk):
        told = (
            f"「{day.name}」在 {day.day} 的时长加起来有 {day.minutes // 60} 小时"
            f"{_odd(day.minutes)}，超过 24 小时，请核对后更正。"
        )
        parts = tuple(("participation", part) for part in day.participations)
        yield Need("long_day", told, parts, (_open("volunteer", day.volunteer),))


def _too_long(desk: Desk) -> Iterator[Need]:
    for fault in hour_faults.too_long(desk):
        told = (
            f"「{fault.name}」在活动「{fault.title}」写了 {fault.minutes} 分钟，"
            f"而起止时间之间只有 {fault.other} 分钟，请核对后更正。"
        )
        yield _about_part("too_long", told, fault)


def _without_minutes(desk: Desk) -> Iterator[Need]:
    for fault in hour_faults.without_minutes(desk):
        told = f"活动「{fault.title}」已开展，「{fault.name}」还没有时长。"
        label = f"按起止时间记 {fault.other} 分钟"
        fill = Deed("participation.recount", label, (fault.participation,))
        yield _about_part("no_minutes", told, fault, fill)


def _disagreeing(desk: Desk) -> Iterator[Need]:
    for fault in hour_faults.disagreeing(desk):
        told = (
            f"「{fault.name}」在活动「{fault.title}」的参与记录是 {fault.minutes} 分钟，"
            f"时长账上是 {fault.other} 分钟。"
        )
        again = Deed("participation.recount", "重新核算", (fault.participation,))
        yield _about_part("account", told, fault, again)


def _contradicting(desk: Desk) -> Iterator[Need]:
    for activity, title, what in hour_faults.contradicting(desk):
        told = f"活动「{title}」{what}，请核对后更正。"
        about = ("activity", activity)
        yield Need("contradiction", told, (about,), (_open(*about),))


def _certified_twice(desk: Desk) -> Iterator[Need]:
    for one in certificate_faults.twice(desk):
        found = tuple(("certificate", certificate.id) for certificate in one.certificates)
        deeds = tuple(
            Deed("certificate.void", _voiding(certificate), (certificate.id,), _ABOUT_VOID)
            for certificate in one.certificates
        )
        yield Need("certificate", one.sentence, found, deeds)


def _undecided_texts(desk: Desk) -> Iterator[Need]:
    for template in texts.undecided(desk):
        choices = texts.choices(desk, template)
        now, others = choices[0], choices[1:]
        published = "、".join(f"「{one.title}」（{one.source}）" for one in others)
        told = f"「{now.title}」现在用的是本站自己改过的文本，另有{published}，请选用哪一份。"
        deeds = [Deed("text.use", f"用{one.source}的", (template, one.id)) for one in others]
        keep = Deed("text.use", "仍用本站自己的", (template, now.id))
        found = tuple(("document", one.id) for one in choices)
        yield Need("text", told, found, (*deeds, keep))


def _unreadable(desk: Desk) -> Iterator[Need]:
    for record in vocabularies.unreadable(desk):
        feed = published.feeds_of(desk, record.kind, [record.id])[record.id]
        told = (
            f"{published.source(desk, feed)}发布的{record.kind.label}「{record.title}」内容读不懂，"
            f"没有采用，仍用原来的。请告诉{published.level(feed)}里重新发布或撤回。"
        )
        about = (record.kind.name, str(record.id))
        yield Need("unreadable", told, (about,), (_open(*about),))


def _alike(desk: Desk) -> Iterator[Need]:
    for pair in duplicates.candidates(desk):
        told = f"「{pair.one.name}」和「{pair.other.name}」可能是同一个人：{pair.reason}。"
        both = (pair.one.id, pair.other.id)
        deeds = (
            Deed("person.merge", "是同一个人，合并", both),
            Deed("person.apart", "不是同一个人", both),
        )
        people = tuple(("volunteer", person) for person in both)
        yield Need("duplicate", told, people, deeds)


_SOURCES: tuple[Callable[[Desk], Iterator[Need]], ...] = (
    _changed_unnoticed,
    _rejected,
    _pictures_refused,
    _waiting_for_key,
    _conflicting,
    _returned,
    _certified_twice,
    _overlaps,
    _long_days,
    _too_long,
    _without_minutes,
    _disagreeing,
    _contradicting,
    _undecided_texts,
    _unreadable,
    _alike,
)


def _open(kind_name: str, record: str) -> Deed:
    return Deed("open", "查看", (kind_name, record))


def _about_part(what: str, told: str, fault: hour_faults.Fault, *deeds: Deed) -> Need:
    found = (("participation", fault.participation), ("activity", fault.activity))
    return Need(what, told, found, (*deeds, _open("activity", fault.activity)))


def _odd(minutes: int) -> str:
    return f" {minutes % 60} 分钟" if minutes % 60 else ""


def _voiding(certificate: Record) -> str:
    return f"作废 {number_of(certificate)}（{certificate.text('issued_on')}）"
