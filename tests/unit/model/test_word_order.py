"""Words by pinyin, numbers by their size."""

import pytest

from desktop.model.word_order import sort_key


@pytest.mark.parametrize(
    "words",
    [
        ["一组", "二组", "三组", "十组", "十一组", "12组", "一百零二组"],
        ["2号", "10号", "101号"],
        ["安康", "北组", "三河村", "张庄"],  # 三 is a word here
        ["石桥村2组9号", "石桥村2组10号", "石桥村十组1号"],
        ["第二生产队", "第十生产队"],
    ],
)
def test_words_stand_as_a_clerk_expects(words):
    shuffled = [*words[1:], words[0]]
    assert sorted(shuffled, key=sort_key) == words


def test_nothing_has_no_place():
    assert sort_key("") is None and sort_key(None) is None
