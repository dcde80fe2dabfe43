"""What a screen reader sees at one look: things, what holds them, and which of them repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

#: Roles that a clerk works with; each must say what it is.
WORKED = frozenset({
    "push button", "toggle button", "check box", "radio button", "menu item", "text",
    "password text", "paragraph", "combo box", "spin button", "slider", "table", "list",
    "page tab", "link", "button",
})  # fmt: skip
CELLS = frozenset({"table cell", "list item"})
#: Things of which there may be as many as a list has rows.
_REPEATED = frozenset({"push button", "link", "menu item", *CELLS})
#: Of which it matters for a place to be the same place whether they are chosen.
_CHOSEN = frozenset({"radio button", "page tab", "check box"})
#: What the status bar says changes by itself.
LIVE = "同步："
_UNDER_WAY = "正在"
#: Names of rows begin alike: 照片：, 11月.
_ALIKE = 2
#: So many are worked of what repeats, the first and the last.
FEW = 2

#: Role, name, and which of those that bear both.
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as it was read.

    Args:
        at: its number in the look.
        holder: the number of what holds it; below nought for a window.
        row: of a cell in its table.
        role: in AT-SPI's words.
        name: without the letter that presses it; of a combo box what is chosen in it.
        label: what names a combo box.
        letter: whether it has one.
        words: what stands in a field; None where nothing can.
        does: the names of its actions.
        states: those that hold.
    """

    at: int
    holder: int
    row: int
    role: str
    name: str
    label: str
    letter: bool
    words: str | None
    does: tuple[str, ...]
    states: frozenset[str]

    @classmethod
    def told(cls, told: Mapping[str, Any]) -> Self:
        """As the reader's script tells it."""
        states = frozenset(word for word, holds in told.items() if holds is True)
        return cls(
            *(told[word] for word in ("at", "in", "row", "role", "name", "label", "letter")),
            told["words"], tuple(told["does"]), states,
        )  # fmt: skip

    @property
    def spoken(self) -> str:
        """What a reader calls it."""
        if self.name.startswith(LIVE):
            return LIVE
        return self.label if self.role == "combo box" else self.name

    @property
    def opens(self) -> bool:
        """Whether a menu comes of it."""
        return "ShowMenu" in self.does and self.role != "combo box"


