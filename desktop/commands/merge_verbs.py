"""merge, unmerge, duplicates: two records that are one person, or are not."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import RECORD, take_json, take_volunteers
from desktop.services.roster import duplicates, merging
from desktop.services.roster.duplicates import Candidate


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    merge = verbs.add_parser("merge", help="把两条记录合并成一个人")
    take_volunteers(merge)
    merge.add_argument("survivor", metavar="保留者", help="保留的一位")
    merge.add_argument("loser", metavar="并入者", help="并入的一位")
    merge.add_argument(
        "--take", nargs="+", default=[], metavar="字段", help="这些项用并入者的；空着的总会补上"
    )
    take_json(merge)
    merge.set_defaults(run=_merge)

    unmerge = verbs.add_parser("unmerge", help="取消合并")
    take_volunteers(unmerge)
    unmerge.add_argument("loser", metavar="并入者", help="当时并入的一位")
    unmerge.set_defaults(run=_unmerge)

    twice = verbs.add_parser("duplicates", help="可能重复的人，和合并后需要核对的时长")
    take_volunteers(twice)
    twice.add_argument(
        "--not-same", nargs=2, metavar=RECORD, help="记下这两位不是同一人，以后不再提示"
    )
    take_json(twice)
    twice.set_defaults(run=_duplicates)


def _merge(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        done = merging.merge(
            desk, arguments.kind, arguments.survivor, arguments.loser, arguments.take
        )
    if arguments.json:
        terminal.show_json(asdict(done))
    terminal.say("已合并成一个人，可以撤销，也可以以后取消合并。")
    if done.taken:
        terminal.say(f"从并入者补上或采用了：{'、'.join(done.taken)}。")
    for sentence in (*done.left, *(overlap.sentence for overlap in done.overlaps)):
        terminal.say(f"请留意：{sentence}")
    return terminal.DONE


def _unmerge(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        merging.unmerge(desk, arguments.kind, arguments.loser)
    terminal.say("已取消合并，参与和时长各归各位；合并时补上的内容没有收回。")
    return terminal.DONE


def _duplicates(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        if arguments.not_same:
            duplicates.tell_apart(desk, arguments.kind, *arguments.not_same)
            terminal.say("已记下，不再提示这两位。")
            return terminal.DONE
        found = duplicates.candidates(desk, arguments.kind)
        overlaps = merging.overlaps(desk)
    if arguments.json:
        terminal.show_json(
            {
                "candidates": [_candidate_json(one) for one in found],
                "overlaps": [asdict(overlap) for overlap in overlaps],
            }
        )
        return terminal.DONE
    for one in found:
        terminal.show("\t".join([one.reason, *(_person(one, end) for end in ("one", "other"))]))
    for overlap in overlaps:
        terminal.show(f"{overlap.sentence}\t{overlap.counted}\t{overlap.uncounted}")
    terminal.say(f"可能重复 {len(found)} 对，时长需核对 {len(overlaps)} 处。")
    return terminal.DONE


def _candidate_json(one: Candidate) -> dict[str, object]:
    return {"reason": one.reason, "one": asdict(one.one), "other": asdict(one.other)}


def _person(one: Candidate, end: str) -> str:
    row = one.one if end == "one" else one.other
    parts = (row.name, row.birth_date, row.village_group, row.phone)
    return f"{row.id} {' '.join(part for part in parts if part)}"
