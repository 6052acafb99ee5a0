import math, sys
inf, nan = float("inf"), float("nan")
for x in (0.0, -0.0, 1.0, 0.1, 1/3, 1e16, 123456789012345680.0, 1e22, 1e-7, 5e-324, 1.7976931348623157e308, inf, -inf, nan, 2.5, 100.0, 1e5, 12345.678):
    print(repr(x), str(x), x.is_integer(), x == x, bool(x))
print(0.1 + 0.2, 1e308 * 10, -1e308 * 10, inf - inf, 0.0 == -0.0, 1.5 // 0.5, -1.5 // 1, 5.5 % 2, -5.5 % 2, 5.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 2.0 ** 0.5, 2 ** 0.5, 4 ** -0.5, (-8.0) ** 2)
print(float("1.5"), float(" -1e5 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(b"2.5"), float(5), float(), float("1e400"), float("٣.٥"))
for x in (0.5, 1.5, 2.5, -0.5, 2.675, 1234.5678, 1e20, -2.5):
    print(round(x), round(x, 1), round(x, 2), round(x, -2), math.floor(x), math.ceil(x), math.trunc(x), int(x))
for x in (0.5, 1.0, -3.75, 1e-5, 255.5):
    print(x.hex(), float.fromhex(x.hex()), x.as_integer_ratio())
print(float.fromhex("0x1p-2"), float.fromhex("inf"), float.fromhex("-0x1.8p1"), (1.5).conjugate(), (1.5).real, (1.5).imag)
print(hash(0.5), hash(1.0), hash(inf), hash(-inf), hash(1e300), hash(0.1) == hash(0.1), {1.0: "a"}[1])
print(1.0 < 2, 1 < 2.5, 2**53 == 2.0**53, 2**53 + 1 > 2.0**53, nan < 1, nan > 1, inf > 10**400, -inf < -10**400, 1.5 == 3/2, max(1, 1.5), min(nan, 1) is nan if False else "")
print(sorted([3.5, -1.0, 2, inf, -inf, 0.0]), sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e100, 1.0, -1e100]))
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.float_repr_style)
bads = ["float('x')", "float('')", "float(None)", "float([])", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0.0 ** -1", "divmod(1.0, 0)", "(-8.0) ** 0.5", "10.0 ** 400", "int(inf)", "int(nan)", "round(inf)", "round(nan)", "inf.as_integer_ratio()", "nan.as_integer_ratio()",
        "float.fromhex('x')", "float.fromhex('0x1p5000')", "1.5 & 1", "1.5 << 1", "1.5 + 'a'", "float('1.5.5')", "round(1.5, 'x')", "math.floor(inf)", "float('1_')", "1.5 < 'a'", "float(1, 2)", "float(x=1)", "complex('x')", "pow(2.0, 3, 5)", "round(1e308, -309)", "round(1.5, 400)"]
for b in bads:
    try:
        print(b, "=", eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
print(math.copysign(1, -0.0), math.isnan(nan), str(-0.0), -0.0 + 0.0, 0.0 * -1, repr(1e15), repr(1e16), repr(0.0001), repr(0.00001), 3.0, 3e0, float.__format__(1.5, ".3f"))
x = 1.0
for i in range(1, 30):
    x = x * 1.1 - i / 7
print(x, x.hex())
print(float.__getformat__("double"), 9007199254740993.0, 0.1.as_integer_ratio(), 5e-324 / 2, 1e-400, 2.2250738585072014e-308)
