b = b"hello world"
print(b, b[0], b[-1], b[1:4], b[::-1], len(b), list(b"abc"), b + b"!", b * 2, 104 in b, b"wor" in b, bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(), bytes(range(5)), bytes(bytearray(b"y")))
print(b.upper(), b.title(), b.capitalize(), b.swapcase(), b.find(b"o"), b.rfind(b"o"), b.find(111), b.index(b"w"), b.count(b"l"), b.count(108), b.startswith(b"he"), b.endswith((b"x", b"ld")), b.replace(b"l", b"L", 1), b.split(), b.split(b"o"), b.rsplit(b"o", 1), b.partition(b" "), b.rpartition(b"o"))
print(b"  x ".strip(), b"xax".strip(b"x"), b"x".center(5, b"-"), b"x".ljust(3), b"x".rjust(3, b"0"), b"-5".zfill(4), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b",".join([b"a", bytearray(b"b")]), b"abc".translate(bytes.maketrans(b"a", b"z"), b"c"), b"abc".translate(None, b"b"), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"A b".istitle(), b"a\x80".isascii(), b"".isalpha())
print(b"\x00\xff".hex(), b"abcd".hex(":"), b"abcde".hex("-", 2), b"abcde".hex("-", -2), bytes.fromhex("61 62 ff"), bytes.fromhex(""), repr(b"'\"\n\\\x00\x80"), repr(b"it's"), str(b"x"), b"%d" % 5)
print(b"a" < b"b", b"a" == bytearray(b"a"), b"a" == "a", b"a" == memoryview(b"a"), hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a"]), max(b"abc"), b"a" != 5)
for e in ("b[20]", "b['x']", "b + 'x'", "b.find('x')", "b.find(300)", "bytes([256])", "bytes([-1])", "bytes('x')", "bytes(-1)", "bytes(1.5)", "bytes([1.5])", "bytes(None)", "bytes('x', 'nope')", "bytes(5, 'utf-8')", "b.index(b'z')", "b.join(['a'])", "b.split(b'')", "b.hex('ab')", "b.hex('é')", "bytes.fromhex('6')", "bytes.fromhex('zz')", "bytes.fromhex(b'66') if False else bytes.fromhex(5)", "b.startswith('h')", "b.replace('a', 'b')", "b'x' < 'x'", "b.translate(b'abc')", "bytes.maketrans(b'a', b'')", "b.decode('ascii', 5)", "300 in b", "'a' in b", "b * 1.5", "b.center(5, b'ab')", "b.foo", "bytes([], 'x')", "b'%s' % 5"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
try:
    b[0] = 5
except TypeError as x:
    print(x)


class B:
    def __bytes__(self):
        return b"custom"


class I:
    def __index__(self):
        return 65


print(bytes(B()), bytes([I()]), bytes(I()) == bytes(65), b"%b" % B(), bytes.__add__(b"a", b"b"), b"abc".__getitem__(1), bytes(memoryview(b"mv")), bytes((1, 2)), bytes({7}))
