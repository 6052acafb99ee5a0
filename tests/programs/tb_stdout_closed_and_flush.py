# status: 1
import sys
print("partial line", end="")
sys.stdout.flush()
sys.stderr.write("stderr text\n")
print(" continued")
sys.tracebacklimit = 1


def a(): b()
def b(): c()
def c(): raise RuntimeError("limited")


a()
