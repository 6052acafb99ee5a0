"""The native half of `csv`: dialects, reader and writer."""
