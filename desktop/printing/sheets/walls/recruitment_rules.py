"""The recruitment rules (志愿者招募管理制度): their words from resources with a station's facts.

Source of the rules: 志愿服务条例 (State Council order 685, 2017), articles 3, 7, 12, 15 to 17
and 19 to 22.
"""

from __future__ import annotations

import datetime

from desktop.printing.sheets.walls.rules import RulesSheet, RulesText

TEXT = "recruitment-rules.json"


def recruitment_rules(
    text: RulesText,
    *,
    station: str,
    issuer: str,
    effective: datetime.date | None = None,
    phone: str = "",
    address: str = "",
    sample: bool = False,
) -> RulesSheet:
    """Fill a text, shipped or changed by the station, with the station's facts.

    Args:
        text: `RulesText.load` of a file or `from_data` of a record.
        station: full name of the station.
        issuer: the signing body.
        effective: since when the rules are in force.
        phone: for questions.
        address: of the station.
        sample: mark every page as a sample.

    Raises:
        NothingToPrint: the station's name or its signing body is not known yet.
    """
    filled = text.filled({"station": station, "issuer": issuer, "phone": phone, "address": address})
    return RulesSheet(
        station=station,
        title=filled.title,
        sections=filled.sections,
        issuer=issuer,
        effective=effective,
        phone=phone,
        address=address,
        sample=sample,
    )
