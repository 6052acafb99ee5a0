#!/bin/sh
# Print the CPython 3.13 or newer that hosts rt: $PYTHON, python3, a versioned
# python on PATH, or one of pyenv's.
set -u
check='import sys; sys.exit(sys.version_info < (3, 13) or sys.implementation.name != "cpython")'
for candidate in "${PYTHON:-}" python3 python3.13 python3.14 \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[3-9]*/bin/python3; do
    [ -n "$candidate" ] || continue
    path=$(command -v "$candidate" 2>/dev/null) || continue
    if "$path" -c "$check" 2>/dev/null; then
        "$path" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done
echo "rt needs CPython 3.13 or newer as its host, and none was found: install one and put it on" \
    "PATH, or name it: make PYTHON=/path/to/python3.13" >&2
exit 1
