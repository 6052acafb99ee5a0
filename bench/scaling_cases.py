"""Operations whose cost must grow no faster than their data, timed at one size.

    INTERPRETER scaling_cases.py CASE SIZE...

Prints one JSON object: for each size the CPU seconds of one call, the least of some calls.
"""

import sys
from time import process_time

# How long to go on calling, at least.
SECONDS = 0.05


def text_append(n):
    """`+=` on text in a loop."""
    text = ""
    for _ in range(n):
        text += "ab"
    return text


def text_join(n):
    """join of a list."""
    return ",".join(["ab"] * n)


def text_replace(n):
    """replace of every second letter."""
    return ("ab" * n).replace("a", "xyz")


def text_split(n):
    """split at spaces."""
    return ("ab " * n).split()


def text_find(n):
    """find of what is nearly everywhere, and is not there."""
    return ("ab" * n).find("ab" * 20 + "c")


def text_io(n):
    """Writes to a StringIO."""
    import io

    stream = io.StringIO()
    for _ in range(n):
        stream.write("ab")
    return stream.getvalue()


def bytes_append(n):
    """`+=` on a bytearray."""
    data = bytearray()
    for _ in range(n):
        data += b"ab"
    return data


def list_append(n):
    """append in a loop."""
    items = []
    for i in range(n):
        items.append(i)
    return items


def list_insert_end(n):
    """insert at the end."""
    items = []
    for i in range(n):
        items.insert(i, i)
    return items


def list_insert_front(n):
    """insert at the front: quadratic in CPython too."""
    items = []
    for i in range(n):
        items.insert(0, i)
    return items


def list_pop(n):
    """pop from the end until nothing is left."""
    items = [0] * n
    while items:
        items.pop()


def list_slices(n):
    """Assignment to slices of one length, all over a list."""
    items = [0] * n
    for i in range(0, n, 10):
        items[i : i + 10] = [1] * 10
    return items


def deque_turn(n):
    """append and popleft."""
    from collections import deque

    items = deque(range(n))
    for i in range(n):
        items.append(i)
        items.popleft()


def dict_fill(n):
    """New keys."""
    table = {}
    for i in range(n):
        table[i] = i
    return table


def dict_churn(n):
    """A new key for each that is deleted: the table must be compacted, not grown."""
    table = {}
    for i in range(n):
        table[i] = i
        if i >= 10:
            del table[i - 10]
    return table


def dict_delete(n):
    """Every key deleted, in another order than they came, and others put in their place."""
    table = dict.fromkeys(range(n))
    for i in range(0, n, 2):
        del table[i]
    for i in range(n - 1, -1, -1):
        table.pop(i, None)
        table[-i] = i
    return table


def dict_popitem(n):
    """popitem until nothing is left."""
    table = dict.fromkeys(range(n))
    while table:
        table.popitem()


def set_fill(n):
    """add in a loop."""
    items = set()
    for i in range(n):
        items.add(i * 7)
    return items


def sort_sorted(n):
    """sort of what is sorted."""
    return sorted(range(n))


def sort_equal(n):
    """sort of what is all equal."""
    return sorted([1.5] * n)


def sort_reversed(n):
    """sort of what runs backwards."""
    return sorted(range(n, 0, -1))


def sort_random(n):
    """sort of what has no order: n log n."""
    import random

    return sorted(random.Random(1).sample(range(n * 10), n))


def tuple_grow(n):
    """tuple() of a generator."""
    return tuple(i for i in range(n))


def call_deep(n):
    """Recursion a hundred deep, often."""

    def down(k):
        return down(k - 1) if k else 0

    for _ in range(n // 100):
        down(100)


def exceptions(n):
    """Raised and caught."""
    for _ in range(n):
        try:
            raise ValueError
        except ValueError:
            pass


def instances(n):
    """Instances that live together."""

    class Point:
        def __init__(self, x):
            self.x = x

    return [Point(i) for i in range(n)]


def attributes(n):
    """Attributes of many instances, read and set."""

    class Point:
        def __init__(self, x):
            self.x = x

    points = [Point(i) for i in range(n)]
    for point in points:
        point.y = point.x + 1
    return points


def method_calls(n):
    """Calls of methods, by their own class and by one that extends it."""

    class Counter:
        def __init__(self):
            self.n = 0

        def count(self):
            self.n += 1

    class Other(Counter):
        pass

    one = Counter()
    other = Other()
    for _ in range(n):
        one.count()
        other.count()


def int_decimal(n):
    """int to decimal digits: quadratic in CPython too, up to a size."""
    return str(1 << n)


def int_from_decimal(n):
    """Decimal digits to int."""
    return int("7" * n)


def int_multiply(n):
    """A product of n bits by n bits: Karatsuba, n to the 1.58."""
    return ((1 << n) - 1) * ((1 << n) - 3)


# The sizes are 1, 2, 5 and 10 times this.
BASE = 10000
BASES = {"int_decimal": 3000, "int_from_decimal": 1000, "int_multiply": 20000}
CASES = {
    name: function
    for name, function in list(globals().items())
    if callable(function) and getattr(function, "__module__", None) == __name__
}


def timed(function, n):
    """CPU seconds of one call with size n; what a first call imports is not in it."""
    function(100)
    best = None
    start = process_time()
    calls = 0
    while True:
        before = process_time()
        function(n)
        end = process_time()
        if best is None or end - before < best:
            best = end - before
        calls += 1
        if calls >= 3 and end - start > SECONDS:
            return best


def main(argv):
    """Measure and print."""
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    function = CASES[argv[0]]
    answer = {}
    for size in argv[1:]:
        answer[size] = timed(function, int(size))
    import json

    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
