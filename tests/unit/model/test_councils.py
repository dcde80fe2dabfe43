import json

import pytest

from desktop import config
from desktop.model.councils import CouncilMember, councils_of


def test_councils_and_members_come_in_their_order():
    body = {
        "title": "四会",
        "councils": [
            {"name": "村民议事会", "members": [{"role": "会长", "name": "张三", "phone": "1"}]},
            {"name": " 红白理事会 ", "members": [{"name": "李四"}, {"name": " "}]},
        ],
    }
    first, second = councils_of(body)
    assert (first.name, first.members) == ("村民议事会", (CouncilMember("会长", "张三", "1"),))
    assert (second.name, second.members) == ("红白理事会", (CouncilMember("", "李四"),))


def test_the_shipped_list_names_the_four_councils_and_nobody():
    path = config.resources() / "texts" / "councils.json"
    found = councils_of(json.loads(path.read_text("utf-8")))
    names = ["红白理事会", "道德评议会", "村民议事会", "禁毒禁赌会"]
    assert [council.name for council in found] == names
    assert not any(council.members for council in found)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"councils": 7},
        {"councils": ["红白理事会"]},
        {"councils": [{"name": "红白理事会"}]},
        {"councils": [{"name": "红白理事会", "members": ["张三"]}]},
        {"councils": [{"name": "红白理事会", "members": [{"role": "会长"}]}]},
    ],
)
def test_another_form_is_refused(body):
    with pytest.raises((KeyError, TypeError, AttributeError)):
        councils_of(body)
