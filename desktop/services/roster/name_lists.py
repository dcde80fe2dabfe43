"""Names of a pasted list become people of the roster; who can't be told is left to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.importing.name_list import Pasted, names_in, read
from desktop.model import checks
from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.model.names import pinyin
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.roster import by_names
from desktop.services.roster.departed import departed, still_there
from desktop.services.roster.matching import Identity, decide
from desktop.services.roster.people import PersonRow, people_rows
from desktop.storage import columns

_VOLUNTEER = kind_named("volunteer")
#: How many of a similar name are offered.
_MOST = 6
_LEFT = "left"
#: Of so many characters names are looked for inside a line nobody bears as a whole.
_INSIDE = range(2, 5)
#: A line longer than this is a sentence; its beginning is looked at.
_LONGEST_LINE = 40


@dataclass(frozen=True, slots=True)
class Called:
    """One name of a list.

    Args:
        pasted: as it stood there.
        person: who it is; None where that can't be told.
        candidates: who it may be.
        why: why it is asked, in Chinese; empty where it is not.
    """

    pasted: Pasted
    person: PersonRow | None
    candidates: tuple[PersonRow, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """A pasted list.

    Args:
        called: its names.
        unread: its numbered lines in which no name was found.
        others: how many it counts without naming them: ``张三 +2``.
    """

    called: tuple[Called, ...]
    unread: tuple[str, ...]
    others: int


def whole_list(desk: Desk, text: str) -> NameList:
    """Who a pasted list names, and what of it names nobody.

    Args:
        desk: the open station.
        text: as pasted.
    """
    told = read(text)
    others = sum(one.with_others for one in told.names)
    return NameList(tuple(_told(desk, told.names)), told.unread, others)


def read_list(desk: Desk, text: str) -> list[Called]:
    """Who a pasted list names: a 接龙, a column of a workbook, a line.

    Args:
        desk: the open station.
        text: as pasted.
    """
    return _told(desk, names_in(text))


def _told(desk: Desk, pasted: Sequence[Pasted]) -> list[Called]:
    known = _bearing(desk, [one.name for one in pasted])
    return [_called(desk, one, known.get(one.name, [])) for one in pasted]


def add_people(desk: Desk, pasted: Sequence[Pasted]) -> list[PersonRow]:
    """Take people into the roster whom a list names and nobody knows, as one action.

    Args:
        desk: the open station.
        pasted: their names, with the phones that stood beside them.

    Returns:
        Their rows, in the same order.
    """
    made: list[RecordId] = []
    names = "、".join(one.name for one in pasted[:3])
    more = f"等 {len(pasted)} 人" if len(pasted) > 3 else ""
    with desk.action("add", f"登记志愿者「{names}{more}」") as group:
        for one in pasted:
            typed = {
                "name": one.name,
                "phone": one.phone,
                "registered_on": desk.today().isoformat(),
            }
            values = columns.complete(_VOLUNTEER, checks.parse_values(_VOLUNTEER, typed))
            settled = rules.settle(desk, _VOLUNTEER, values)
            made.append(desk.records.insert(group, _VOLUNTEER, settled))
            rules.follow(desk, group, _VOLUNTEER.name, made[-1])
    return people_rows(desk, made)


def _called(desk: Desk, pasted: Pasted, namesakes: Sequence[Identity]) -> Called:
    gone = departed(desk, [one.id for one in namesakes])
    there = [one for one in namesakes if one.id not in gone]
    if namesakes and not there:
        rows = people_rows(desk, [one.id for one in namesakes])
        return Called(pasted, None, tuple(rows), "花名册里叫这个名字的人已登记为已故，请确认")
    namesakes = there
    if len(namesakes) == 1:
        rows = people_rows(desk, [namesakes[0].id])
        return Called(pasted, rows[0] if rows else None)
    if namesakes:
        # Several bear the name: only what stands beside it can tell.
        asked = Identity("", namesakes[0].name, "", "", pasted.phone, "")
        found = decide(asked, namesakes) if pasted.phone else None
        if found is not None and found.target:
            return Called(pasted, people_rows(desk, [found.target])[0])
        rows = people_rows(desk, [one.id for one in namesakes])
        return Called(pasted, None, tuple(rows), f"有 {len(rows)} 个人叫这个名字")
    alike = people_rows(desk, still_there(desk, _alike(desk, pasted.name)))
    if alike:
        return Called(pasted, None, tuple(alike), "花名册里没有，有读音或写法相近的")
    inside = people_rows(desk, still_there(desk, _inside(desk, pasted)))
    why = "这一行里写着花名册里的名字" if inside else "花名册里没有这个名字"
    return Called(pasted, None, tuple(inside), why)


def _inside(desk: Desk, pasted: Pasted) -> list[str]:
    """Whose name stands somewhere in the line: 石桥二组李四; of 王小明 and 小明 the longer."""
    line = pasted.line[:_LONGEST_LINE]
    parts = {line[at : at + size] for size in _INSIDE for at in range(len(line) - size + 1)}
    known = _bearing(desk, parts)
    longest = [name for name in known if not any(name in other != name for other in known)]
    return [who.id for name in sorted(longest, key=line.find) for who in known[name]][:_MOST]


def _bearing(desk: Desk, names: Iterable[str]) -> dict[str, list[Identity]]:
    """Who bears each name, as name or by-name; those who have left only where nobody else does."""
    wanted = list(names)
    marks = ",".join("?" * len(wanted))
    rows = desk.store.rows(
        "SELECT id, name, coalesce(alias, ''), coalesce(phone, ''), coalesce(village_group, ''), "
        "status FROM volunteer WHERE removed_at IS NULL AND merged_into IS NULL "
        f"AND (name IN ({marks}) OR alias IN ({marks}) OR instr(alias, ?))",
        [*wanted, *wanted, by_names.BETWEEN],
    )
    found: dict[str, list[tuple[Identity, str]]] = {}
    for record, name, alias, phone, group, status in rows:
        for called in {name, alias, *by_names.split(alias)} & set(wanted):
            # Told by the name that was pasted, so that a by-name is evidence like a name.
            who = Identity(record, called, "", "", phone, group)
            found.setdefault(called, []).append((who, status))
    return {name: _present(people) for name, people in found.items()}


def _present(people: Sequence[tuple[Identity, str]]) -> list[Identity]:
    here = [who for who, status in people if status != _LEFT]
    return here or [who for who, _ in people]


def _alike(desk: Desk, name: str) -> list[str]:
    """Who is called nearly so: the same sound, or one character of three otherwise."""
    # The latin words stand each behind a blank; one more blank ends the last.
    tests, parameters = ["instr(latin || ' ', ?) > 0"], [f" {pinyin(name)} "]
    # 桂芳 for 王桂芳; and any one character of three taken for another.
    patterns = ["_" + _escaped(name)] if len(name) == 2 else []
    if len(name) >= 3:
        patterns = [f"{_escaped(name[:i])}_{_escaped(name[i + 1 :])}" for i in range(len(name))]
    # Name and by-name stand there with a blank between.
    tests += ["' ' || name || ' ' LIKE ? ESCAPE '\\'"] * len(patterns)
    parameters += [f"% {pattern} %" for pattern in patterns]
    rows = desk.store.rows(
        f"SELECT record_id FROM search WHERE +kind = ? AND ({' OR '.join(tests)}) "
        "ORDER BY pinyin, record_id LIMIT ?",
        [_VOLUNTEER.name, *parameters, _MOST],
    )
    return [row[0] for row in rows]


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
