"""The native half of `json`: encoder and scanner."""
