import pytest

from desktop import errors
from desktop.printing.typography.missing import missing_error, require_all

LACKED = {"\U00020bb7", "\U0002a6d0", "\ufffd", "\U0001f600"}


def missing(text):
    return [char for char in dict.fromkeys(text) if char in LACKED or ord(char) > 0x1F600]


def refusal(*sheets):
    with pytest.raises(errors.MissingGlyphs) as refused:
        require_all(sheets, missing)
    return str(refused.value)


def test_every_person_field_and_character_is_named_at_once():
    told = refusal(
        ("张\U00020bb7", {"姓名": "张\U00020bb7同志", "地点": "村部"}),
        ("李四", {"姓名": "李四同志", "担任工作": "\ufffd\ufffd\U0002a6d0"}),
    )
    assert "「张\U00020bb7」姓名：\U00020bb7（U+20BB7）" in told
    assert "「李四」担任工作：\ufffd（U+FFFD）、\U0002a6d0（U+2A6D0）" in told
    assert "地点" not in told


def test_what_stands_on_every_sheet_is_named_once():
    shared = {"活动名称": "敬老\U0001f600"}
    told = refusal(*((name, shared) for name in ("甲", "乙", "丙")))
    assert "活动名称：\U0001f600（U+1F600）（3 张）" in told and "甲" not in told


def test_a_font_is_advised_for_chinese_characters_only():
    assert "BabelStone" in str(missing_error("姓名", ["\U00020bb7"]))
    assert "改正" not in str(missing_error("姓名", ["\U00020bb7"]))
    for char in ("\ufffd", "\U0001f600", "\ufffe"):
        told = str(missing_error("姓名", [char]))
        assert "BabelStone" not in told and "改正或删去" in told
    both = str(missing_error("姓名", ["\U00020bb7", "\ufffd"]))
    assert "BabelStone" in both and "改正或删去" in both


def test_long_lists_are_cut_and_counted():
    many = "".join(chr(code) for code in range(0x1F600, 0x1F620))
    assert "等32个" in refusal(("", {"姓名": many}))
    told = refusal(*((f"甲{n}", {"姓名": f"{n}\ufffd"}) for n in range(40)))
    assert "「甲29」" in told and "「甲30」" not in told and "等 40 处" in told


def test_nothing_missing_stops_nothing():
    require_all([("张三", {"姓名": "张三"})], missing)
