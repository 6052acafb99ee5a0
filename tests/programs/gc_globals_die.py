# Circles through the globals of code that has ended die at a collection, or at the end.
import gc, sys
def t(label, src):
    ns = {}
    exec('''
import sys
class P(object):
    def __del__(self):
        print('del')
obj = P()
''' + src, ns)
    del ns
    print(label, gc.collect() > 0)
t('fn','def f(): pass\nobj.f = f')
t('called fn','def f(): pass\nf()\nobj.f = f')
t('frame','obj.f = sys._getframe()')
t('fnframe','def f(): return sys._getframe()\nobj.f = f()')
t('fnframe+clear','def f(): return sys._getframe()\nobj.f = f()\nobj.f.clear()')
t('fnframe back','def f(): return sys._getframe().f_back\nobj.f = f()')
t('exc','try: 1/0\nexcept Exception as e: obj.e = e')
class Last:
    def __del__(self):
        print('last')
last = Last()
def frame():
    return sys._getframe()
last.frame = frame()
