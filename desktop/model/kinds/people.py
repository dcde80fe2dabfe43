"""Kinds about people: volunteers, households, consents, teams, members, who is the same."""

from desktop.model.fields import (
    boolean,
    choice,
    date,
    reference,
    text,
    words,
)
from desktop.model.kind import ERASED, MERGED, Kind, Scope

SEX = (("male", "男"), ("female", "女"))
VOLUNTEER_STATUS = (
    ("applicant", "申请中"),
    ("active", "在册"),
    ("paused", "暂停"),
    ("left", "已退出"),
)
ID_TYPE = (
    ("resident", "居民身份证"),
    ("resident15", "15位身份证"),
    ("passport", "护照"),
    ("hk_macao", "港澳居民证件"),
    ("taiwan", "台湾居民证件"),
    ("foreign_permanent", "外国人永久居留证"),
    ("other", "其他证件"),
)
PURPOSE = (
    ("wall", "花名册上墙"),
    ("photo", "照片"),
    ("publicity", "公示"),
    ("report", "上报"),
)
TEAM_LEVEL = (
    ("general", "总队"),
    ("branch", "支队"),
    ("detachment", "分队"),
    ("squad", "中队"),
    ("team", "小队"),
)
MEMBER_ROLE = (("leader", "队长"), ("deputy", "副队长"), ("member", "队员"))

VOLUNTEER = Kind(
    "volunteer",
    "志愿者",
    Scope.STATION,
    (
        text("name", "姓名", required=True, limit=60),
        text("alias", "小名/曾用名", limit=60, by_consent=True),
        choice("sex", "性别", SEX),
        date("birth_date", "出生日期", partial=True, by_consent=True),
        text("phone", "手机", limit=40, by_consent=True),
        text("contact_person", "紧急联系人", limit=100, by_consent=True),
        text(
            "political_status", "政治面貌", limit=40, vocabulary="political_status", by_consent=True
        ),
        text("village_group", "村民小组", limit=60),
        reference("household", "农户", "household"),
        text("address", "家庭住址", by_consent=True),
        words("skills", "特长", vocabulary="skill"),
        words("service_areas", "服务意向", vocabulary="team_category"),
        date("registered_on", "登记日期", partial=True),
        text("national_number", "全国志愿者编号", limit=40, by_consent=True),
        choice("status", "状态", VOLUNTEER_STATUS, default="active"),
        text("status_reason", "状态说明"),
        text("guardian", "监护人", limit=60, by_consent=True),
        text("guardian_phone", "监护人电话", limit=40, by_consent=True),
        boolean("no_photo", "不愿拍照", default=False),
        # Set by the verb `erase` alone: of who asked to be deleted nothing else is left.
        date(ERASED, "删除日期", fixed=True),
        choice("id_type", "证件类型", ID_TYPE, private=True),
        text("id_number", "证件号码", limit=40, private=True),
    ),
    title=("name",),
    searched=("name", "alias"),
    names_people=True,
    digits=("phone",),
    derived=(MERGED,),
    groups=(
        ("status", "status_reason"),
        ("guardian", "guardian_phone"),
        ("id_type", "id_number"),
    ),
)

HOUSEHOLD = Kind(
    "household",
    "农户",
    Scope.STATION,
    (
        text("name", "户名", required=True, limit=60),
        reference("head", "户主", "volunteer"),
        text("village_group", "村民小组", limit=60),
        text("address", "住址"),
        text("phone", "电话", limit=40),
        # Those who are no volunteers; volunteers name their household themselves.
        words("others", "其他家庭成员"),
    ),
    title=("name",),
    searched=("name",),
    names_people=True,
    digits=("phone",),
)

CONSENT = Kind(
    "consent",
    "同意",
    Scope.STATION,
    (
        reference("volunteer", "志愿者", "volunteer", required=True, fixed=True),
        choice("purpose", "用途", PURPOSE, required=True, fixed=True),
        date("given_on", "同意日期", required=True),
        text("given_by", "同意人", limit=60, by_consent=True),
        reference("scan", "纸质扫描件", "photo"),
        date("withdrawn_on", "撤回日期"),
    ),
    title=("purpose",),
    groups=(("given_on", "given_by"),),
)

TEAM = Kind(
    "team",
    "队伍",
    Scope.STATION,
    (
        text("name", "名称", required=True, limit=60),
        choice("level", "层级", TEAM_LEVEL, default="team"),
        text("category", "类别", limit=40, vocabulary="team_category"),
        reference("leader", "队长", "volunteer"),
        reference("parent", "上级队伍", "team"),
        text("slogan", "口号", limit=100),
    ),
    title=("name",),
    searched=("name",),
)

MEMBERSHIP = Kind(
    "membership",
    "队员",
    Scope.STATION,
    (
        reference("team", "队伍", "team", required=True, fixed=True),
        reference("volunteer", "志愿者", "volunteer", required=True, fixed=True),
        choice("role", "职务", MEMBER_ROLE, default="member"),
        date("since", "加入日期", partial=True),
        date("until", "退出日期", partial=True),
    ),
    title=("role",),
)

ALIAS = Kind(
    "alias",
    "合并",
    Scope.STATION,
    (
        # Ids of any kind, perhaps of records not here yet: no references (sync.md rules 11, 13).
        text("of_kind", "类型", required=True, limit=40, fixed=True),
        text("loser", "并入者", required=True, limit=36, fixed=True),
        text("survivor", "保留者", required=True, limit=36, fixed=True),
    ),
    title=("of_kind",),
    made_by_verb="请用「合并」和「取消合并」。",
    kept_by_verb=True,
)

NOT_SAME = Kind(
    "not_same",
    "不是同一人",
    Scope.STATION,
    (
        text("of_kind", "类型", required=True, limit=40, fixed=True),
        text("one", "一方", required=True, limit=36, fixed=True),
        text("other", "另一方", required=True, limit=36, fixed=True),
    ),
    title=("of_kind",),
    made_by_verb="请在「可能重复」里选“不是同一人”。",
)

KINDS = (VOLUNTEER, HOUSEHOLD, TEAM, MEMBERSHIP, CONSENT, ALIAS, NOT_SAME)
