# Two threads unpickle an object whose module neither has imported: one imports, the other waits.
import os
import pickle
import sys
import tempfile
import threading

folder = tempfile.mkdtemp()
with open(os.path.join(folder, "gate_of_import.py"), "w") as f:
    f.write("import threading\nbarrier = threading.Barrier(2)\n")
with open(os.path.join(folder, "slow_to_import.py"), "w") as f:
    f.write("import gate_of_import\ngate_of_import.barrier.wait()\nclass C:\n    pass\n")
sys.path.insert(0, folder)
import gate_of_import  # noqa: E402

data = b"\x80\x03cslow_to_import\nC\nq\x00)\x81q\x01."
start = threading.Barrier(3)
results = []


def work():
    start.wait()
    results.append(pickle.loads(data))


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
start.wait()
gate_of_import.barrier.wait()
for t in threads:
    t.join()
print([type(x).__name__ for x in results])
