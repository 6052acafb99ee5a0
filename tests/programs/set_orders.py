# Orders of sets and of what operators of views give, with keys that collide.
import random
class Key:
    def __init__(s,h,n): s.h=h; s.n=n
    def __hash__(s): return s.h
    def __eq__(s,o): return isinstance(o,Key) and s.n==o.n
    def __repr__(s): return f"K({s.h},{s.n})"
pool = [Key(h, n) for h in (0, 1, 8, 16, 1 << 40, -1 << 62, 7, -2) for n in "abc"]+list(range(-3,21))+[True,None,1.0,2.5,2**70]
import operator
random.seed(5)
def some(kind):
    items=[random.choice(pool) for _ in range(random.randrange(12))]
    if kind==0: return items
    if kind==1: return set(items)
    if kind==2: return frozenset(items)
    if kind==3: return dict.fromkeys(items)
    if kind==4: return dict.fromkeys(items).keys()
    if kind==5: return tuple(items)
    if kind==6: return dict.fromkeys(items).items()
for i in range(2500):
    a=some(random.randrange(7)); b=some(random.randrange(7)); c=some(random.randrange(7))
    f=random.choice([operator.or_,operator.and_,operator.sub,operator.xor])
    try: r=f(a,b); print(i,f.__name__,type(a).__name__,type(b).__name__,list(r))
    except TypeError as e: print(i,str(e))
    s=some(1)
    m=random.choice(['union','intersection','difference','symmetric_difference'])
    try: r=getattr(s,m)(a); print(i,m,type(a).__name__,list(r))
    except TypeError as e: print(i,str(e))
    m=random.choice(['update','intersection_update','difference_update','symmetric_difference_update'])
    try: getattr(s,m)(b); print(i,m,type(b).__name__,list(s))
    except TypeError as e: print(i,str(e))
    print(i, list(set(c)), s==set(c))
