import random
r = random.Random(12345)
print([r.random() for _ in range(5)], r.randint(1, 100), r.randrange(0, 100, 5), r.uniform(1, 10), r.choice("abcdef"), r.choices([1, 2, 3], k=5), r.choices("ab", weights=[1, 9], k=6), r.choices("xyz", cum_weights=[1, 2, 10], k=3))
lst = list(range(10))
r.shuffle(lst)
print(lst, r.sample(range(100), 5), r.sample("abcdef", 3), r.sample(["a", "b"], counts=[3, 2], k=4), r.getrandbits(10), r.getrandbits(100), r.randbytes(4))
print(r.gauss(0, 1), r.normalvariate(0, 1), r.expovariate(2), r.betavariate(1, 2), r.gammavariate(2, 3), r.triangular(0, 10, 3), r.lognormvariate(0, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 4), r.binomialvariate(10, 0.3))
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)], len(state), len(state[1]))
for seed in (0, -5, 2**100, "text", b"bytes", bytearray(b"x"), 3.7, None.__class__ and 42):
    r.seed(seed)
    print(seed, r.random(), r.randrange(1000))
r.seed("v1", version=1)
print(r.random())
random.seed(7)
print(random.random(), random.randint(1, 6), random.choice([1, 2, 3]), random.sample(range(10), 3))
for s in ("r.choice([])", "r.randrange(0)", "r.randint(5, 1)", "r.sample([1], 2)", "r.choices([], k=1)", "r.getrandbits(-1)", "r.seed([])", "r.sample({1}, 1)", "r.randrange(1.5)", "r.choices([1], [0])", "r.randrange(1, 5, 0)", "r.sample([1, 2], -1)", "r.shuffle(5)", "r.choices([1], weights=[1], cum_weights=[1])", "random.Random([])", "r.randbytes(-1)", "r.setstate((1,))", "r.expovariate(0)"):
    try:
        print(s, eval(s))
    except Exception as e:
        print(s, "->", type(e).__name__, e)


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.random(), f.uniform(0, 8), f.choice("abcd"), f.randrange(100))
r.seed(99)
print(sum(r.random() for _ in range(1000)), [r.getrandbits(k) for k in (1, 8, 31, 32, 33, 64)])
inside = sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(2000))
print(inside)
