"""The figures as a table, and what was asked for."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.window.starts import Start


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of issue 5.

    Args:
        words: what is asked for.
        reached: what was measured.
        most: what it may be.
        unit: of both.
        floor: the same of a bare window, or the least there is; 0 where there is none.
        peer: the same of Anki; 0 where there is none.
    """

    words: str
    reached: float
    most: float
    unit: str
    floor: float = 0.0
    peer: float = 0.0

    def line(self) -> str:
        """In one line; a figure missed says so."""
        verdict = "reached" if self.reached <= self.most else "MISSED"
        figures = f"{_short(self.reached):>9} {self.unit:3} of {_short(self.most):>5}"
        ratios = (_ratio(self.reached, self.floor), _ratio(self.reached, self.peer))
        return f"{self.words:44}{figures}  {verdict:8}{ratios[0]:>9}{ratios[1]:>9}"


HEAD = f"{'':44}{'reached':>9}     target            x floor   x Anki"


def starts(of: dict[str, Sequence[Start]]) -> None:
    """One line each: the median of its starts."""
    print(f"\n{'starts':30}{'shown s':>9}{'usable s':>9}{'CPU s':>8}{'RSS MiB':>9}{'all MiB':>9}")
    for words, runs in of.items():
        if runs:
            told = middle(runs)
            print(
                f"{words:30}{told.shown:9.2f}{told.usable:9.2f}{told.processor:8.2f}"
                f"{told.rss:9.0f}{told.whole:9.0f}"
            )


def middle(runs: Sequence[Start]) -> Start:
    """The median of each figure."""
    names = Start.__dataclass_fields__
    return Start(*[statistics.median(getattr(run, name) for run in runs) for name in names])


def spread(spent: dict[str, list[float]]) -> None:
    """Half of them, nearly all, the longest."""
    print(f"\n{'in ms':30}{'times':>9}{'p50':>9}{'p95':>8}{'longest':>9}")
    for words, each in spent.items():
        print(
            f"{words:30}{len(each):9}{part(each, 0.5):9.1f}{part(each, 0.95):8.1f}{max(each):9.1f}"
        )


def blocks(told: dict[str, list[float]]) -> None:
    """The longest of each work, the most the window itself computed, how many were too long."""
    print(
        f"\n{'blocks of the window, ms':34}{'seconds':>9}{'longest':>9}{'its CPU':>9}{'over 50':>9}"
    )
    for words, (seconds, longest, used, over) in told.items():
        print(f"{words:34}{seconds:9.2f}{longest:9.0f}{used:9.0f}{over:9.0f}")


def part(spent: Sequence[float], share: float) -> float:
    """What so large a share of them stays within."""
    return sorted(spent)[min(int(len(spent) * share), len(spent) - 1)]


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}" if theirs else ""


def _short(figure: float) -> str:
    return f"{figure:.2f}" if figure < 10 else f"{figure:.0f}"
