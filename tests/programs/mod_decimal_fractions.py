from decimal import *
from fractions import Fraction as F
import decimal
D = Decimal
print(D("1.10") + D("2.2"), D(1) / D(3), D("0.1") * 3, D(2) ** D("0.5"), D("10") // 3, D("-7") % 3, -D("1.5"), abs(D(-2)), D("1E+3"), D("1e-10"), D(0.1), D("NaN"), D("-Infinity"), D((1, (1, 2, 3), -2)), repr(D("1.0")), D("1.0") == 1, D("1.50").normalize(), D("123.456").quantize(D("0.01")), D("2.5").to_integral_value(), D("2.675").quantize(D("1.00"), ROUND_HALF_UP), round(D("2.5")), round(D("2.567"), 2), int(D("3.9")), float(D("1.25")), D("1.23").as_tuple(), D("0.25").as_integer_ratio(), D("100").sqrt(), D(2).ln(), D(10).log10(), D(1).exp(), D("1.1").compare(D(2)), max(D(1), D(2)), sum([D("0.1")] * 10), hash(D(5)) == hash(5), D("1") < 2.5, f"{D('1234567.891'):,.2f}", D("3").fma(2, 1), D("1.20").adjusted(), D("-0"), D("sNaN"), D("12.3").scaleb(2), D(" 5 "), D("1_000"))
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, D("123456789") + 1)
    ctx.rounding = ROUND_UP
    print(D(1) / 3)
print(getcontext().prec, getcontext().rounding)
for e in ("D('x')", "D(1) / 0", "D(0) / 0", "D(1) + 1.5", "D('Inf') - D('Inf')", "D(-1).sqrt()", "D('sNaN') + 1", "int(D('NaN'))", "D([])", "D('1e999999999') ** 2", "D('NaN') < 1", "D(1).quantize(D('1e-50'))", "D(2) ** D('NaN')", "D('5').as_integer_ratio().x", "hash(D('sNaN'))", "D(1) & 1", "D((1, 2))", "D(0) ** 0", "D(1) // 0", "D(1) % 0"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
print(F(3, 6), F("1/3"), F("0.125"), F(0.5), F(1, 3) + F(1, 6), F(1, 2) * 3, F(1, 2) / F(1, 4), F(7, 2) // 1, F(7, 2) % 1, F(2, 3) ** 2, F(2, 3) ** -2, -F(1, 2), abs(F(-1, 2)), F(1, 2) == 0.5, F(1, 2) < 1, round(F(7, 2)), round(F(22, 7), 2), int(F(7, 2)), float(F(1, 3)), F(3.14159).limit_denominator(100), F(1, 3).numerator, hash(F(2)) == hash(2), repr(F(5)), F(D("1.5")), F("  -3/4 "), F(1, 2) + 0.5, F(1, 2) + 1j, sum([F(1, i) for i in range(1, 11)]), divmod(F(7, 2), F(1, 2)), f"{F(1, 3):.3f}", F(10, 3).__floor__(), F("1e3"), 2 ** F(1, 2), F(5, 1).is_integer() if hasattr(F, "is_integer") else True, sorted([F(1, 2), F(1, 3)]))
for e in ("F(1, 0)", "F('x')", "F(1.5, 2)", "F(0) ** -1", "F('1/0')", "F([])", "F(1, 2) / 0", "F(float('nan'))", "F(float('inf'))", "F(1) < 1j", "F('1/2/3')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
import statistics as st
data = [1, 5, 2, 8, 7, 2]
print(st.mean(data), st.median(data), st.mode(data), st.multimode("aabb"), st.stdev(data), st.pvariance(data), st.variance([D(1), D(3)]), st.mean([F(1, 2), F(1, 3)]), st.harmonic_mean([40, 60]), st.geometric_mean([1, 10, 100]), st.median_low(data), st.median_high(data), st.quantiles(data, n=4), st.fmean([1, 2], [3, 1]), st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.NormalDist(0, 1).cdf(1.5), st.covariance([1, 2], [3, 5]))
for e in ("st.mean([])", "st.median([])", "st.mode([])", "st.stdev([1])", "st.harmonic_mean([-1])", "st.mean(['a'])"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
