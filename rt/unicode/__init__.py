"""Strings: CPython's Objects/unicodeobject.c and its neighbours."""
