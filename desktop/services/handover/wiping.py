"""Emptying the PC that was handed over: whether it may be, what is done, and the proof of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import config, errors, logbook
from desktop.config import Home
from desktop.model.audited import What
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, never, silent
from desktop.services import audits
from desktop.services.access.clerk_keys import DEVICE as KEYRING_NAME
from desktop.services.desk import Clock, Desk
from desktop.services.handover import county_first, package, wipe_proof
from desktop.services.handover.wipe_proof import Document
from desktop.services.safekeeping import backup_notes, backup_places
from desktop.services.sync import sync_state
from desktop.services.sync.lines import Lines
from desktop.services.sync.replicas import DEVICE, DEVICE_KEY, REPLICA
from desktop.storage import chains, wiping
from desktop.storage.atomic import atomic_writer
from desktop.storage.backups.backup_check import faults
from desktop.storage.backups.backup_manifest import manifest_of
from desktop.storage.chains import AUDIT, JOURNAL
from desktop.storage.database import alone
from desktop.storage.keys import RECORDS_PURPOSE, MasterKey
from desktop.storage.places import check_target, readable
from desktop.storage.system_keyring import Keyring

_DONE = (
    "覆写并删除密钥文件（keys.json、上一代密钥文件、门口的姓名文件）",
    "删除系统钥匙串里本站的一项",
    "删除资料文件和它的日志",
    "删除照片卷",
    "删除本机上的自动备份",
    "删除暂存文件、程序日志和显示设置",
    "重新查看文件夹：没有密钥文件，没有资料文件，打不开",
)
_NOT_REACHED = (
    "固态硬盘、U 盘自己留下的旧数据块，软件擦不到；里面若有旧的密钥文件，也要有当时的口令才打得开",
    "拷到 U 盘、移动硬盘和别的电脑上的备份、移交文件",
    "已经打印的纸、导出的表格和照片",
    "县平台上的资料，和本站别的电脑",
    "系统自己做的备份、还原点和回收站",
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """That a PC may be emptied, and because of what.

    Args:
        handover: the file that holds everything: name, SHA-256, when; None where the clerk said
            that there is none.
    """

    handover: dict[str, str] | None


@dataclass(frozen=True)
class Plan:
    """Everything that emptying needs once nothing is open any more.

    Args:
        home: the station's files.
        document: the proof, without what was done and without signature.
        key: that signs it.
        master: opens the records, to see whether anybody else has them open.
        keyring_name: of this PC's entry; empty for none.
        sample: whether it is a sample station.
    """

    home: Home
    document: Document
    key: Ed25519PrivateKey = field(repr=False)
    master: MasterKey
    keyring_name: str
    sample: bool


def allow_with(desk: Desk, file: Path, cancelled: CancelAsked = never) -> Allowed:
    """Look whether a handover file holds everything that is here.

    Args:
        desk: the open station.
        file: its handover file, read from end to end.
        cancelled: asked between pieces.

    Raises:
        errors.WipeRefused: it is another's, or not whole, or something came after it.
        errors.InputFileError: it is none.
    """
    manifest = manifest_of(file)
    package.check_handover(file, manifest)
    if manifest.label.replica != str(desk.settings.get(REPLICA, default="")):
        raise _refused("这份移交文件不是在这台电脑上做的", "请指给程序这台电脑做的那一份。")
    wrong = faults(file, desk.master.derive(RECORDS_PURPOSE), desk.home.staging, silent, cancelled)
    if wrong or not manifest.whole:
        why = wrong[0] if wrong else "里面的照片不全"
        raise _refused(f"这份移交文件不能算数：{why}", "请再做一份移交文件，然后再来清除。")
    _check_nothing_came_after(desk, manifest.journal.seq)
    told = {"name": file.name, "sha256": package.sha256_of(file), "made_at": manifest.made_at}
    return Allowed(told)


def allow_marked(desk: Desk, typed: str) -> Allowed:
    """The same where the file is gone with the next clerk: by its mark, as it stands on paper.

    Args:
        desk: the open station.
        typed: the mark of the file that was made last and opened with its code then.

    Raises:
        errors.WipeRefused: it is another one's, or something came after it.
    """
    made = package.last(desk)
    if made is None or "".join(typed.split()).lower() != "".join(made.mark.split()):
        why = "标记和这台电脑最后做的移交文件对不上"
        raise _refused(why, "请照交接单抄一遍，或用移交文件本身。")
    _check_nothing_came_after(desk, made.seq)
    name = made.path.replace("\\", "/").rpartition("/")[2]
    return Allowed({"name": name, "sha256": made.sha256, "made_at": made.at})


def allow_without(desk: Desk, typed: str) -> Allowed:
    """Empty the PC although there is no handover file.

    Args:
        desk: the open station.
        typed: the station's full name, typed by whoever means it.

    Raises:
        errors.WipeRefused: it is another name, or something here is nowhere else yet.
    """
    check_name(desk, typed)
    found = sync_state.standing(desk)
    if found.joined and not found.synced:
        raise _refused(f"还有内容没送到县里（{found.words}）", "请先同步，或先做一份移交文件。")
    return Allowed(None)


def check_name(desk: Desk, typed: str) -> None:
    """Make sure that whoever empties a PC means this station.

    Raises:
        errors.WipeRefused: it is another name.
    """
    if typed.strip() != desk.station.text("name"):
        raise _refused("站名对不上", "要一字不差写出本站全称才清除。")


def retire(desk: Desk, lines: Lines | None = None) -> bool:
    """Tell the county by this PC's record that it is out of use; gives whether it knows.

    Args:
        desk: the open station.
        lines: makes lines.
    """
    if not county_first.bring(desk, lines).synced:
        return sync_state.standing(desk).reason == "revoked"  # the next PC was there before
    day = desk.today().isoformat()
    with desk.action("retire", "停用这台电脑") as group:
        device = desk.records.get(kind_named("device"), str(desk.settings.get(DEVICE)))
        desk.records.update(group, device, {"notes": f"{day} 停用：资料已从这台电脑清除"})
    return county_first.bring(desk, lines).synced


def plan(desk: Desk, allowed: Allowed, target: Path) -> Plan:
    """Write down what is here, just before it goes.

    Args:
        desk: the open station; to be closed before `carry_out`.
        allowed: from `allow_with` or `allow_without`.
        target: the proof.

    Raises:
        errors.OutputFileError: the proof would lie among what is deleted.
    """
    check_target(desk.home, target)
    if target.resolve().is_relative_to(desk.home.path.resolve()):
        raise errors.OutputFileError(path=str(target), why="它在要清除的文件夹里")
    audits.note(desk, What.WIPED, why="清除这台电脑")
    key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get(DEVICE_KEY))
    name = str(desk.settings.get(KEYRING_NAME, default=""))
    return Plan(desk.home, _document(desk, allowed), key, desk.master, name, desk.sample)


def carry_out(
    plan: Plan,
    ring: Keyring,
    clock: Clock,
    target: Path,
    sheet: Callable[[Document], bytes] | None = None,
) -> Document:
    """Empty the PC, look again, and write the proof. Nobody may have the station open.

    A first proof is written before anything goes, so that a power cut leaves that at least.

    Args:
        plan: from `plan`.
        ring: of this PC.
        clock: the local time.
        target: the proof; a PDF if it is called so, its data beside it as JSON.
        sheet: sets the PDF.

    Raises:
        errors.StationBusy: another window or command has the station open.
        errors.WorldError: the place of the proof refuses: then nothing was touched; or the disk
            refuses to delete: then the next start goes on.
    """
    _check_alone(plan)
    data = target.with_suffix(".json")
    begun = {**plan.document, "state": "begun"}
    _write(data, wipe_proof.encoded(wipe_proof.signed(begun, plan.key)))
    wiping.begin(plan.home, plan.keyring_name)
    finish(plan.home, ring)
    done = {
        **plan.document,
        "state": "done",
        "ended_at": clock().isoformat(timespec="seconds"),
        "done": list(_DONE),
        "left": [readable(path) for path in _left(plan.home)],
    }
    proof = wipe_proof.signed(done, plan.key)
    _write(data, wipe_proof.encoded(proof))
    if sheet is not None:
        _write(target, sheet(proof))
    return proof


def _check_alone(plan: Plan) -> None:
    with alone(plan.home.records, plan.master.derive(RECORDS_PURPOSE)):
        pass


def finish(home: Home, ring: Keyring) -> None:
    """Take everything away; also what a power cut left, at the next start.

    Raises:
        errors.WorldError: the disk refuses; the next start goes on.
    """
    logbook.stop()  # Windows deletes no open file
    if name := wiping.keyring_name(home):
        ring.drop(name)
    wiping.destroy(home)
    if left := wiping.own(home):
        raise errors.WipeUnfinished(path=str(home.path), count=len(left))
    wiping.end(home)


def _document(desk: Desk, allowed: Allowed) -> Document:
    station = desk.station
    device = desk.records.get(kind_named("device"), str(desk.settings.get(DEVICE)))
    heads = chains.heads(desk.store)
    files = wiping.own(desk.home)
    clerk = desk.records.get_many(kind_named("clerk"), [desk.clerk] if desk.clerk else [])
    return {
        "v": wipe_proof.VERSION,
        "what": "wiped",
        "station": {"name": station.text("name"), "code": station.text("division_code")},
        "device": {
            "id": device.id,
            "name": device.text("name"),
            "replica": device.text("replica"),
            "series": device.text("series"),
            "public_key": device.text("public_key"),
        },
        "by": clerk[0].text("name") if clerk else "",
        "begun_at": desk.clock().isoformat(timespec="seconds"),
        "program": config.program_version(),
        "handover": allowed.handover,
        "heads": {
            name: {"seq": heads[name].seq, "hash": heads[name].hash.hex()}
            for name in (JOURNAL, AUDIT)
        },
        "key_file_sha256": hashlib.sha256(desk.home.keys.read_bytes()).hexdigest(),
        "folder": readable(desk.home.path),
        "before": [_entry(desk.home, path) for path in files],
        "not_reached": [*_elsewhere(desk), *_NOT_REACHED],
    }


def _entry(home: Home, path: Path) -> dict[str, Any]:
    return {"name": readable(path.relative_to(home.path)), "bytes": path.stat().st_size}


def _elsewhere(desk: Desk) -> list[str]:
    """Copies that are known of and lie outside the folder."""
    found = [str((desk.settings.get(key) or {}).get("path", "")) for key in _NOTED]
    second = backup_places.second_place(desk)
    found += [readable(second.folder)] if second else []
    outside = [one for one in found if one and not one.startswith(readable(desk.home.path))]
    return [f"本机记得的另一份拷贝：{one}" for one in dict.fromkeys(outside)]


_NOTED = (backup_notes.LAST, backup_notes.OFF_DISK)


def _check_nothing_came_after(desk: Desk, seq: int) -> None:
    rows = int(
        desk.store.one("SELECT count(*) FROM journal WHERE seq > ? AND origin = 'local'", (seq,))
    )
    if rows and not sync_state.standing(desk).synced:
        why = f"做了移交文件以后又有 {rows} 处改动，既不在文件里，也没有送到县里"
        raise _refused(why, "请先同步，或再做一份移交文件。")


def _refused(why: str, advice: str) -> errors.WipeRefused:
    return errors.WipeRefused(why=why, advice=advice)


def _left(home: Home) -> list[Path]:
    return wiping.strangers(home) if home.path.is_dir() else []


def _write(path: Path, data: bytes) -> None:
    with atomic_writer(path.absolute()) as file:
        file.write(data)
