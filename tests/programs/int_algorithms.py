def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


print(sieve(100), len(sieve(20000)))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(2**100 * 3**50, 6**40) == 6**40, gcd(1071, 462))


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % a == 0:
            return n == a
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([p for p in range(2**61 - 5, 2**61 + 20) if is_prime(p)], is_prime(2**127 - 1), is_prime(2**128 + 1))


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) // 2) < x:
        x = y
    return x


print(isqrt(10**60), isqrt(2 * 10**100))


def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


print(fib(300), fib(1000) % 10**20)


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(max(range(1, 3000), key=collatz), collatz(27))


def egcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


p, q, e = 2**89 - 1, 2**107 - 1, 65537
d = egcd(e, (p - 1) * (q - 1))[1] % ((p - 1) * (q - 1))
m = 123456789012345678901234567890
print(pow(pow(m, e, p * q), d, p * q) == m)


def to_base(n, b):
    out = ""
    while n:
        n, r = divmod(n, b)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + out
    return out or "0"


print(to_base(10**30, 36), int(to_base(10**30, 36), 36) == 10**30, to_base(0, 2))
x = 88172645463325252
for _ in range(50):
    x ^= x << 13 & 0xFFFFFFFFFFFFFFFF
    x ^= x >> 7
    x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
print(x)
h = 0xcbf29ce484222325
for ch in b"the quick brown fox" * 10:
    h = (h ^ ch) * 0x100000001b3 % 2**64
print(hex(h))
digits = str(3**1000)
print(len(digits), sum(map(int, digits)), int(digits) == 3**1000)
a, b = 3**500, 7**300
print(divmod(a * b + 12345, b) == (a, 12345), (a * b) // a == b, (a + b) ** 2 == a * a + 2 * a * b + b * b, (-a) // b + a // b, (-a) % b + a % b == b)
