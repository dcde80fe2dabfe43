"""Things of AT-SPI, as a screen reader comes by them: run by the system's Python only.

Menus of buttons and calendars stand in no tree: Qt 6.9 lists no popups among a program's windows.
A reader hears of them when they show, as of everything that shows.
"""

import re
import time

import pyatspi
from gi.repository import GLib

#: What a window may hold at most; a reader that goes deeper walks in circles.
_DEEPEST = 40
_LETTER = re.compile(r"\([A-Z]\)(?=…?$)")
#: What a popup may be.
_POPUPS = frozenset({"popup menu", "panel", "frame", "list"})
_STATES = {
    "showing": pyatspi.STATE_SHOWING,
    "focusable": pyatspi.STATE_FOCUSABLE,
    "focused": pyatspi.STATE_FOCUSED,
    "enabled": pyatspi.STATE_ENABLED,
    "checked": pyatspi.STATE_CHECKED,
    "selected": pyatspi.STATE_SELECTED,
    "editable": pyatspi.STATE_EDITABLE,
    "checkable": pyatspi.STATE_CHECKABLE,
    "selectable": pyatspi.STATE_SELECTABLE,
}
_SHOWING = "object:state-changed:showing"
_SHOWN_SECONDS = 2.0
#: Of a table so many rows are looked through for those in sight.
_ROWS = 400
#: Of anything else so many things are read.
_HELD = 200


def plain(name):
    """A name without the letter that presses it and without the keys beside it."""
    return _LETTER.sub("", name.partition("\t")[0])


def states(thing):
    """The states that matter, in words."""
    held = thing.getState()
    return {word: held.contains(state) for word, state in _STATES.items()}


def applications():
    """The programs that speak."""
    desktop = pyatspi.Registry.getDesktop(0)
    return [desktop[number] for number in range(desktop.childCount)]


def everything(root, depth=0):
    """A thing and all below it that is in sight."""
    if root is None or depth > _DEEPEST:
        return
    yield root
    for number in range(min(root.childCount, _HELD)):
        yield from everything(root[number], depth + 1)


def label(thing):
    """The name of what stands beside a thing and names it; empty where nothing does.

    A combo box needs it: on Linux its own name is what is chosen in it.
    """
    for relation in thing.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            named = (relation.getTarget(n).name for n in range(relation.getNTargets()))
            found = next((name for name in named if name), "")
            if found:
                return found.rstrip(" *")
    return ""


def actions(thing):
    """The names of what a thing does."""
    known = pyatspi.Atspi.Action.get_n_actions(thing)
    return [pyatspi.Atspi.Action.get_action_name(thing, number) for number in range(known)]


def rows_in_sight(table):
    """Number and cells of the first and of the last row of a table that is in sight."""
    try:
        asked = table.queryTable()
    except NotImplementedError:  # a calendar calls itself a table and only holds one
        yield from enumerate(table)
        return
    found = []
    for row in range(min(asked.nRows, _ROWS)):
        cell = asked.getAccessibleAt(row, 0)
        shows = cell is not None and cell.getState().contains(pyatspi.STATE_SHOWING)
        if shows:
            found.append(row)
        elif found:
            break
    for row in dict.fromkeys([*found[:1], *found[-1:]]):
        for column in range(asked.nColumns):
            yield row, asked.getAccessibleAt(row, column)


class Popups:
    """What shows above the windows and stands in no tree."""

    def __init__(self):
        self._heard, self._listened_to = [], False

    def _listen(self):
        # A program that comes to the bus just then may miss that somebody listens.
        pyatspi.Registry.deregisterEventListener(self._on_showing, _SHOWING)
        pyatspi.Registry.registerEventListener(self._on_showing, _SHOWING)

    def _on_showing(self, event):
        self._listened_to = True
        self._heard = [(when, thing) for when, thing in self._heard if thing != event.source]
        if event.detail1:
            self._heard.append((time.monotonic(), event.source))

    def open(self):
        """Those there are, the newest last."""
        hear()
        if not self._listened_to:
            self._listen()
        told = [(when, thing, self._floats(thing)) for when, thing in self._heard]
        # It is told of a moment before it shows.
        soon = time.monotonic() - _SHOWN_SECONDS
        self._heard = [(when, thing) for when, thing, floats in told if floats or when > soon]
        return [thing for _, thing, floats in told if floats]

    @staticmethod
    def _floats(thing):
        try:
            role = thing.getRoleName()
            if role not in _POPUPS or not thing.getState().contains(pyatspi.STATE_SHOWING):
                return False
            # A window without a title bears the program's name; a piece of a list bears none.
            return role == "popup menu" or (thing.getIndexInParent() < 0 and bool(thing.name))
        except GLib.GError:  # gone since
            return False


def hear():
    """Take in what was said since."""
    said = GLib.MainContext.default()
    while said.pending():
        said.iteration(False)
