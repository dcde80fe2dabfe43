"""A sealed value opens in its own field and nowhere else."""

from desktop.model.locked import locked
from desktop.sync.outgoing.sealing import Sealing


def test_what_is_sealed_for_one_field_opens_in_no_other_and_not_without_the_key():
    sealing = Sealing(bytes(range(64)))
    sealed = sealing.seal("volunteer", "a", "id_number", "E12345")["sealed"]
    assert sealing.opened("volunteer", "a", "id_number", sealed) == (True, "E12345")
    assert sealing.opened("volunteer", "b", "id_number", sealed) == (False, None)
    assert sealing.opened("volunteer", "a", "notes", sealed) == (False, None)
    assert Sealing(None).opened("volunteer", "a", "id_number", sealed) == (False, None)


def test_what_is_locked_goes_on_as_it_came():
    sealing = Sealing(bytes(range(64)))
    assert sealing.seal("volunteer", "a", "id_number", locked("abc")) == {"sealed": "abc"}
    assert Sealing(None).seal("volunteer", "a", "id_number", locked("abc")) == {"sealed": "abc"}
