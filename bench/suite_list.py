"""Print what benchmarks the pyperformance package has, in its own environment, as JSON."""

import json
from pathlib import Path

from pyperformance import _manifest

found = []
for benchmark in _manifest.load_manifest(None).benchmarks:
    lock = Path(benchmark.requirements_lockfile or "")
    lines = lock.read_text().splitlines() if lock.is_file() else []
    found.append(
        {
            "name": benchmark.name,
            "script": benchmark.runscript,
            "options": list(benchmark.extra_opts or ()),
            "requirements": [
                line.strip() for line in lines if line.strip() and not line.strip().startswith("#")
            ],
        }
    )
print(json.dumps(found))
