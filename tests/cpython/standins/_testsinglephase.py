"""What `test.test_importlib.util` wants to be there: without it many modules cannot be imported.

It has nothing of CPython's extension of that name; tests of how C modules are initialised do not
find here what they need.
"""
