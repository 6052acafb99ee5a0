sub_value = "sub"
from .. import value as parent_value
