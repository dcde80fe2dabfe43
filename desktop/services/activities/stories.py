"""Help with writing: last time's text of the same activity, and phrases with the facts put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.model.ids import RecordId
from desktop.model.locked import readable
from desktop.services import vocabularies
from desktop.services.desk import Desk

#: What a phrase may hold, and what stands in for a fact that is not known.
BLANK = "＿＿"
#: The texts of an activity.
TEXTS = ("story", "plan", "press_brief")
_COPIED = ("team", "category", "platform", "kind", "series", "project")


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last activity of its kind.

    Args:
        id: which.
        title: its name.
        day: when, ISO.
        facts: what is usually the same again: fields of the record.
        point: name of the place.
        span: ``09:00-11:00``; empty if it is not known.
        story: what was written.
        people: how many took part.
    """

    id: RecordId
    title: str
    day: str
    facts: Mapping[str, str] = field(default_factory=dict)
    point: str = ""
    span: str = ""
    story: str = ""
    people: int = 0


def last_time(desk: Desk, title: str, series: str = "", but: str = "") -> LastTime | None:
    """The last activity of a series, else of the very name.

    Args:
        desk: the open station.
        title: as typed.
        series: its series' id; empty for none.
        but: an activity that is not meant, since it is the one being written.
    """
    same = "series = ?" if series else "title = ?"
    rows = desk.store.rows(
        f"{_SELECT} WHERE a.{same} AND a.removed_at IS NULL AND a.id <> ? "
        "AND a.status IN ('held', 'filed') ORDER BY 3 DESC, a.id DESC LIMIT 1",
        (series or title, but),
    )
    return _last(rows[0]) if rows else None


def last_text(
    desk: Desk, what: str, title: str, kind: str = "", team: str = "", but: str = ""
) -> str:
    """Last time's text: of the same name, else of the same kind, sooner by the same team.

    Args:
        desk: the open station.
        what: which text: one of `TEXTS`.
        title: the activity's name.
        kind: its form.
        team: its team's id.
        but: the activity that is being written.
    """
    column = TEXTS[TEXTS.index(what)]
    rows = desk.store.rows(
        f"SELECT {column} FROM activity AS a WHERE a.removed_at IS NULL AND a.id <> ? "
        f"AND coalesce({column}, '') <> '' AND (a.title = ? OR (a.kind = ? AND ? <> '')) "
        "ORDER BY (a.title = ?) DESC, (coalesce(a.team, '') = ?) DESC, "
        "coalesce(a.held_on, a.planned_start, '') DESC LIMIT 1",
        (but, title, kind, kind, title, team),
    )
    return readable(str(rows[0][0])) if rows else ""


def titles_before(desk: Desk, most: int = 200) -> list[str]:
    """Names of activities there were, the latest first, each once."""
    rows = desk.store.rows(
        "SELECT title FROM activity WHERE removed_at IS NULL AND title IS NOT NULL "
        "GROUP BY title ORDER BY max(coalesce(held_on, planned_start, '')) DESC LIMIT ?",
        (most,),
    )
    return [str(row[0]) for row in rows]


def phrases(desk: Desk) -> list[str]:
    """The sentences the station's word list ``story_phrase`` offers."""
    return vocabularies.words(desk, "story_phrase")


def filled(phrase: str, facts: Mapping[str, str]) -> str:
    """A phrase with the facts in the place of ``{日期}`` and its like; a blank to fill for others.

    Args:
        phrase: with the names of facts in braces.
        facts: by those names, as they are to be read.
    """
    done = phrase
    for name, words in facts.items():
        done = done.replace("{" + name + "}", words or BLANK)
    return done


_SELECT = (
    "SELECT a.id, a.title, coalesce(a.held_on, substr(a.planned_start, 1, 10), ''), "
    "coalesce(p.name, a.place, ''), "
    "coalesce(substr(coalesce(a.started_at, a.planned_start), 12, 5), ''), "
    "coalesce(substr(coalesce(a.ended_at, a.planned_end), 12, 5), ''), coalesce(a.story, ''), "
    "(SELECT count(*) FROM participation AS x WHERE x.activity = a.id "
    "AND x.removed_at IS NULL AND x.merged_into IS NULL), "
    + ", ".join(f"coalesce(a.{name}, '')" for name in _COPIED)
    + " FROM activity AS a LEFT JOIN point AS p ON p.id = a.point"
)


def _last(row: tuple[str | int, ...]) -> LastTime:
    record, title, day, point, start, end, story, people, *facts = row
    span = f"{start}-{end}" if start or end else ""
    told = {name: str(text) for name, text in zip(_COPIED, facts, strict=True) if text}
    return LastTime(
        RecordId(str(record)), str(title), str(day), told, str(point), span, str(story), int(people)
    )
