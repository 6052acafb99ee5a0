"""Dictionaries: CPython's Objects/dictobject.c."""
