import pytest

from desktop.model import pins


@pytest.mark.parametrize("typed", ["290417", " 29 04 17", "２９０４１７", "290 417\u3000"])
def test_digits_are_read_however_they_are_typed(typed):
    assert pins.read(typed) == "290417"


@pytest.mark.parametrize("text", ["", "29a417", "二九零四一七", "-29041", "２９０４１７"])
def test_what_is_no_pin(text):
    assert not pins.is_pin(text)


@pytest.mark.parametrize(
    "pin", ["000000", "123456", "654321", "121212", "123123", "11111111", "2345678"]
)
def test_those_that_are_tried_first(pin):
    assert pins.is_simple(pin)


@pytest.mark.parametrize("pin", ["290417", "112233", "135790", "100000"])
def test_others_are_nobodys_first_try(pin):
    assert not pins.is_simple(pin)
