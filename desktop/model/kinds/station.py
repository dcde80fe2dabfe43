"""Kinds about the station itself: who it is, who keeps it, on which PCs, by which rules."""

from desktop.model.fields import choice, date, integer, long_text, structured, text
from desktop.model.kind import Kind, Scope

CLERK_ROLE = (("clerk", "文书"), ("head", "站长"))
ANSWER_OUTCOME = (("returned", "退回"), ("done", "已办理"))

STATION = Kind(
    "station",
    "本站",
    Scope.STATION,
    (
        text("name", "名称", required=True, limit=60),
        text("division_code", "区划代码", required=True, limit=12),
        text("town", "镇街", limit=60),
        text("county", "县区", limit=60),
        text("head", "站长", limit=60),
        text("address", "地址"),
        text("phone", "电话", limit=40),
        text("opening_hours", "开放时间", limit=100),
        text("brand", "品牌", limit=60),
        text("signing_body", "落款单位", limit=60),
        text("seal_body", "盖章单位", limit=60),
    ),
    title=("name",),
    made_by_verb="每台电脑只有一个站点；请用「station init」建站。",
)

CLERK = Kind(
    "clerk",
    "文书",
    Scope.STATION,
    (
        text("name", "姓名", required=True, limit=60),
        choice("role", "身份", CLERK_ROLE, default="clerk"),
        date("since", "起"),
        date("until", "止"),
    ),
    title=("name",),
)

DEVICE = Kind(
    "device",
    "电脑",
    Scope.STATION,
    (
        text("name", "名称", limit=60),
        text("replica", "副本编号", limit=36, required=True, fixed=True),
        text("public_key", "公钥", limit=64, required=True, fixed=True),
        text("series", "证书系列", limit=4, required=True, fixed=True),
    ),
    title=("name",),
    made_by_verb="电脑在建站、接入或恢复时登记。",
    kept_by_verb=True,
)

VOCABULARY = Kind(
    "vocabulary",
    "词表",
    Scope.PUBLISHED,
    (
        text("name", "标识", required=True, limit=40, fixed=True),
        text("label", "名称", required=True, limit=40),
        structured("entries", "词条", required=True),
        integer("version", "版本", default=1),
        text("origin", "来源", limit=20, default="shipped"),
    ),
    title=("label",),
    groups=(("entries", "version"),),
)

POLICY = Kind(
    "policy",
    "规定",
    Scope.PUBLISHED,
    (
        text("name", "标识", required=True, limit=40, fixed=True),
        text("label", "名称", required=True, limit=40),
        structured("rule", "内容", required=True),
        integer("version", "版本", default=1),
        text("origin", "来源", limit=20, default="shipped"),
    ),
    title=("label",),
    groups=(("rule", "version"),),
)

ANSWER = Kind(
    "answer",
    "答复",
    Scope.STATION,
    (
        # Any kind, also one not known here, and of any feed: no references.
        text("of_kind", "类型", required=True, limit=40, fixed=True),
        text("record", "所答的记录", required=True, limit=36, fixed=True),
        choice("outcome", "答复", ANSWER_OUTCOME, required=True, fixed=True),
        long_text("reason", "说明", limit=2_000, fixed=True),
        integer("version", "所答的版本", fixed=True),
        text("by", "答复人", limit=60, fixed=True),
        date("given_on", "日期", fixed=True),
        text("replies_to", "回复的答复", limit=36, fixed=True),
    ),
    title=("outcome",),
    made_by_verb="请用「已办理」答复。",
    kept_by_verb=True,
)

KEY_ENVELOPE = Kind(
    "key_envelope",
    "钥匙封套",
    Scope.STATION,
    (
        text("replica", "副本编号", limit=36, required=True, fixed=True),
        # Told from the code by a one-way function, so that a void sheet is known as one.
        text("sheet", "恢复单标识", limit=16, required=True, fixed=True),
        date("made_on", "恢复单日期", required=True, fixed=True),
        # Base64url; nothing once the sheet is void.
        text("sealed", "密文", limit=400),
    ),
    title=("made_on",),
    made_by_verb="它在打印恢复单时自动制作。",
    kept_by_verb=True,
    unseen=True,
)

KINDS = (STATION, CLERK, DEVICE, VOCABULARY, POLICY, ANSWER, KEY_ENVELOPE)
