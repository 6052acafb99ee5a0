from .. import names as up
from . import sub_value
from ..star import visible


def where():
    return __name__, __package__, sub_value, visible
