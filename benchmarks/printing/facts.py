"""The same records for everybody: certificates and a roster, new ones for every round."""

from __future__ import annotations

import random

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡䶮㛃"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红国建志"
TEAMS = ("理论宣讲队", "文化惠民队", "医疗健身队", "卫生环保队、邻里互助队", "")
Facts = dict[str, str]


def certificates(count: int, turn: int) -> list[Facts]:
    """What stands on so many certificates."""
    dice = random.Random(turn)
    return [_certificate(dice, number) for number in range(count)]


def _certificate(dice: random.Random, number: int) -> Facts:
    noise = "".join(dice.choices("ABCDEFGHabcdefgh0123456789_-", k=108))
    return {
        "number": f"X7QK-{number:06d}",
        "holder": _name(dice),
        "volunteer_number": f"990101{number:06d}",
        "id_type": "居民身份证",
        "id_number": "9****************4",
        "activity": "九九重阳·爱在石桥",
        "place": "石桥村文化广场",
        "role": "义诊引导员",
        "hours": "3.5",
        "content": "引导老人测量血压、登记健康信息，为行动不便的老人送餐到家",
        "station": "石桥村新时代文明实践站",
        "issuer": "石桥村村民委员会",
        "person_in_charge": "王立新",
        "handler": "陈小禾",
        "phone": "0839-5550123",
        "code": f"WMZ1.X7QK-{number:06d}.20261122.{noise[:22]}.{noise[22:]}.k1",
    }


def lines(facts: Facts) -> list[str]:
    """The words of a certificate, for who breaks no lines."""
    return [
        f"{facts['holder']}同志：{facts['volunteer_number']}，{facts['id_number']}",
        f"于2026年10月18日在{facts['place']}参加“{facts['activity']}”志愿服务活动，",
        f"担任{facts['role']}，提供志愿服务{facts['hours']}小时。服务内容：",
        facts["content"],
        f"负责人：{facts['person_in_charge']} 经办人：{facts['handler']} {facts['phone']}",
        f"{facts['issuer']} {facts['number']} 2026年11月22日",
    ]


HEADS = ("序号", "姓名", "性别", "出生年月", "电话", "村民小组", "服务队伍", "登记日期", "时长")


def rows(count: int, turn: int) -> list[list[str]]:
    """So many lines of a roster, in the order of `HEADS`."""
    dice = random.Random(turn)
    return [
        [
            str(number + 1),
            _name(dice),
            dice.choice("男女"),
            f"19{dice.randrange(45, 99)}-{dice.randrange(1, 13):02d}",
            f"199{number:08d}",
            dice.choice("一二三四五") + "组",
            dice.choice(TEAMS),
            "2024-03-05",
            f"{dice.randrange(900) / 2:g}",
        ]
        for number in range(count)
    ]


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
