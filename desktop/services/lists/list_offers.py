"""What values a list can be narrowed to, for its menus: teams, groups in use, words of a list."""

from __future__ import annotations

from desktop.model.kinds import kind_named
from desktop.services import vocabularies
from desktop.services.desk import Desk
from desktop.services.lists.listing import Listing

#: Kinds of which a station has few; others are looked for by typing.
_FEW = frozenset({"team", "point", "series", "project", "unit"})
#: Free words that are the same for many.
_SHARED = frozenset({"village_group", "political_status", "category"})
_MOST = 200

Offered = dict[str, tuple[tuple[str, str], ...]]


def offers(desk: Desk, of: Listing) -> Offered:
    """Per facet (value, words), at most some 200 of each.

    Args:
        desk: the open station.
        of: the listing.
    """
    found: Offered = {}
    for facet in of.facets.values():
        if facet.shape == "record" and facet.refers_to in _FEW:
            named = desk.records.find(kind_named(facet.refers_to))[:_MOST]
            found[facet.key] = tuple((one.id, one.title) for one in named)
        elif facet.key in _SHARED or facet.vocabulary:
            words = vocabularies.words(desk, facet.vocabulary) if facet.vocabulary else []
            used = _used(desk, of, facet.key) if facet.key in _SHARED else []
            merged = list(dict.fromkeys([*used, *words]))[:_MOST]
            found[facet.key] = tuple((word, word) for word in merged)
    return found


def _used(desk: Desk, of: Listing, field: str) -> list[str]:
    rows = desk.store.rows(
        f"SELECT DISTINCT [{field}] FROM [{of.kind.name}] WHERE removed_at IS NULL "
        f"AND [{field}] IS NOT NULL ORDER BY [{field}] LIMIT {_MOST}"
    )
    return [row[0] for row in rows]
