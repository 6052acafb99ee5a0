import string, textwrap
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable), string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = string.Template("$who likes ${what}; $$5 $missing")
print(t.safe_substitute(who="tim", what="pie"), t.get_identifiers(), t.is_valid(), string.Template("$x").substitute({"x": 1}))
for s in ("t.substitute(who=1, what=2)", "string.Template('$').substitute()", "string.Template('$1').substitute()"):
    try:
        eval(s)
    except Exception as e:
        print(type(e).__name__, e)


class F(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def convert_field(self, v, c):
        return v.upper() if c == "u" else super().convert_field(v, c)


print(F().format("{0} {a} {b!u} {c:>8}", "x", b="shout"))
text = """The quick brown fox jumps over the lazy dog. A verylongwordthatcannotfitinoneline appears here,
and some more words - with hyphenated-words and   extra   spaces."""
print(textwrap.wrap(text, 30))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.fill(text, 20, break_long_words=False, break_on_hyphens=False))
print(textwrap.shorten(text, 50), textwrap.shorten("a b c", 3, placeholder=".."))
print(repr(textwrap.dedent("""
    a
      b

    c
""")), repr(textwrap.indent("a\n\nb", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda l: True)))
w = textwrap.TextWrapper(width=15, max_lines=2, placeholder=" [..]")
print(w.wrap("one two three four five six seven"), textwrap.wrap(""), textwrap.wrap("a\tb", expand_tabs=True, tabsize=4))
try:
    textwrap.wrap("x", 0)
except ValueError as e:
    print(e)
