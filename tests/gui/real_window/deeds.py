"""What each sort of control is for, done by its name: pressed, ticked, written, put back."""

from __future__ import annotations

from collections.abc import Callable

from tests.gui.real_window.answers import Eyes
from tests.gui.real_window.display import Patience, wait_for
from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.sight import CELLS, LIVE, Sight, Thing

_WORDS, _PASSPHRASE = "试一试", "够长的口令写在这里"
_SOON_SECONDS = 15.0
#: Smaller and larger by the same step, which come before them, lead back to the whole page.
_MAY_BE_SO_ALREADY = frozenset({"看整页"})
#: Where the button of the status bar leads.
_SYNC = ("list", "同步的各部分")


class Deeds:
    """Does to a thing what it is for; says in words what did not come of it.

    Args:
        reader: finds and does.
        eyes: see whether anything came of it.
    """

    def __init__(self, reader: ScreenReader, eyes: Eyes) -> None:
        self._reader, self._eyes, self._keep = reader, eyes, False
        self._by_role: dict[str, Callable[[Thing, Sight], str]] = {
            "text": self._write,
            "password text": self._write,
            "paragraph": self._write,
            "check box": self._tick,
            "radio button": self._turn,
            "combo box": self._choose,
            "spin button": self._count,
            **dict.fromkeys(CELLS, self._select),
        }

    def do(self, thing: Thing, seen: Sight, *, keep: bool = False) -> str:
        """Do it.

        Args:
            thing: of the last look.
            seen: that look.
            keep: whether words stay where they were put.

        Returns:
            What did not come of it; empty where all did.
        """
        self._keep = keep
        return self._by_role.get(thing.role, self._press)(thing, seen)

    def _press(self, thing: Thing, seen: Sight) -> str:
        if not thing.does:
            return "nothing can be done with it"
        answers = self._eyes.answers(lambda: self._reader.act(thing), thing, seen)
        return "" if answers or self._is_so_already(thing, seen) else "silent"

    @staticmethod
    def _is_so_already(thing: Thing, seen: Sight) -> bool:
        there = any((one.role, one.name) == _SYNC for one in seen.things)
        return thing.name in _MAY_BE_SO_ALREADY or (thing.spoken == LIVE and there)

    def _tick(self, thing: Thing, seen: Sight) -> str:
        """A mark goes and comes back; of several chips another one is chosen, and this again."""
        was = "checked" in thing.states
        if was and self._one_of_several(thing, seen):
            return ""  # another one is pressed, and then this one
        if wrong := self._turn(thing, seen):
            return wrong
        if (again := self._chosen_beside(thing, seen)) is not None:
            return self._back(again)
        if self._reader.now(thing) is None:
            return ""
        self._reader.act(thing)
        return self._until(thing, lambda now: ("checked" in now.states) is was, "is not put back")

    def _turn(self, thing: Thing, seen: Sight) -> str:
        """It becomes another than it was."""
        was = "checked" in thing.states
        if was and thing.role == "radio button":
            return ""
        if not self._eyes.answers(lambda: self._reader.act(thing), thing, seen):
            return "silent"
        if self._reader.now(thing) is None:
            return ""
        return self._until(thing, lambda now: ("checked" in now.states) is not was, "stays")

    def _back(self, chosen: Thing) -> str:
        if self._reader.now(chosen) is None:
            return ""
        self._reader.act(chosen)
        return self._until(chosen, lambda now: "checked" in now.states, "is not chosen again")

    def _one_of_several(self, thing: Thing, seen: Sight) -> bool:
        kin = self._kin(thing, seen)
        return bool(kin) and not any("checked" in one.states for one in kin)

    def _chosen_beside(self, thing: Thing, seen: Sight) -> Thing | None:
        """The one chip that was chosen and is no longer since."""
        chosen = [one for one in self._kin(thing, seen) if "checked" in one.states]
        if len(chosen) != 1:
            return None
        now = self._reader.now(chosen[0])
        return chosen[0] if now is None or "checked" not in now.states else None

    @staticmethod
    def _kin(thing: Thing, seen: Sight) -> list[Thing]:
        same = (thing.role, thing.holder)
        return [o for o in seen.things if (o.role, o.holder) == same and o.at != thing.at]

    def _write(self, thing: Thing, seen: Sight) -> str:
        """Words stand there once they are put there, and what stood there before can be again."""
        if "editable" not in thing.states:
            return ""
        was = thing.words or ""
        if thing.role == "password text":
            self._reader.put(thing, _PASSPHRASE)
            return ""  # what stands there is not told
        found = self._reader.put(thing, _WORDS)
        if found != _WORDS:
            return f"has {found} instead of the words"
        if self._keep:
            return ""
        back = self._reader.put(thing, was)
        return "" if back == was else f"has {back} instead of what stood there"

    def _choose(self, thing: Thing, seen: Sight) -> str:
        """Its list opens, each entry has a name, another one is taken and shows."""
        if not self._eyes.answers(lambda: self._reader.act(thing, "Press"), thing, seen):
            return "does not open"
        names = self._reader.entries(thing)
        if not any(names) or not all(name.strip() for name in names[1:]):
            return f"has entries without a name: {names}"
        others = [number for number, name in enumerate(names) if name and name != thing.name]
        if not others:
            return self._shut(thing)
        self._reader.pick(thing, others[-1])
        if wrong := self._until(thing, lambda now: now.name == names[others[-1]], "takes nothing"):
            return wrong
        return self._choose_again(thing, names)

    def _choose_again(self, thing: Thing, names: list[str]) -> str:
        if thing.name not in names:
            return ""
        self._reader.act(thing, "Press")
        self._eyes.rest()
        self._reader.pick(thing, names.index(thing.name))
        return self._until(thing, lambda now: now.name == thing.name, "does not go back")

    def _shut(self, thing: Thing) -> str:
        self._reader.act(thing, "Press")
        return ""

    def _count(self, thing: Thing, seen: Sight) -> str:
        """It takes the next number, and its own again."""
        was = float(thing.words or 0)
        for other in (was + 1, was - 1):
            if self._reader.value(thing, other) == other:
                if self._keep:
                    return ""
                return "" if self._reader.value(thing, was) == was else "does not go back"
        return "takes no number"

    def _select(self, thing: Thing, seen: Sight) -> str:
        """A row that is not chosen becomes so, and the page tells of it."""
        if "checkable" in thing.states:
            return self._tick_row(thing, seen)
        if "selected" in thing.states:
            return ""
        if not self._eyes.answers(lambda: self._reader.act(thing), thing, seen):
            return "is chosen and nothing shows it"
        return self._told_beside(thing, seen)

    def _tick_row(self, thing: Thing, seen: Sight) -> str:
        """A row with a box: chosen by its name, ticked by the key for it."""
        if "checked" in thing.states and self._one_of_several(thing, seen):
            return ""  # of those one is always ticked, maybe
        if "selected" not in thing.states:
            self._reader.act(thing)
            if wrong := self._until(thing, lambda now: "selected" in now.states, "is not chosen"):
                return wrong
            self._eyes.rest()
        was = "checked" in thing.states
        self._eyes.key("space")
        return self._until(thing, lambda now: ("checked" in now.states) is not was, "is not ticked")

    def _told_beside(self, thing: Thing, seen: Sight) -> str:
        """Where a pane stands beside a list, it tells of the row."""
        if not seen.within(thing, "split pane"):
            return ""
        row = {
            one.name
            for one in seen.things
            if (one.holder, one.row) == (thing.holder, thing.row) and len(one.name) > 1
        }

        def told() -> bool:
            now = self._reader.look()
            words = [one.words or one.name for one in now.things if one.role not in CELLS]
            return any(cell in word for cell in row for word in words)

        try:
            wait_for("the pane", told, _SOON_SECONDS)
        except Patience:
            return f"is chosen and the pane tells nothing of {row}"
        return ""

    def _until(self, thing: Thing, fits: Callable[[Thing], bool], wrong: str) -> str:
        def ask() -> bool:
            now = self._reader.now(thing)
            return now is None or fits(now)

        try:
            wait_for(thing.spoken, ask, _SOON_SECONDS)
        except Patience:
            return wrong
        return ""
