"""Two ways to do one thing, measured in turns, so that whatever else runs slows both alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

_ENOUGH, _SHORT, _LONG = 5, 2.0, 20.0  # rounds; seconds that all may take at least, and at most


def in_turns(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """The median seconds of each, warmed up; of five rounds, or more if short and fewer if long."""
    spent: tuple[list[float], list[float]] = [], []
    begin = time.perf_counter()
    for work in (ours, bare, ours, bare):
        if time.perf_counter() - begin < _LONG:
            work()
    begin = time.perf_counter()
    while (taken := time.perf_counter() - begin) < _SHORT or (
        taken < _LONG and len(spent[0]) < _ENOUGH
    ):
        for seconds, work in zip(spent, (ours, bare), strict=True):
            seconds.append(once(work))
    return median(spent[0]), median(spent[1])


def once(work: Callable[[], object]) -> float:
    """The seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
