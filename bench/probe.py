"""Print what the interpreter that runs this is."""

import json
import sys

print(json.dumps([sys.implementation.name, sys.version]))
