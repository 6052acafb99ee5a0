"""The name that a misspelt one may have meant.

Answers to Python/suggestions.c.
"""

from __future__ import annotations

from typing import Final

MAX_CANDIDATES: Final = 750
MAX_LENGTH: Final = 40
MOVE_COST: Final = 2
CASE_COST: Final = 1


def substitution_cost(a: str, b: str) -> int:
    if a == b:
        return 0
    if a.isascii() and b.isascii() and a.lower() == b.lower():
        return CASE_COST
    return MOVE_COST


def edit_distance(a: str, b: str, most: int) -> int:
    """The weighted number of changes from a to b; more than `most` when it is above that.

    CPython: levenshtein_distance
    """
    if a == b:
        return 0
    start = 0
    while start < len(a) and start < len(b) and a[start] == b[start]:
        start += 1
    a = a[start:]
    b = b[start:]
    end = 0
    while end < len(a) and end < len(b) and a[len(a) - 1 - end] == b[len(b) - 1 - end]:
        end += 1
    a = a[: len(a) - end]
    b = b[: len(b) - end]
    if not a or not b:
        return MOVE_COST * (len(a) + len(b))
    if len(a) > MAX_LENGTH or len(b) > MAX_LENGTH:
        return most + 1
    if len(b) < len(a):
        a, b = b, a
    if (len(b) - len(a)) * MOVE_COST > most:
        return most + 1
    row: list[int] = []
    cost = MOVE_COST
    for _ in a:
        row.append(cost)
        cost += MOVE_COST
    result = 0
    for b_index in range(len(b)):
        distance = result = b_index * MOVE_COST
        least = most + 1
        for index in range(len(a)):
            substitute = distance + substitution_cost(b[b_index], a[index])
            distance = row[index]
            change = min(result, distance) + MOVE_COST
            result = min(substitute, change)
            row[index] = result
            if result < least:
                least = result
        if least > most:
            return most + 1
    return result


def suggestion(name: str, candidates: list[str]) -> str | None:
    """The candidate nearest to a name, if one is near enough.

    CPython: _Py_CalculateSuggestions
    """
    if len(candidates) >= MAX_CANDIDATES:
        return None
    best: str | None = None
    best_distance = 1 << 30
    for item in candidates:
        if item == name:
            continue
        most = (len(name) + len(item) + 3) * MOVE_COST // 6
        most = min(most, best_distance - 1)
        distance = edit_distance(name, item, most)
        if distance > most:
            continue
        if best is None or distance < best_distance:
            best = item
            best_distance = distance
    return best


def unexpected_keyword_text(called: str, name: str, names: list[str]) -> str:
    """The message about a keyword argument that a function does not have.

    Args:
        called: the function as the message shows it, for instance "print()".
        names: the keywords that it has.
    """
    message = f"{called} got an unexpected keyword argument '{name}'"
    meant = suggestion(name, names)
    return message if meant is None else f"{message}. Did you mean '{meant}'?"
