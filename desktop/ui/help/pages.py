"""The pages of help: one Markdown file a screen, in Chinese, shipped with the program."""

from __future__ import annotations

from desktop import errors
from desktop.config import resources

#: Shown where a screen has no page of its own.
FIRST = "first-steps"
#: Every page with its title, in the order they are offered.
TITLES = {
    FIRST: "头一天怎么用",
    "today": "今日",
    "roster": "花名册",
    "import": "导入花名册",
    "activities": "活动",
    "paper": "打印",
    "register": "证书登记簿",
    "settings": "设置",
    "sync": "同步",
    "trash": "回收站",
    "audit": "查看记录",
    "safe": "资料安全",
    "problems": "遇到问题",
}


def page_named(key: str) -> str:
    """The text of a page, the first one where there is none of that name.

    Raises:
        errors.FileMissing: the program was not installed whole.
    """
    name = key if key in TITLES else FIRST
    path = resources() / "help" / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise errors.FileMissing(path=path.name) from error
