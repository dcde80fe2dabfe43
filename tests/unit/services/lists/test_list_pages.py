"""How often a list asks the records: as often for a hundred rows as for one."""

from collections.abc import Callable

import pytest

from desktop.model.id_run import IdRun
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery
from desktop.services.records import add
from desktop.services.roster.people_listing import PEOPLE, people_lines

NAMES = ("张伟", "王芳", "李娜", "刘洋")
#: The people, their teams, hours, and what waits for a choice about them, of two tables.
MOST_STATEMENTS = 6


@pytest.fixture
def people(desk):
    return [add(desk, "volunteer", {"name": name}) for name in NAMES]


def statements(desk, work: Callable[[], object]) -> int:
    seen: list[str] = []
    desk.store.connection.set_trace_callback(seen.append)
    try:
        work()
    finally:
        desk.store.connection.set_trace_callback(None)
    return len(seen)


def test_a_page_of_the_roster_takes_the_same_few_statements_however_long_it_is(desk, people):
    one = statements(desk, lambda: people_lines(desk, people[:1]))
    all_of_them = statements(desk, lambda: people_lines(desk, people))
    assert 1 <= one == all_of_them <= MOST_STATEMENTS


def test_all_ids_of_a_list_come_in_one_statement_and_as_one_text(desk, people):
    found: list[object] = []
    asked = statements(desk, lambda: found.append(listing.ids(desk, PEOPLE, ListQuery())))
    (ids,) = found
    assert asked == 1 and isinstance(ids, IdRun) and sorted(ids) == sorted(people)
    assert [one.record.title for one in people_lines(desk, ids)] == ["李娜", "刘洋", "王芳", "张伟"]
