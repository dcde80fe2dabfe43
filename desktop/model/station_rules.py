"""Rules of the station's own record."""

from __future__ import annotations

from desktop import errors

#: What the three levels are called in full; never shortened on paper or in titles (domain.md).
FULL_NAMES = ("新时代文明实践站", "新时代文明实践所", "新时代文明实践中心")


def is_full(name: str) -> bool:
    """Whether a station's name is written out."""
    return any(full in name for full in FULL_NAMES)


def check_name(name: str) -> None:
    """Hold a station's name against the rule that it is written out.

    Args:
        name: as it will be printed.

    Raises:
        errors.InvalidValues: it is shortened.
    """
    if not is_full(name):
        raise errors.InvalidValues(
            problems=f"名称：要写全称，例如“石桥村{FULL_NAMES[0]}”，不是“{name}”。"
        )
