import math
from math import *
print(pi, e, tau, inf, nan, sqrt(2), cbrt(27), exp(1), exp2(3), expm1(1e-10), log(10), log(8, 2), log2(8), log10(1000), log1p(1e-10), pow(2, 0.5), hypot(3, 4), hypot(1, 2, 3), dist([1, 2], [4, 6]))
print(sin(1), cos(1), tan(1), asin(0.5), acos(0.5), atan(1), atan2(1, -1), sinh(1), cosh(1), tanh(1), asinh(1), acosh(2), atanh(0.5), degrees(pi), radians(180))
print(floor(-2.5), ceil(-2.5), trunc(-2.7), fabs(-3), fmod(-7, 3), remainder(7, 4), modf(-2.5), frexp(10), ldexp(0.5, 4), copysign(3, -0.0), isfinite(inf), isinf(-inf), isnan(nan), isclose(1, 1 + 1e-10), isclose(1, 1.1, rel_tol=0.2), nextafter(1, 2), ulp(1.0), nextafter(0, 1, steps=3))
print(factorial(20), factorial(0), gcd(12, 18, 24), gcd(), lcm(4, 6), lcm(), comb(10, 3), comb(3, 5), perm(5, 2), perm(4), isqrt(99), isqrt(10**40), prod([1, 2, 3]), prod([], start=5), sumprod([1, 2], [3, 4]), sumprod([1.5, 2], [2, 3]), fsum([0.1] * 10), fma(2.0, 3.0, 1.0))
print(gamma(5), lgamma(10), erf(0.5), erfc(0.5), gamma(0.5), log(10**400), sqrt(10**300), floor(1e20), ceil(2**70), log2(2**1000))
for s in ("sqrt(-1)", "log(0)", "log(-1)", "log(1, 1)", "acos(2)", "factorial(-1)", "factorial(1.5)", "isqrt(-1)", "comb(-1, 2)", "exp(1000)", "pow(-1, 0.5)", "pow(0, -1)", "fmod(1, 0)", "gamma(-1)", "floor('a')", "sqrt('a')", "gcd(1.5)", "ldexp(1, 10**10)", "dist([1], [1, 2])", "hypot('a')", "perm(2, -1)", "floor(inf)", "ceil(nan)", "log(2, 0)", "remainder(1, 0)", "prod(5)", "sumprod([1], [1, 2])", "isclose(1, 2, rel_tol=-1)", "atanh(1)", "trunc('x')", "modf('x')", "factorial(10**20)", "log10(0)", "log2(-5)", "sin(inf)", "cosh(1e5)", "fsum(['a'])", "fsum([1e308] * 3)", "acosh(0)", "log()", "sqrt(10**400)", "nextafter(1, 2, steps=-1)", "comb(5, 1.0)"):
    try:
        print(s, eval(s))
    except Exception as x:
        print(s, "->", type(x).__name__, x)


class T:
    def __trunc__(self): return "t"
    def __floor__(self): return "f"
    def __ceil__(self): return "c"
    def __float__(self): return 4.0


print(trunc(T()), floor(T()), ceil(T()), sqrt(T()), factorial(True), math.__name__)
x = 0.5
for i in range(200):
    x = sin(x * 3.7) + cos(i) / 2
print(x)
print(factorial(50), comb(100, 50), perm(30, 15), isqrt(2 * 10**50), gcd(2**100, 6**50), lcm(*range(1, 21)))
