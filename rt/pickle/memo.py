"""What a pickle can refer to: the numbers of objects by their addresses.

Answers to PyMemoTable of Modules/_pickle.c.
"""

from __future__ import annotations

from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.object import Object

FIRST_SIZE: Final = 32


class Memo:
    """A table of open addresses, at most half full. What always holds: the objects are in
    `kept`, so that an address stands for one object; an address of 0 is a free place."""

    def __init__(self) -> None:
        self.kept: list[Object] = []
        self.n: i64 = 0
        self.addresses: vec[i64] = vec[i64]([0] * FIRST_SIZE)
        self.numbers: vec[i64] = vec[i64]([0] * FIRST_SIZE)

    def place(self, address: i64) -> i64:
        """Where an address is, or belongs."""
        addresses = self.addresses
        mask: i64 = len(addresses) - 1
        i = ((address >> 4) ^ (address >> 14)) & mask
        while addresses[i] != address and addresses[i] != 0:
            i = (i + 1) & mask
        return i

    def get(self, obj: Object) -> i64:
        """The object's number; -1: it has none."""
        address: i64 = id(obj)
        i = self.place(address)
        return self.numbers[i] if self.addresses[i] == address else -1

    def put(self, obj: Object, number: i64) -> None:
        """Give an object a number."""
        address: i64 = id(obj)
        i = self.place(address)
        if self.addresses[i] == 0:
            self.n += 1
            if 2 * self.n > len(self.addresses):
                self.grow()
                i = self.place(address)
            self.addresses[i] = address
        self.numbers[i] = number
        self.kept.append(obj)

    def grow(self) -> None:
        """Double the table."""
        addresses = self.addresses
        numbers = self.numbers
        size: i64 = len(addresses)
        self.addresses = vec[i64]([0] * (2 * size))
        self.numbers = vec[i64]([0] * (2 * size))
        i: i64 = 0
        while i < size:
            if addresses[i] != 0:
                k = self.place(addresses[i])
                self.addresses[k] = addresses[i]
                self.numbers[k] = numbers[i]
            i += 1

    def copy(self) -> Memo:
        """The same numbers in another table."""
        other = Memo()
        for obj in self.kept:
            other.put(obj, self.get(obj))
        return other
