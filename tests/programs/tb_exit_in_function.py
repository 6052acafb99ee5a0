# status: 2
def f():
    try:
        exit(2)
    except Exception:
        print("not caught")
    finally:
        print("cleanup")


f()
