"""Every dialog of the window, and the way to it by names."""

from __future__ import annotations

from tests.gui.real_window.faces import (
    PEOPLE,
    SYNC,
    TODAY,
    button,
    entry,
    place,
    row,
    tab,
)
from tests.gui.real_window.scenes import Scene, Step

_SOMEBODY = PEOPLE.then("一人", row("志愿者列表"))
_MORE = button("列表的更多操作")
_SYNC_SETTINGS = SYNC.place.then("同步设置", Step("list item", "同步设置"))
_CLERK = place("设置", Step("list item", "文书"))
#: The lines of a month's head come before its first picture.
_PICTURE = Step("table cell", "照片墙", row=6)
_CERTIFICATE = place("打印", Step("list item", "活动证书"))

_REGISTER = Scene("证书登记簿", (entry("前往"), entry("证书登记簿…")), Step("table", "证书登记簿"))

#: Class of a dialog -> the way to one.
DIALOGS: dict[str, Scene] = {
    "HistoryDialog": _SOMEBODY.then("修改记录", button("修改记录"), above=True),
    "LookDialog": _SOMEBODY.then("查看完整证件号", button("查看"), above=True),
    "ConsentDialog": _SOMEBODY.then("同意", button("登记照片的同意"), above=True),
    "EraseDialog": _SOMEBODY.then(
        "删除个人资料", button("本人信息"), entry("删除个人资料…"), above=True
    ),
    "BulkDialog": _SOMEBODY.then("批量修改", _MORE, entry("批量修改…"), above=True),
    "ColumnsDialog": _SOMEBODY.then("显示哪些列", _MORE, entry("显示哪些列…"), above=True),
    "BlockDialog": _SOMEBODY.then("粘贴", _MORE, entry("从这一格起粘贴"), above=True),
    "ConditionDialog": PEOPLE.then("筛选条件", button("筛选"), entry("别的条件…"), above=True),
    "NameDialog": PEOPLE.then("保存为视图", button("视图"), entry("保存为视图…"), above=True),
    "PhotoViewer": place("活动", tab("照片墙")).then(
        "照片", _PICTURE, Step("key", "Return"), above=True
    ),
    "NoticeEditor": place("打印").then(
        "新通知", Step("list item", "通知"), button("新通知"), entry("空白通知"), above=True
    ),
    "OffsetsDialog": _CERTIFICATE.then(
        "校正", Step("combo box", "用什么纸", words="有花边的证书纸"), button("校正"), above=True
    ),
    "AddressDialog": _SYNC_SETTINGS.then("改网址", button("改网址"), above=True),
    "PairingDialog": _SYNC_SETTINGS.then("写配对文件", button("写配对文件"), above=True),
    "RenewKeyDialog": _SYNC_SETTINGS.then("更换钥匙", button("有人离开，更换钥匙"), above=True),
    "TextEditor": place("打印").then(
        "修改文本", Step("list item", "志愿服务记录制度"), button("修改文本"), above=True
    ),
    "CheckDialog": _REGISTER.then("核对二维码", button("核对二维码"), above=True),
    # The first are still to come: what was not held has no brief.
    "BriefDialog": place("活动", tab("列表"), Step("table cell", "活动列表", row=-1)).then(
        "信息稿", Step("key", "Return"), button("打印"), entry("信息稿…"), above=True
    ),
    "FormDialog": place("打印").then(
        "镇里的表", button("办公文件"), entry("填镇里的表…"), above=True
    ),
    "ShortcutSheet": TODAY.then("快捷键", entry("帮助"), entry("快捷键"), above=True),
    "LeavingDialog": _CLERK.then(
        "退出", Step("text", "姓名", words="示例新人"), Step("key", "alt+F4"), above=True
    ),
}
#: Of a station that has joined no county.
JOINING = SYNC.place.then("接入", Step("list item", "概况"), button("接入县平台"), above=True)
#: Gone before a reader can ask, or opened by nothing of the window.
NOT_OPENED = {
    "RetentionDialog": "the sample is not old enough for anybody's data to be due",
    "RecoveryCodeDialog": "it is offered only on a PC that waits for the key",
    "SavingDialog": "it shows while the program ends",
    "WhoseSheetDialog": "it asks about files from outside that show no code",
    "VoidDialog": "the sample has given no certificate yet",
    "KeyDialog": "a sample station has no keys to give",
    "MessageDialog": "no part of the window opens it",
}
