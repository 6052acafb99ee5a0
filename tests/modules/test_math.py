"""math, cmath and _statistics against the host's."""

import _statistics
import cmath
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from module_support import check_module_function, load
from number_cases import quick

MATH = load("math")
CMATH = load("cmath")
STATISTICS = load("_statistics")

VALUES = [
    0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 1e10, 1e308, -1e308, 5e-324, math.inf, -math.inf,
    math.nan, 171.0, 172.0, -170.5, 1000.0, -1000.0, 0, 1, -1, 2, 7, 10**20, 10**400, -(10**400),
    True, "a", None, 1j, 2**62, 709.0, 710.0,
]  # fmt: skip

UNARY = [
    "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees",
    "erf", "erfc", "exp", "exp2", "expm1", "fabs", "floor", "frexp", "gamma", "isfinite", "isinf",
    "isnan", "isqrt", "lgamma", "log", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh",
    "sqrt", "tan", "tanh", "trunc", "ulp",
]  # fmt: skip
BINARY = [
    "atan2", "copysign", "fmod", "gcd", "hypot", "isclose", "lcm", "ldexp", "log", "nextafter",
    "pow", "remainder",
]  # fmt: skip


def check(name, *args, **kwargs):
    check_module_function(MATH, math, name, *args, **kwargs)


@pytest.mark.parametrize("name", UNARY)
def test_unary(name):
    for v in VALUES:
        check(name, v)
    check(name)
    check(name, 1, 2, 3)


@pytest.mark.parametrize("name", BINARY)
def test_binary(name):
    for a in VALUES[::2]:
        for b in VALUES:
            check(name, a, b)
    check(name)


def test_arguments():
    for args in [(1, 2, 3), (1e308, 1e308, 1), (math.inf, 0, 1), ("a", 1, 2), (1, "a", 1)]:
        check("fma", *args)
    for steps in (3, -1, 1.0, 2**70, None, 0):
        check("nextafter", 1, 2, steps=steps)
    check("isclose", 1, 1.1, rel_tol=-1)
    check("isclose", 1, 1.1, rel_tol=0.2)
    check("isclose", 1, 1.1, abs_tol="a")
    for start in ("a", 2.5, None, 2**70):
        check("prod", [2, 3], start=start)
    check("prod", ["a", 3])
    check("prod", [1], 2)
    check("hypot", 1, x=2)
    check("gcd", 1, x=2)
    check("sin", x=1)
    for name in ("prod", "fsum"):
        check(name, 3)
    check("sumprod", 3, [2])
    check("dist", [1], [1, 2])
    check("dist", "a", "b")


def test_counting():
    for n in [*range(25), 30, 100, -1, 2.0, "a", True, 10**300, -(10**300)]:
        check("factorial", n)
        check("perm", n)
        for k in (0, 1, 2, 5, 11, -1, None, "a", 1.0, 2**70):
            check("perm", n, k)
            check("comb", n, k)


items = st.one_of(
    st.sampled_from([1, 2.5, True, 10**20, 3, -7, 2**62, 1e-3, 1e308, math.inf, "a", 1j]),
    st.floats(-100, 100),
    st.integers(-(10**12), 10**12),
)


@quick
@given(st.lists(items, max_size=8), st.lists(items, max_size=8))
def test_sums(a, b):
    b = (b + a)[: len(a)]
    check("fsum", a)
    check("prod", a)
    check("sumprod", a, b)
    check("sumprod", a, b[1:])
    check("hypot", *a)
    check("dist", a, b)


@pytest.mark.parametrize("seed", range(5))
def test_exact_sums(seed):
    rng = random.Random(seed)
    a = [math.ldexp(rng.uniform(-1, 1), rng.randrange(-60, 60)) for _ in range(60)]
    b = [rng.gauss(0, 1) for _ in a]
    check("fsum", a + [-x for x in a[::2]])
    check("sumprod", a, b)


COMPLEX = [
    complex(a, b) for a in (0.0, -0.0, 1.0, -2.5, math.inf, math.nan) for b in (0.0, -1.0, math.inf)
] + [1, 2.5, "a", None, 10**400, 1000]


@pytest.mark.parametrize(
    "name", [n for n in dir(cmath) if callable(getattr(cmath, n)) and n[0] != "_"]
)
def test_cmath(name):
    for z in COMPLEX:
        if name not in ("rect", "isclose"):
            check_module_function(CMATH, cmath, name, z)
        for w in COMPLEX[::4]:
            check_module_function(CMATH, cmath, name, z, w)


def test_normal_distribution():
    for p in [0, 1, 0.5, -1, math.nan, 1e-300, 1 - 1e-16, 0.07, 0.93, 1e-12, 0.999999, "a"]:
        for mu, sigma in ((0, 1), (3, 2.5), (0, 0), (0, -1)):
            check_module_function(STATISTICS, _statistics, "_normal_dist_inv_cdf", p, mu, sigma)


def test_constants():
    for module, host_module in ((MATH, math), (CMATH, cmath)):
        for name in ("pi", "e", "tau", "inf"):
            assert module(name).value == getattr(host_module, name)
