import threading, queue, time, concurrent.futures as cf
results = []


def work(n, out):
    out.append(n * n)


ts = [threading.Thread(target=work, args=(i, results), name=f"w{i}") for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(results), ts[0].name, ts[0].is_alive(), threading.current_thread().name, threading.active_count(), threading.main_thread() is threading.current_thread())
counter, lock = 0, threading.Lock()


def inc():
    global counter
    for _ in range(500):
        with lock:
            counter += 1


ts = [threading.Thread(target=inc) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(counter, lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.release(), lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()
with r:
    with r:
        print("reentrant")
try:
    r.release()
except RuntimeError as e:
    print(e)
ev = threading.Event()
t = threading.Thread(target=lambda: (ev.wait(), results.append("event")))
t.start(); ev.set(); t.join()
print(results[-1], ev.is_set(), threading.Event().wait(0.001))
cond, items = threading.Condition(), []


def consumer():
    with cond:
        cond.wait_for(lambda: items, timeout=5)
        results.append(items.pop())


t = threading.Thread(target=consumer)
t.start()
with cond:
    items.append("item"); cond.notify_all()
t.join()
print(results[-1])
q = queue.Queue(maxsize=2)


def producer():
    for i in range(6): q.put(i)
    q.put(None)


t = threading.Thread(target=producer); t.start()
got = []
while (x := q.get()) is not None: got.append(x)
t.join()
print(got, q.empty(), q.qsize())
for c in (queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()):
    for x in (2, 3, 1): c.put(x)
    print(type(c).__name__, [c.get() for _ in range(3)])
for f in (lambda: q.get_nowait(), lambda: queue.Queue(1).get(timeout=0.01), lambda: (lambda z: (z.put(1), z.put_nowait(2)))(queue.Queue(1))):
    try:
        f()
    except (queue.Empty, queue.Full) as e:
        print(type(e).__name__)
loc = threading.local()
loc.v = "main"


def set_local():
    loc.v = "thread"
    results.append((loc.v, hasattr(loc, "w")))


t = threading.Thread(target=set_local); t.start(); t.join()
print(loc.v, results[-1])
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release())
b = threading.Barrier(2)
t = threading.Thread(target=b.wait); t.start(); b.wait(); t.join()
print(b.n_waiting, b.broken)
threading.excepthook = lambda a: print("thread hook", a.exc_type.__name__, a.exc_value)
t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()
with cf.ThreadPoolExecutor(2) as ex:
    print(list(ex.map(lambda x: x + 1, range(4))), ex.submit(pow, 2, 5).result(), sorted(f.result() for f in cf.as_completed([ex.submit(abs, -i) for i in range(3)])))
    f = ex.submit(int, "bad")
    try:
        f.result()
    except ValueError as e:
        print(e)
    print(f.done(), type(f.exception()).__name__)
tm = threading.Timer(0.001, results.append, ["timer"]); tm.start(); tm.join()
print(results[-1])
d = threading.Thread(target=time.sleep, args=(0.001,), daemon=True)
print(d.daemon, d.ident); d.start(); d.join(); print(d.ident is not None)
for f in (lambda: d.start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join()):
    try:
        f()
    except RuntimeError as e:
        print(e)
import _thread
done = _thread.allocate_lock(); done.acquire()
_thread.start_new_thread(lambda: done.release(), ())
done.acquire()
import contextvars
cv = contextvars.ContextVar("cv", default="dflt")
tok = cv.set("set")
ctx = contextvars.copy_context()
print(cv.get(), ctx[cv], ctx.run(lambda: (cv.set("inner"), cv.get())[1]), cv.get(), cv.reset(tok), cv.get(), cv.name)
