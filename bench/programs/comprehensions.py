"""Comprehensions: lists, dicts and sets filtered and grouped, as an application does."""

import sys

WIDGETS = 600
ROUNDS = 30


class Widget:
    """A thing with an owner, a parent and knobs."""

    def __init__(self, ident, owner, parent, knobs):
        self.ident = ident
        self.owner = owner
        self.parent = parent
        self.knobs = knobs
        self.visible = ident % 3 != 0

    def has(self, name):
        return any([knob == name for knob in self.knobs])


class Tray:
    """Widgets, and questions about them that comprehensions answer."""

    def __init__(self, widgets):
        self.widgets = widgets
        self.by_id = {w.ident: w for w in widgets}

    def visible(self):
        return [w for w in self.widgets if w.visible]

    def owned(self):
        owners = {w.owner for w in self.widgets}
        return {o: [w.ident for w in self.widgets if w.owner == o] for o in sorted(owners)}

    def knobs(self):
        return {k for w in self.visible() for k in w.knobs}

    def children(self):
        parents = {w.parent for w in self.widgets if w.parent is not None}
        return {p: sum([1 for w in self.widgets if w.parent == p]) for p in parents if p < 40}

    def labels(self):
        return [f"{w.owner}:{w.ident}" for w in self.widgets if w.has("big")]


def make_tray():
    """A tray whose widgets are the same each time."""
    names = ["big", "small", "red", "green", "loud", "quiet"]
    widgets = []
    for i in range(WIDGETS):
        knobs = [name for k, name in enumerate(names) if (i >> k) & 1]
        widgets.append(Widget(i, f"owner{i % 7}", i // 10 if i >= 10 else None, knobs))
    return Tray(widgets)


def bench(loops):
    """Ask all questions ROUNDS times, `loops` times."""
    for _ in range(loops):
        tray = make_tray()
        for _ in range(ROUNDS):
            answers = (
                len(tray.visible()),
                sum([len(ids) for ids in tray.owned().values()]),
                len(tray.knobs()),
                sum(tray.children().values()),
                len(tray.labels()),
                sum([x * y for x in range(20) for y in range(20) if (x + y) % 2]),
            )
        assert answers == (400, 600, 6, 390, 300, 18000), answers
    return answers


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
