"""Find anything by name, pinyin, initials or phone: what the search box at the top shows.

Besides records it finds what the window can do: places, commands, settings, pages of help.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model import typed_letters
from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services.activities.happenings import ActivityRow, activity_rows
from desktop.services.desk import Desk
from desktop.services.lists.found import COMMAND, Command, Found
from desktop.services.roster.people import PersonRow, people_rows

#: What a list below a search box can show without scrolling.
MOST_PEOPLE, MOST_ACTIVITIES = 8, 5
#: The other kinds with the most answers of each and the field that tells one from another.
_OTHERS = (
    ("team", 3, "category"),
    ("household", 3, "village_group"),
    ("project", 2, "category"),
    ("series", 2, "kind"),
    ("unit", 2, "kind"),
    ("document", 3, ""),
)
_MOST_CERTIFICATES, _MOST_COMMANDS = 3, 5
#: Numbers of certificates are looked for from this many characters on.
_SHORTEST_NUMBER = 3


def find_anything(desk: Desk, typed: str) -> list[Found]:
    """The best few volunteers and activities for what was typed; people first.

    Args:
        desk: the open station.
        typed: characters, pinyin, initials or digits of a phone.
    """
    if not typed.strip():
        return []
    return _people_and_activities(desk, typed)[0]


def _people_and_activities(desk: Desk, typed: str) -> tuple[list[Found], list[RecordId]]:
    """What to show, and the ids of the people: another scan of them all would double the time."""
    ids = desk.search.find(["volunteer"], typed, MOST_PEOPLE)
    activities = activity_rows(desk, desk.search.find(["activity"], typed, MOST_ACTIVITIES))
    return [*map(_person, people_rows(desk, ids)), *map(_activity, activities)], ids


def find_everywhere(desk: Desk, typed: str, commands: Sequence[Command] = ()) -> list[Found]:
    """The best few of everything there is: people and activities first, commands last.

    A command that was typed whole, in characters or pinyin, comes first: that is what was meant.

    Args:
        desk: the open station.
        typed: characters, pinyin, initials, or digits of a phone or of a certificate.
        commands: what the window can do.
    """
    if not typed.strip():
        return []
    meant, others = _commands(commands, typed)
    records, people = _people_and_activities(desk, typed)
    found = [*meant, *records]
    for kind_name, most, beside in _OTHERS:
        found += _records(desk, kind_name, typed, most, beside)
    return [*found, *_certificates(desk, typed, people), *others]


def _records(desk: Desk, kind_name: str, typed: str, most: int, beside: str) -> list[Found]:
    kind = kind_named(kind_name)
    ids = desk.search.find([kind_name], typed, most)
    known = {record.id: record for record in desk.records.get_many(kind, ids)}
    found = []
    for record in (known[one] for one in ids if one in known):
        parts = (kind.label, readable(record.text(beside)) if beside else "")
        aside = " · ".join(part for part in parts if part)
        found.append(Found(kind_name, record.id, readable(record.title), aside))
    return found


def _certificates(desk: Desk, typed: str, people: Sequence[RecordId]) -> list[Found]:
    """By number, with or without its series and zeros, or by whoever holds it."""
    series, _, number = typed.strip().upper().rpartition("-")
    digits = number.lstrip("0")
    if digits.isdigit() and (series or len(number) >= _SHORTEST_NUMBER):
        test, values = "c.number = CAST(? AS INTEGER)", [digits[:12]]
        if series:
            test, values = "c.number = CAST(? AS INTEGER) AND c.series = ?", [digits[:12], series]
    else:
        holders = people[:_MOST_CERTIFICATES]
        test = f"c.volunteer IN ({','.join('?' * len(holders))})"
        values = [str(one) for one in holders]
    rows = desk.store.rows(
        "SELECT c.id, c.series, c.number, v.name, a.title FROM certificate AS c "
        "LEFT JOIN volunteer AS v ON v.id = c.volunteer "
        "LEFT JOIN activity AS a ON a.id = c.activity "
        f"WHERE c.removed_at IS NULL AND {test} ORDER BY c.issued_on DESC, c.id DESC LIMIT ?",
        [*values, _MOST_CERTIFICATES],
    )
    return [
        Found(
            "certificate",
            RecordId(record),
            f"{series}-{number:06d} {readable(name or '')}".strip(),
            " · ".join(part for part in ("证书", readable(title or "")) if part),
        )
        for record, series, number, name, title in rows
    ]


def _commands(commands: Sequence[Command], typed: str) -> tuple[list[Found], list[Found]]:
    """Those whose own words it is, and those found by any of their words, best first."""
    wanted = typed.strip().lower()
    meant: list[Found] = []
    others: list[Found] = []
    for one in commands:
        found = Found(COMMAND, RecordId(one.key), one.title, one.aside)
        if wanted == one.title.lower() or typed_letters.whole(one.title, wanted):
            meant.append(found)
        elif any(wanted in text or _begins(text, wanted) for text in (one.title, *one.more)):
            others.append(found)
    others.sort(key=lambda found: not _begins(found.title, wanted))
    return meant[:_MOST_COMMANDS], others[: max(_MOST_COMMANDS - len(meant), 0)]


def _begins(text: str, wanted: str) -> bool:
    return text.lower().startswith(wanted) or typed_letters.begins(text, wanted)


def _person(row: PersonRow) -> Found:
    parts = (row.village_group, row.phone, row.status if row.status != "在册" else "")
    return Found("volunteer", row.id, row.name, " · ".join(part for part in parts if part))


def _activity(row: ActivityRow) -> Found:
    parts = (row.day, row.place, row.status_label)
    return Found("activity", row.id, row.title, " · ".join(part for part in parts if part))
