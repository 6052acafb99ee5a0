# Long texts of each kind: the methods that look at several characters at once, where what they
# look for is frequent, rare, at the ends, across words of eight bytes, or not there.
import random
from hashlib import sha256

r = random.Random(14)
ALPHABETS = ["abcdefgh ", "абвгде ", "aбв\x85\xa0 ", "𐌀𐌁𐌂𐌃 ", "a\xe9б𐌀\u2003 ", "ÿĀ\uffff\U00010000", "\ud800\udc00a"]


def texts():
    for letters in ALPHABETS:
        for n in (1, 2, 3, 4, 5, 7, 8, 9, 17, 31, 64, 65, 66, 127, 129, 130, 300, 1001, 3000):
            yield letters, "".join(r.choices(letters, k=n))
            # Mostly one letter, with a few others somewhere.
            rare = [letters[0]] * n
            for _ in range(r.randrange(4)):
                rare[r.randrange(n)] = r.choice(letters)
            yield letters, "".join(rare)


def shown(x):
    text = ascii(x)
    return text if len(text) < 60 else sha256(text.encode()).hexdigest()[:16]


def looked_at(letters, text):
    n = len(text)
    one, other = r.choice(letters), r.choice(letters + "xж𐌈")
    few = "".join(r.choices(letters, k=r.randrange(2, 6)))
    at = r.randrange(n)
    part = text[at : at + r.randrange(1, 40)]
    for a in (one, other, few, part, part + other):
        yield text.find(a), text.rfind(a), text.count(a), text.find(a, at), text.rfind(a, 0, at)
        yield a in text, text.startswith(a), text.startswith(a, at), text.endswith(a)
        yield text.replace(a, one), text.replace(a, other), text.replace(a, few)
        yield text.replace(a, other, 3), text.replace(a, "")
        yield text.split(a), text.split(a, 2), text.rsplit(a, 2), text.partition(a)
        yield a.join([text, few, one]), one.join([a, text])
    yield text.split(), text.rsplit(None, 2), text.strip(), text.splitlines()
    yield text.upper(), text.lower(), text.casefold(), text.title(), text.swapcase()
    yield text.isalpha(), text.isspace(), text.isalnum(), text.isprintable(), text.isdecimal()
    yield repr(text), ascii(text), text[at:], text[:at], text[::2], text[at:][:9]


for letters, text in texts():
    before = text
    for found in looked_at(letters, text):
        print(" ".join(map(shown, found)))
    assert text == before

# The text itself when nothing is replaced.
for text in ("a" * 100, "б" * 100, "𐌀" * 100):
    assert text.replace("x", "y") is text
    assert text.replace("ж", "y") is text
    assert text.strip() is text
# Every code point in turn, at each place in a word.
for c in [*range(0, 0x300), 0x7FFF, 0x8000, 0xFF00, 0xFFFF, 0x10000, 0x10FF00, 0x10FFFF]:
    text = "а" * 20 + chr(c) + "б" * (c % 9) + chr(c)
    print(shown(text.replace(chr(c), "я")), text.count(chr(c)), text.find(chr(c)), end=" ")
    print(shown(text.replace("а", chr(c))), shown(text.replace("а", chr(c ^ 1))))
