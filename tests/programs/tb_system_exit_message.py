# status: 1
try:
    raise SystemExit("message to stderr")
finally:
    print("finally runs")
