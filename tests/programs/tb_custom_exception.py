# status: 1
class Base(Exception):
    """Base."""


class Detailed(Base):
    def __init__(self, code, **info):
        super().__init__(code)
        self.code, self.info = code, info

    def __str__(self):
        return f"code {self.code}: {self.info}"


class Outer:
    class Nested(Detailed):
        pass


raise Outer.Nested(5, a=1)
