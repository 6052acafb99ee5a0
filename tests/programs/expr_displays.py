print([], [1], [1, 2,], (), (1,), (1, 2), {}, {1}, {1: 2}, {**{}}, {*()})
print([*range(3), *"ab"], (*[1], 2, *(3,)), {*[3], *[3]}, {**{"a": 1}, "b": 2, **{"a": 3}})
print(*[1, 2], *(3,), sep="-")
x = 1,
y = 1, 2, *[3]
print(x, y)
print({1: "a", 1.0: "b", True: "c"}, {"k": i for i in range(3)})
print(sorted({3, 1, 2, 1}), len({1, 1.0, True}))


def t(n):
    print("t", n)
    return n


print({t(1): t(2), t(3): t(4)})
print([t(5), *[t(6)], t(7)])
for expr in ("{[]: 1}", "{{}}", "[*5]", "{**5}", "(*None,)", "{*1}", "{**[1]}", "{1: 2, **{3: 4}, **{1: 9}}"):
    try:
        print(expr, eval(expr))
    except TypeError as e:
        print(expr, "->", e)
big = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
print(sum(big), ..., Ellipsis, __debug__, NotImplemented)
print(1_000_000, 0x_ff, 0b1010, 0o17, 1e3, 1.5j, 1_0.0_1e+1_0, .5, 5., "a" "b" 'c', b"a" b"b", r"\n", "\x41\u0042\N{LATIN SMALL LETTER C}\103")
