class C: pass
import re
def t(f):
    try: print(re.sub("0x[0-9a-f]+", "0x", str(f())))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: C(1)); t(lambda: C().__init__(1)); t(lambda: C.__new__(C, 1)); t(lambda: object.__init__(C(),1))
class D:
    def __init__(self, x): pass
t(lambda: D.__new__(D, 1, 2)); t(lambda: object.__new__(D, 1)); t(D)
class E:
    def __new__(cls, x): return super().__new__(cls, x)
t(lambda: E(1))
class F:
    def __init__(self): return 1
t(F)
class G:
    def __hash__(self): return "x"
    def __len__(self): return -1
    def __bool__(self): return 2
    def __index__(self): return "x"
    def __int__(self): return "x"
    def __float__(self): return "x"
    def __repr__(self): return 1
    def __str__(self): return 1
    def __iter__(self): return 1
    def __contains__(self, x): return "yes"
    def __format__(self, s): return 1
    def __dir__(self): return [3,1,2]
    def __length_hint__(self): return -1
    def __complex__(self): return 1
    def __bytes__(self): return 1
    def __next__(self): return 1
g=G()
for f in (hash, len, bool, int, float, repr, str, iter, format, dir, complex, bytes, list, next,
    lambda x: 3 in x,
    lambda x: [1][x],
    lambda x: x(),
    lambda x: -x,
    lambda x: x[1],
    lambda x: x.y,
    lambda x: x+1,
    lambda x: abs(x),
    lambda x: divmod(x,1),
    lambda x: pow(x,1,2),
    lambda x: x<1,
    lambda x: "%d" % x,
    lambda x: range(x),
    lambda x: round(x),
    lambda x: x.__setattr__(1,2),
    lambda x: getattr(x,1),
    lambda x: setattr(x, 1, 2),
    lambda x: hasattr(x, 1),
    lambda x: delattr(x, 'q'),
    lambda x: isinstance(x, 3),
    lambda x: issubclass(x, 3),
    lambda x: issubclass(int, 3),
    lambda x: x.__class__,
    lambda x: setattr(x,'__class__',int),
    lambda x: setattr(x,'__dict__',3),
    lambda x: object.__getattribute__(x, 3),
    lambda x: type(x).__dict__['__dict__'],
    lambda x: type(x).nope,
    lambda x: setattr(int,'x',1),
    lambda x: delattr(G, 'nope'),
    lambda x: G.__mro__,
    lambda x: type.__call__(),
    lambda x: type.__new__(),
    lambda x: type.__new__(type, 1, (), {}),
    lambda x: type('a', [], {}),
    lambda x: type('a', (), 1),
    lambda x: type('a',(1,),{}),
    lambda x: type('a\0',(),{}),
    lambda x: type('A',(bool,),{}),
    lambda x: type('A',(int,str),{}),
    lambda x: type('A',(),{'__slots__':1}),
    lambda x: type('A',(),{'__qualname__':1}),
    lambda x: type('A',(),{'__slots__':['a'],'a':1}),
    lambda x: type('A',(),{'__classcell__':1}),lambda x: type('A',(),{}, foo=1),
    lambda x: setattr(G,'__name__',1),
    lambda x: delattr(G,'__name__'),
    lambda x: setattr(G,'__bases__',()),
    lambda x: setattr(G,'__bases__',(int,)),
    lambda x: setattr(G,'__bases__',1),
    lambda x:setattr(G,'__bases__',(G,)),
    lambda x: setattr(G,'__mro__',1),
    lambda x: setattr(G,'__abstractmethods__',1),
    lambda x: delattr(G,'__abstractmethods__'),
    lambda x: G.__abstractmethods__,
    lambda x: object.__reduce_ex__(x, "a"),
    lambda x: object().__reduce_ex__(2),
    lambda x: object.__subclasshook__(),
    lambda x: object.__init_subclass__(1),
    lambda x: object.__init_subclass__(a=1),
    lambda x: object.__format__(3,"d"),
    lambda x: object.__format__(3, 4),
    lambda x: object.__dir__(3)[:3],
    lambda x: [].__class_getitem__(int),
    lambda x: int[3],
    lambda x: x @ 1,
    lambda x: x.__iadd__,
    lambda x: (3).__class__.__name__,
    lambda x: (1).real.__class__,
    lambda x: int.real.__get__(3),
    lambda x: int.real.__get__("x"),
    lambda x: int.real.__set__(3,4),
    lambda x: type.__dict__['__name__'].__get__(3),
    lambda x: dict.fromkeys.__self__,
    lambda x: dict.__dict__['fromkeys'],
    lambda x: dict.__dict__['fromkeys'].__get__(3),
    lambda x: dict.__dict__['fromkeys'].__get__(None, 3),
    lambda x: dict.__dict__['fromkeys'](int),
    lambda x: dict.__dict__['fromkeys'](dict, [1]),
    lambda x: list.append.__get__(3),
    lambda x: list.append.__get__([]),
    lambda x: int.__add__.__get__("x"),
    lambda x: int.__add__.__get__(3)(4),
    lambda x: str.maketrans,
    lambda x: str.__dict__['maketrans'],
    lambda x: len.__self__,
    lambda x: len.__module__,
    lambda x: [].append.__qualname__,
    lambda x: dict.fromkeys.__qualname__,
    lambda x: int.__add__.__qualname__,
    lambda x: int.real.__qualname__,
    lambda x: int.__new__,
    lambda x: int.__dict__['__new__'],
    lambda x: object.__new__.__self__,
    lambda x: int.__add__.__text_signature__,
    lambda x: list.append.__text_signature__,
    lambda x: len.__text_signature__,
    
    lambda x: int.__new__.__text_signature__,
    lambda x: type.__prepare__()):
    t(lambda: f(g))
