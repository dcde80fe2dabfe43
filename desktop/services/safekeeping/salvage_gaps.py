"""What a saved station lacks to be whole: parents of what is left, numbers, a clerk, a PC."""

from __future__ import annotations

import os

from desktop.model.fields import FieldType, Value
from desktop.model.ids import RecordId
from desktop.model.kind import Kind
from desktop.model.kinds import ALL, kind_named
from desktop.services.desk import Desk
from desktop.services.safekeeping.backup_notes import OF_ONE_DISK
from desktop.services.safekeeping.salvage_report import SalvageReport
from desktop.services.shipped import shipped
from desktop.services.sync.replicas import DEVICE_KEY, leave_replica, register_device
from desktop.storage.integrity.integrity import dangling
from desktop.storage.integrity.integrity_records import PURGE
from desktop.storage.journal import Group
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.joining.joined import membership

SALVAGE = "salvage"
_GONE = "（资料损坏遗失）"
_UNKNOWN_CODE = "0" * 12


def close_gaps(desk: Desk, lost: dict[str, list[str]], report: SalvageReport) -> None:
    """One action, the last in the new station's journal, that says what was done to it.

    Args:
        desk: the new station, otherwise filled.
        lost: ids of records of which nothing is left, by kind.
        report: told what was put in.
    """
    with desk.action(SALVAGE, "从损坏的站点另存") as group:
        _another_replica(desk, group, report)
        _station_and_clerk(desk, group, report)
        again = _shipped_again(desk, group, lost)
        _parents(desk, group, report)
        _numbers(desk, group, report)
        for kind, ids in lost.items():
            stood_in = set(report.stand_ins.get(kind, ()))
            gone = [one for one in ids if one not in stood_in | again]
            for record_id in gone:
                group.add(kind, record_id, PURGE, {}, {}, {})
            report.lost |= {kind: gone} if gone else {}


def _another_replica(desk: Desk, group: Group, report: SalvageReport) -> None:
    held = {row[0]: row[1] for row in desk.store.rows("SELECT name, length(value) FROM secret")}
    if held.get(DEVICE_KEY) == 32:
        leave_replica(desk.store, SALVAGE, SCHEMA_VERSION, desk.clock())
    if held.get("private_field_key") != 64 and not desk.settings.get(KEY_ELSEWHERE):
        if membership(desk.settings) or desk.records.find(kind_named("key_envelope")):
            # A new one would seal what neither the other PC nor the recovery sheet opens.
            desk.settings.put(KEY_ELSEWHERE, True)
            report.settings_anew.append("证件号密钥（请用恢复单或配对文件取回）")
        else:
            desk.secrets.put("private_field_key", os.urandom(64))
            report.settings_anew.append("证件号密钥")
    register_device(desk.records, group, desk.settings, desk.secrets)
    for key in OF_ONE_DISK:
        desk.store.run("DELETE FROM setting WHERE key = ?", (key,))


def _station_and_clerk(desk: Desk, group: Group, report: SalvageReport) -> None:
    if not desk.records.find(kind_named("station")):
        values: dict[str, Value] = {"name": _GONE, "division_code": _UNKNOWN_CODE}
        desk.records.insert(group, kind_named("station"), values)
        report.settings_anew.append("站名和区划代码")
    known = desk.records.get_many(kind_named("clerk"), [desk.clerk] if desk.clerk else [])
    if known:
        return
    clerks = desk.records.find(kind_named("clerk"))
    first = clerks[0].id if clerks else None
    desk.settings.put(
        "clerk", first or desk.records.insert(group, kind_named("clerk"), {"name": "文书"})
    )
    report.settings_anew.append("当前文书")


def _shipped_again(desk: Desk, group: Group, lost: dict[str, list[str]]) -> set[str]:
    """What came with the program comes again; it is under ids all PCs of the station agree on."""
    code = desk.station.text("division_code")
    missing = {one for kind in ("vocabulary", "policy", "document") for one in lost.get(kind, ())}
    again: set[str] = set()
    for kind, made, values in shipped(code, desk.today().isoformat()):
        if made in missing:
            # A text may be here already: opening brings those the station never had.
            if not desk.records.get_many(kind_named(kind), [made]):
                desk.records.insert(group, kind_named(kind), values, made)
            again.add(made)
    return again


def _parents(desk: Desk, group: Group, report: SalvageReport) -> None:
    """Who has lost a parent keeps it as an empty record under its old id, or does without."""
    for table, record_id, column, other in list(dangling(desk.store)):
        kind = ALL[table]
        if not kind.by_name[column].required:
            record = desk.records.get(kind, record_id, removed=True)
            report.cleared += desk.records.update(group, record, {column: None})
            continue
        parent = RecordId(
            desk.store.one(f"SELECT [{column}] FROM [{table}] WHERE id = ?", (record_id,))
        )
        if not desk.records.get_many(ALL[other], [parent]):
            desk.records.insert(group, ALL[other], _empty(desk, ALL[other]), parent)
            report.stand_ins.setdefault(other, []).append(parent)


def _empty(desk: Desk, kind: Kind) -> dict[str, Value]:
    """The least a record needs; none of the kinds that others need asks for another itself."""
    filled: dict[str, Value] = {
        "notes": f"另存损坏站点时只剩编号，{desk.today().isoformat()} 占位。"
    }
    for one in kind.fields:
        if one.required and one.default is None:
            filled[one.name] = _GONE if one.type is FieldType.TEXT else None
    return filled


def _numbers(desk: Desk, group: Group, report: SalvageReport) -> None:
    """A number is never freed: one whose certificate is lost is void."""
    known = {row[0] for row in desk.store.rows("SELECT series FROM device")}
    rows = desk.store.rows("SELECT series, max(number) FROM certificate GROUP BY series")
    for series, highest in rows:
        if series not in known:
            desk.records.insert(
                group, kind_named("device"), {"name": f"{_GONE}的电脑", "series": series}
            )
            report.settings_anew.append(f"证书系列 {series} 的电脑登记")
        used = {
            row[0]
            for row in desk.store.rows("SELECT number FROM certificate WHERE series = ?", (series,))
        }
        for number in sorted(set(range(1, highest + 1)) - used):
            void: dict[str, Value] = {
                "series": series, "number": number, "kind": "activity", "facts": "{}",
                "void": True, "void_reason": "登记在资料损坏中遗失",
            }  # fmt: skip
            made = desk.records.insert(group, kind_named("certificate"), void)
            report.stand_ins.setdefault("certificate", []).append(made)
