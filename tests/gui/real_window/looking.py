"""A look at what can be worked now, kept until the next: run by the system's Python only."""

from accessibles import actions, applications, label, plain, rows_in_sight, states

#: Things a clerk works; the rest holds them or stands beside them.
WORKED = frozenset({
    "push button", "toggle button", "check box", "radio button", "menu item", "check menu item",
    "radio menu item", "text", "password text", "paragraph", "combo box", "spin button", "slider",
    "table", "list", "table cell", "list item", "page tab", "link", "button",
})  # fmt: skip
#: What holds nothing a clerk works.
_LEAVES = frozenset({
    "push button", "label", "image", "radio button", "check box", "text", "combo box", "menu item",
    "table cell", "list item", "page tab", "scroll bar", "spin button", "separator",
})  # fmt: skip
#: Of these it matters what they do: open a menu, or nothing.
_DOING = frozenset({"push button", "toggle button", "menu item", "link", "button"})
#: What tells something.
_TELLING = frozenset({"frame", "dialog", "label"})
_WITH_WORDS = frozenset({"text", "password text", "paragraph"})
_HOLDING_ROWS = frozenset({"table"})
_DEEPEST = 40
#: Lines of a list so short that a reader goes through all of it, in sight or scrolled away.
_FEW = 40


class Look:
    """What is in reach, each thing by a number.

    Args:
        popups: what came up above the windows.
    """

    def __init__(self, popups):
        self._popups = popups
        self._things = []

    def thing(self, at):
        """One thing of the last look."""
        return self._things[at]

    def front(self):
        """The topmost window or popup alone."""
        above = self._open()
        top = [{"at": 0, "in": -1, "row": 0, **self.described(above[-1])}] if above else []
        return {"open": len(above), "things": top}

    def look(self):
        """What is in the topmost window or popup: all that shows, each with what holds it."""
        self._things, found = [], []
        above = self._open()
        if above:
            self._take(above[-1], -1, found, 0)
        return {"open": len(above), "things": found}

    def _open(self):
        held = [a[n] for a in applications() for n in range(a.childCount)]
        # One that was closed and is kept for another time is no window now.
        windows = [
            one for one in held if one.getRoleName() != "tool tip" and states(one)["showing"]
        ]
        # A main window stays below what it opened.
        windows.sort(key=lambda window: window.getRoleName() != "frame")
        return [*windows, *self._popups.open()]

    def _take(self, thing, holder, found, depth, row=0):
        on, role = states(thing), thing.getRoleName()
        scrolled = role == "list item" and holder >= 0 and self._things[holder].childCount < _FEW
        if depth > _DEEPEST or (depth and not on["showing"] and not scrolled):
            return
        at = len(found)
        self._things.append(thing)
        found.append({"at": at, "in": holder, "row": row, **self._told(thing, role, on)})
        if role in _LEAVES:
            return
        held = rows_in_sight(thing) if role in _HOLDING_ROWS else enumerate(thing)
        for row, one in held:
            if one is not None:
                self._take(one, at, found, depth + 1, row)

    def described(self, thing):
        """A thing as the test reads it."""
        return self._told(thing, thing.getRoleName(), states(thing))

    @staticmethod
    def _told(thing, role, on):
        told = {"role": role, "name": "", "label": "", "letter": False, "words": None, "does": []}
        told |= on
        if role not in WORKED | _TELLING:
            return told
        named = thing.name
        told["name"], told["letter"] = plain(named), plain(named) != named.partition("\t")[0]
        told["does"] = actions(thing) if role in _DOING else []
        if role == "combo box":
            told["label"] = label(thing) or thing.description
        elif role in _WITH_WORDS:
            told["words"] = thing.queryText().getText(0, -1)
        elif role == "spin button":
            told["words"] = str(thing.queryValue().currentValue)
        return told
