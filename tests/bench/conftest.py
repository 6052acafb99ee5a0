"""`import bench` finds the tool in the source tree, and `import rt` still the build."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The second is where the scripts that run in other interpreters find each other.
for folder in (str(ROOT), str(ROOT / "bench")):
    if folder not in sys.path:
        sys.path.append(folder)
