"""The proof that a PC was emptied, on paper; made when no station is open any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from desktop.model.progress import never, silent
from desktop.services.apart import Apart
from desktop.services.handover.package import mark_of
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.press import set_apart

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.furniture.part import Part
    from desktop.printing.sheets.own.wipe_proof import WipeProof

_MOST = 12
_SORTS = (
    ("密钥文件", ("keys", "door.json", ".")),
    ("资料文件", ("station.db",)),
    ("照片卷", ("photos",)),
    ("本机自动备份", ("backups",)),
    ("程序日志", ("logs",)),
)
_OTHERS = "其他（暂存、显示设置）"
_CLOSING = (
    "旁边同名的 .json 文件里有完整清单和这台电脑的签名，请和这张纸一起保存。"
    "核对：在接手的电脑上运行 station wipe --check 加这个文件，"
    "或请县里核对（county wipe-proof check）。"
    "签名用的私钥已随资料一起销毁。"
)


def sheet_of(
    document: Mapping[str, Any], apart: Apart, now: dt.datetime, *, sample: bool = False
) -> bytes:
    """Set it.

    Args:
        document: the signed proof.
        apart: the worker process.
        now: the time the PDF states.
        sample: whether it is of a sample station.

    Raises:
        errors.PrintError: it can't be set.
    """
    data = _data(document, sample=sample)
    return apart.run(set_apart, "wipe-proof", data, "A4", now, progress=silent, cancelled=never)


def _data(document: Mapping[str, Any], *, sample: bool) -> WipeProof:
    from desktop.printing.sheets.own.wipe_proof import WipeProof

    when = str(document["ended_at"])
    device = document["device"]
    opening = (
        f"{day_words(when)} {when[11:16]}，{document['by'] or '本站文书'}在下列电脑上清除了"
        f"{document['station']['name']}的全部电子资料。密钥先销毁，其余文件随后删除；"
        "删除后重新查看，没有留下能打开的内容。"
    )
    return WipeProof(
        station=str(document["station"]["name"]),
        opening=opening,
        facts=tuple(_facts(document, device)),
        parts=tuple(_parts(document)),
        closing=_CLOSING,
        sample=sample,
    )


def _facts(document: Mapping[str, Any], device: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    handover = document["handover"]
    yield "文件夹", str(document["folder"])
    yield "电脑", str(device["name"])
    yield "证书系列", str(device["series"])
    yield "副本编号", str(device["replica"])
    yield "开始", str(document["begun_at"])[:16].replace("T", " ")
    yield "结束", str(document["ended_at"])[:16].replace("T", " ")
    yield "清除人", str(document["by"])
    if handover:
        yield "移交文件", f"{handover['name']}，标记 {mark_of(handover['sha256'])}"
    else:
        yield "移交文件", "没有；清除人写出站名确认"
    heads = document["heads"]
    yield "变更日志", f"第 {heads['journal']['seq']} 条 {mark_of(heads['journal']['hash'])}"
    yield "查看记录", f"第 {heads['audit']['seq']} 条 {mark_of(heads['audit']['hash'])}"
    yield "密钥文件指纹", mark_of(str(document["key_file_sha256"]))
    yield "这台电脑的公钥", mark_of(str(device["public_key"]))
    yield "签名", str(document["signature"])[:24] + "…"


def _parts(document: Mapping[str, Any]) -> Iterable[Part]:
    from desktop.printing.furniture.part import Part

    figures = frozenset({1, 2})
    rows = tuple(_sorts(document["before"]))
    yield Part("清除前有什么", ("种类", "文件数", "大小（KB）"), rows, (3, 1, 1), "", figures)
    done = tuple((str(number), words) for number, words in enumerate(document["done"], 1))
    yield Part("做了什么", ("次序", "内容"), done, (0.4, 6))
    left = [str(one) for one in document["left"]]
    if left:
        more = [f"……共 {len(left)} 个"] if len(left) > _MOST else []
        words = "这些不是本程序的文件，没有动："
        kept = tuple((one,) for one in [*left[:_MOST], *more])
        yield Part("文件夹里留下的", ("文件",), kept, (1,), words)
    reached = tuple((one,) for one in document["not_reached"])
    yield Part("清除不到的", ("内容",), reached, (1,), "下面这些程序够不着，请人来处理：")


def _sorts(before: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str, str]]:
    counted: dict[str, list[int]] = {}
    for one in before:
        name = str(one["name"]).replace("\\", "/")
        sort = next((label for label, begins in _SORTS if name.startswith(begins)), _OTHERS)
        counted.setdefault(sort, []).append(int(one["bytes"]))
    for label in (*(label for label, _ in _SORTS), _OTHERS):
        if sizes := counted.get(label):
            yield label, f"{len(sizes):,}", f"{-(-sum(sizes) // 1024):,}"
