import io
s = io.StringIO("line 1\nline 2\nline 3")
print(s.readline(), s.read(3), s.tell(), s.readlines(), s.read(), s.seek(0), list(s), s.closed, s.getvalue())
o = io.StringIO()
print(o.write("hello"), o.writelines(["a", "b"]), o.getvalue(), o.seek(2), o.write("XX"), o.getvalue(), o.truncate(4), o.getvalue(), o.writable(), o.readable(), o.seekable(), o.isatty(), o.newlines)
b = io.BytesIO(b"\x00\x01\x02abc\ndef")
print(b.read(3), b.readline(), b.readinto(ba := bytearray(2)), ba, b.tell(), b.getvalue(), b.getbuffer()[0], b.seek(-1, 2), b.read(), b.read1(5), b.seek(1, 0), b.seek(1, 1), b.peek(1) if hasattr(b, "peek") else "")
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n")
t.write("é\nx"); t.flush()
print(raw.getvalue(), t.encoding, t.line_buffering, t.errors)
t.seek(0)
print(repr(t.read()))
t2 = io.TextIOWrapper(io.BytesIO(b"a\r\nb\rc\n\xff"), encoding="latin-1")
print(repr(t2.read()), t2.newlines)
br = io.BufferedReader(io.BytesIO(b"0123456789"), buffer_size=4)
print(br.peek(2)[:2], br.read(2), br.read1(3), br.readline(), br.tell())
out = io.BytesIO()
bw = io.BufferedWriter(out, 4)
bw.write(b"ab"); x = out.getvalue(); bw.write(b"cdef"); bw.flush()
print(x, out.getvalue())
for e in ("io.StringIO(b'x')", "io.BytesIO('x')", "io.StringIO().write(b'x')", "io.BytesIO().write('x')", "io.StringIO('abc').seek(-1)", "io.StringIO('abc').seek(1, 1)", "io.BytesIO().seek(-1)", "io.StringIO(newline='x')", "io.TextIOWrapper(5)", "io.TextIOWrapper(io.BytesIO(), encoding='nope')", "io.BytesIO().truncate(-1)", "io.IOBase().read()", "io.StringIO().fileno()", "io.open('/no/such/file')", "io.open('x', 'q')", "io.open('x', 'rw')", "io.open('x', 'rb', encoding='u')", "io.open(-5)", "io.open('x', buffering=0)", "io.TextIOWrapper(io.BytesIO(b'\\xff'), encoding='utf-8').read()", "io.StringIO().read('a')", "io.StringIO().readline(1.5)", "io.open([])", "io.open('')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
s.close()
for m in ("read()", "write('x')", "seek(0)", "getvalue()", "readline()", "__enter__()", "__next__()"):
    try:
        eval("s." + m)
    except ValueError as e:
        print(m, e)
with io.StringIO("ctx") as c:
    print(c.read())
print(c.closed, io.DEFAULT_BUFFER_SIZE > 0, issubclass(io.StringIO, io.TextIOBase), isinstance(raw, io.IOBase), io.UnsupportedOperation.__mro__[1:3])


class Raw(io.RawIOBase):
    def __init__(self): self.data = b"raw data here"; self.log = []
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.data), 4)
        b[:n] = self.data[:n]; self.data = self.data[n:]
        return n


print(io.BufferedReader(Raw(), 6).read(), Raw().readall(), io.TextIOWrapper(io.BufferedReader(Raw())).readlines())
