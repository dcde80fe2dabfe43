"""Certificates of which a number, or a person's part in an activity, was certified twice.

Two PCs that were one copy of a disk number in one series until the county tells them apart; two
PCs of one station can certify the same thing while neither knows of the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.certificates.claims import HONOUR, SERVICE, facts_of
from desktop.services.paper.certificates.numbers import number_of

_CERTIFICATE = kind_named("certificate")
#: What makes two certificates be about the same, by kind: the columns, and the test of the kind.
_SAME = (
    ("participation", "AND participation IS NOT NULL"),
    (
        "volunteer, json_extract(facts, '$.period_from'), json_extract(facts, '$.period_until')",
        f"AND kind = '{SERVICE}'",
    ),
    (
        "volunteer, json_extract(facts, '$.title'), json_extract(facts, '$.reason')",
        f"AND kind = '{HONOUR}'",
    ),
)


@dataclass(frozen=True, slots=True)
class Twice:
    """Valid certificates of which only one should be.

    Args:
        number: the number they share; empty where they certify the same thing.
        certificates: in the order in which they came here.
    """

    number: str
    certificates: tuple[Record, ...]

    @property
    def sentence(self) -> str:
        """What is the matter."""
        if self.number:
            holders = "、".join(_holder(one) for one in self.certificates)
            return (
                f"证书编号 {self.number} 有 {len(self.certificates)} 张：{holders}"
                "（两台电脑曾是同一份拷贝）。编号只能用一次，请收回并作废，再重新打印。"
            )
        numbers = "、".join(number_of(one) for one in self.certificates)
        return (
            f"{_holder(self.certificates[0])}有 {len(self.certificates)} 张有效证书（{numbers}），"
            "两台电脑各打印过一次，请留一张，其余收回并作废。"
        )


def twice(desk: Desk) -> list[Twice]:
    """All of them: numbers used twice first, then what was certified twice."""
    numbered = _groups(desk, "series || '-' || number", "")
    certified = [group for by, test in _SAME for group in _groups(desk, by, test)]
    known = {frozenset(one.id for one in group) for group in numbered}
    return [Twice(number_of(group[0]), group) for group in numbered] + [
        Twice("", group) for group in certified if frozenset(one.id for one in group) not in known
    ]


def _groups(desk: Desk, by: str, test: str) -> list[tuple[Record, ...]]:
    rows = desk.store.rows(
        f"SELECT json_group_array(id) FROM certificate WHERE removed_at IS NULL "
        f"AND void IS NOT 1 {test} GROUP BY {by} HAVING count(*) > 1 ORDER BY {by}"
    )
    groups = []
    for (ids,) in rows:
        found = desk.records.get_many(_CERTIFICATE, json.loads(ids))
        groups.append(tuple(sorted(found, key=lambda one: (min(one.versions.values()), one.id))))
    return groups


def _holder(certificate: Record) -> str:
    facts = facts_of(certificate)
    about = facts.get("activity") or facts.get("title") or certificate.shown("kind")
    return f"「{facts.get('name', '')}」的「{about}」"
