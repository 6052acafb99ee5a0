"""What all tests need: `import rt` must find the compiled build, not the source tree."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]

# What tests share: support.py and its like.
sys.path.insert(0, str(ROOT / "tests"))
