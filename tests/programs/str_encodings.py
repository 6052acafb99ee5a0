s = "héllo 中文 \U0001F600"
for enc in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig", "utf-7", "raw_unicode_escape", "unicode_escape", "punycode"):
    e = s.encode(enc)
    print(enc, e, e.decode(enc) == s)
for enc in ("ascii", "latin-1", "cp1252", "iso8859-15", "koi8-r", "cp437"):
    for err in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
        print(enc, err, s.encode(enc, err))
    try:
        s.encode(enc)
    except UnicodeEncodeError as e:
        print(e, e.encoding, e.start, e.end, e.reason, ascii(e.object))
bad = b"a\xffb\xc3(c\xe4\xb8\xf0\x9f\x98d\xed\xa0\x80"
for err in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(err, ascii(bad.decode("utf-8", err)))
for enc in ("utf-8", "ascii", "utf-16", "utf-32"):
    try:
        bad.decode(enc)
    except UnicodeDecodeError as e:
        print(enc, e)
for b in (b"\x80", b"\xc3", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\xe4\xb8", b"\xf0\x9f\x98", b"\xed\xb0\x80", b"abc\xfe"):
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(b, e)
print(bad.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == bad)
for c in ("\ud800", "a\udfffb"):
    try:
        c.encode()
    except UnicodeEncodeError as e:
        print(e)
    print(c.encode("utf-8", "surrogatepass"), c.encode("utf-8", "replace"), c.encode("utf-16-le", "surrogatepass"))
import codecs
print(codecs.lookup("UTF8").name, codecs.encode("abc", "rot13"), codecs.encode(b"abc", "hex"), codecs.decode(b"YWJj", "base64"), codecs.BOM_UTF8, codecs.getencoder("ascii")("x"), codecs.decode("61", "hex") if False else "")
codecs.register_error("mine", lambda e: (f"<{e.object[e.start:e.end]!a}>", e.end))
print("aéb".encode("ascii", "mine"), b"a\xffb".decode("ascii", "mine"))
dec = codecs.getincrementaldecoder("utf-8")()
print([dec.decode(bytes([b])) for b in "é中".encode()], dec.decode(b"", True) == "")
for call in ("'a'.encode('no-such')", "b'a'.decode('no-such')", "'a'.encode('ascii', 'no-err')", "'é'.encode('ascii', 'no-err')", "codecs.lookup('x y z')", "'a'.encode('hex')", "b'6x'.decode('hex')", "'a'.encode(5)", "codecs.lookup_error('zz')", "'\\udc80'.encode('latin-1')"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, "->", type(e).__name__, e)
print("\\u0041\\n".encode().decode("unicode_escape"), "é".encode("unicode_escape"), b"\\x41\\101\\N{BULLET}".decode("unicode_escape"))
print(s.encode("idna") if False else "bücher".encode("idna"), "abc".encode("utf-16"), "abc".encode("utf-32"), b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"))
