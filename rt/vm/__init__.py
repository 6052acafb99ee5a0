"""The eval loop, frames and thread state: CPython's Python/."""
