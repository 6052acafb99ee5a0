# status: 1
def level(n):
    try:
        if n == 0:
            raise ValueError("level 0")
        level(n - 1)
    except Exception as e:
        raise RuntimeError(f"level {n}") from e


level(3)
