"""Ways to what is worked: a place, a face, a form, a menu; and back there after each press."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PIL import Image

from tests.gui.real_window.answers import Eyes
from tests.gui.real_window.display import Patience, wait_for
from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.sight import Sight, Thing

#: Leaves a form, and says so where something typed would be lost by it.
_GIVING_UP = ("取消", "放弃修改")
#: Puts a message away.
_CLOSING = "关闭这条消息"
_AT_ONCE_SECONDS, _SOON_SECONDS = 1.5, 30.0
_MOMENT_SECONDS, _ARRIVAL_SECONDS = 0.25, 15.0
_WINDOWS_AT_MOST, _WAYS_AT_MOST = 6, 2


@dataclass(frozen=True, slots=True)
class Step:
    """One thing pressed on the way.

    Args:
        role: in AT-SPI's words; of a row ``table cell`` or ``list item``; ``key`` of a key.
        name: what it is called; of a row the list it stands in.
        row: of a row the number of its cell among those in sight; -1 for the last.
        words: put into it or chosen in it, instead of a press.
    """

    role: str
    name: str
    row: int | None = None
    words: str = ""

    def find(self, seen: Sight) -> Thing | None:
        """What to press, if it is in sight."""
        if self.row is None:
            return seen.find(self.role, self.name)
        rows = seen.rows(self.name)
        return rows[self.row] if self.row < len(rows) and rows else None

    @property
    def tells(self) -> bool:
        """Whether one sees afterwards that it was pressed: it stays chosen."""
        return self.role not in ("push button", "menu item", "text", "combo box", "key")

    def done(self, thing: Thing) -> bool:
        """Whether it needs no press: it is chosen already."""
        if self.role == "combo box":
            return thing.name == self.words
        return self.tells and bool(thing.states & {"checked", "selected"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to be worked.

    Args:
        name: for whoever reads what failed.
        way: what is pressed from the window's own frame on.
        sign: what is to be seen there only, where the way has steps one cannot see done.
        above: whether it is a window above the window: it is given up as a whole, so words that
            were put into it stay there, and its buttons need not wait for them in vain.
    """

    name: str
    way: tuple[Step, ...]
    sign: Step | None = None
    above: bool = False

    def then(
        self,
        name: str,
        *steps: Step,
        sign: Step | None = None,
        above: bool = False,
    ) -> Scene:
        """One that begins where this one ends."""
        return Scene(f"{self.name} › {name}", (*self.way, *steps), sign, above)

    def left(self, seen: Sight) -> tuple[Step, ...]:
        """The steps that are still to be taken, as far as one sees."""
        if self.sign is None or self.sign.find(seen) is None:
            return self.way
        return tuple(s for s in self.way if s.tells and s.find(seen) is not None)


