"""How long data is kept is set where the trash is explained."""

from __future__ import annotations

from desktop.services.person import certificates_kept, retention
from desktop.ui.settings.retention_years import RetentionYears


def test_the_years_in_force_are_shown_and_others_are_kept(door, desk, shown, settle):
    made = RetentionYears(door)
    shown(made)
    settle(door)
    assert (made.left.value(), made.certificates.value()) == (3, 3)
    made.left.setValue(5)
    made.certificates.setValue(0)
    made.left.editingFinished.emit()
    settle(door)
    assert (retention.years(desk), certificates_kept.years(desk)) == (5, 0)
