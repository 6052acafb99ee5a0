# status: 1
import math


def area(radius):
    return math.pi * raduis ** 2


area(1)
