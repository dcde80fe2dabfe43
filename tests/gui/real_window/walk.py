"""Works all there is in a scene: each control once, by its name, in the order they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tests.gui.real_window.deeds import Deeds
from tests.gui.real_window.menus import Menus
from tests.gui.real_window.notes import Notes
from tests.gui.real_window.scenes import Feet, Scene, Step
from tests.gui.real_window.sight import CELLS, FEW, Key, Sight

#: Take the sample, the program or the language of all names away: tests of their own press them.
LEFT_ALONE = frozenset({
    "删掉示例，用自己的站点", "退出", "不保存，退出", "English（英文）",
})  # fmt: skip
#: Their rows are worked, and faces are scenes of their own.
_HOLDING = frozenset({"table", "list", "page tab"})
#: Close a dialog and change nothing.
_CLOSING = frozenset({"取消", "关闭"})
#: More than any page has: whoever presses so often makes new controls with each press.
_ENOUGH = 150


class Walk:
    """Goes through scenes and writes down what does not answer.

    Args:
        feet: go there.
        deeds: what is done to what is there.
        menus: work what opens.
        notes: of what was worked and what is wrong.
    """

    def __init__(self, feet: Feet, deeds: Deeds, menus: Menus, notes: Notes) -> None:
        self._feet, self._deeds, self._menus, self._notes = feet, deeds, menus, notes

    def work(self, scene: Scene, beside: Collection[Key] = ()) -> None:
        """Work a scene.

        Args:
            scene: where.
            beside: what shows there too and is worked elsewhere.
        """
        seen = self._feet.go(scene)
        self._notes.names(scene.name, seen)
        if scene.above and seen.open == 1:
            self._notes.deed(scene.name, "does not open")
            return
        turned = [thing.name for thing in seen.turned()]
        done = set(beside)
        spent: Counter[object] = Counter()
        for _ in range(_ENOUGH):
            if (key := self._next(scene, seen, done, spent)) is None:
                self._turn_back(scene, turned, seen)
                return
            done.add(key)
            if key not in (seen := self._feet.anew(seen, seen.keyed[key])).keyed:
                continue
            spent[seen.sort(seen.keyed[key])] += 1
            self._do(scene, key, seen)
            left = self._next(scene, seen, done, spent)
            if scene.above and left is None and self._feet.settled().open == 1:
                return  # what was pressed last may have used up the way here
            seen = self._feet.stay(scene, seen)
        raise AssertionError(f"{scene.name} has no end: {key}")

    def _do(self, scene: Scene, key: Key, seen: Sight) -> None:
        thing = seen.keyed[key]
        name = f"{scene.name} › {thing.role} {thing.spoken}"
        if thing.opens:
            self._menus.work(scene, Step(thing.role, thing.spoken), seen)
            return
        wrong = self._deeds.do(thing, seen, keep=scene.above)
        if wrong and (again := self._feet.stay(scene, seen).keyed.get(key)) is not None:
            # It was made anew just then.
            wrong = self._deeds.do(again, self._feet.latest, keep=scene.above)
        self._notes.deed(name, wrong)
        if self._feet.front_above(seen):
            self._menus.work_calendar(name)

    def _turn_back(self, scene: Scene, turned: list[str], seen: Sight) -> None:
        """What was chosen of several is so again: later scenes want the letters' usual size."""
        for name in turned:
            thing = seen.find("radio button", name)
            if thing is not None and "checked" not in thing.states:
                self._deeds.do(thing, seen)
                seen = self._feet.stay(scene, seen)

    @staticmethod
    def _next(
        scene: Scene, seen: Sight, done: Collection[Key], spent: Counter[object]
    ) -> Key | None:
        """What is to be worked next; what closes a dialog before what it is for."""
        passed = {at.holder for step in scene.way if (at := step.find(seen)) is not None}
        found = []
        for key, thing in seen.keyed.items():
            if key in done or thing.role in _HOLDING or thing.spoken in LEFT_ALONE:
                continue
            if thing.role in CELLS and (not thing.name or thing.holder in passed):
                continue
            if (sort := seen.sort(thing)) is not None:
                alike, times = seen.alike(thing), spent[sort]
                ends = (alike[0].at, alike[-1].at)
                if thing.role in CELLS:
                    ends = ends[::-1]  # the first one is often chosen already
                if times >= FEW or (len(alike) > FEW and thing.at != ends[times]):
                    continue
            found.append(key)
        closing = (key for key in found if scene.above and key[1] in _CLOSING)
        return next(closing, found[0] if found else None)
