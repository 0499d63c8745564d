"""Days of registers: ISO days and moments, months, years, and days that are only known to be."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from graph.model.extraction import Precision

_DAY = re.compile(r"([+-]?\d{4,})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_EXISTS = re.compile(
    r"_:.*|t\d+|.*/\.well-known/genid/.*|unknown(?: value)?|somevalue", re.IGNORECASE
)
_NONE = re.compile(r"novalue|no value|null|none|n/?a|-|present|current|today", re.IGNORECASE)

# precision of a time on Wikidata, by its number and by its name in other exports
_PRECISIONS: dict[str, Precision] = {
    "9": "year",
    "10": "month",
    "11": "day",
    "year": "year",
    "month": "month",
    "day": "day",
}


class UnreadDayError(ValueError):
    """A cell is no day; the message says what it is."""

    UNKNOWN = "a day that is not known"


@dataclass(frozen=True)
class Edge:
    """The first or last day of something, and how exactly it is known."""

    day: date
    precision: Precision


def edge(text: str, precision: str = "", *, last: bool = False) -> Edge | None:
    """The day that a cell means; None where there is none.

    Args:
        text: of the cell.
        precision: what a column beside it says: 9, 10, 11 (Wikidata) or year, month, day.
        last: whether a month or year stands for its last day.

    Raises:
        UnreadDayError: it means a day that cannot be told: unknown, before the year 1, a century.
    """
    written = text.strip()
    if not written or _NONE.fullmatch(written):
        return None
    if _EXISTS.fullmatch(written):
        raise UnreadDayError(UnreadDayError.UNKNOWN)
    if match := _DAY.fullmatch(written):
        year, month, day = (int(part) for part in match.groups()[:3])
        if month == 0 or day == 0:  # 2010-00-00, 2010-05-00
            return _made(year, month or None, None, last, written)
        exact = _precision(precision, written)
        if exact in ("month", "year"):
            return _made(year, month if exact == "month" else None, None, last, written)
        found = _made(year, month, day, last, written)
        moment = match[4] is not None and not precision
        if moment and (month, day) == (1, 1):
            return Edge(found.day, "unsure")
        return found
    if match := _MONTH.fullmatch(written):
        return _made(int(match[1]), int(match[2]), None, last, written)
    if _YEAR.fullmatch(written):
        return _made(int(written), None, None, last, written)
    message = f"{written[:40]!r} is no day such as 2024-05-31"
    raise UnreadDayError(message)


def _precision(text: str, written: str) -> Precision | None:
    named = text.strip().lower().removesuffix(".0")
    if not named:
        return None
    if named not in _PRECISIONS:
        message = f"{written[:40]!r} is only known by precision {text.strip()[:20]!r}"
        raise UnreadDayError(message)
    return _PRECISIONS[named]


def _made(year: int, month: int | None, day: int | None, last: bool, written: str) -> Edge:
    try:
        if month is None:
            return Edge(date(year, 12, 31) if last else date(year, 1, 1), "year")
        if day is None:
            end = calendar.monthrange(year, month)[1] if last else 1
            return Edge(date(year, month, end), "month")
        return Edge(date(year, month, day), "day")
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        message = f"{written[:40]!r} is no day of the calendar from the year 1 on"
        raise UnreadDayError(message) from None
