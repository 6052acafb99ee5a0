def v(n):
    print("v", n)
    return n


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) != v(2) > v(0))
x = 5
print(0 < x < 10, 0 < x > 10, x == 5 in [True, 5], (x == 5) in [True])


class Odd:
    def __lt__(self, other):
        return [1, "lt"]

    def __eq__(self, other):
        return NotImplemented

    def __contains__(self, item):
        return "truthy"


o = Odd()
print(o < 3, o < o < 3, o == 1, o != 1, 3 in o, 3 not in o)
print(o == o, o != o)


class Reflect:
    def __gt__(self, other):
        return f"gt {other}"

    def __ge__(self, other):
        return f"ge {other}"


print(3 < Reflect(), 3 <= Reflect())
try:
    3 > Reflect()
except TypeError as e:
    print(e)
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan < nan)
