"""What doctor says of one thing that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Args:
        area: ``pages``, ``references``, ``journal``, ``records``, ``photos``, ``search``,
            ``audit``, ``certificates``, ``aliases``, ``settings`` or ``keys``.
        what: one Chinese sentence without personal data.
        record_id: the record it is about, if any.
        repaired: whether doctor put it right.
        advice: what the clerk can do, where it was not put right.
    """

    area: str
    what: str
    record_id: str | None = None
    repaired: bool = False
    advice: str = ""

    def sentence(self) -> str:
        """What it is and what to do, as a person reads it."""
        end = "" if self.what.endswith(("。", "！", "？")) else "。"
        return f"{self.what}{end}{self.advice}"


#: Advice that several findings share.
SAVE_OUT = (
    "请用最近的备份恢复；没有备份时，请技术人员用"
    "「station doctor --save-to 文件夹」把读得出的内容另存为新站点。"
)
TELL = "请先做一次备份，再把这句话告诉技术人员。"
