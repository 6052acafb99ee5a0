import json
vals=[1,-5,0,10,99,100,12345678901234,2**61,-2**61,2**62,2**80,1.5,-0.0,1e300,float('inf'),True,False,None,"","a","äöü","\u4e2d","\U0001f600x","\ud800","q\"\\\n\t\x00\x7f\x1f/",[],{},[1,[2,{"a":(1,2)}]],{1:2,None:3,True:4,1.5:6,"k":"v"}]
for v in vals:
    for kw in ({},{'ensure_ascii':False},{'indent':2},{'indent':'ä','ensure_ascii':False},{'separators':(',ä',':')},{'sort_keys':True},{'allow_nan':False},{'check_circular':False}):
        try: print(ascii(json.dumps(v,**kw)))
        except Exception as e: print(repr(e))
class S(str): pass
class I(int):
    def __repr__(self): return 'no'
class F(float):
    def __repr__(self): return 'no'
print(json.dumps([S('x"'),I(5),F(2.5),{S('k'):I(1),I(2):F(3.0),F(2.0):1}]))
print(json.dumps({(1,2):3,'a':1},skipkeys=True), json.dumps({'a':1,(1,2):3,'b':2},skipkeys=True,indent=1))
l=[];l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.encoder.encode_basestring('ä"'), json.encoder.encode_basestring_ascii('ä"'))
