from itertools import *
import operator
L = list
print(L(islice(count(5, 2), 4)), L(islice(count(0.5, 0.25), 3)), L(islice(cycle("ab"), 5)), L(repeat("x", 3)), repeat(5, 2), count(3), count(1, 2))
print(L(accumulate([1, 2, 3, 4])), L(accumulate([1, 2, 3], operator.mul)), L(accumulate([1, 2], initial=10)), L(accumulate("abc")), L(chain("ab", [1], ())), L(chain.from_iterable(["ab", "c"])), L(compress("abcd", [1, 0, 1, 0])))
print(L(dropwhile(lambda x: x < 3, [1, 3, 2, 5])), L(takewhile(lambda x: x < 3, [1, 2, 5, 1])), L(filterfalse(lambda x: x % 2, range(6))), L(filterfalse(None, [0, 1, ""])), L(starmap(pow, [(2, 3), (3, 2)])), L(pairwise("abcd")), L(pairwise("a")))
print([(k, L(g)) for k, g in groupby("aabbbca")], [(k, len(L(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(L(islice("abcdef", 2)), L(islice("abcdef", 1, 4)), L(islice("abcdef", 0, None, 2)), L(islice("abc", None)), L(islice("abc", 5, 10)))
print(L(zip_longest("abc", [1], fillvalue="-")), L(zip_longest()), L(product("ab", [1, 2])), L(product([0, 1], repeat=3))[:4], L(product()), L(product("", "a")))
print(L(permutations("abc", 2)), len(L(permutations(range(5)))), L(combinations("abcd", 2)), L(combinations("ab", 3)), L(combinations_with_replacement("ab", 2)), L(permutations([], 0)))
print(L(batched("abcdefg", 3)), L(batched([], 2)))
a, b, c = tee([1, 2, 3], 3)
print(next(a), L(b), L(a), L(c), L(tee([])[1]))
for e in ("islice('a', -1)", "islice('a', 0, 1, 0)", "count('a')", "repeat()", "product(5)", "permutations('a', -1)", "combinations('ab', -1)", "batched('a', 0)", "chain(5).__next__()", "tee([], -1)", "accumulate(5)", "starmap(pow, [5]).__next__()", "zip_longest([1], bad=2)", "groupby()", "islice([1])", "cycle(5)", "pairwise(5)", "L(batched('abc', 2, strict=True))", "combinations('ab')", "compress('a')", "repeat(1, 'x')", "islice([1], 'a')", "L(accumulate([1, 'a']))"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
it = groupby([1, 1, 2])
k1, g1 = next(it)
k2, g2 = next(it)
print(L(g1), L(g2), L(cycle([])), L(repeat(1, 0)), L(repeat(1, -5)), next(cycle(iter([1, 2]))), operator.length_hint(repeat(1, 5)))
r = repeat("z", 3)
next(r)
print(r, L(zip(count(), "ab")), sum(islice(count(), 1000)), L(map(operator.add, count(), [10, 20])), max(accumulate([3, -1, 4], max)))


def primes():
    yield 2
    yield from filter(lambda n: all(n % p for p in takewhile(lambda p: p * p <= n, primes())), count(3, 2))


print(L(islice(primes(), 10)))
