"""Files that rt itself reads and writes, through the host.

Nothing in CPython answers to this. Other threads run while the host waits for a file, and set
RT.ts to their own: what is here sets it again, as each way into the host has to.
"""

from __future__ import annotations

import os

from rt.objects.pystate import RT


def read_file(path: str) -> bytes:
    """The bytes of a file. Raises the host's OSError or ValueError."""
    ts = RT.ts
    try:
        with open(path, "rb") as f:
            return f.read()
    finally:
        RT.ts = ts


def replace_file(path: str, temporary: str, content: bytes) -> None:
    """Write a file as a whole, by way of another one that gets its name.

    Folders that are missing are made. Raises the host's OSError, with nothing left behind.
    """
    ts = RT.ts
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(temporary, "wb") as f:
                f.write(content)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
    finally:
        RT.ts = ts


def list_folder(path: str) -> list[str]:
    """The names in a folder. Raises the host's OSError."""
    ts = RT.ts
    try:
        return os.listdir(path)
    finally:
        RT.ts = ts
