"""A short tour: run it with `make run`, or `rt-run examples/tour.py`."""

import asyncio
import collections
import dataclasses
import json
import re
import sys

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of
incredulity, it was the season of Light, it was the season of Darkness.
"""


@dataclasses.dataclass(order=True)
class Word:
    """A word and how often it was met."""

    count: int
    text: str


def words(text):
    """The words of a text, one by one."""
    for match in re.finditer(r"\w+", text):
        yield match.group().lower()


def describe(value):
    """What kind of thing a value is, by pattern matching."""
    match value:
        case {"name": str(name), **rest}:
            return f"{name} with {len(rest)} more"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case int() | float():
            return f"the number {value:,}"
        case _:
            return f"a {type(value).__name__}"


async def countdown(name, n):
    """Count down, letting others run between the steps."""
    for i in range(n, 0, -1):
        print(f"  {name}: {i}")
        await asyncio.sleep(0)
    return name


async def race():
    """Two countdowns at once."""
    return await asyncio.gather(countdown("one", 2), countdown("two", 3))


def main():
    print(
        f"{sys.implementation.name} speaks Python {sys.version_info.major}.{sys.version_info.minor}"
    )
    counts = collections.Counter(words(TEXT))
    for word in sorted((Word(n, w) for w, n in counts.items()), reverse=True)[:3]:
        print(f"  {word.text:>5} {'*' * word.count}")
    for value in ({"name": "Ann", "age": 30}, [1, 2, 3], 2**64, None):
        print(" ", describe(value))
    print("finished:", ", ".join(asyncio.run(race())))
    try:
        json.loads('{"broken": ')
    except ValueError as error:
        print("json says:", error)


if __name__ == "__main__":
    main()
