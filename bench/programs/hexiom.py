"""Hexiom: a puzzle on a hexagonal board, solved by constraint propagation and search.

Each tile's number says how many tiles lie beside it. The solver keeps for each
cell the tiles that may lie there, and narrows them until they are certain.
"""

import sys

EMPTY = 7
LEVEL = """
3
  3 2 .
 3 . 4 2
. 3 1 4 .
 2 4 3 3
  . 2 2
"""


class Hex:
    """The cells of a hexagon with `radius` cells to a side, and which lie side by side."""

    def __init__(self, radius):
        self.cells = []
        self.index = {}
        for y in range(-radius + 1, radius):
            for x in range(-radius + 1, radius):
                if abs(x + y) < radius:
                    self.index[x, y] = len(self.cells)
                    self.cells.append((x, y))
        self.links = []
        for x, y in self.cells:
            beside = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)]
            near = [self.index.get((x + dx, y + dy)) for dx, dy in beside]
            self.links.append([i for i in near if i is not None])


class Done:
    """What may still lie in each cell."""

    def __init__(self, count, cells=None):
        self.count = count
        self.cells = cells if cells is not None else [list(range(8)) for _ in range(count)]

    def clone(self):
        return Done(self.count, [cell[:] for cell in self.cells])

    def remove(self, i, value):
        """Rule a value out; true when that was news."""
        if value in self.cells[i]:
            self.cells[i].remove(value)
            return True
        return False

    def filled(self, i):
        """Whether the cell surely holds a tile."""
        return EMPTY not in self.cells[i]

    def certain_empty(self, i):
        return self.cells[i] == [EMPTY]

    def next_cell(self):
        """The open cell with fewest possibilities, or -1."""
        best, least = -1, 99
        for i in range(self.count):
            size = len(self.cells[i])
            if 1 < size < least:
                best, least = i, size
        return best


def read(level):
    """The board and how many tiles of each number there are."""
    lines = level.strip().splitlines()
    board = Hex(int(lines[0]))
    tiles = [0] * 8
    for word in " ".join(lines[1:]).split():
        tiles[EMPTY if word == "." else int(word)] += 1
    return board, tiles


def propagate(board, tiles, done):
    """Narrow the cells until nothing changes; false when there is no solution."""
    changed = True
    while changed:
        changed = False
        for i in range(done.count):
            links = board.links[i]
            filled = sum([1 for near in links if done.filled(near)])
            possible = sum([1 for near in links if not done.certain_empty(near)])
            for value in done.cells[i][:]:
                if value != EMPTY and not filled <= value <= possible:
                    changed |= done.remove(i, value)
            cell = done.cells[i]
            if not cell:
                return False
            if len(cell) == 1 and cell[0] != EMPTY:
                value = cell[0]
                if value == filled:
                    for near in links:
                        if not done.filled(near):
                            for other in done.cells[near][:]:
                                if other != EMPTY:
                                    changed |= done.remove(near, other)
                elif value == possible:
                    for near in links:
                        if not done.certain_empty(near):
                            changed |= done.remove(near, EMPTY)
        for value in range(8):
            fixed = may = 0
            for cell in done.cells:
                if value in cell:
                    may += 1
                    if len(cell) == 1:
                        fixed += 1
            if fixed > tiles[value] or may < tiles[value]:
                return False
            if fixed == tiles[value] and may > fixed:
                for i in range(done.count):
                    if len(done.cells[i]) > 1:
                        changed |= done.remove(i, value)
            elif may == tiles[value] and may > fixed:
                for i in range(done.count):
                    if value in done.cells[i] and len(done.cells[i]) > 1:
                        done.cells[i] = [value]
                        changed = True
    return True


def solve(board, tiles, done, found, limit):
    """Collect solutions, at most `limit`; give the count of positions tried."""
    if not propagate(board, tiles, done):
        return 1
    i = done.next_cell()
    if i < 0:
        found.append([cell[0] for cell in done.cells])
        return 1
    tried = 1
    for value in done.cells[i]:
        if len(found) >= limit:
            break
        branch = done.clone()
        branch.cells[i] = [value]
        tried += solve(board, tiles, branch, found, limit)
    return tried


def valid(board, tiles, solution):
    """Whether every tile's number is right and all tiles are used."""
    for i, value in enumerate(solution):
        if value != EMPTY:
            if value != sum([1 for near in board.links[i] if solution[near] != EMPTY]):
                return False
    return all([solution.count(v) == tiles[v] for v in range(8)])


def bench(loops):
    """Solve the level `loops` times."""
    for _ in range(loops):
        board, tiles = read(LEVEL)
        found = []
        tried = solve(board, tiles, Done(len(board.cells)), found, 30)
        assert all([valid(board, tiles, solution) for solution in found])
        assert (len(found), tried) == EXPECTED, (len(found), tried)
    return tried


EXPECTED = (30, 1719)

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
