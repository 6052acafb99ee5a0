import subprocess, sys, signal, os
r = subprocess.run(["sh", "-c", "cat; echo err >&2; exit 3"], input="in\n", capture_output=True, text=True)
print(r.returncode, repr(r.stdout), repr(r.stderr), r.args[0])
print(subprocess.check_output(["echo", "hi"]), subprocess.call("exit 4", shell=True), subprocess.getoutput("echo out"))
try:
    subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as e:
    print(e, e.returncode)
try:
    subprocess.run(["no-such-command-x"])
except FileNotFoundError as e:
    print(e)
try:
    subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as e:
    print(e.cmd, e.timeout < 0.06)
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(p.communicate("data"), p.returncode, p.poll())
p = subprocess.Popen(["sleep", "5"])
p.terminate()
print(p.wait(), p.returncode == -signal.SIGTERM)
got = []
old = signal.signal(signal.SIGUSR1, lambda n, f: got.append((n, f.f_code.co_name)))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(got, signal.Signals(2).name, signal.getsignal(signal.SIGUSR1) is not old, signal.strsignal(9), signal.SIGINT in signal.valid_signals())
signal.signal(signal.SIGALRM, lambda *a: (_ for _ in ()).throw(TimeoutError("alarm")))


def raise_timeout(n, f):
    raise TimeoutError("alarm")


signal.signal(signal.SIGALRM, raise_timeout)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except TimeoutError as e:
    print(e)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e:
    print(repr(e))
for b in (lambda: signal.signal(999, signal.SIG_DFL), lambda: signal.signal(2, 5), lambda: signal.Signals(999)):
    try:
        b()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
import select, socket
a, b = socket.socketpair()
a.sendall(b"through socket")
print(select.select([b], [], [], 1)[0] == [b], b.recv(100), a.close(), b.recv(1), b.close())
