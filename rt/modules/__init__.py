"""Built-in and C modules of the standard library."""
