s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "ß".upper(), "ǆ".title(), "İ".lower(), "straße".casefold(), "ΑΣ".lower(), "they're bill's".title())
print(s.find("o"), s.find("o", 5), s.find("o", 5, 7), s.find("zz"), s.rfind("o"), s.index("W"), s.rindex("l"), s.find(""), s.find("", 50), s.rfind(""), s.count("l"), s.count(""), s.count("lo"), "aaa".count("aa"), s.find("o", -5), s.count("o", 0, 5))
print(s.startswith("Hell"), s.startswith(("x", "He")), s.startswith("ello", 1), s.endswith("ld"), s.endswith(("a", "d")), s.endswith("World", 3, 12), s.startswith(""), s.startswith("", 20), s.startswith(()))
for b in ("s.index('zz')", "s.rindex('zz')", "s.startswith(5)", "s.startswith((1,))", "s.find(5)", "s.count()", "s.replace('a')", "s.upper(1)", "s.find('a', 'b')", "'a' in 5", "5 in s", "s.join(5)", "s.join([1])", "','.join(['a', None])", "s + 5", "s.center()", "s.zfill('x')", "s.expandtabs('x')", "s.ljust(5, 'ab')", "s.encode('nope')", "s.split('')", "s.partition('')", "s.translate(5)", "str.maketrans('ab', 'c')", "str.maketrans(5)", "s.replace(1, 2)", "ord('ab')", "chr(-1)", "chr(0x110000)", "ord(5)", "s * 'a'", "s.removeprefix(5)"):
    try:
        print(b, eval(b))
    except Exception as e:
        print(b, "->", type(e).__name__, e)
print("a" in "abc", "" in "", "abc" in "ab", "bc" in "abc", "x" not in "abc")
tests = ["", "abc", "ABC", "123", "a1", " \t", "Abc", "½", "²", "٣", "a b", "_x", "1x", "é", "Ⅷ", "\n", "ǅ", "中"]
for t in tests:
    print(ascii(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.isupper(), t.islower(), t.istitle(), t.isidentifier(), t.isprintable(), t.isascii())
print(s.replace("l", "L"), s.replace("l", "L", 1), s.replace("", "-"), s.replace("World", ""), "aaa".replace("a", "aa"), "abc".replace("", "-", 2), s.replace("zz", "y"), "aXbX".replace("X", "YY", count=1))
print("abcabc".removeprefix("abc"), "abcabc".removesuffix("abc"), "abc".removeprefix("x"), "a".removesuffix(""))
long = "ab" * 1000 + "needle" + "ba" * 1000
print(long.find("needle"), long.rfind("needle"), long.count("ab"), long.index("eb"), "needle" in long, ("x" * 500 + "y").find("xy"), ("é" * 100 + "中").find("中"))
