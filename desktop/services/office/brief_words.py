"""The words of a press brief: what the clerk wrote, with what is on record around it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.services.activities.happenings import Happening
from desktop.services.desk import Desk
from desktop.services.paper.activity_facts import ActivityFacts
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.villages import village_of

_LONGEST_HEADLINE = 36
_ENDS = "。！？；：，、.!?;:,"
_BLANKS = " \u3000\t"


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something, without the blanks around them."""
    return [line for line in (one.strip(_BLANKS) for one in text.splitlines()) if line]


def headline_and_text(desk: Desk, found: Happening, facts: ActivityFacts) -> tuple[str, list[str]]:
    """Headline and paragraphs.

    A brief that was written stands as it is, its first line being the headline if it is one. A
    story has the facts put before and behind it.

    Args:
        desk: the open station.
        found: the activity.
        facts: what papers say of it.
    """
    headline = f"{village_of(desk.station)}：{facts.title}"
    written = paragraphs(found.record.text("press_brief"))
    if written:
        first = written[0]
        if len(written) > 1 and len(first) <= _LONGEST_HEADLINE and first[-1] not in _ENDS:
            return first, written[1:]
        return headline, written
    story = paragraphs(found.record.text("story"))
    return headline, [_opening(desk, facts), *story, *_figures(found)]


def _opening(desk: Desk, facts: ActivityFacts) -> str:
    day = f"{day_words(facts.day.isoformat())}，" if facts.day else ""
    place = f"在{facts.place}" if facts.place else ""
    return f"{day}{desk.station.text('name')}{place}开展“{facts.title}”。"


def _figures(found: Happening) -> Iterator[str]:
    """Only what is on record, and only what is there."""
    people = len(found.participants)
    minutes = sum(part.number("minutes") for part, _ in found.participants)
    residents = found.record.number("residents")
    told = [f"{people}名志愿者参加"] if people else []
    told += [f"志愿服务{hours_text(minutes)}小时"] if minutes else []
    told += [f"到场群众{residents}人"] if residents else []
    if told:
        yield f"{'，'.join(told)}。"
