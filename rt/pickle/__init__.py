"""Pickling: what is native of `pickle`."""
