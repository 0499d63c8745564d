"""Commands measured from outside: time, CPU time and memory of their processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took, with the processes that it started.

    Attributes:
        wall: seconds that passed.
        cpu: seconds of all processes, in user code and in the system.
        peak: megabytes of the largest process.
    """

    wall: float
    cpu: float
    peak: float


def entente(*arguments: object) -> Usage:
    """Run the command from a cold start; its output is thrown away."""
    command = [sys.executable, "-m", "graph.cli", "--quiet", *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with exit code {process.returncode}")
    wall = time.perf_counter() - start
    return Usage(wall, used.ru_utime + used.ru_stime, megabytes(used.ru_maxrss))


def megabytes(maxrss: int) -> float:
    """The unit of `ru_maxrss` is the kilobyte, on macOS the byte."""
    return maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
