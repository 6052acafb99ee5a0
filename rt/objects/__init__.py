"""Built-in types and the object protocols: CPython's Objects/."""
