import threading


def work(n):
    if n:
        raise ValueError(f"in thread {n}")


for i in range(2):
    t = threading.Thread(target=work, args=(i,), name=f"worker-{i}")
    t.start()
    t.join()
print("main goes on")
