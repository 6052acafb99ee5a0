import sys
big = 2 ** 200
print(big, -big, big + 1, big - big, big * big, big // 7, big % 7, -big // 7, -big % 7, divmod(-big, 10**20), big ** 2 == 2 ** 400)
print(big >> 100, big << 10, -big >> 190, big & (big - 1), big | 1, big ^ 3, ~big, -1 >> 1000, (1 << 100) - 1 & 0xFFFF)
print(10**18 + 10**18, 2**31, 2**62, 2**63, -2**63, 2**64, 4294967296 * 4294967296, 999999999 * 999999999999, 2**30 * 2**30 - 1)
for a in (7, -7, 0, 2**70, -2**70):
    for b in (3, -3, 2**65):
        print(a // b, a % b, divmod(a, b), a / b)
print(int("123"), int("-0x1f", 16), int("0b101", 0), int("z", 36), int(" 42\n"), int("1_000"), int(3.99), int(-3.99), int(1e30), int(b"77"), int("٣"), int(True), int())
print(pow(3, 100, 7), pow(2, -1, 7), pow(10, 0), pow(0, 0), pow(2, 10**3) % 10**9, pow(-2, 3), 2 ** -2, pow(3, 5, -7), (-8) ** (1/3) != 2)
print((10).bit_length(), (-10).bit_length(), (0).bit_length(), big.bit_length(), (7).bit_count(), big.bit_count(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)
print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), int.from_bytes([1, 2]))
print((5).as_integer_ratio(), (5).is_integer(), hex(-255), oct(8), bin(-5), hex(big), abs(-big), round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(7), round(5, 3))
print(hash(5), hash(-1), hash(2**61 - 1), hash(2**61), hash(big), hash(True), 5 == 5.0, hash(5.0) == hash(5), 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, -10**400 < float("-inf"))
print(sorted([3, -1, 2**65, 0, -2**65]), max(2**100, 2**99), sum(range(10**5)), 1 < 2 < 2**80, int.__add__(1, 2), (1).__add__("x"), (5).__sizeof__() > 0)
bads = ["int('x')", "int('')", "int('1 2')", "int('9', 8)", "int('1', 1)", "int('1', 37)", "int(5, 10)", "int([])", "int(None)", "int(float('inf'))", "int(float('nan'))",
        "(300).to_bytes(1)", "(-1).to_bytes(1)", "(1).to_bytes(-1)", "(1).to_bytes(1, 'x')", "int.from_bytes('x')", "5 // 0", "5 % 0", "divmod(5, 0)", "pow(2, -1, 4)", "pow(2, 3, 0)", "pow(2, 3, 1.5)",
        "1 << -1", "1 >> -1", "1 << 10**10 ** 2 if False else 1 << -5", "int('0x', 16)", "int('1__0')", "int('_1')", "10**400 / 3.0", "float(10**400)", "10**400 * 1.0", "10**400 / 10**399", "1 / 10**400", "hex(1.5)", "bin('x')", "int(x=5)", "int('5', base='a')", "int('1'*5000)", "len(str(10**5000))", "round(5, 'x')"]
for b in bads:
    try:
        print(b, "=", eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
print(sys.int_info.bits_per_digit, sys.maxsize, 0 == -0, +True, -True, True + True, True * 5, True / 2, 5 & True, True & False, True | 5, type(True & True).__name__)
n = 1
for i in range(1, 60):
    n *= i
print(n, len(str(n)), n // 10**50, n % 1000007)
print(0xDEADBEEF, 0o777, 0b1111_0000, 1_2_3, 00, int("０１２"))
