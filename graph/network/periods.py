"""Days as a user writes them, and windows that roll over time."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from graph.errors import UsageError


def first_day(value: date | str | None) -> date | None:
    """The first day that is meant: "2025", "2025-06", "2025-06-03" or a date.

    >>> first_day("2025-06")
    datetime.date(2025, 6, 1)
    """
    return _day(value, last=False)


def last_day(value: date | str | None) -> date | None:
    """The last day that is meant.

    >>> last_day("2025-06")
    datetime.date(2025, 6, 30)
    """
    return _day(value, last=True)


def windows(
    since: date | str, until: date | str, days: int, step: int | None = None
) -> Iterator[tuple[date, date]]:
    """First and last days of windows of so many days, the next one `step` days later.

    The last window ends on or before `until`. Without `step` windows touch and do not overlap.

    >>> list(windows("2025-01-01", "2025-01-10", days=5))[1]
    (datetime.date(2025, 1, 6), datetime.date(2025, 1, 10))

    Raises:
        UsageError: no such day, or a window without a day.
    """
    start, end = first_day(since), last_day(until)
    if days < 1 or (step is not None and step < 1) or start is None or end is None:
        message = (
            "windows need a first and a last day, and a length and step of a day or more;"
            f" not {since} to {until}, {days}, {step}"
        )
        raise UsageError(message)
    while (close := start + timedelta(days - 1)) <= end:
        yield start, close
        start += timedelta(step or days)


def _day(value: date | str | None, *, last: bool) -> date | None:
    if value is None or isinstance(value, date):
        return value
    parts = value.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        year = numbers[0]
        month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
        day = (
            numbers[2] if len(numbers) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
        )
        if len(numbers) > 3 or len(parts[0]) != 4:
            raise ValueError(value)
        return date(year, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        message = f"no day {value!r}; write 2025, 2025-06 or 2025-06-03"
        raise UsageError(message) from error
