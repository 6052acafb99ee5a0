# status: 1
class Outer:
    x = 1

    class Inner:
        y = x
