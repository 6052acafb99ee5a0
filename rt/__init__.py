"""rt: CPython's runtime in typed Python, compiled with mypyc."""

# First of all, so that the modules of the cycle around it load in their order.
import rt.objects.object  # noqa: F401
