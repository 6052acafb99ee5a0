"""`_datetime` for test modules that import it by itself: the library's classes in Python."""

from _pydatetime import *  # noqa: F403
