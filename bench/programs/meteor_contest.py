"""A board of fifty hexagonal cells tiled with ten pieces; bit masks and recursion.

The board is ten rows of five cells, every second row shifted by half a cell.
A piece is a path of directions; its placements are turned, mirrored and moved.
"""

import sys

WIDTH, HEIGHT = 5, 10
CELLS = WIDTH * HEIGHT
# Directions: east, south-east, south-west, west, north-west, north-east.
PIECES = [
    [0, 0, 0, 1],
    [1, 2, 3, 2],
    [3, 3, 2, 1],
    [0, 0, 2, 1],
    [4, 3, 4, 1, 2],
    [0, 0, 5, 3],
    [4, 5, 5, 3],
    [5, 1, 0, 5],
    [1, 1, 0, 1],
    [0, 4, 4, 4],
]
FULL = (1 << CELLS) - 1
WANTED = 50


def step(cell, direction):
    """The cell beside `cell`, as (row, column); rows with odd numbers are shifted right."""
    row, col = cell
    odd = row & 1
    if direction == 0:
        return row, col + 1
    if direction == 3:
        return row, col - 1
    down = 1 if direction in (1, 2) else -1
    right = direction in (1, 5)
    return row + down, col + (odd if right else odd - 1)


def shapes(piece):
    """The piece turned in six ways, mirrored and not."""
    result = []
    for mirrored in (False, True):
        path = [(6 - d) % 6 for d in piece] if mirrored else piece
        for turn in range(6):
            result.append([(d + turn) % 6 for d in path])
    return result


def mask_of(path, start):
    """The cells of a path as bits, or None when it leaves the board."""
    cell = start
    mask = 1 << (cell[0] * WIDTH + cell[1])
    for direction in path:
        cell = step(cell, direction)
        row, col = cell
        if not (0 <= row < HEIGHT and 0 <= col < WIDTH):
            return None
        mask |= 1 << (row * WIDTH + col)
    return mask


def neighbours():
    table = []
    for i in range(CELLS):
        mask = 0
        for direction in range(6):
            row, col = step(divmod(i, WIDTH), direction)
            if 0 <= row < HEIGHT and 0 <= col < WIDTH:
                mask |= 1 << (row * WIDTH + col)
        table.append(mask)
    return table


NEAR = neighbours()


def good(free):
    """Whether all regions of free cells have a size that is a multiple of five."""
    while free:
        region = free & -free
        edge = region
        while edge:
            grown = 0
            while edge:
                low = edge & -edge
                grown |= NEAR[low.bit_length() - 1]
                edge ^= low
            edge = grown & free & ~region
            region |= edge
        if region.bit_count() % 5:
            return False
        free &= ~region
    return True


def placements():
    """For each cell: the placements (piece, mask) whose first cell it is."""
    table = [[] for _ in range(CELLS)]
    for number, piece in enumerate(PIECES):
        masks = set()
        for path in shapes(piece):
            for i in range(CELLS):
                mask = mask_of(path, divmod(i, WIDTH))
                if mask is not None and mask.bit_count() == 5 and good(FULL & ~mask):
                    masks.add(mask)
        for mask in sorted(masks):
            table[(mask & -mask).bit_length() - 1].append((number, mask))
    return table


def solve(table, used, board, found, masks):
    """Fill the first free cell in all ways, until WANTED solutions are found."""
    if board == FULL:
        found.append(tuple(masks))
        return
    free = ~board & FULL
    first = (free & -free).bit_length() - 1
    for number, mask in table[first]:
        if used >> number & 1 or board & mask:
            continue
        if not good(free & ~mask):
            continue
        masks.append(mask)
        solve(table, used | 1 << number, board | mask, found, masks)
        masks.pop()
        if len(found) >= WANTED:
            return


def bench(loops):
    """Find the first solutions `loops` times."""
    for _ in range(loops):
        found = []
        solve(placements(), 0, 0, found, [])
        weighed = sum((i + 1) * mask for masks in found for i, mask in enumerate(masks))
        result = len(found), weighed
        for masks in found:
            board = 0
            for mask in masks:
                assert not board & mask
                board |= mask
            assert board == FULL
        assert result == EXPECTED, result
    return result


EXPECTED = (50, 541530537598098606)

if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
