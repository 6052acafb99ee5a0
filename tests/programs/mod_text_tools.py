import shlex, difflib, html, urllib.parse as up, unicodedata as ud, locale, gettext, stringprep, graphlib, numbers, uuid, ipaddress, colorsys, quopri, cmd, keyword, token, tokenize, io, ast
print(shlex.split("a 'b c' \"d e\" f\\ g # c", comments=True), shlex.quote("it's"), shlex.join(["a b", "c"]), list(shlex.shlex("a=b c", punctuation_chars=True)))
a, b = "one\ntwo\nthree\n".splitlines(True), "one\n2\nthree\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "a", "b")), "".join(difflib.ndiff(a, b)), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes(), "".join(difflib.context_diff(a, b)))
print(html.escape("<a href='x'>&"), html.unescape("&lt;&eacute;&#65;&#x42;&nope;&amp"), up.quote("a b/é?"), up.unquote("a%20b%C3%A9"), up.urlparse("http://u:p@h.org:80/p;x?q=1#f"), up.parse_qs("a=1&a=2&b="), up.urlencode({"k": "v w", "l": [1, 2]}, doseq=True), up.urljoin("http://a/b/c", "../d"), up.urlsplit("//h/p").netloc, up.quote_plus("a b"))
print(ud.name("é"), ud.lookup("BULLET"), ud.category("A"), ud.numeric("½"), ud.digit("5"), ud.decimal("٣"), ud.normalize("NFD", "é").encode(), ud.normalize("NFC", "e\u0301") == "é", ud.bidirectional("א"), ud.combining("\u0301"), ud.east_asian_width("中"), ud.mirrored("("), ud.decomposition("é"), ud.is_normalized("NFC", "é"), ud.name("\x00", "none"))
for e in ("ud.name('\\0')", "ud.lookup('NOPE')", "ud.normalize('X', 'a')", "ud.digit('a')", "ud.category('ab')", "shlex.split('a \"b')", "ipaddress.ip_address('x')", "uuid.UUID('x')", "up.urlparse('http://[x')", "graphlib.TopologicalSorter({'a': ['b'], 'b': ['a']}).prepare()", "ast.parse('x = ')", "ast.literal_eval('1 +')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
print(list(graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}).static_order())[0], isinstance(5, numbers.Integral), uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, "x.org"), uuid.uuid3(uuid.NAMESPACE_URL, "u").version, ipaddress.ip_address("10.0.0.1") + 1, list(ipaddress.ip_network("10.0.0.0/30").hosts()), ipaddress.ip_address("::1").is_loopback, colorsys.rgb_to_hsv(1, 0.5, 0), quopri.encodestring(b"a=\xe9"), keyword.iskeyword("if"), keyword.softkwlist)
print([(token.tok_name[t.type], t.string) for t in tokenize.generate_tokens(io.StringIO("x = f(1) # c\nif y:\n  'é'\n").readline)])
print(ast.dump(ast.parse("x = 1 + y.z[0]\ndef f(a, *b): return a")), ast.unparse(ast.parse("if a and (b or c): x = [i for i in y if i]")), ast.literal_eval("{'a': [1, (2, -3.5), None], b'x': {1}}"))


class V(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n)


t = ast.fix_missing_locations(V().visit(ast.parse("print(21, 'ab')")))
exec(compile(t, "<ast>", "exec"))
print([type(n).__name__ for n in ast.walk(ast.parse("a + 1"))], ast.get_docstring(ast.parse("'doc'")), ast.get_source_segment("x = y + z", ast.parse("x = y + z").body[0].value), [f for f, _ in ast.iter_fields(ast.parse("a"))])
