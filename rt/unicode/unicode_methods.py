"""The type `str` and its methods, as far as they take and check arguments.

Answers to Objects/unicodeobject.c. What the methods do is in the neighbouring modules.
"""

from __future__ import annotations

from typing import Final

from rt.objects.typeobject import static_type

UNICODE_TYPE: Final = static_type("str")
