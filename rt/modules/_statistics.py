"""The _statistics module.

Answers to Modules/_statisticsmodule.c.
"""

from __future__ import annotations

import math
from typing import Final

from librt.vecs import vec
from mypy_extensions import i64

from rt.objects.methodobject import function
from rt.objects.object import Object
from rt.objects.pystate import InterpreterState

# Numerators and denominators of rational functions, the highest power first: for the middle
# of the distribution, its flanks and its tails. Wichura's algorithm AS241.
MIDDLE: Final = vec[float](
    [
        2509.0809287301226727,
        33430.575583588128105,
        67265.770927008700853,
        45921.953931549871457,
        13731.693765509461125,
        1971.5909503065514427,
        133.14166789178437745,
        3.387132872796366608,
        5226.495278852854561,
        28729.085735721942674,
        39307.89580009271061,
        21213.794301586595867,
        5394.1960214247511077,
        687.1870074920579083,
        42.313330701600911252,
        1.0,
    ]
)
FLANK: Final = vec[float](
    [
        7.7454501427834140764e-4,
        0.0227238449892691845833,
        0.24178072517745061177,
        1.27045825245236838258,
        3.64784832476320460504,
        5.7694972214606914055,
        4.6303378461565452959,
        1.42343711074968357734,
        1.05075007164441684324e-9,
        5.475938084995344946e-4,
        0.0151986665636164571966,
        0.14810397642748007459,
        0.68976733498510000455,
        1.6763848301838038494,
        2.05319162663775882187,
        1.0,
    ]
)
TAIL: Final = vec[float](
    [
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        0.0012426609473880784386,
        0.026532189526576123093,
        0.29656057182850489123,
        1.7848265399172913358,
        5.4637849111641143699,
        6.6579046435011037772,
        2.04426310338993978564e-15,
        1.4215117583164458887e-7,
        1.8463183175100546818e-5,
        7.868691311456132591e-4,
        0.0148753612908506148525,
        0.13692988092273580531,
        0.59983220655588793769,
        1.0,
    ]
)
TERMS: Final = 8


def polynomial(table: vec[float], start: i64, x: float) -> float:
    """The polynomial whose coefficients begin at `start`."""
    value = table[start]
    i: i64 = 1
    while i < TERMS:
        value = value * x + table[start + i]
        i += 1
    return value


def normal_dist_inv_cdf(p: Object, mu: Object, sigma: Object) -> Object | None:
    """CPython: _statistics__normal_dist_inv_cdf_impl"""
    x = number_as_double(p)
    if x is None:
        return None
    y = number_as_double(mu)
    if y is None:
        return None
    z = number_as_double(sigma)
    if z is None:
        return None
    v = x.value
    if v <= 0.0 or v >= 1.0:
        return value_error("inv_cdf undefined for these parameters")
    return FloatObject(y.value + standard_inv_cdf(v) * z.value)


def standard_inv_cdf(p: float) -> float:
    """Where the standard normal distribution has the probability p, or a nan for one."""
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return polynomial(MIDDLE, 0, r) * q / polynomial(MIDDLE, TERMS, r)
    if p != p:
        return p
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    table = FLANK
    if r <= 5.0:
        r -= 1.6
    else:
        r -= 5.0
        table = TAIL
    x = polynomial(table, 0, r) / polynomial(table, TERMS, r)
    return -x if q < 0.0 else x


FUNCTIONS: Final = (function("_normal_dist_inv_cdf", normal_dist_inv_cdf, "p, mu, sigma, /"),)


def create_module(interp: InterpreterState) -> ModuleObject | None:
    return new_module("_statistics", "What the statistics module needs in C.", FUNCTIONS)


from rt.modules.support import new_module  # noqa: E402
from rt.objects.errors import value_error  # noqa: E402
from rt.objects.floatobject import FloatObject, number_as_double  # noqa: E402
from rt.objects.moduleobject import ModuleObject  # noqa: E402
