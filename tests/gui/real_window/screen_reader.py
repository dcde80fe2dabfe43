"""What a screen reader does with a window: run by the system's Python, which has AT-SPI.

Questions come as JSON, one a line; each is answered by one line. It imports nothing of ours: the
program's own Python has no AT-SPI, the system's has none of the program's libraries.
"""

import json
import sys

import pyatspi
from accessibles import (
    Popups,
    applications,
    everything,
    hear,
    plain,
    states,
)
from looking import Look

POPUPS = Popups()
LOOK = Look(POPUPS)


def tree():
    """All there is, as far as it shows."""
    found = []
    for application in applications():
        for thing in everything(application):
            one = {"name": thing.name, "role": thing.getRoleName(), **states(thing)}
            if one["showing"]:
                found.append(one)
    return found


def find(role, name):
    """The first thing in sight of a role and a name."""
    for application in applications():
        for thing in everything(application):
            named = thing.getRoleName() == role and plain(thing.name) == plain(name)
            if named and states(thing)["showing"]:
                return thing
    return None


def press(role, name):
    """Do what a thing does first; whether there was one."""
    thing = find(role, name)
    if thing is None:
        return False
    return bool(thing.queryAction().doAction(0))


def write(role, name, words):
    """Put words into a field."""
    thing = find(role, name)
    if thing is None:
        return False
    return bool(thing.queryEditableText().setTextContents(words))


def read(role, name):
    """The words in a field."""
    thing = find(role, name)
    if thing is None:
        return None
    return thing.queryText().getText(0, -1)


def place(role, name):
    """Where on the screen a thing stands: left, top, width, height."""
    thing = find(role, name)
    if thing is None:
        return None
    return box(thing)


def inside(role, name):
    """The names of what can be chosen in a thing: the lines of a list, the tabs of a row."""
    thing = find(role, name)
    if thing is None:
        return None
    held = (thing[number] for number in range(thing.childCount))
    return [
        one.name
        for one in held
        if one.getRoleName() in ("list item", "page tab") and states(one)["selectable"]
    ]


def box(thing):
    """Left, top, width and height on the screen."""
    found = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [found.x, found.y, found.width, found.height]


# --- of what was seen at the last look ------------------------------------------------------


def act(at, named=""):
    """Do what a thing does: the action of that name, or the first."""
    actions = LOOK.thing(at).queryAction()
    names = [actions.getName(number) for number in range(actions.nActions)]
    number = names.index(named) if named else 0
    return bool(names) and bool(actions.doAction(number))


def now(at):
    """How a thing stands now."""
    return LOOK.described(LOOK.thing(at))


def where(at):
    """Where on the screen a thing stands."""
    return box(LOOK.thing(at))


def put(at, words):
    """Put words into a thing; what then stands there."""
    thing = LOOK.thing(at)
    thing.queryEditableText().setTextContents(words)
    return thing.queryText().getText(0, -1)


def value(at, number):
    """Give a thing a value; what it then has."""
    asked = LOOK.thing(at).queryValue()
    asked.currentValue = number
    return asked.currentValue


def entries(at):
    """The names of what a combo box offers."""
    listed = LOOK.thing(at)[0]
    return [listed[number].name for number in range(listed.childCount)]


def pick(at, number):
    """Do what an entry of a combo box does."""
    return bool(LOOK.thing(at)[0][number].queryAction().doAction(0))


VERBS = {
    one.__name__: one
    for one in (
        tree, press, write, read, place, inside, act, now, where, put, value, entries, pick
    )
} | {"look": LOOK.look, "front": LOOK.front}  # fmt: skip


def main():
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            hear()
            answer = {"answer": VERBS[asked["verb"]](*asked.get("given", ()))}
        except Exception as failure:  # the window may change while it is read
            answer = {"failed": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
