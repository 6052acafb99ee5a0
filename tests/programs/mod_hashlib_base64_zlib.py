import hashlib, base64, binascii, zlib, hmac
for n in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(n, b"abc")
    h.update(b"def")
    print(n, h.hexdigest(), h.digest_size, h.block_size, h.name)
print(hashlib.sha256(b"").hexdigest(), hashlib.md5(b"x", usedforsecurity=False).digest(), hashlib.shake_128(b"a").hexdigest(8), "sha256" in hashlib.algorithms_guaranteed, hashlib.sha256().copy().hexdigest()[:8], hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest(b"a", b"a"), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex(), hashlib.blake2b(b"x", digest_size=8, key=b"k").hexdigest())
d = bytes(range(40))
print(base64.b64encode(d), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hello"), base64.b16encode(b"\xab"), base64.b85encode(b"hello"), base64.a85encode(b"hello"), base64.b85decode(base64.b85encode(d)) == d, base64.encodebytes(b"x" * 60), base64.b64decode(b"aGV sbG8=\n"), base64.standard_b64decode("YQ=="))
print(binascii.hexlify(b"ab"), binascii.unhexlify("6162"), binascii.crc32(b"hello"), zlib.crc32(b"hello", 5), zlib.adler32(b"hello"), binascii.b2a_base64(b"x", newline=False), binascii.a2b_qp("a=20b"), binascii.b2a_hex(b"abc", "-"), binascii.crc_hqx(b"a", 0), binascii.b2a_uu(b"hi"))
data = b"hello world " * 50
c = zlib.compress(data, 6)
print(zlib.decompress(c) == data, len(c) < 60, zlib.decompressobj().decompress(c)[:5])
co = zlib.compressobj(9)
x = co.compress(data) + co.flush()
print(zlib.decompress(x) == data)
for e in ("hashlib.new('nope')", "hashlib.sha256('str')", "base64.b64decode('a')", "base64.b64decode('a!', validate=True)", "base64.b32decode('1')", "base64.b16decode('zz')", "binascii.unhexlify('6')", "binascii.unhexlify('zz')", "zlib.decompress(b'bad')", "zlib.decompress(c[:10])", "base64.b64encode('s')", "binascii.crc32('s')", "hmac.new(b'k')", "base64.b85decode('~~~')", "hmac.compare_digest('é', 'é')", "zlib.compress(b'', 99)", "base64.a85decode('v')"):
    try:
        print(e, eval(e))
    except Exception as err:
        print(e, "->", type(err).__name__, err)
import gzip, bz2, lzma, io
for m in (gzip, bz2, lzma):
    print(m.__name__, m.decompress(m.compress(data)) == data)
with gzip.open(io.BytesIO(gzip.compress(b"a\nb\n")), "rt") as f:
    print(f.readlines())
