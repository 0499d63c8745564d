"""Days and intervals as Entente writes them: `2024-05-01` or `2024-05-01/2024-05-03`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True)
class Period:
    """A closed interval of days; one day has equal ends."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"the interval ends before it starts: {self.start}/{self.end}"
            raise ValueError(message)

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, day: date) -> bool:
        """Whether a day lies in the interval, ends included."""
        return self.start <= day <= self.end


def period(text: str) -> Period:
    """The period that an ISO day or interval means; ValueError for anything else."""
    first, slash, last = text.strip().partition("/")
    try:
        start = date.fromisoformat(first)
        return Period(start, date.fromisoformat(last) if slash else start)
    except ValueError as error:
        message = f"'{text}' is no ISO day or interval: {error}"
        raise ValueError(message) from error


def overlap(a: str | None, b: str | None) -> bool:
    """Whether two written periods share a day; False where either is unknown."""
    return bool(a and b) and period(a or "").overlaps(period(b or ""))


def holds_on(day: date, since: date | None, until: date | None) -> bool:
    """Whether something in force from `since` to `until`, both included, held on a day."""
    return (since is None or since <= day) and (until is None or day <= until)
