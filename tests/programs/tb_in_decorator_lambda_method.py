# status: 1
import functools


def deco(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


class C:
    @deco
    def method(self, x):
        return (lambda y: y.attribute)(x)

    def __getitem__(self, i):
        return self.method(i)

    @property
    def prop(self):
        return self[5]

    @staticmethod
    def static():
        return C().prop

    @classmethod
    def cls(cls):
        return cls.static()


sorted([1, 2], key=lambda v: C.cls())
