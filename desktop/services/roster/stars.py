"""Stars of volunteers: how many hours of service make how many (policy ``stars``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.services.desk import Desk
from desktop.services.vocabularies import rule

_MINUTES = 60


@dataclass(frozen=True, slots=True, order=True)
class Tier:
    """A step: from so many hours on, so many stars."""

    hours: int
    stars: int


def tiers(desk: Desk) -> tuple[Tier, ...]:
    """The steps in force here, the lowest first; none where the policy can't be read."""
    told = rule(desk, "stars").get("tiers")
    return tuple(sorted(_tiers(told))) if isinstance(told, list) else ()


def stars(minutes: int, steps: Sequence[Tier]) -> int:
    """The stars of somebody with so many minutes of service; 0 below the first step."""
    return max((step.stars for step in steps if minutes >= step.hours * _MINUTES), default=0)


def in_words(steps: Sequence[Tier]) -> str:
    """For example 满100小时的为一星，满300小时的为二星; empty without steps."""
    from desktop.printing.typography.wording import numeral

    return "，".join(f"满{step.hours}小时的为{numeral(step.stars)}星" for step in steps)


def _tiers(told: list[Any]) -> list[Tier]:
    """What a county may have published: steps without whole numbers are passed over."""
    found = [
        (one.get("hours"), one.get("stars")) if isinstance(one, dict) else (None, None)
        for one in told
    ]
    return [
        Tier(hours, count)
        for hours, count in found
        if isinstance(hours, int) and isinstance(count, int) and hours > 0 and 0 < count < 10
    ]
