"""What the bench computes from its figures. Nothing here assumes a normal distribution."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

# The least probability with which an interval holds the median, where there are enough values.
COVERAGE: Final = 0.9


@frozen
class Estimate:
    """A median, and an interval that holds the median of more such values.

    Attributes:
        middle: the median of the values.
        low, high: the interval; the extremes when there are few values.
        count: of how many values.
    """

    middle: float
    low: float
    high: float
    count: int

    @property
    def noise(self) -> float:
        """Half the interval's width as a fraction of the median."""
        return (self.high - self.low) / 2 / self.middle if self.middle else 0.0


def median_interval(count: int) -> int:
    """How many of the sorted values to leave out at each end of the interval of the median.

    The interval between the k-th least and the k-th greatest of n values misses the median
    when fewer than k values are on one of its sides, which is a matter of coins.
    """
    outside = 0.0
    for k in range(count // 2):
        outside += 2 * math.comb(count, k) / 2**count
        if 1 - outside < COVERAGE:
            return max(k - 1, 0)
    return 0


def estimate(values: Iterable[float]) -> Estimate:
    """The median of `values` with its interval.

    Raises:
        ValueError: there are none.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    cut = median_interval(len(ordered))
    return Estimate(statistics.median(ordered), ordered[cut], ordered[-1 - cut], len(ordered))


def geometric_mean(values: Iterable[float]) -> float:
    """The geometric mean of positive values.

    Raises:
        ValueError: there are none.
    """
    logs = [math.log(value) for value in values]
    if not logs:
        raise ValueError("no values")
    return math.exp(math.fsum(logs) / len(logs))


def round_means(rounds: Sequence[Sequence[float]]) -> list[float]:
    """For each round the geometric mean over the programs.

    Args:
        rounds: for each program its values by round; all of one length.
    """
    return [geometric_mean(values) for values in zip(*rounds, strict=True)]


def exponent(small: tuple[float, float], large: tuple[float, float]) -> float:
    """With which power of the size the cost grows, from two pairs of size and cost."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])
