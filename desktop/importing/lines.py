"""Lines of a roster that are no people: sums, signatures, explanations, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.importing.columns import Vocabulary, bare

TOTAL = "合计行，不是人员，已跳过"
SIGNATURE = "签名或填表说明，不是人员，已跳过"
HEADING = "只有一格有内容，不像人员，已跳过"

_COUNT = re.compile(r"[总合共]?计?共?[:：]?\d+[人名个位]")
_PARTING = re.compile(r"[:：]|\s{2,}|_{2,}")


def describe(
    texts: Sequence[str], facts: int, labels: frozenset[str], vocabulary: Vocabulary
) -> str | None:
    """Tell what a line without a name is.

    Args:
        texts: the line's cells that hold something, in order, without those filled from a merged
            cell above.
        facts: how many of them are a person's (a number, a phone, a birth date).
        labels: the bare names in this sheet's header.
        vocabulary: the words of rosters.

    Returns:
        Why it is skipped, in Chinese; empty if the header is repeated; None if it may be a
        person whose name is missing.
    """
    bares = [bare(text) for text in texts]
    if all(word in labels or vocabulary.field(word) for word in bares):
        return ""
    if bares[0] in vocabulary.totals or any(_COUNT.fullmatch(word) for word in bares):
        return TOTAL
    heads = [bare(_PARTING.split(text.strip(), maxsplit=1)[0]) for text in texts]
    if heads[0] in vocabulary.remarks or any(head in vocabulary.signatures for head in heads):
        return SIGNATURE
    if len(texts) == 1 and not facts:
        return HEADING
    return None
