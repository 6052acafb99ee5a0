"""Logging: calls that are dropped, plain messages, and messages with arguments."""

import io
import logging
import sys

CALLS = 2000


def make_logger(stream):
    """A logger that writes to `stream` from WARNING on."""
    logger = logging.Logger("bench", logging.WARNING)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
    logger.addHandler(handler)
    return logger


def silent(logger):
    for _ in range(CALLS * 5):
        logger.debug("not shown")
        logger.info("not shown %s", "either")


def simple(logger):
    for _ in range(CALLS):
        logger.warning("a plain message")


def formatted(logger):
    for i in range(CALLS):
        logger.error("message %d of %s", i, "many")


def bench(loops):
    """All three shapes, `loops` times."""
    for _ in range(loops):
        stream = io.StringIO()
        logger = make_logger(stream)
        silent(logger)
        simple(logger)
        formatted(logger)
        lines = stream.getvalue().splitlines()
        assert len(lines) == 2 * CALLS
        assert lines[-1] == f"ERROR:bench:message {CALLS - 1} of many", lines[-1]
    return len(stream.getvalue())


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
