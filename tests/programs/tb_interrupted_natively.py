"""Signals reach a program whose loops are all native."""
import signal


class Enough(Exception):
    pass


def stop(number, frame):
    raise Enough


signal.signal(signal.SIGALRM, stop)
for name, endless in (
    ("map", lambda: sum(map(lambda x: 0, iter(int, 1)))),
    ("generator expression", lambda: sum(0 for _ in iter(int, 1))),
    ("sorted", lambda: sorted(iter(lambda: 0, 1))),
    ("filter", lambda: next(filter(lambda x: x, iter(int, 1)))),
):
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        endless()
    except Enough:
        print("ended:", name)
