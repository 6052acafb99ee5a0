"""What is printed: tables, and the bar that says how far a run has come."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


def console() -> Console:
    """The standard output; wide enough for tables when it is no terminal."""
    plain = Console(markup=False, highlight=False)
    return plain if plain.is_terminal else Console(markup=False, highlight=False, width=130)


class Bar:
    """A bar on the standard error stream, for a known number of steps.

    On a stream that is no terminal it prints nothing.
    """

    def __init__(self, total: int) -> None:
        terminal = Console(stderr=True)
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=terminal,
            transient=True,
            disable=not terminal.is_terminal,
        )
        self.task = self.progress.add_task("", total=total)

    def __enter__(self) -> Bar:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def step(self, text: str) -> None:
        """Say what is being done now."""
        self.progress.update(self.task, description=text)

    def done(self, count: int = 1) -> None:
        """So many steps are done."""
        self.progress.advance(self.task, count)
