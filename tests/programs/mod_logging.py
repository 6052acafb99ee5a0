import logging, sys, io
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app")
log.debug("hidden")
log.info("info %s %d", "arg", 5)
log.warning("warn %(k)s", {"k": "v"})
log.error("error")
child = logging.getLogger("app.sub")
child.setLevel(logging.DEBUG)
child.debug("child debug")
print(child.parent is log, child.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("ERROR"))
try:
    1 / 0
except ZeroDivisionError:
    log.exception("with traceback")
buf = io.StringIO()
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("{levelname}|{funcName}|{lineno}|{message}", style="{"))
h.setLevel(logging.ERROR)
child.addHandler(h)
child.propagate = False


def in_function():
    child.error("from function")
    child.warning("not to handler")


in_function()
print(buf.getvalue(), end="")


class Filter(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.upper()
        return "skip" not in record.msg.lower()


log.addFilter(Filter())
log.info("filtered")
log.info("skip me")
log.log(35, "custom level")
logging.addLevelName(35, "NOTICE")
log.log(35, "named level")
log.info("bad args %d", "x") if False else None
adapter = logging.LoggerAdapter(log, {"extra": 1})
adapter.info("adapted")
print(logging.root.handlers[0].__class__.__name__, len(log.handlers), log.name, repr(log), logging.Formatter("%(asctime)s").usesTime())
rec = logging.LogRecord("n", 20, "/p/file.py", 7, "m %s", ("a",), None)
print(rec.getMessage(), rec.filename, rec.module, rec.levelname, logging.Formatter("%(name)-5s|%(levelno)03d").format(rec))
logging.disable(logging.CRITICAL)
log.critical("disabled")
logging.disable(logging.NOTSET)
logging.captureWarnings(True)
mem = logging.handlers.MemoryHandler(10) if hasattr(logging, "handlers") else None
logging.getLogger("q").info("after %s", [1, 2])
log.info("stack", stack_info=False)
for e in ("logging.getLogger(5)", "log.setLevel('NOPE')", "log.log('x', 'm')", "logging.Formatter('%(x', style='q')", "log.setLevel(1.5)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
