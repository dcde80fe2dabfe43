"""What a list is narrowed by, as sentences a clerk reads: 队伍是 敬老队, 没有电话."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.services.lists.listing import Facet, Term, Test
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

#: Values of a facet that are offered: (value, words).
Offers = Mapping[str, Sequence[tuple[str, str]]]


def sentence(facet: Facet, term: Term, offers: Offers) -> str:
    """One term in words.

    Args:
        facet: what it asks about.
        term: the term.
        offers: what values are called.
    """
    return shape_of(facet, term.test).format(spoken(facet.label), value_words(facet, term, offers))


def value_words(facet: Facet, term: Term, offers: Offers) -> str:
    """What the value of a term is called."""
    known = dict(facet.choices) | dict(offers.get(facet.key, ()))
    return known.get(term.value, term.words or term.value)


def shape_of(facet: Facet, test: Test) -> str:
    """The sentence with places for the label and for the value."""
    own = {
        ("flag", "filled"): translate("Sentences", "{0}"),
        ("flag", "empty"): translate("Sentences", "没有勾「{0}」"),
        ("words", "has"): translate("Sentences", "{0}有 {1}"),
        ("date", "is"): translate("Sentences", "{0}在 {1}"),
        ("date", "least"): translate("Sentences", "{0}从 {1} 起"),
        ("date", "most"): translate("Sentences", "{0}到 {1} 为止"),
        ("number", "least"): translate("Sentences", "{0}至少 {1}"),
        ("number", "most"): translate("Sentences", "{0}至多 {1}"),
    }
    if facet.shape == "choice" and facet.clause is not None and test == "is":
        return translate("Sentences", "{0}：{1}")
    usual = {
        "is": translate("Sentences", "{0}是 {1}"),
        "not": translate("Sentences", "{0}不是 {1}"),
        "has": translate("Sentences", "{0}里有“{1}”"),
        "empty": translate("Sentences", "没有{0}"),
        "filled": translate("Sentences", "有{0}"),
        "least": translate("Sentences", "{0}至少 {1}"),
        "most": translate("Sentences", "{0}至多 {1}"),
    }
    return own.get((facet.shape, test), usual[test])


def test_words(facet: Facet, test: Test) -> str:
    """What a test is called in a list of them: 是, 至少, 没有."""
    words = shape_of(facet, test).format("", "").strip("：“”「」 ")
    return {"empty": translate("Sentences", "没有"), "filled": translate("Sentences", "有")}.get(
        test, words
    ) or translate("Sentences", "是")
