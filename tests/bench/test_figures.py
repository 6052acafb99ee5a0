"""bench/figures.py."""

import math
import random

import pytest

from bench.figures import (
    COVERAGE,
    estimate,
    exponent,
    geometric_mean,
    median_interval,
    round_means,
)


def test_estimate_of_few_values_has_the_extremes():
    one = estimate([3.0, 1.0, 2.0])
    assert (one.middle, one.low, one.high, one.count) == (2.0, 1.0, 3.0, 3)
    assert one.noise == 0.5


def test_estimate_of_one_value_has_no_noise():
    one = estimate([2.5])
    assert (one.low, one.middle, one.high, one.noise) == (2.5, 2.5, 2.5, 0.0)


def test_no_values_are_an_error():
    for function in (estimate, geometric_mean):
        with pytest.raises(ValueError, match="no values"):
            function([])


@pytest.mark.parametrize("count", range(2, 60))
def test_the_interval_covers_what_it_says_and_no_wider_one_is_needed(count):
    def covers(cut):
        below = sum(math.comb(count, k) for k in range(cut + 1)) / 2**count
        return 1 - 2 * below

    cut = median_interval(count)
    assert 0 <= cut < (count + 1) // 2
    if count >= 5:
        assert covers(cut) >= COVERAGE
    assert covers(cut + 1) < COVERAGE


def test_the_interval_holds_the_median_as_often_as_it_says():
    source = random.Random(7)
    held = 0
    for _ in range(2000):
        one = estimate([source.gauss(10, 1) for _ in range(9)])
        held += one.low <= 10 <= one.high
    assert held / 2000 >= COVERAGE


def test_one_outlier_moves_nothing_much():
    calm = estimate([1.0, 1.01, 1.02, 0.99, 1.0, 1.01, 0.98, 1.0, 1.0])
    noisy = estimate([1.0, 1.01, 1.02, 0.99, 1.0, 1.01, 0.98, 1.0, 50.0])
    assert abs(noisy.middle / calm.middle - 1) < 0.02
    assert noisy.high < 1.1


def test_geometric_means():
    assert geometric_mean([2.0, 8.0]) == pytest.approx(4.0)
    assert round_means([[1.0, 4.0], [4.0, 9.0]]) == pytest.approx([2.0, 6.0])
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        round_means([[1.0, 2.0], [1.0]])


def test_exponent_tells_linear_from_quadratic():
    assert exponent((10, 5.0), (100, 50.0)) == pytest.approx(1.0)
    assert exponent((10, 5.0), (100, 500.0)) == pytest.approx(2.0)
