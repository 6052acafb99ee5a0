print("hello", 1, 2.5, None, sep=", ", end="!\n")
