# Threads that import modules and print tracebacks, all at once, while the main thread goes on.
import sys
import threading

MODULES = ["colorsys", "sched", "wave", "quopri", "cmd", "shelve", "plistlib", "graphlib",
           "netrc", "fileinput", "mailbox", "chunk", "tabnanny", "symtable", "pyclbr", "zipapp"]
done = []
shown = []


class Kept:
    """Keeps what is written, for threads print in any order."""

    def write(self, text):
        shown.append(text)

    def flush(self):
        pass


def work(names):
    for name in names:
        try:
            module = __import__(name)
        except ImportError as e:
            done.append((name, str(e)))
        else:
            done.append((name, module.__name__))
    raise ValueError(names[0])


sys.stderr = Kept()
threads = [threading.Thread(target=work, args=(MODULES[i::8],)) for i in range(8)]
for t in threads:
    t.start()
total = 0
while any(t.is_alive() for t in threads):
    total += sum(range(50))
for t in threads:
    t.join()
sys.stderr = sys.__stderr__
for entry in sorted(done):
    print(*entry)
text = "".join(shown)
print(text.count("ValueError"), text.count("Traceback"))
