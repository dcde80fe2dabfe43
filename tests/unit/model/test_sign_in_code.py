import pytest

from desktop.model.sign_in_code import activity_of, payload

ACTIVITY = "01a20673-b7d3-7003-99ec-4e3c008adbed"


def test_a_scanned_code_leads_back_to_its_activity():
    assert payload(ACTIVITY) == f"station:sign-in:{ACTIVITY}"
    assert activity_of(f" {payload(ACTIVITY)}\n") == ACTIVITY


@pytest.mark.parametrize(
    "text", ["", ACTIVITY, "station:sign-in:", f"station:sign-in:{ACTIVITY}x", "WMZ1.X7QK-000012"]
)
def test_any_other_code_leads_nowhere(text):
    assert activity_of(text) is None
