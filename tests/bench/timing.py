"""Two ways to do one thing, measured in turns, so that whatever else runs slows both alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

_WARM = 2
_LEAST, _MOST = 5, 25
_LONG = 2.0  # seconds of both together after which the least must do


def in_turns(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of each, warmed up."""
    for work in (ours, bare) * _WARM:
        work()
    spent: tuple[list[float], list[float]] = [], []
    while len(spent[0]) < _LEAST or (len(spent[0]) < _MOST and sum(map(sum, spent)) < _LONG):
        for seconds, work in zip(spent, (ours, bare), strict=True):
            seconds.append(once(work))
    return median(spent[0]), median(spent[1])


def once(work: Callable[[], object]) -> float:
    """The seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