@dataclass(frozen=True)
class Sight:
    """All things of one look.

    Args:
        things: in the order they are read; each stands at its number.
        open: how many windows and popups there are; one is the window alone.
    """

    things: tuple[Thing, ...]
    open: int

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """As the reader's script tells it."""
        return cls(tuple(Thing.told(one) for one in told["things"]), told["open"])

    @property
    def window(self) -> str:
        """Role and name of what holds all of it, and how many are below it."""
        if not self.things:
            return ""
        return f"{self.things[0].role} {self.things[0].name} above {self.open - 1}"

    @property
    def above(self) -> bool:
        """Whether it is a menu or a calendar above a window, which Escape puts away."""
        return bool(self.things) and self.things[0].role in ("popup menu", "panel")

    @cached_property
    def keyed(self) -> dict[Key, Thing]:
        """All that is worked and can be now, by what tells one from the other."""
        counted: Counter[tuple[str, str]] = Counter()
        found: dict[Key, Thing] = {}
        for thing in self.things:
            if thing.role in WORKED | CELLS:
                found[(thing.role, thing.spoken, counted[thing.role, thing.spoken])] = thing
                counted[thing.role, thing.spoken] += 1
        return {key: one for key, one in found.items() if self._can_be_worked(one)}

    @staticmethod
    def _can_be_worked(thing: Thing) -> bool:
        """A head between the lines of a list cannot be chosen."""
        chosen = thing.role not in CELLS or "selectable" in thing.states
        return "enabled" in thing.states and chosen

    @cached_property
    def marks(self) -> frozenset[object]:
        """What must be as before for the place to be the same place."""
        found: set[object] = {self.window}
        for key, thing in self.keyed.items():
            found.add((key, thing.role in _CHOSEN and bool(thing.states & {"checked", "selected"})))
        return frozenset(found)

    @cached_property
    def read(self) -> frozenset[object]:
        """All that is told, but for the line at the foot, which tells of work under way."""
        return frozenset({
            (thing.role, thing.spoken, thing.name, thing.words, thing.states)
            for thing in self.things
            if thing.spoken != LIVE and not self.within(thing, "status bar")
        })  # fmt: skip

    @property
    def busy(self) -> bool:
        """Whether something says that it is under way."""
        return any(t.role == "label" and t.name.startswith(_UNDER_WAY) for t in self.things)

    def turned(self) -> list[Thing]:
        """What is chosen of several."""
        return [t for t in self.things if t.role == "radio button" and "checked" in t.states]

    def nameless(self) -> list[str]:
        """What can be worked and says nothing: role, and what holds it."""
        return [
            f"{thing.role} in {' < '.join(self._chain(thing))}"
            for thing in self.things
            if thing.role in WORKED
            and "enabled" in thing.states
            and ("focusable" in thing.states or thing.does)
            and not thing.spoken.strip()
        ]

    def find(self, role: str, name: str) -> Thing | None:
        """The first of that role and name."""
        fits = (t for t in self.things if t.role == role and t.spoken == name)
        return next(fits, None)

    def rows(self, holder: str) -> list[Thing]:
        """What a list or table of that name holds."""
        lists = {t.at for t in self.things if t.role in ("list", "table") and t.name == holder}
        return [t for t in self.things if t.holder in lists and t.role in CELLS and t.name]

    def within(self, thing: Thing, role: str) -> bool:
        """Whether something of that role holds a thing, at whatever distance."""
        return any(one == role or one.startswith(f"{role} ") for one in self._chain(thing))

    # --- what repeats -----------------------------------------------------------------------

    def sort(self, thing: Thing) -> object:
        """What things of one sort have in common: they differ by the data of their rows only.

        None of what is the only one of its sort.
        """
        if not self._repeats(thing):
            return None
        alike = thing.name[:_ALIKE] if thing.role in ("push button", "link") else ""
        shape = "" if thing.letter or not self._in_rows(thing) else self._shape(thing)[1:]
        return thing.role, self._chain(thing), shape or alike, thing.letter and thing.name

    def alike(self, thing: Thing) -> list[Thing]:
        """All of a thing's sort, itself among them, in the order they are read.

        Cells are of one list; entries of a menu bear no letter, being data; buttons stand in one
        container and their names begin alike, or each in its own row, the rows of one shape.
        """
        if not self._repeats(thing):
            return [thing]
        if thing.role in CELLS or (thing.role == "menu item" and not thing.letter):
            return [t for t in self._beside(thing) if t.name and not (t.letter or t.opens)]
        if thing.role == "menu item":
            return [thing]
        rows = self._in_rows(thing)
        return rows or [t for t in self._beside(thing) if t.name[:_ALIKE] == thing.name[:_ALIKE]]

    @staticmethod
    def _repeats(thing: Thing) -> bool:
        """Whether there may be as many of it as a list has rows; menus inside menus differ."""
        return thing.role in _REPEATED and not (thing.role == "menu item" and thing.opens)

    def _beside(self, thing: Thing) -> list[Thing]:
        return [t for t in self.things if (t.role, t.holder) == (thing.role, thing.holder)]

    def _in_rows(self, thing: Thing) -> list[Thing]:
        """Those at the same place of rows of one shape; none where there are few."""
        if thing.role not in ("push button", "link"):
            return []
        shape = self._shape(thing)
        found = [t for t in self.things if t.role == thing.role and self._shape(t) == shape]
        return found if len(found) > FEW else []

    def _shape(self, thing: Thing) -> tuple[object, ...]:
        """The container of the rows, what the row holds, and where in it the thing stands."""
        row = self._held[thing.holder]
        above = self.things[thing.holder].holder if thing.holder >= 0 else -1
        place = [other.at for other in row].index(thing.at)
        return above, tuple(other.role for other in row), place

    @cached_property
    def _held(self) -> dict[int, list[Thing]]:
        found: dict[int, list[Thing]] = {}
        for thing in self.things:
            found.setdefault(thing.holder, []).append(thing)
        return found

    def _chain(self, thing: Thing) -> tuple[str, ...]:
        """The roles and names of what holds a thing."""
        found = []
        while thing.holder >= 0:
            thing = self.things[thing.holder]
            found.append(f"{thing.role} {thing.name}".strip())
        return tuple(found)
