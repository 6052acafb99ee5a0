a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b" w")
a.extend([111, 114])
a += b"ld"
print(a, len(a), a[0], a[-3:], type(a[1:3]).__name__)
a.insert(0, 42)
a.reverse()
print(a, a.pop(), a.pop(0), a)
a.remove(111)
a[1:3] = b"XYZ"
a[::2] = bytes(len(a[::2]))
print(a)
del a[0]
del a[:2]
del a[::2]
print(a)
a.clear()
print(a, bool(a), bytearray(5), bytearray(b"abc") * 2, bytearray("é", "latin-1"), bytearray([1, 2, 3]), bytearray())
a = bytearray(b"abcabc")
print(a.find(b"c"), a.count(b"a"), a.replace(b"a", b"x"), a.upper(), a.split(b"b"), a.startswith(b"ab"), a.hex(), a.copy(), a.copy() is a, a == b"abcabc", a < b"b", a + b"x", b"x" + a, a.decode(), a.translate(None, b"a"), a.strip(b"a"), a.partition(b"c"), 97 in a, b"ca" in a, list(a), a.isalpha(), bytearray.fromhex("ff00"))
a *= 2
print(a)
a[2:2] = b"INS"
a[-1:] = []
a[3:6] = [1, 2]
print(a)
for s in ("a[100] = 1", "a[0] = 256", "a[0] = 'x'", "a[0] = b'x'", "a.append(256)", "a.append('x')", "a.extend('x')", "a.extend([300])", "a.extend(5)", "a.pop(100)", "bytearray().pop()", "a.remove(255)", "a.insert(0, 999)", "hash(a)", "a[::2] = b'x'", "a['x'] = 1", "del a[100]", "a += 'x'", "a[1:2] = 'x'", "a[1:2] = 5", "bytearray(-1)", "bytearray('x')", "bytearray([1, 'a'])", "{a: 1}", "a.x = 1", "a * 'x'", "a.index(b'zz')", "a.join([1])"):
    try:
        exec(s)
        print(s, "ok", a)
    except Exception as e:
        print(s, "->", type(e).__name__, e)
m = memoryview(a)
try:
    a.append(1)
except BufferError as e:
    print(e)
m[0] = 90
m.release()
a.append(1)
print(a, repr(bytearray(b"'\"\x00")), str(bytearray(b"x")), bytearray(b"a") in {b"a": 1} if False else "")
it = iter(bytearray(b"ab"))
print(next(it), list(it), bytearray(b"%d") % 7, bytearray(b"x").__alloc__() > 0, bytearray(b"abc")[::-1], bytearray(b"k=v").rpartition(b"="), bytearray(b" a b ").split())
