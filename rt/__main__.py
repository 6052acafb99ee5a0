"""The command line for `python -m rt` and rt-run: compiled modules cannot be run with -m."""

import sys

from rt.cli import main


def run() -> None:
    """Run rt-run with the process's arguments and end the process with its status."""
    sys.exit(main(sys.argv))


if __name__ == "__main__":
    run()
