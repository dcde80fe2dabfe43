"""Whether a certificate is genuine: its code, held against the keys and the register on this PC.

Offline: a PC knows its own key and those of the station's other PCs that it has synced with. What
another station has issued only that station, or the county, can tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.model import seal_code
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.seal_code import SealCode
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.certificates.claims import (
    CERTIFICATE,
    SERVICE,
    Facts,
    facts_of,
    is_masked,
)
from desktop.services.paper.certificates.numbers import key_id
from desktop.services.paper.certificates.service_records import services_of

_DEVICE = kind_named("device")
_COMPARE = "请把纸上的内容和下面的对照，一样的才算数。"


class Proof(Enum):
    """What became of a code."""

    VALID = "valid"
    VOID = "void"
    NOT_REGISTERED = "not_registered"
    OTHER_FACTS = "other_facts"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What this PC can tell of a certificate by its code.

    Args:
        proof: in one word.
        words: in sentences.
        number: of the certificate, as the code says.
        issued_on: its date, as the code says.
        device: name of the PC whose key signed it; empty where none that is known did.
        facts: what the register says of it, as (label, text), to be compared with the paper.
    """

    proof: Proof
    words: str
    number: str
    issued_on: dt.date
    device: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def check_code(desk: Desk, code: str) -> Verdict:
    """Judge a scanned or typed code; changes nothing.

    Args:
        desk: the open station, may be one that only reads.
        code: as the QR code on the paper says it.

    Raises:
        errors.BadSealCode: it is no code of a certificate, or was cut off.
    """
    code = "".join(code.split())
    parsed = seal_code.parse(code)
    known = [one for one in _devices(desk) if key_id(one.text("public_key")) == parsed.key_id]
    if not known:
        words = "这台电脑没有它的公钥，认不出是谁出具的：可能是别的站，也可能是假的。"
        return _verdict(Proof.UNKNOWN_KEY, parsed, f"{words}请到出具单位核对。")
    signed = [one for one in known if seal_code.verify(code, _key(one)).genuine]
    if not signed:
        words = "签名不对：核验码被改动过，或者是伪造的。不能作为证明。"
        return _verdict(Proof.FORGED, parsed, words)
    return _registered(desk, code, parsed, signed[0])


def _registered(desk: Desk, code: str, parsed: SealCode, device: Record) -> Verdict:
    name = device.text("name")
    genuine = f"核验码是真的：本站电脑「{name}」在 {day_words(parsed.issued_on.isoformat())} 出具。"
    found = _numbered(desk, parsed)
    if not found:
        words = f"{genuine}这台电脑的登记簿里没有编号 {parsed.number}："
        more = "可能是另一台电脑登记的、还没有同步过来。请同步以后再核验。"
        return _verdict(Proof.NOT_REGISTERED, parsed, words + more, name)
    meant = [one for one in found if one.text("code") == code] or found
    entry = next((one for one in meant if not one.flag("void")), meant[0])
    struck = is_masked(entry) and entry.text("code") == code
    if not struck and not seal_code.verify(code, _key(device), facts_of(entry)).facts_match:
        words = f"{genuine}但登记簿里编号 {parsed.number} 登记的是别的内容，与核验码对不上。"
        return _verdict(Proof.OTHER_FACTS, parsed, f"{words}请找出具的人核对。", name, entry)
    if entry.flag("void"):
        why = entry.text("void_reason")
        words = f"{genuine}但这张证书已经作废{f'（{why}）' if why else ''}，不再有效。"
        return _verdict(Proof.VOID, parsed, words, name, entry)
    words = f"{genuine}编号 {parsed.number} 在登记簿里，没有作废，内容与登记的一致。{_COMPARE}"
    if struck:
        words = (
            f"{genuine}编号 {parsed.number} 在登记簿里，没有作废；持证人已要求删除个人信息，"
            "登记簿按期隐去了姓名，只能核对下面这些。"
        )
    return _verdict(Proof.VALID, parsed, words, name, entry)


def _verdict(
    proof: Proof, parsed: SealCode, words: str, device: str = "", entry: Record | None = None
) -> Verdict:
    facts = told(entry) if entry else ()
    return Verdict(proof, words, parsed.number, parsed.issued_on, device, facts)


def _devices(desk: Desk) -> Sequence[Record]:
    """Every PC this station ever had: paper outlives them."""
    return desk.records.select(_DEVICE, "ORDER BY id")


def _key(device: Record) -> bytes:
    return bytes.fromhex(device.text("public_key"))


def _numbered(desk: Desk, parsed: SealCode) -> list[Record]:
    """Entries of that number: more than one where two PCs were copies of each other."""
    series, _, number = parsed.number.partition("-")
    return desk.records.select(
        CERTIFICATE, "WHERE series = ? AND number = ? ORDER BY id", (series, int(number))
    )


def told(entry: Record) -> tuple[tuple[str, str], ...]:
    """What stands on the paper, by label; what is empty is left out."""
    facts = facts_of(entry)
    service = entry.text("kind") == SERVICE
    lines = (
        ("种类", entry.shown("kind")),
        ("姓名", facts["name"]),
        ("证件", f"{facts.get('id_type', '')} {facts.get('id_number', '')}".strip()),
        ("志愿者编号", facts.get("volunteer_number", "")),
        ("活动", facts.get("activity", "")),
        ("日期", day_words(facts.get("held_on", ""))),
        ("担任工作", facts.get("role", "")),
        ("服务期间", _period(facts) if service else ""),
        ("服务次数", f"{len(services_of(facts))} 次" if service else ""),
        ("时长", f"{hours_text(int(facts['minutes']))} 小时" if facts.get("minutes") else ""),
        ("荣誉名称", facts.get("title", "")),
        ("事由", facts.get("reason", "")),
        ("出具单位", facts["issuer"]),
    )
    return tuple((label, text) for label, text in lines if text)


def _period(facts: Facts) -> str:
    first, last = day_words(facts["period_from"]), day_words(facts["period_until"])
    return f"{first}至{last}" if first else f"截至{last}"
