import pytest

from desktop.model import durations

REAL = {"started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30"}
PLANNED = {"planned_start": "2026-10-18T08:00", "planned_end": "2026-10-18T12:00"}
SIGNED = {"signed_in": "2026-10-18T09:10", "signed_out": "2026-10-18T10:40"}


@pytest.mark.parametrize(
    ("activity", "minutes"),
    [
        (REAL, 150),
        ({**PLANNED, **REAL}, 150),
        (PLANNED, 240),
        ({**PLANNED, "started_at": REAL["started_at"]}, 240),
        ({"started_at": REAL["started_at"]}, None),
        ({"started_at": "morgens", "ended_at": "abends"}, None),
        ({}, None),
    ],
)
def test_an_activity_lasts_by_its_real_times_else_by_its_plan(activity, minutes):
    assert durations.length_minutes(activity) == minutes


def test_who_signed_in_and_out_was_there_between_the_two():
    assert durations.presence_minutes(SIGNED, REAL) == 90
    assert durations.presence_span(SIGNED, REAL) == tuple(SIGNED.values())
    assert durations.presence_minutes({"signed_in": SIGNED["signed_in"]}, REAL) == 150
    assert durations.presence_minutes({}, {}) is None


def test_nothing_lasts_less_than_a_minute_or_backwards():
    assert durations.minutes_between("2026-10-18T09:00", "2026-10-18T09:00:30") is None
    assert durations.minutes_between("2026-10-18T10:00", "2026-10-18T09:00") is None
