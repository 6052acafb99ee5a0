import array
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[-1], bytes(m[2:5]), m[::2].tobytes(), m[::-1].tolist(), len(m), m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.readonly, m.contiguous, m.obj is data)
m[0] = 65
m[1:3] = b"XY"
print(data)
m[3:6] = m[0:3]
print(data, m == data, m == b"other", m[1:2] == b"X", memoryview(b"a") == memoryview(b"a"), 65 in m, list(m), m.hex(), m.tobytes("C"))
c = m.cast("H")
print(c.shape, c.itemsize, c.format, len(c), c[0] == int.from_bytes(data[:2], "little"))
c[0] = 0x4142
print(data)
sq = memoryview(bytes(range(12))).cast("B", (3, 4))
print(sq.shape, sq.strides, sq[1, 2], sq.tolist(), sq.ndim)
a = array.array("i", [1, -2, 3])
ma = memoryview(a)
print(ma.format, ma.itemsize, ma.tolist(), ma[1])
ma[1] = 99
print(a, ma.cast("B").nbytes, memoryview(array.array("d", [1.5])).tolist())
ro = memoryview(b"const")
print(ro.readonly, hash(ro) == hash(b"const"), ro.toreadonly().readonly)
for s in ("m[0] = 300", "m[0] = 'x'", "m[100]", "m[1:3] = b'toolong'", "ro[0] = 1", "m['x']", "del m[0]", "memoryview(5)", "memoryview('s')", "hash(m)", "m.cast('i', (3,))", "sq[5, 5]", "sq[0]", "m[0, 0]", "ma.cast('H')", "m.cast('zz')", "m + m", "m < m", "m.x"):
    try:
        exec(s)
        print(s, "ok")
    except Exception as e:
        print(s, "->", type(e).__name__, e)
with memoryview(data) as v:
    print(v[0])
try:
    v[0]
except ValueError as e:
    print(e)
m2 = m[2:]
m.release()
try:
    len(m)
except ValueError as e:
    print(e)
print(bytes(m2), b"".join([memoryview(b"a"), b"b"]), bytes(memoryview(b"xyz")[1:]), int.from_bytes(memoryview(b"\x01\x00")), bytearray(memoryview(b"q")), memoryview(b"abc").index(98) if hasattr(memoryview, "index") else 1)
