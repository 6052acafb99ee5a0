"""The bench: how fast rt is beside other interpreters, and whether a change made it slower.

`python -m bench --help` names the commands; docs/bench.md says how the figures are made. What
runs inside the interpreters under test is `programs/`, `worker.py`, `micro_worker.py`,
`micro_cases.py` and `scaling_cases.py`: those import nothing but the standard library, and
little of it.
"""
