"""What is written down of looks at private data and of keys: the verbs and the reasons."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """What somebody did; the value stands in the table for ever, so it is never renamed."""

    LOOK = "look"
    EXPORT = "export"
    PRINT = "print"
    COPY = "copy"
    DOSSIER = "dossier"
    ERASED = "erased"
    KEY_ADDED = "key-added"
    KEY_CHANGED = "key-changed"
    KEY_REMOVED = "key-removed"
    ROTATED = "rotated"
    RECOVERY_MADE = "recovery-made"
    UNLOCKED_BY_RECOVERY = "unlocked-by-recovery"
    PAIRING_WRITTEN = "pairing-written"
    PAIRING_READ = "pairing-read"
    ENROLLED = "enrolled"
    BACKED_UP = "backed-up"
    RECOVERED = "recovered"
    WRONG_TRIES = "wrong-tries"
    HANDOVER = "handover"
    WIPED = "wiped"

    @property
    def words(self) -> str:
        """For a person; the verb itself where a newer program wrote it."""
        return _WORDS[self]


_WORDS = {
    What.LOOK: "查看完整号码",
    What.EXPORT: "导出",
    What.PRINT: "打印",
    What.COPY: "复制",
    What.DOSSIER: "导出个人资料",
    What.ERASED: "删除个人资料",
    What.KEY_ADDED: "设 PIN 或口令",
    What.KEY_CHANGED: "更改 PIN 或口令",
    What.KEY_REMOVED: "收回 PIN 或口令",
    What.ROTATED: "更换密钥",
    What.RECOVERY_MADE: "生成恢复单",
    What.UNLOCKED_BY_RECOVERY: "用恢复单打开",
    What.PAIRING_WRITTEN: "写出配对文件",
    What.PAIRING_READ: "读入配对文件",
    What.ENROLLED: "接入县平台",
    What.BACKED_UP: "备份到别处",
    What.RECOVERED: "从备份恢复",
    What.WRONG_TRIES: "有人输错",
    What.HANDOVER: "交接",
    What.WIPED: "清除本机",
}

#: Why somebody looks, as offered; of the last one words are asked.
CHECKING, PAPERS, REPORTING, ASKED, OTHER = (
    "核对身份", "办理证件或保险", "上报上级", "本人要求", "其他",
)  # fmt: skip
REASONS = (CHECKING, PAPERS, REPORTING, ASKED, OTHER)
#: The reason of a script that gives none.
BY_COMMAND = "命令行"
#: How long the words of a reason may be.
MOST_CHARACTERS = 100


def words_of(what: str) -> str:
    """What a verb of the table is called; one of a newer program as it stands."""
    try:
        return What(what).words
    except ValueError:
        return what
