# A bytearray keeps its size while an iterator of matches looks at it.
import re
b = bytearray(b'xaya')
it = re.finditer(b'a', b)
try: b.extend(b'x'*400)
except BufferError as e: print(e)
for m in it: print(m.span(), m.group(), m.string is b)
del it
b.extend(b'x'*4); print(b, m.group())
for m in re.finditer(b'a', b): pass
b.extend(b'y')
class B(bytearray): pass
b = B(b'aa'); s = re.compile(b'a').scanner(b); print(s.match(), s.search(), s.match())
try: b.clear()
except BufferError as e: print(e)
del s; b.clear(); print(len(b))
