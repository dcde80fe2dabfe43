"""What a screen reader does with a window: run by the system's Python, which has AT-SPI.

Questions come as JSON, one a line; each is answered by one line. It imports nothing of ours: the
program's own Python has no AT-SPI, the system's has none of the program's libraries.
"""

import json
import re
import sys

import pyatspi

#: What a window may hold at most; a reader that goes deeper walks in circles.
_DEEPEST = 40
_LETTER = re.compile(r"\([A-Z]\)(?=…?$)")


def applications():
    """The programs that speak."""
    desktop = pyatspi.Registry.getDesktop(0)
    return [desktop[number] for number in range(desktop.childCount)]


def everything(root, depth=0):
    """A thing and all below it that is in sight."""
    if root is None or depth > _DEEPEST:
        return
    yield root
    for number in range(min(root.childCount, 200)):
        yield from everything(root[number], depth + 1)


def states(thing):
    """The states that matter, in words."""
    held = thing.getState()
    return {
        word: held.contains(state)
        for word, state in (
            ("showing", pyatspi.STATE_SHOWING),
            ("focusable", pyatspi.STATE_FOCUSABLE),
            ("focused", pyatspi.STATE_FOCUSED),
            ("enabled", pyatspi.STATE_ENABLED),
            ("checked", pyatspi.STATE_CHECKED),
        )
    }


def described(thing):
    """A thing as the test reads it."""
    return {"name": thing.name, "role": thing.getRoleName(), **states(thing)}


def tree():
    """All there is, as far as it shows."""
    found = []
    for application in applications():
        for thing in everything(application):
            one = described(thing)
            if one["showing"]:
                found.append(one)
    return found


def plain(name):
    """A name without the letter that presses it."""
    return _LETTER.sub("", name)


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
    box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [box.x, box.y, box.width, box.height]


def inside(role, name):
    """The names of what a thing holds: the lines of a list, the tabs of a row."""
    thing = find(role, name)
    if thing is None:
        return None
    held = (thing[number] for number in range(thing.childCount))
    return [one.name for one in held if one.getRoleName() in ("list item", "page tab")]


VERBS = {
    "tree": tree,
    "press": press,
    "write": write,
    "read": read,
    "place": place,
    "inside": inside,
}


def main():
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"answer": VERBS[asked["verb"]](*asked.get("given", ()))}
        except Exception as failure:  # the window may change while it is read
            answer = {"failed": f"{type(failure).__name__}: {failure}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
