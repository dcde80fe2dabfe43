"""Kinds about paper: texts that hang on the wall, and the register of certificates."""

from desktop.model.fields import boolean, choice, date, integer, reference, structured, text
from desktop.model.kind import Kind, Scope

DOCUMENT_KIND = (
    ("rules", "制度"),
    ("notice", "通知"),
    ("announcement", "公告"),
    ("village_rules", "村规民约"),
    ("councils", "四会名单"),
)
CERTIFICATE_KIND = (
    ("activity", "活动证书"),
    ("service", "服务记录证明"),
    ("honour", "荣誉证书"),
)

DOCUMENT = Kind(
    "document",
    "文本",
    Scope.BOTH,
    (
        choice("kind", "类型", DOCUMENT_KIND, required=True),
        text("template", "模板", limit=40),
        text("title", "标题", required=True, limit=100),
        structured("body", "正文", required=True),
        date("effective_on", "施行日期"),
        integer("version", "版本", default=1),
        text("origin", "来源", limit=20, default="shipped"),
    ),
    title=("title",),
    searched=("title",),
    groups=(("body", "version"),),
)

CERTIFICATE = Kind(
    "certificate",
    "证书登记",
    Scope.STATION,
    (
        text("series", "系列", required=True, limit=4, fixed=True),
        integer("number", "编号", required=True, fixed=True),
        choice("kind", "种类", CERTIFICATE_KIND, required=True, fixed=True),
        reference("volunteer", "持证人", "volunteer", fixed=True),
        reference("activity", "活动", "activity", fixed=True),
        reference("participation", "参与", "participation", fixed=True),
        structured("facts", "证明内容", required=True, fixed=True),
        date("issued_on", "日期", required=True, fixed=True),
        text("issuer", "发证单位", limit=60, fixed=True),
        text("handler", "经办人", limit=60, fixed=True),
        text("code", "校验码", limit=300, fixed=True),
        boolean("void", "作废", default=False),
        text("void_reason", "作废原因"),
        integer("printings", "打印次数", default=0),
    ),
    title=("series", "number"),
    made_by_verb="证书由「打印」登记编号；不能手工添加。",
    kept_by_verb=True,
    groups=(("void", "void_reason"),),
)

KINDS = (DOCUMENT, CERTIFICATE)
