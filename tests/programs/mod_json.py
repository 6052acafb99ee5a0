import json
obj = {"s": 'q"\\\n\té\u2028\x01\U0001F600', "i": 5, "f": 1.5, "big": 10**20, "n": None, "t": True, "l": [1, [2, {}], []], "d": {"a": {}}, "e": 1e100, "neg": -0.0}
text = json.dumps(obj)
print(text)
print(json.dumps(obj, ensure_ascii=False, indent=2, sort_keys=True))
print(json.loads(text) == obj, json.dumps([1, 2], separators=(",", ":")), json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1, 2)), json.dumps("a"), json.dumps([], indent=4), json.dumps({}, indent=1), json.dumps([1], indent="--"), json.dumps([float("nan"), float("inf"), -float("inf")]), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps({(1, 2): 3, "x": 1}, skipkeys=True))
for t in ('{"a": [1, 2.5, -3e2, true, false, null, "x\\u00e9\\ud83d\\ude00\\n"]}', ' [ ] ', '"\\/"', '1', '-0', '1E+2', 'NaN', '-Infinity', '{"a":1,"a":2}', '[1.0, 1e5, 123456789012345678901234567890]', '"\\ud800"'):
    print(ascii(json.loads(t)))
for t in ('', '{', '[1,]', '{"a":}', '{a: 1}', "{'a': 1}", '[1 2]', '"abc', '"\\x"', '01', '1.', '-', 'tru', '{"a" 1}', '{"a": 1,}', '[1] x', '"\t"', '"\\u12"', '\ufeff[]', '[' * 3, 'nul', '{"a": 1 "b"}', '.5', '+1', '"\\'):
    try:
        print(json.loads(t))
    except json.JSONDecodeError as e:
        print(repr(t), "->", e, e.pos, e.lineno, e.colno)
for e in ("json.dumps({1, 2})", "json.dumps(object)", "json.dumps({(1,): 2})", "json.dumps(b'x')", "json.dumps(float('nan'), allow_nan=False)", "json.loads(5)", "json.dumps(1j)", "json.loads(b'\\xff')"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
r = []
r.append(r)
try:
    json.dumps(r)
except ValueError as e:
    print(e, getattr(e, "__notes__", None))
d = {}
d["x"] = [d]
try:
    json.dumps(d)
except ValueError as e:
    print(e)


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1}}, cls=Enc), json.dumps(1j, default=str), Enc().encode([{2}]), list(json.JSONEncoder().iterencode([1, {"a": 2}])))
try:
    json.dumps(object(), cls=Enc)
except TypeError as e:
    print(e)
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d)), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: "i" + s), json.loads("NaN", parse_constant=lambda c: "const " + c), json.JSONDecoder().raw_decode('[1] rest'), json.loads(b'{"k": "\xc3\xa9"}'), json.loads('"a"'.encode("utf-16")))
import io
buf = io.StringIO()
json.dump({"x": [1, 2]}, buf, indent=1)
buf.seek(0)
print(repr(buf.getvalue()), json.load(buf))


class I(int):
    def __repr__(self): return "never"


class F(float):
    def __repr__(self): return "never"


class S(str): pass
class D(dict): pass


print(json.dumps([I(5), F(2.5), S("s"), D(a=1), True]), json.dumps({I(3): 1}), len(json.dumps(list(range(1000)))), json.loads(json.dumps("\x00\x1f\x7f")) == "\x00\x1f\x7f")
deep = "[" * 500 + "]" * 500
print(json.dumps(json.loads(deep)) == deep)
