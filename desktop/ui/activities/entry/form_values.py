"""Between the fields of the activity form and those of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.model.kind import Record
from desktop.services.activities.happenings import Happening
from desktop.services.activities.hours import COUNTING
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.widgets.form import is_hidden
from desktop.ui.words_of_model import shown

#: Fields of the form that are fields of the record under the same name.
_WHEN = ("held_on", "started_at", "ended_at", "planned_start", "planned_end")
_WHERE = ("place", "point")
PLAIN = (
    "title", "team", "category", "platform", "kind", "residents", "status",
    "story", "plan", "press_brief",
)  # fmt: skip


def shown_values(happening: Happening) -> dict[str, str]:
    """What the form shows of a stored activity."""
    record = happening.record
    texts = {name: record.text(name) for name in PLAIN}
    texts["held_on"] = day_of(record)
    texts["span"] = _span(record)
    texts["place"] = happening.point or record.text("place")
    hidden = locked_in(record)
    return {name: text for name, text in texts.items() if name not in hidden}


def words_of(happening: Happening, name: str) -> str:
    """What the form shows in one field, as people read it."""
    if name == "team":
        return happening.team
    if name == "held_on":
        return day_in_words(day_of(happening.record))
    if name in PLAIN:
        return shown(happening.record, name)
    return shown_values(happening).get(name, "")


def locked_in(record: Record) -> frozenset[str]:
    """The fields of the form that stand for something that can't be read on this PC."""
    of = {name: (name,) for name in PLAIN} | {"held_on": _WHEN, "span": _WHEN, "place": _WHERE}
    return frozenset(
        name for name, fields in of.items() if any(is_hidden(record.values[f]) for f in fields)
    )


def day_of(record: Record) -> str:
    """The day an activity was held or is planned, ISO; empty where none is known."""
    return record.text("held_on") or record.text("planned_start")[:10]


def fields_of(
    values: Mapping[str, str],
    changed: Mapping[str, str],
    points: Sequence[tuple[str, str]],
    status: str = "held",
) -> dict[str, str]:
    """The record's fields to save.

    Args:
        values: what stands in every field of the form.
        changed: those that differ from what was shown.
        points: (id, name) of the places: one of their names becomes a reference, other words
            stay words.
        status: of the activity, where the form does not show it: what is only planned has planned
            times, what was held has real ones.
    """
    fields = {name: changed[name] for name in PLAIN if name in changed}
    held = values.get("status", status) in COUNTING
    if changed.keys() & {"held_on", "span"} or (held and "status" in changed):
        fields |= (_when if held else _planned)(values["held_on"], values["span"])
    if "place" in changed:
        point = next((i for i, name in points if name == changed["place"]), "")
        fields |= {"point": point, "place": "" if point else changed["place"]}
    return fields


def _span(record: Record) -> str:
    for start, end in (("started_at", "ended_at"), ("planned_start", "planned_end")):
        times = [record.text(name)[11:16] for name in (start, end)]
        if times == ["00:00", ""]:
            continue  # a plan that names the day only
        if any(times):
            return "-".join(times)
    return ""


def _when(day: str, span: str) -> dict[str, str]:
    start, _, end = span.partition("-")
    return {
        "held_on": day,
        "started_at": f"{day}T{start}" if day and start else "",
        "ended_at": f"{day}T{end}" if day and end else "",
    }


def _planned(day: str, span: str) -> dict[str, str]:
    start, _, end = span.partition("-")
    return {
        "planned_start": f"{day}T{start or '00:00'}" if day else "",
        "planned_end": f"{day}T{end}" if day and end else "",
    }
