# status: 1
class AppError(Exception):
    pass


def read(key):
    try:
        return {}[key]
    except KeyError as e:
        raise AppError(f"no {key}") from e


def load():
    try:
        read("config")
    except AppError:
        int("not a number")


def main():
    try:
        load()
    finally:
        print("cleanup")


main()
