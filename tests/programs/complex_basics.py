import cmath
z, w = 3 + 4j, 1 - 2j
print(z, w, z + w, z - w, z * w, z / w, z ** 2, z ** 0.5, z ** w, -z, +z, abs(z), z.conjugate(), z.real, z.imag, z == 3 + 4j, z != w, bool(0j))
print(complex(1, 2), complex("1+2j"), complex(" (3-4j) "), complex("j"), complex("-infj"), complex("nan"), complex(1.5), complex(), complex(1j, 1j), complex(real=1, imag=2))
print(repr(1j), repr(-1j), repr(0j), repr(-0j), repr(complex(-0.0, 1)), repr(complex(1, -0.0)), repr(complex(float("inf"), float("nan"))), 1e20j, 1.5 + 0j, str(2 + 0j))
print(1j * 1j, 1j ** 2, 1j ** -1, 2 ** 1j, 0j ** 0, z + 1, 1 + z, z * 2.5, 2 / z, z - 1j, 5 == 5 + 0j, hash(5 + 0j) == hash(5), hash(1j), hash(3 + 4j), {5: "x"}[5 + 0j])
print(cmath.sqrt(-1), cmath.exp(1j * cmath.pi), cmath.phase(-1), cmath.polar(1j), cmath.rect(2, 0), cmath.log(-1), cmath.isclose(1, 1 + 1e-12j), cmath.isnan(complex("nan")), cmath.sin(1j), cmath.inf, cmath.tau)
for b in ("z < w", "z // 2", "z % 2", "divmod(z, 1)", "int(z)", "float(z)", "0j ** -1", "z / 0", "complex('x')", "complex('1+')", "complex('1', 2)", "complex(1, '2')", "complex(None)", "complex('1 + 2j')", "round(z)", "z & 1", "max(z, w)", "1e308j * 1e308j * 10", "pow(z, 2, 3)", "complex([])", "(1e200+1j) ** 10", "abs(complex(1e308, 1e308) * 2)", "z ** 'a'", "cmath.log(0)", "sorted([1j, 2j])", "format(z, '=10')", "format(z, '010')", "complex(5, foo=1)"):
    try:
        print(b, "=", eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
print(sum([1j, 2, 3.5]), complex.__add__(1j, 2), (1j).__eq__(1j), (2j).__bool__(), z.__complex__(), complex.from_number(5) if hasattr(complex, "from_number") else 5 + 0j)
c = 0j
for i in range(20):
    c = c * c + complex(-0.4, 0.6)
print(c)
