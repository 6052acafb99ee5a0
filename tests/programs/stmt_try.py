def run(action):
    log = []
    try:
        log.append("try")
        action()
    except (KeyError, IndexError) as e:
        log.append(f"lookup {e!r}")
    except ValueError:
        log.append("value")
    except Exception as e:
        log.append(type(e).__name__)
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def fail(e):
    def inner():
        raise e
    return inner


print(run(lambda: None))
print(run(fail(KeyError("k"))))
print(run(fail(IndexError)))
print(run(fail(ValueError("v"))))
print(run(fail(ZeroDivisionError("z"))))


def override():
    try:
        return "try"
    finally:
        print("cleanup")


print(override())


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)


loop()


def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError as e:
        print("outer", e)
    try:
        e
    except NameError as err:
        print(err)


nested()


def reraise():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            print("reraising")
            raise
    except ValueError as e:
        return str(e)


print(reraise())
try:
    raise
except RuntimeError as e:
    print(e)


def swallow():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                return "returned"
            finally:
                print("inner cleanup")


print(swallow())
try:
    try:
        raise TypeError("a")
    except 5:
        pass
except TypeError as e:
    print(e, "|", repr(e.__context__))
