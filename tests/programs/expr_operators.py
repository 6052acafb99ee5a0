print(7 + 3, 7 - 3, 7 * 3, 7 / 2, 7 // 2, 7 % 3, 7 ** 3, -7 // 2, -7 % 3, 7 % -3)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 5 << 2, 5 >> 1, -5 >> 1)
print(+5, -5, not 5, not 0)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, "a" < "b" <= "b")
print(1 is 1, None is None, [] is not [], 3 in [1, 2, 3], 4 not in (1, 2))
print(1 and 2, 0 and 1, 0 or "x", "" or 0 or [], not (1 and 0))
print("yes" if 1 else "no", "yes" if [] else "no")
print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, 2 ** -1)
print("ab" * 3, [1] * 3, 3 * (0,), "a" + "b", [1] + [2], (1,) + (2,))
print("%s-%d" % ("x", 5), "%5.2f|%-5s|%05d" % (3.14159, "ab", 42))
print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {"a": 1} | {"b": 2})


class M:
    def __matmul__(self, o):
        return ("matmul", o)

    def __rmatmul__(self, o):
        return ("rmatmul", o)


print(M() @ 2, 2 @ M())
for expr in ("1 + 'a'", "'a' + 1", "[] + ()", "1 < 'a'", "-'a'", "~1.5", "1 @ 2", "{} | []", "5 in 5",
             "1 / 0", "1 // 0", "1 % 0", "0 ** -1", "1.0 // 0", "1 << -1", "None + None", "not_defined",
             "'a' * 'b'", "[] * 1.5", "{} < {}", "object() + 1", "1 is 1 + 'x'"):
    try:
        print(expr, "=", eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)
