import re
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05-06")
print(m, m.group(), m.group(1, 2), m["y"], m.groups(), m.groupdict(), m.span(), m.span("m"), m.start(1), m.end(), m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re.pattern, m.expand(r"\2/\g<y>"), m.regs, bool(m))
print(re.search("b+", "aabbb").span(), re.match("b", "ab"), re.fullmatch(r"\w+", "abc"), re.fullmatch(r"\w", "abc"), re.findall(r"\d+", "1 22 333"), re.findall(r"(a)(b)?", "aba"), re.findall("", "ab"), [x.group() for x in re.finditer(r"\w+", "hi there")], re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split("x*", "axb"), re.split(",", "a,b,c", maxsplit=1))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.subn("a", "b", "aaa", count=2), re.sub("", "-", "abc"), re.sub(r"(?P<n>x)", r"[\g<n>]\g<0>\n", "x"), re.sub("x*", "-", "abxd"), re.escape("a.b*c[]-"), re.sub(r"\b", "|", "hi you"))
tests = [(r"a|b|", "c"), (r"^a$", "b\na\nc"), (r"(?m)^a$", "b\na\nc"), (r"a.c", "a\nc"), (r"(?s)a.c", "a\nc"), (r"(?i)ABC", "xabc"), (r"(?x) a  b # c", "ab"), (r"a{2,3}?", "aaaa"), (r"(a+)+b", "aaab"), (r"(?=a)a(?!c)", "ab"), (r"(?<=a)b(?<!xb)", "ab"), (r"(.)\1", "abbc"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi'"), (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"[^\W\d]+", "12ab"), (r"[\]\-a]+", "]-a"), (r"\Aab\Z", "ab"), (r"\bfoo\B", "foobar"), (r"(?:ab)*", "ababa"), (r"\x41\u0042\t", "AB\t"), (r"[é-ü]", "û"), (r"(?a)\w+", "éa"), (r"(?>a+)a", "aaa"), (r"a++b", "aab"), (r"\d+(?:\.\d+)?", "x3.14"), (r"(?i:A)b", "ab"), (r"\s*\S+", "  x"), (r"ß", "ß"), (r"(?i)ſ", "S"), (r"()", ""), (r"((a)|(b))*", "ab"), (r".*?,(.*)", "a,b,c"), (r"[a-f\d]+$", "x9af"), (r"\N{BULLET}", "•")]
for p, s in tests:
    m = re.search(p, s)
    print(p, m and (m.span(), m.groups()))
for p in ("(", ")", "[", "a**", "*a", "a{2,1}", "(?P<1>a)", "(?P<a>x)(?P<a>y)", r"\1", "(?P=zz)", "[z-a]", "(?<=a+)b", "(?q)", r"\q", "(?(2)a)", "a(?i)b", r"\N{nope}", "(?:", "(?#", r"\x1", "(?P<a", "(?-i)", "[[:alpha:", "(?P<n>a)(?(n", "(?<n>a)", r"\\8(\8)", "\\", "+", "(?i-i:a)", "(?L)a", "a?*"):
    try:
        re.compile(p)
        print(p, "ok")
    except re.error as e:
        print(repr(p), "->", e, e.pos, e.lineno, e.colno)
c = re.compile(r"(\w+)@(\w+)", re.I | re.M)
print(c, c.flags, c.groups, c.groupindex, c.pattern, c.match("a@b", 0, 2), c.search("xx a@b", 3).group(), c == re.compile(r"(\w+)@(\w+)", re.I | re.M), re.compile(c) is c, re.compile(b"a").sub(b"x", b"bab"), repr(re.compile("x" * 210))[:40], re.I | re.S, re.compile(r"(?P<a>x)(?P<b>y)").groupindex, c.scanner("a@b").match())
for e in ("re.match(b'a', 'a')", "re.match('a', b'a')", "re.compile('a').match(5)", "re.sub('a', b'b', 'a')", "m.group(5)", "m.group('zz')", "re.sub('(a)', r'\\2', 'a')", "re.sub('a', r'\\g<q>', 'a')", "re.compile(5)", "re.compile(c, re.I)", "re.sub('a', r'\\q', 'a')", "re.split('a', 5)", "m[99]", "re.compile('a', re.L)", "re.compile(b'a', re.U)", "re.sub('a', 5, 'a')", "re.escape(5)", "m.nope"):
    m = re.match("(a)", "a")
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
text = "The year 1999 and 2024; call 555-1234 or email me@x.org! " * 20
print(len(re.findall(r"\b\d{4}\b", text)), re.sub(r"(\d+)-(\d+)", r"\2-\1", text)[:60], len(re.split(r"\W+", text)), sum(len(m.group()) for m in re.finditer(r"[A-Za-z]+", text)))
lex = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"\w+", lambda s, t: t), (r"\s+", None)])
print(lex.scan("a 12 b !"), re.match("(?:(a)|b)*", "ab").groups(), re.match("(?:(a)|b)*", "ab").groups("dflt"), re.NOFLAG, re.purge())
