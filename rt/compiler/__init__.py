"""From source to code objects: CPython's Python/ compiler files."""
