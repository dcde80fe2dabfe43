"""resources/protocol/kinds.json says what the station's kinds say."""

from county.wire import kinds
from desktop.model.kinds import ALL
from tools import make_protocol_kinds


def test_the_file_is_up_to_date():
    assert make_protocol_kinds.TARGET.read_text(encoding="utf-8") == make_protocol_kinds.document()


def test_the_county_reads_of_it_what_it_needs():
    known = kinds.load()
    volunteer = known["volunteer"]
    assert volunteer.sets == {"skills", "service_areas"}
    assert ("id_type", "id_number") in volunteer.groups
    assert volunteer.kept_by == ("hour_entry",)
    assert known["participation"].refs == {"activity": "activity", "volunteer": "volunteer"}
    assert known["hour_entry"].insert_only
    assert known["answer"].answers
    assert known["nothing of the kind"] == kinds.NEUTRAL


def test_fields_of_a_group_are_fields_of_their_kind():
    for kind in ALL.values():
        for group in kind.groups:
            assert len(group) > 1
            assert set(group) <= set(kind.by_name)


def test_what_stays_on_the_pc_is_not_told():
    assert "fingerprint" not in kinds.load()["photo"].fields
