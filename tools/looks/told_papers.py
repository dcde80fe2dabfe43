"""Sheets that tell what a station holds and did, which differs with every station and run.

So what they show here is written by hand, about people of the sample.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop.printing.furniture.part import Part
from desktop.printing.sheets.lists.audit_list import AuditLine, AuditList
from desktop.printing.sheets.lists.person_dossier import PersonDossier
from desktop.printing.sheets.own.handover_code import HandoverCode
from desktop.printing.sheets.own.handover_sheet import HandoverSheet
from desktop.printing.sheets.own.wipe_proof import WipeProof

_STATION = "石桥村新时代文明实践站"
_DAY = dt.date(2026, 11, 23)
_FILES = Part(
    "没有归档的活动",
    ("活动", "日期", "还差什么"),
    (
        ("重阳敬老饺子宴", "2026年10月18日", "缺照片"),
        ("冬季用火安全宣讲", "2026年11月20日", "缺活动纪实、实到人数"),
    ),
    (4, 2, 4),
)
_HELD = (
    Part(
        "同意", ("用途", "同意日期", "谁同意"), (("花名册上墙", "2026年1月5日", "本人"),), (2, 2, 2)
    ),
    Part(
        "服务",
        ("日期", "活动", "小时"),
        (("2026年10月18日", "重阳敬老饺子宴", "3"), ("2026年11月7日", "秋季清洁家园", "1.5")),
        (2, 4, 1),
        "参加 2 次活动，时长账合计 4.5 小时。",
        frozenset({2}),
    ),
    Part("农户", words="没有登记农户。"),
)
_FACTS = (("姓名", "李桂兰"), ("手机", "19900000001"), ("住址", "石桥村三组"))
_CLOSING = "您可以要求更正或者补充不准确、不完整的内容，撤回已经作出的同意，或者要求删除。"

#: Each template with its data.
TOLD: dict[str, Any] = {
    "handover-code": HandoverCode(
        _STATION, "7K2QM-9ABCD-EFGHJ-KMNPQ-RSTV0", "9f36 45eb 9b5c b69e", _DAY
    ),
    "handover-sheet": HandoverSheet(
        station=_STATION,
        opening="2026年11月23日，王文书将本站文书工作和全部电子资料移交给李文书，下列各项经双方当面核对。",
        facts=(("移交人", "王文书"), ("接手人", ""), ("文件标记", "9f36 45eb 9b5c b69e")),
        parts=(_FILES, Part("没有办完的事", words="程序里没有等着办的事。")),
        by_hand=("柜子和钥匙", "站名牌、印章由谁保管", "相机、音响等物品"),
        steps=(
            "当面收下移交文件（U 盘）和《接手码》那张纸，对一对标记；分开放。",
            "在新电脑上打开程序，指给它移交文件，照抄接手码。",
        ),
        names=("王文书", "李文书"),
    ),
    "wipe-proof": WipeProof(
        station=_STATION,
        opening="2026年11月23日 20:09，王文书在下列电脑上清除了本站的全部电子资料。",
        facts=(("电脑", "村部电脑"), ("日志校验", "9f36 45eb 9b5c b69e")),
        parts=(
            Part(
                "做了什么",
                ("次序", "内容"),
                (("1", "覆写并删除密钥文件"), ("2", "删除资料、照片和备份")),
                (1, 6),
            ),
            Part("清除不到的", words="U 盘上的备份、别的电脑、打印出来的纸和县平台。"),
        ),
        closing="旁边同名的 .json 文件里有完整清单和签名。",
    ),
    "person-dossier": PersonDossier(
        station=_STATION,
        name="李桂兰",
        opening="应本人要求，依照《中华人民共和国个人信息保护法》第四十五条，现将本站保存的关于您的全部个人信息告知如下。",
        facts=_FACTS,
        parts=_HELD,
        closing=_CLOSING,
    ),
    "correction-receipt": PersonDossier(
        station=_STATION,
        name="李桂兰",
        opening="您要求更正的个人信息，本站已核实并更正。证件号码等只写已更正，不在纸上重复。",
        facts=(("姓名", "李桂兰"), ("更正时间", "2026年11月23日")),
        parts=(Part("更正的内容", ("项目", "更正后"), (("手机", "19900000002"),), (1, 2)),),
        title="个人信息更正回执",
    ),
    "audit-list": AuditList(
        station=_STATION,
        period="2026年11月",
        lines=(
            AuditLine(41, "11-20 09:12", "王文书", "查看完整号码", "李桂兰", "核对身份"),
            AuditLine(42, "11-21 16:40", "王文书", "打印", "30 人", "花名册"),
        ),
        as_of=_DAY,
        check="7K3M9-QX4TB",
    ),
}
