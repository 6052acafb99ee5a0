print("a b  c ".split(), "a b  c ".split(" "), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "  a  ".split(None, 0), " a b c ".split(None, 1), " a b c ".rsplit(None, 1), "a\tb\nc\x0bd".split(), "aXXbXXc".split("XX"), "a b c".split(sep=" ", maxsplit=-1))
print("a\nb\r\nc\rd\x0be\x1cf\u2028g".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(keepends=True))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="))
print(",".join("abc"), "".join(["x", "y"]), "-".join([]), "-".join(["a"]), ", ".join(str(i) for i in range(5)), "é".join(["a", "b"]), "".join(("a", "中", "\U0001F600")))
print(repr("  x  ".strip()), repr("  x  ".lstrip()), repr("  x  ".rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), repr("\t\n x\u3000".strip()), "x".strip(None), "aaa".strip("a") == "")
print("hi".center(7), "hi".center(8, "*"), "hi".ljust(5) + "|", "hi".rjust(5), "hi".rjust(5, "0"), "hi".center(1), "42".zfill(5), "-42".zfill(5), "+1".zfill(4), "".zfill(2), "abc".zfill(2), "a".center(4, "-"), "ab".center(5, "-"))
print("a\tb".expandtabs(), "a\tb\tc".expandtabs(4), "\t".expandtabs(0), "ab\ncd\te".expandtabs(3), repr("abc".expandtabs()))
t = str.maketrans("abc", "xyz", "d")
print("abcd".translate(t), "abc".translate({97: "AA", 98: None, 99: 0x5A}), t, str.maketrans({"a": 1, "é": "e", 98: "B"}), "héé".translate({"é": "x"}) , "hé".translate({ord("é"): "e"}))
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "abc"[1], "abc"[-1], "abc"[::-1], "abcdef"[1:5:2], "abcdef"[-3:], "abc"[5:], "abc"[::2])
print("abc" < "abd", "abc" < "ABC", "a" < "aa", "" < "a", "é" > "z", "Z" < "a", "\U0001F600" > "\uffff", "a" == "a", "a" == b"a", "a" != 1, max("hello"), min("hello"), sorted("hello"), list("héy"), tuple("ab"), len("\U0001F600"), hash("a") == hash("a"))
print(str(5), str(None), str(b"x"), str(b"x\xc3\xa9", "utf-8"), str(b"\xff", errors="replace"), str(object=1.5), str(), repr("it's"), repr('say "x"'), repr("both ' \""), repr("\n\t\\\x00\x7f\xa0é\u200b\ud800\U0001F600\U000e0001"), ascii("é\U0001F600"))
for b in ("str(5, 'utf-8')", "str(b'x', 'nope')", "str(b'\\xff', 'utf-8')", "str('x', 'utf-8')", "'a b'.split(5)", "'a'.split(',', 'x')", "'a'.strip(5)", "'x'.center(5, '')", "'abc'[1.5]", "'abc'['a']", "'x' * 1.5", "'abc'.translate()", "'a' % ()", "str(1, 2, 3, 4)", "'abc'.foo", "del_('abc')"):
    try:
        print(b, eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
s = "abc"
s += "d"
print(s, s.__len__(), s.__contains__("b"), s.__add__("x"), s.__mul__(2), s.__getitem__(0), s.__eq__(5), s.__lt__("b"), s.__format__(">6"), s.__mod__(()), s.__hash__() == hash("abcd"))
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
