"""The sheet of a change of clerks, and the code of its file; names people and telephones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.handover import package, standing
from desktop.services.handover.package import Made
from desktop.services.naming import Names
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.recipe import (
    STATION,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.storage import chains

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.furniture.part import Part
    from desktop.printing.sheets.own.handover_code import HandoverCode

_INFO = TemplateInfo("handover-sheet", "文书工作交接单", ("A4",), STATION, shows=(Shows.DESK,))
_TO, _WITNESS = "to", "witness"
_MEGABYTE = 1_000_000
_BY_HAND = (
    "柜子和钥匙",
    "站名牌、印章由谁保管",
    "纸质档案、签到表",
    "恢复单和它的复印件",
    "备份用的 U 盘",
    "相机、音响等物品",
    "微信群、公众号由谁管理",
    "其他要交代的",
)
_STEPS = (
    "当面收下移交文件（U 盘）和《接手码》那张纸，对一对标记；分开放。",
    "在新电脑上打开程序，选“我有备份或移交文件”，指给它移交文件，照抄接手码，"
    "写上姓名，设自己的口令或 PIN。从这时起，以前所有的口令、PIN、恢复单都打不开新电脑上的资料。",
    "打印新的恢复单锁好，复印一份交镇街封存；旧恢复单撕掉。",
    "同步一次，看状态栏是不是“已同步”。同步时程序请县里停用旧电脑，在那以前旧电脑还能和县里来往；"
    "停用了没有，看“设置 › 交接”。那里写着没有停用的，打电话请县里停用（写明电脑名称和证书系列）。",
    "核对上面的数目，把没办完的事一件件接过来；都对了，再请移交人清除旧电脑，收好《清除证明》。",
)
_REMARK = "这张单上有姓名和电话，只给交接双方和监交人看。"


def _asks(_desk: Desk) -> tuple[Question, ...]:
    return (
        Question(_TO, "接手人", Answer.WORDS),
        Question(_WITNESS, "监交人", Answer.WORDS),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.own.handover_sheet import HandoverSheet

    station = desk.station.text("name")
    leaver = Names(desk).referred(kind_named("clerk"), desk.clerk) if desk.clerk else ""
    to, witness = order.answers.get(_TO, ""), order.answers.get(_WITNESS, "")
    made = package.last(desk)
    people = [one.name for one in standing.contacts(desk)]
    data = HandoverSheet(
        station=station,
        opening=_opening(desk, leaver, to),
        facts=tuple(_facts(desk, made, (leaver, to, witness))),
        parts=tuple(_parts(desk)),
        by_hand=_BY_HAND,
        steps=_STEPS,
        names=tuple(filter(None, (leaver, to, witness, *people))),
        sample=desk.sample,
    )
    return Laid(data, _INFO.label, remark=_REMARK)


def _opening(desk: Desk, leaver: str, to: str) -> str:
    day = day_words(desk.today().isoformat())
    return (
        f"{day}，{leaver or '＿＿＿＿'}将本站文书工作和全部电子资料移交给{to or '＿＿＿＿＿＿'}，"
        "下列各项经双方当面核对。数目和事项取自程序当天的记录。"
    )


def _facts(desk: Desk, made: Made | None, hands: tuple[str, str, str]) -> list[tuple[str, str]]:
    told = list(zip(("移交人", "接手人", "监交人"), hands, strict=True))
    told.append(("日志校验", chains.paper_code(chains.heads(desk.store))))
    if made is None:
        return [*told, ("移交文件", "还没有做")]
    name = made.path.replace("\\", "/").rpartition("/")[2]
    return [
        *told,
        ("移交文件", name),
        ("大小", f"{made.bytes / _MEGABYTE:,.1f} MB"),
        ("做于", made.at[:16].replace("T", " ")),
        ("文件标记", made.mark),
        ("谁能打开", "《接手码》那张纸" + ("；恢复单" if made.recovery else "")),
    ]


def _parts(desk: Desk) -> list[Part]:
    from desktop.printing.furniture.part import Part

    pairs = standing.counts(desk)
    half = (len(pairs) + 1) // 2
    rows = tuple((*pairs[n], *pairs[n + half]) for n in range(half))
    parts = [Part("资料数目", ("项目", "数目", "项目", "数目"), rows, (1, 2, 1, 2))]
    return [*parts, *_undone(desk), *_keeping(desk)]


def _undone(desk: Desk) -> list[Part]:
    from desktop.printing.furniture.part import Part

    files, count = standing.open_files(desk)
    more = f"共 {count} 份，下面列出最近的 {len(files)} 份。" if count > len(files) else ""
    waiting = standing.to_do(desk)
    return [
        Part(
            "没有归档的活动",
            ("活动", "日期", "还差什么"),
            tuple(files),
            (4, 2, 4),
            more or ("" if files else "没有，都归档了。"),
        ),
        Part(
            "没有办完的事",
            ("事项", "内容"),
            tuple(waiting),
            (1, 3),
            "点单和台账不在这个版本的程序里，请看纸质材料。"
            + ("" if waiting else "程序里没有等着办的事。"),
        ),
        Part("和县里的往来", ("项目", "情况"), tuple(standing.county(desk)), (1, 3)),
    ]


def _keeping(desk: Desk) -> list[Part]:
    from desktop.printing.furniture.part import Part

    contacts = tuple((one.what, one.name, one.phone) for one in standing.contacts(desk))
    return [
        Part(
            "电脑和证书编号",
            ("电脑", "证书系列", "下一个编号", "说明"),
            tuple(standing.devices(desk)),
            (3, 2, 3, 3),
            "接手的电脑会有自己的证书系列，从 000001 开始。",
        ),
        Part(
            "现在能打开本站的",
            ("谁", "用什么"),
            tuple(standing.ways(desk)),
            (1, 2),
            "移交文件里不带这些；接手以后，它们都打不开新电脑上的资料。",
        ),
        Part("备份", ("项目", "情况"), tuple(standing.kept_copies(desk)), (1, 3)),
        Part("联系人", ("是谁", "姓名", "电话"), contacts, (3, 2, 2)),
    ]


def code_of(desk: Desk, code: str) -> HandoverCode:
    """The paper with the code of the file that was made last.

    Args:
        desk: the open station.
        code: in groups.
    """
    from desktop.printing.sheets.own.handover_code import HandoverCode

    made = package.last(desk)
    mark = made.mark if made else ""
    return HandoverCode(desk.station.text("name"), code, mark, desk.today(), desk.sample)


HANDOVER_SHEET = Recipe(_INFO, _look, asks=_asks)
