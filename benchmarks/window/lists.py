"""`python -m benchmarks.window.lists HOME`: a page of a list, and search as the clerk types, in ms.

A page is measured from the move to the picture with all its rows in it: what has to be fetched is
fetched meanwhile. A key is measured from the key to the picture of what it finds; the first key of
all, and the first after somebody was changed, are told apart: the texts that answer the others are
not read, or not true, by then. What is "CPU only" was spent by all threads of the process.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QListView

from benchmarks.window.opened import settle, station_window
from benchmarks.window.pulse import wait

PAGES, JUMPS = 200, 100
WORDS = ("zhangwei", "lxy", "wgf", "1990001", "chen", "zhaojun")
_ROUNDS, _CHANGES = 3, 10


def main(home: str) -> None:
    with station_window(home) as station:
        station.window.go("roster")
        settle(lambda: station.door.idle)
        told = {**pages(station), **keys(station), **box(station)}
    print(json.dumps(told), flush=True)


def pages(station) -> dict[str, list[float]]:
    """A page at a time from the top, then anywhere in the list."""
    from PySide6.QtWidgets import QAbstractSlider

    shown = Shown(station)
    bar = shown.table.verticalScrollBar()
    down = lambda: bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)  # noqa: E731
    dice = random.Random(1)
    anywhere = lambda: bar.setValue(dice.randrange(bar.maximum()))  # noqa: E731
    downs = [shown.after(down) for _ in range(PAGES)]
    jumps = [shown.after(anywhere) for _ in range(JUMPS)]
    return {"page down": downs, "jump anywhere": jumps, "a page, CPU only": shown.used}


def keys(station) -> dict[str, list[float]]:
    """Letters into the search line of the list, one after the other, and away again."""
    from PySide6.QtWidgets import QWidget

    from desktop.ui.search_box import SearchBox
    from desktop.ui.widgets.search_line import SearchLine

    screen: QWidget = station.window.screen_at("roster")
    line = next(
        each
        for each in screen.findChildren(SearchLine)
        if each.isVisible() and not isinstance(each, SearchBox)
    )
    shown = Shown(station)
    first = [shown.after(partial(line.setText, "w"), answered=True)]
    shown.after(line.clear, answered=True)
    typed: list[float] = []
    emptied: list[float] = []
    used: list[float] = []
    for word in WORDS * _ROUNDS:
        so_far = ""
        for letter in word:
            so_far += letter
            key = lambda text=so_far: line.setText(text)  # noqa: E731 - what an input method does
            typed.append(shown.after(key, answered=True))
            used.append(shown.used[-1])
        emptied.append(shown.after(line.clear, answered=True))
    return {
        "list: the first key of all": first,
        "list: a key": typed,
        "list: a key, CPU only": used,
        "list: emptied again": emptied,
        "list: first key after a change": after_changes(station, line, shown),
    }


def after_changes(station, line: QLineEdit, shown: Shown) -> list[float]:
    """A key right after the list shows what was changed."""
    from desktop.services import records

    known, spent = list(shown.table.model().ids), list[float]()
    for number in range(_CHANGES):
        someone, answers = known[number * len(known) // _CHANGES], []
        change = partial(records.change, kind_name="volunteer", record_id=someone)
        written = partial(change, typed={"notes": f"第{number}次"})
        station.door.write(line, lambda desk, written=written: written(desk), answers.append)
        wait(lambda answers=answers: bool(answers) and station.door.idle)
        spent.append(shown.after(partial(line.setText, "zh"), answered=True, settled=0))
        shown.after(line.clear, answered=True)
    return spent


def box(station) -> dict[str, list[float]]:
    """Letters into the box at the top, over everything there is."""
    box, answers, spent, used = station.window.search, [], [], []
    station.window.activateWindow()
    box.begin()
    box.model.modelReset.connect(lambda: answers.append(True))
    for word in WORDS * _ROUNDS:
        for end in range(1, len(word) + 1):
            before, begun, spending = len(answers), time.perf_counter(), time.process_time()
            box.setText(word[:end])
            box.textEdited.emit(word[:end])
            wait(lambda before=before: len(answers) > before)
            for each in (box, *box.findChildren(QListView)):
                each.repaint()
            spent.append((time.perf_counter() - begun) * 1000)
            used.append((time.process_time() - spending) * 1000)
        box.clear()
        box.textEdited.emit("")
        settle(lambda: station.door.idle, 0.02)
    return {"box: a key": spent, "box: a key, CPU only": used}


class Shown:
    """Waits for the picture of a list with all its rows.

    Args:
        station: open, its roster in front.
    """

    def __init__(self, station) -> None:
        from PySide6.QtCore import QEvent, QObject

        from desktop.ui.widgets.table import RecordTable

        tables = station.window.screen_at("roster").findChildren(RecordTable)
        self.table = max((t for t in tables if t.isVisible()), key=lambda t: t.model().rowCount())
        self._station, self._painted = station, False
        self._answered = True
        #: Processor's milliseconds of each, of all threads: what a loaded machine blurs less.
        self.used: list[float] = []
        holder = self

        class Watch(QObject):
            def eventFilter(self, _watched, event) -> bool:  # noqa: N802 - Qt's name
                if event.type() == QEvent.Type.Paint and holder._rows_there():
                    holder._painted = True
                return False

        self._watch = Watch()
        self.table.viewport().installEventFilter(self._watch)
        model = self.table.model()
        for signal in (model.modelReset, model.dataChanged):
            signal.connect(self._on_answer)

    def after(
        self, move: Callable[[], None], *, answered: bool = False, settled: float = 0.02
    ) -> float:
        """Milliseconds from a move to its picture.

        Args:
            move: what the clerk does.
            answered: whether the list itself is asked for anew.
            settled: seconds of rest before it; 0 where it comes at once.
        """
        if settled:
            settle(lambda: self._station.door.idle, settled)
        self._painted, self._answered = False, not answered
        begun, used = time.perf_counter(), time.process_time()
        move()
        # Where nobody is found there is no table to paint.
        wait(lambda: self._answered and (self._painted or not self.table.model().rowCount()))
        self.used.append((time.process_time() - used) * 1000)
        return (time.perf_counter() - begun) * 1000

    def _on_answer(self, *_: object) -> None:
        self._answered, self._painted = True, False

    def _rows_there(self) -> bool:
        model, table = self.table.model(), self.table
        first = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        last = model.rowCount() - 1 if last < 0 else last
        return all(model.row_data(row) is not None for row in range(max(first, 0), last + 1))


if __name__ == "__main__":
    main(sys.argv[1])
