"""Menus: opened, each entry found by its name and pressed, and the window looked at afterwards."""

from __future__ import annotations

from functools import partial

from tests.gui.real_window.answers import Eyes
from tests.gui.real_window.display import Patience, wait_for
from tests.gui.real_window.notes import Notes
from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.scenes import Feet, Scene, Step
from tests.gui.real_window.sight import Sight, Thing

#: They leave the program.
_AT_ONCE_SECONDS, _SEEN_SECONDS, _SOON_SECONDS = 0.5, 0.5, 15.0
_LEAVING = frozenset({"退出"})


class Menus:
    """Works menus.

    A reader's press leaves a menu open (Qt 6.9, QAccessibleMenuItem): it lies over what its entry
    does, so it is put away before anybody looks.

    Args:
        feet: open them and go back.
        reader: presses.
        eyes: see whether anything came of it.
        notes: of what was worked and what is wrong.
    """

    def __init__(self, feet: Feet, reader: ScreenReader, eyes: Eyes, notes: Notes) -> None:
        self._feet, self._reader, self._eyes, self._notes = feet, reader, eyes, notes
        self._known: set[str] = set()
        self._turned = False

    def work(self, scene: Scene, opener: Step, seen: Sight) -> None:
        """Work one menu and those it opens.

        Args:
            scene: where it opens.
            opener: what opens it.
            seen: the scene, without a menu.
        """
        self._known.clear()
        self._level(scene, seen, (opener,))

    def work_calendar(self, name: str) -> None:
        """Work what floats below a field: a day is taken; its buttons once, all are alike."""
        seen = self._feet.settled()
        self._notes.names(name, seen)
        buttons = [k for k, t in seen.keyed.items() if t.role == "push button" and not t.opens]
        for key in () if self._turned else buttons:
            if (thing := seen.keyed.get(key)) is not None:
                answers = self._eyes.answers(partial(self._reader.act, thing), thing, seen)
                self._notes.deed(f"{name} › {thing.name}", "" if answers else "silent")
                seen = self._feet.settled()
        self._turned = True
        days = [thing for thing in seen.things if thing.role == "table cell" and thing.name]
        if not days:
            # The list of a box that was just about to go, or else something is wrong with it.
            still = self._feet.settled(anew=True).above
            self._notes.deed(name, "shows no days" if still else "")
            return
        answers = self._eyes.answers(lambda: self._reader.act(days[-1]), days[-1], seen)
        taken = answers and not self._feet.settled().above
        self._notes.deed(f"{name} › {days[-1].name}", "" if taken else "is not taken")

    def _level(self, scene: Scene, below: Sight, path: tuple[Step, ...]) -> Sight:
        name = " › ".join((scene.name, *(step.name for step in path)))
        menu = self._open(path, below)
        self._notes.deed(name, "" if menu is not None else "opens nothing")
        if menu is not None:
            self._notes.names(name, menu)
        below = self._feet.stay(scene, below)
        for entry in _entries(menu, below) if menu is not None else ():
            way = (*path, Step(entry.role, entry.name))
            if entry.opens:
                below = self._level(scene, below, way)
            elif entry.name not in _LEAVING | self._known:
                self._known.add(entry.name)
                below = self._work(scene, below, way)
        return below

    def _work(self, scene: Scene, below: Sight, way: tuple[Step, ...]) -> Sight:
        """Press an entry; one that is ticked by it is left as it was."""
        was, answers, below = self._press(scene, below, way)
        if was is not None and "checkable" in was.states:
            menu = self._open(way[:-1], below)
            now = way[-1].find(menu) if menu is not None else None
            if now is not None and ("checked" in now.states) is not ("checked" in was.states):
                answers = True
                self._reader.act(now)
            elif menu is not None and "checked" in was.states and _one_of_several(menu):
                answers = True  # another one is pressed, and then this one
            self._feet.leave_menus()
            below = self._feet.stay(scene, below)
        name = " › ".join((scene.name, *(step.name for step in way)))
        self._notes.deed(name, "" if answers else "silent")
        return below

    def _press(
        self, scene: Scene, below: Sight, way: tuple[Step, ...]
    ) -> tuple[Thing | None, bool, Sight]:
        """The entry as it was, whether anything came of it, and the scene as it is afterwards."""
        before = self._eyes.picture()
        menu = self._open(way[:-1], below)
        entry = way[-1].find(menu) if menu is not None else None
        answers = False
        if entry is not None:
            opened = self._eyes.picture()
            self._reader.act(entry)
            # A tip goes with the next key.
            answers = self._eyes.differ_from(opened, _AT_ONCE_SECONDS)
            self._feet.leave_menus()
            # What is scrolled away is read only; of a tick the entry itself tells.
            answers = (
                answers
                or self._eyes.differ_from(before, _SEEN_SECONDS)
                or self._feet.settled().read != below.read
                or ("checkable" not in entry.states and self._eyes.differ_from(before))
            )
        return entry, answers, self._feet.stay(scene, below)

    def _open(self, path: tuple[Step, ...], below: Sight) -> Sight | None:
        """The menu at the end of a path; None where none opens."""
        seen = below
        for step in path:
            self._feet.follow((step,), seen)
            try:
                wait_for(f"the menu of {step}", partial(self._above, seen.open), _SOON_SECONDS)
            except Patience:
                return None
            seen = self._reader.look()
        return seen

    def _above(self, open_before: int) -> bool:
        front = self._reader.front()
        return front.above and front.open > open_before


def _one_of_several(menu: Sight) -> bool:
    """Whether an entry that is ticked has others beside it that are not."""
    ticked = [t.states for t in menu.things if t.role == "menu item" and "checkable" in t.states]
    return any("checked" not in states for states in ticked)


def _entries(menu: Sight, below: Sight) -> list[Thing]:
    """Those that can be pressed; of entries that are data the first and the last.

    What leads to the place that is in sight already does nothing.
    """
    here = {thing.name for thing in below.turned()}
    found = []
    for thing in menu.keyed.values():
        alike = menu.alike(thing)
        fits = thing.opens or thing.at in (alike[0].at, alike[-1].at)
        if thing.role == "menu item" and fits and thing.name not in here:
            found.append(thing)
    return found
