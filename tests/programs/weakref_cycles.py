# The order of weak references, and their callbacks when a collection takes them too.
import weakref, gc
class O: pass
class R(weakref.ref): pass
o=O()
r1=R(o); r2=weakref.ref(o); p=weakref.proxy(o); r3=weakref.ref(o, lambda r: print('cb3')); p2=weakref.proxy(o, lambda r: print('cbp2')); r4=R(o); r5=R(o, lambda r: print('cb5'))
names={id(r1):'r1',id(r2):'r2',id(p):'p',id(r3):'r3',id(p2):'p2',id(r4):'r4',id(r5):'r5'}
print([names[id(x)] for x in weakref.getweakrefs(o)])
del o
alist=[]
def sc(i): alist.append('safe')
class C:
    def cb(self, i): alist.append('cb')
c, d = C(), C()
c.other=d; d.other=c
callback=c.cb
c.wr = weakref.ref(d, callback)
d.wr = weakref.ref(callback, d.cb)
e = weakref.ref(callback, sc)
del callback, c, d, C
gc.collect()
print(alist, e())
