import types, inspect


def f(a, b: int = 1, /, c=2, *args, d, e: str = "x", **kw) -> float:
    """Doc
    of f."""
    return a


class C:
    """C doc"""
    attr = 1
    def m(self, x): pass
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(q): pass
    @property
    def p(self): return 1


def gen(): yield
async def coro(): pass
async def agen(): yield


sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation, [p.kind.name for p in sig.parameters.values()], sig.parameters["b"].default, sig.parameters["e"].annotation)
b = sig.bind(1, 2, 3, 4, d=5, z=6)
print(b.args, b.kwargs, b.arguments)
b = sig.bind_partial(1); b.apply_defaults(); print(b.arguments)
for call in ("sig.bind()", "sig.bind(1, 2)", "sig.bind(1, d=1, a=2)", "inspect.signature(5)", "inspect.getsource(len)", "inspect.getfile(5)"):
    try:
        print(eval(call))
    except Exception as e:
        print(call, "->", type(e).__name__, e)
print(inspect.signature(C.m), inspect.signature(C().m), inspect.signature(C), inspect.signature(lambda x, *, y=1: 0), inspect.signature(C.cm), inspect.signature(C.sm))
print(inspect.isfunction(f), inspect.ismethod(C().m), inspect.isclass(C), inspect.ismodule(types), inspect.isbuiltin(len), inspect.isgeneratorfunction(gen), inspect.iscoroutinefunction(coro), inspect.isasyncgenfunction(agen), inspect.isgenerator(gen()), inspect.isdatadescriptor(C.p), inspect.isroutine(len), inspect.ismethoddescriptor(str.upper), inspect.isabstract(C), inspect.isawaitable(5))
print(inspect.getdoc(f), inspect.cleandoc("  a\n    b\n  c"), inspect.getmodule(C).__name__, inspect.getsource(gen), inspect.getsourcelines(f)[1], inspect.getmro(C), inspect.unwrap(f) is f, inspect.getfile(C).endswith("mod_types_inspect.py"))
print([n for n, _ in inspect.getmembers(C) if not n.startswith("__")], inspect.getattr_static(C, "cm").__class__.__name__, inspect.getcallargs(f, 1, d=2), inspect.getfullargspec(f))


def frames():
    fr = inspect.currentframe()
    return fr.f_code.co_name, inspect.stack()[1].function, inspect.getframeinfo(fr).lineno


print(frames())
g = gen()
print(inspect.getgeneratorstate(g)); next(g); print(inspect.getgeneratorstate(g)); g.close(); print(inspect.getgeneratorstate(g))
n = types.SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n == types.SimpleNamespace(a=1, b="x", c=[2]), vars(n), types.SimpleNamespace({"k": 1}) if False else "")
mp = types.MappingProxyType({"k": 1})
print(mp, mp["k"], len(mp), dict(mp), mp | {"z": 2}, mp.copy())
try:
    mp["x"] = 1
except TypeError as e:
    print(e)
print(types.FunctionType(f.__code__, globals(), "newname", (9,), None).__name__, types.MethodType(lambda s, x: (s, x), 5)(6), types.ModuleType("m", "d").__doc__, types.new_class("N", (C,), {}, lambda ns: ns.update(q=1)).q, types.resolve_bases((C,)), types.prepare_class("X")[0], types.DynamicClassAttribute.__name__, types.get_original_bases(C))
print([t.__name__ for t in (types.FunctionType, types.LambdaType, types.GeneratorType, types.CoroutineType, types.CodeType, types.MethodType, types.BuiltinFunctionType, types.ModuleType, types.TracebackType, types.FrameType, types.NoneType, types.EllipsisType, types.GenericAlias, types.UnionType, types.CellType, types.WrapperDescriptorType)])
code = f.__code__
print(code.replace(co_name="other").co_name, code == code.replace(), code.co_consts is not None, list(code.co_positions())[0][0] is not None, len(list(code.co_lines())) > 0, hash(code) == hash(code.replace()))
ga = types.GenericAlias(list, (int,))
print(ga, ga.__origin__, ga.__args__, ga == list[int], ga(), isinstance([], ga.__origin__))
print(types.coroutine(gen).__name__, inspect.Parameter("x", inspect.Parameter.POSITIONAL_ONLY, default=1), inspect.Signature([inspect.Parameter("q", inspect.Parameter.KEYWORD_ONLY)]))
