# Text streams use the codecs that the program has registered.
import codecs, io, os, tempfile
PATH = tempfile.mktemp()
class Dec(codecs.IncrementalDecoder):
    def __init__(self, errors='strict'):
        super().__init__(errors); self.n = 0
    def decode(self, b, final=False):
        self.n += len(b)
        return b.decode('latin-1').swapcase()
    def getstate(self): return (b'', self.n)
    def setstate(self, s): self.n = s[1]
    def reset(self): self.n = 0
class Enc(codecs.IncrementalEncoder):
    def encode(self, s, final=False):
        return s.swapcase().encode('latin-1', self.errors)
def search(name):
    print('search', name)
    if name == 'swap_case':
        return codecs.CodecInfo(lambda s, e='strict': (s.swapcase().encode('latin-1', e), len(s)), lambda b, e='strict': (bytes(b).decode('latin-1').swapcase(), len(b)), incrementalencoder=Enc, incrementaldecoder=Dec, name='swap_case')
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
t(lambda: open(PATH, 'w', encoding='swap-case'))
codecs.register(search)
t(lambda: 'Abc'.encode('swap-case'))
with open(PATH, 'w', encoding='swap-case') as f:
    t(lambda: f.write('Hello\nWorld')); print(f.encoding)
print(open(PATH,'rb').read())
with open(PATH, encoding='swap_case') as f:
    print(f.readline(), f.tell(), f.read()); f.seek(6); print(f.read())
with open(PATH, 'a+', encoding='swap_case', newline='') as f:
    f.write('More'); f.seek(0); print(f.read())
t(lambda: open(PATH, 'w', encoding='swap-case', errors='strict').write('\u4e2d'))
t(lambda: open(PATH, 'w', encoding='swap-case', errors='replace').write('\u4e2d'))
class Bad(codecs.IncrementalDecoder):
    def decode(self, b, final=False): return 3
def s2(name):
    if name == 'badd': return codecs.CodecInfo(None, None, incrementalencoder=None, incrementaldecoder=Bad, name='badd')
    if name == 'notext': return codecs.CodecInfo(None, None, name='notext', _is_text_encoding=False)
codecs.register(s2)
t(lambda: open(PATH, encoding='badd').read())
t(lambda: open(PATH, 'w', encoding='badd'))
t(lambda: open(PATH, encoding='notext'))
t(lambda: io.TextIOWrapper(io.BytesIO(b'ABC'), encoding='swap_case').read())
codecs.unregister(search)
t(lambda: open(PATH, 'w', encoding='swap_case').close())
os.remove(PATH)
