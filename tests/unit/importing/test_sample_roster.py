"""The sample roster: messy on purpose, and read as it is meant to be."""

from __future__ import annotations

from desktop.config import resources
from desktop.importing.correction import write_correction
from desktop.importing.roster import read_roster
from desktop.model.id_number import district
from desktop.model.names import initials
from tests.unit.importing.made_rosters import TODAY
from tools.make_sample_roster import WRONG, build
from tools.sample_people import DISTRICT, PEOPLE, TEAMS, make_people

SAMPLE = resources() / "sample" / "花名册.xlsx"


def test_of_120_people_110_come_in_and_ten_are_for_the_clerk():
    reading = read_roster(SAMPLE, today=TODAY)

    assert (len(reading.rows), len(reading.bad)) == (PEOPLE - len(WRONG), len(WRONG))
    assert all(row.remarks == () for row in reading.rows)
    assert [note.rows for note in reading.sheets] == [90, 31, 0]
    assert reading.sheets[0].unknown_columns == ("血型",)


def test_good_rows_are_just_the_people_that_were_made_up():
    people = {person.number: person for person in make_people()}
    reading = read_roster(SAMPLE, today=TODAY)

    for row in reading.rows:
        person = people[str(row.values["id_number"])]
        assert row.values["name"] == person.name
        assert row.values["birth_date"] == person.born.isoformat()
        assert row.values["sex"] == ("male" if person.male else "female")
        assert row.values["village_group"] == person.group
        assert row.values.get("phone", "") == person.phone
        assert person.team in row.values["team_names"]


def test_nobody_in_it_can_be_a_real_person():
    assert district(DISTRICT) is None
    assert {person.phone[:3] for person in make_people() if person.phone} == {"154"}
    assert len({person.number for person in make_people()}) == PEOPLE


def test_it_shows_what_is_hard_to_read_and_to_find():
    reading = read_roster(SAMPLE, today=TODAY)
    names = [str(row.values["name"]) for row in reading.rows]

    assert {"王䶮", "李𬭎", "赵㛃", "阿依古丽·买买提", "张三"} <= set(names)
    assert {"sxm", "mqml"} <= {initials(name) for name in names}
    assert {team for row in reading.rows for team in row.values["team_names"]} == set(TEAMS)
    assert sum("guardian" in row.values for row in reading.rows) >= 2


def test_its_wrong_rows_can_be_corrected_and_stay_ten_until_then(folder):
    reading = read_roster(SAMPLE, today=TODAY)
    write_correction(reading.bad, folder / "待更正.xlsx")

    assert len(read_roster(folder / "待更正.xlsx", today=TODAY).bad) == len(WRONG)


def test_it_is_what_its_tool_makes(folder):
    build(folder / "花名册.xlsx")

    made, kept = read_roster(folder / "花名册.xlsx", today=TODAY), read_roster(SAMPLE, today=TODAY)

    assert made.rows == kept.rows
    assert made.bad == kept.bad
    build(folder / "又一次.xlsx")
    assert (folder / "又一次.xlsx").read_bytes() == (folder / "花名册.xlsx").read_bytes()
