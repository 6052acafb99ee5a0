"""rt: CPython's runtime in typed Python, compiled with mypyc."""
