import struct
from struct import pack, unpack, calcsize
print(pack("<bBhHiIlLqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 7), pack(">fd", 1.5, -2.25), pack("=5s3p?cx", b"hello", b"ab", True, b"z"), pack("<e", 0.5))
print(unpack("<hH", b"\xff\xff\xff\xff"), unpack(">I", b"\x00\x00\x01\x00"), unpack("!d", pack("!d", 3.14)), unpack("3s2x?", b"abc\0\0\x01"), unpack("<3h", pack("<3h", 1, 2, 3)), unpack("4p", b"\x02abc"))
print([calcsize(f) for f in ("b", "h", "i", "q", "d", "<bi", "@bi", "=bi", "10s", "3i2x", "", "@bd", "n", "P")])
s = struct.Struct("<IH")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\0\0\2\0"), list(s.iter_unpack(b"\1\0\0\0\2\0\3\0\0\0\4\0")))
buf = bytearray(10)
s.pack_into(buf, 2, 0xDEADBEEF, 7)
print(buf, s.unpack_from(buf, 2), struct.unpack_from("<H", buf, -4))
for e in ("pack('b', 200)", "pack('B', -1)", "pack('h', 'a')", "pack('i')", "pack('i', 1, 2)", "unpack('i', b'x')", "pack('z', 1)", "pack('s', 'x')", "calcsize('3')", "pack('c', b'ab')", "pack('f', 'x')", "pack('<I', 2**32)", "pack('q', 2**63)", "unpack_from_('i')", "s.unpack_from(buf, 8)", "s.pack_into(buf, 100, 1, 2)", "pack('f', 1e40)", "pack('e', 1e6)", "struct.Struct(5)", "pack('i', 1.5)", "list(struct.iter_unpack('i', b'abc'))", "pack('<n', 1)", "pack('5', 1)", "pack('?', [])", "pack('Q', -1)", "pack('999999999999999999999i')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
import array
a = array.array("h", [1, -2, 3])
a.append(4); a.extend([5]); a.insert(0, 9)
print(a, a.tobytes(), a.itemsize, a[1:3], a.index(3), a.pop(), a.tolist(), a + array.array("h", [7]), a * 2, array.array("d", [1.5]), array.array("u", "hé") if False else "", sorted(a), a.typecode)
a.byteswap(); print(a); a.reverse(); a.frombytes(b"\1\0"); print(a, len(a), a.buffer_info()[1], array.array("B", b"ab"), array.typecodes)
for e in ("array.array('q', [2**63])", "array.array('b', [200])", "array.array('z')", "array.array('i', ['a'])", "array.array('i', [1.5])", "a + array.array('i')", "a[100]", "array.array('i').pop()", "a.append('x')", "array.array('i', b'abc')", "a.remove(12345)"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
