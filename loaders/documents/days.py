"""Days of publication as pages, files and mails write them; nothing that leaves a choice."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)|\b(\d{4})(\d{2})(\d{2})(?:T\d|\b)")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+{_MONTH}[\s,.-]+(\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}[\s.]+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_OLDEST = date(1800, 1, 1)


def day_in(text: str) -> date | None:
    """The first full day in a text; None for a month or year alone, and for 03/04/2024."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_ISO, "iso"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        if match := pattern.search(text):
            day = _day(order, [group for group in match.groups() if group])
            if day is not None:
                found.append((match.start(), day))
    return min(found)[1] if found else None


def _day(order: str, parts: list[str]) -> date | None:
    if order == "iso":
        year, month, day = map(int, parts)
    else:
        first, second, year_text = parts
        name, number = (second, first) if order == "dmy" else (first, second)
        year, month, day = int(year_text), _MONTHS.index(name[:3].lower()) + 1, int(number)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found >= _OLDEST else None