class Feet:
    """Goes to scenes.

    Args:
        reader: finds what leads there.
        eyes: wait until it is there.
        title: of the window.
    """

    def __init__(self, reader: ScreenReader, eyes: Eyes) -> None:
        self._reader, self._eyes = reader, eyes
        self._looked: tuple[Sight, Image.Image] | None = None

    def go(self, scene: Scene) -> Sight:
        """Be there, from wherever this is."""
        for _ in range(_WAYS_AT_MOST):
            self._close_all()
            self.follow(scene.way)
            seen = self._arrived()
            if scene.sign is None or scene.sign.find(seen) is not None:
                return seen
        raise Patience(f"the way to {scene.name} does not lead there")

    def _arrived(self) -> Sight:
        """A look that finds the same as one a moment before, and nothing under way."""
        deadline = time.monotonic() + _ARRIVAL_SECONDS
        before, seen = None, self.settled()
        while (before is None or before.marks != seen.marks or seen.busy) and (
            time.monotonic() < deadline
        ):
            time.sleep(_MOMENT_SECONDS)
            before, seen = seen, self.settled(anew=True)
        return seen

    def stay(self, scene: Scene, before: Sight) -> Sight:
        """Be there again after a press that may have led elsewhere.

        Args:
            scene: where.
            before: what was seen there.
        """
        if self._as_it_was(before):
            return before
        arrived = before.marks
        if self._reader.front().open > before.open:
            self.escape_once()
            if self._as_it_was(before):
                return before
        seen = self._quiet(self.settled(), arrived)
        if seen.window == before.window and seen.open > 1:
            return seen  # a dialog of which something has changed
        if seen.marks != arrived:
            seen = self._back(scene, seen, arrived)
        if seen.marks == arrived:
            return seen
        before, seen = seen, self.escape()
        if seen.marks == arrived or (seen.marks == before.marks and self._there(scene, seen)):
            return seen
        seen = self._back(scene, seen, arrived)
        return seen if seen.marks == arrived else self.go(scene)

    @property
    def latest(self) -> Sight:
        """The last look."""
        assert self._looked is not None
        return self._looked[0]

    def settled(self, *, anew: bool = False) -> Sight:
        """A look at what is at rest."""
        self._eyes.rest(anew=anew)
        seen = self._reader.look()
        self._looked = seen, self._eyes.picture()
        return seen

    def anew(self, seen: Sight, thing: Thing) -> Sight:
        """Another look where a thing of the last one is gone, though all looks as it did."""
        return seen if self._reader.now(thing) is not None else self.settled()

    def escape(self) -> Sight:
        """Put away what is in front: a menu, a dialog, a message, a form."""
        self._eyes.key("Escape")
        return self.settled()

    def escape_once(self) -> None:
        """The same, without a look at what is below."""
        self._eyes.key("Escape")

    def _as_it_was(self, before: Sight) -> bool:
        """Whether the last look was at this and nothing has changed since: it needs no other."""
        self._eyes.rest()
        looked = self._looked is not None and self._looked[0] is before is self._reader.latest
        return looked and self._looked is not None and self._eyes.same(self._looked[1])

    def follow(self, way: Sequence[Step], seen: Sight | None = None) -> None:
        """Press what leads somewhere, each thing once it is there.

        Args:
            way: what to press.
            seen: the last look, if it was at what is in front now.
        """
        for step in way:
            if step.role == "key":
                self._eyes.key(step.name)
                self._eyes.rest()
                seen = None
                continue
            thing = self._find(step, seen) if seen is not None else None
            thing, seen = thing or self._waited(step), None
            if not step.done(thing):
                self._press(step, thing)
                self._eyes.rest()

    def _press(self, step: Step, thing: Thing) -> None:
        """A reader's press leaves a menu open (Qt 6.9, QAccessibleMenuItem)."""
        if step.words and step.role == "combo box":
            self._reader.act(thing, "Press")
            self._eyes.rest()
            self._reader.pick(thing, self._reader.entries(thing).index(step.words))
        elif step.words:
            self._reader.put(thing, step.words)
        else:
            self._reader.act(thing)
        if step.role == "menu item" and not thing.opens:
            self._eyes.rest()
            self.leave_menus()

    def _waited(self, step: Step) -> Thing:
        def ask() -> Thing | None:
            return self._find(step, self._reader.look())

        for rescue in (self._give_up, self._up):
            with suppress(Patience):
                return wait_for(f"{step}", ask, _AT_ONCE_SECONDS)
            rescue()
        return wait_for(f"{step}", ask, _SOON_SECONDS)

    def _give_up(self) -> bool:
        """A form that lies in the way is given up; whether nothing is open any more."""
        seen = self.escape()
        for name in _GIVING_UP:
            if (giving_up := seen.find("push button", name)) is not None:
                self._reader.act(giving_up)
                seen = self.settled()
        return seen.open == 1

    def _up(self) -> None:
        """Out of a page that lies over the faces."""
        self._eyes.key("alt+Up")

    def _back(self, scene: Scene, seen: Sight, arrived: Collection[object]) -> Sight:
        """Out of what opened above, and along the way again where it leads elsewhere."""
        for _ in range(_WINDOWS_AT_MOST):
            if seen.window in arrived or seen.open == 1:
                break
            seen = self.escape()
        if seen.open > 1:
            return seen
        for step in scene.left(seen):
            thing = self._find(step, seen)
            if thing is None and step.role != "key":
                break
            if thing is None or not step.done(thing):
                self.follow((step,), seen)
                seen = self.settled()
        return seen

    def _quiet(self, seen: Sight, arrived: Collection[object]) -> Sight:
        """Messages go that were not there before."""
        for _ in range(_WINDOWS_AT_MOST):
            message = seen.find("push button", _CLOSING)
            if message is None or any(_CLOSING in str(mark) for mark in arrived):
                break
            self._reader.act(message)
            seen = self.settled()
        return seen

    def _there(self, scene: Scene, seen: Sight) -> bool:
        """Whether the way leads here, what is to be found here having changed."""
        found = [(step, self._find(step, seen)) for step in scene.left(seen)]
        on_top = (seen.open > 1) is scene.above
        return on_top and all(thing and step.done(thing) for step, thing in found)

    def front_above(self, before: Sight) -> bool:
        """Whether a menu or calendar has come up above what was seen."""
        self._eyes.rest()
        front = self._reader.front()
        return front.above and front.open > before.open

    def leave_menus(self) -> None:
        """Menus and calendars go, what they opened stays."""
        for _ in range(_WINDOWS_AT_MOST):
            if not self._reader.front().above:
                return
            self._eyes.key("Escape")
            self._eyes.rest()

    @staticmethod
    def _find(step: Step, seen: Sight) -> Thing | None:
        thing = step.find(seen)
        return thing if thing is not None and "enabled" in thing.states else None

    def _close_all(self) -> None:
        """Menus and dialogs go; a form is given up."""
        for _ in range(_WINDOWS_AT_MOST):
            if self._give_up():
                return
        raise Patience("something stays open")
