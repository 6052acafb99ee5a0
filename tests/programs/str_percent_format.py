print("%s %r %a %d %i %u" % ("s", "r", "é", 5, 6, 7), "%%", "100%%" % ())
print("%x %X %o %#x %#o %#X %c %c" % (255, 255, 8, 255, 8, 255, 65, "z"))
print("%e %E %f %F %g %G %.3f %10.2f|%-10.2f|%+.1f|% f" % ((1234.5678,) * 11))
print("%5d|%-5d|%05d|%+d|% d|%+05d|%.4d|%8.4d" % ((42,) * 8), "%5s|%-5s|%.2s|%5.1s|" % (("abc",) * 4))
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%(a)s %(b)05d" % {"a": 1, "b": 2}, "%(k)s" % {"k": (1, 2)})
print("%s" % None, "%s" % [1], "%s" % {"a": 1}, "%r" % "x", "%s %s" % (1, (2, 3)), "%s" % ((1,),), "%d" % 3.99, "%d" % True)
print("%d" % 10**30, "%x" % -255, "%o" % -8, "%c" % 0x1F600, "%s" % b"x", "%5%|")if False else print("%d" % 10**30, "%x" % -255, "%c" % 0x1F600)
print(b"%s %d %x %a %c %c %b" % (b"a", 5, 255, "x", 65, b"z", b"q"), bytearray(b"%5d|%-5s|") % (3, b"x"), b"%(k)d" % {b"k": 1})
for b in ["'%d' % 'x'", "'%s'  % ()", "'%s %s' % 1", "'%s' % (1, 2)", "'%q' % 1", "'%' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1",
          "'%c' % 1.5", "'%x' % 1.5", "'%d' % None", "'%f' % 'x'", "'%*d' % ('a', 1)", "'%(a' % {}", "'%.*f' % (1.5, 2)", "b'%s' % 'x'", "b'%d' % b'x'",
          "b'%c' % 300", "'%d %d' % (1,)", "'abc' % 1", "'abc' % {}", "'abc' % [1]", "'%s' % object", "'%e' % 1j", "b'%q' % 1", "'%i' % float('inf')", "'%i' % float('nan')"]:
    try:
        print(b, repr(eval(b)))
    except Exception as e:
        print(b, "->", type(e).__name__, e)


class P:
    def __str__(self): return "STR"
    def __repr__(self): return "REPR"
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 2.5


p = P()
print("%s %r %a" % (p, p, p), "%x %o" % (p, p), "%f %g" % (p, p))
try:
    print("%d" % p)
except TypeError as e:
    print(e)
