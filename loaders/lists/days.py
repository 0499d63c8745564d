"""Days and spans of days as headings and cells of lists write them, in several languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_NAMES = (
    "january janvier enero janeiro januar gennaio января jan ene janv",
    "february février fevrier febrero fevereiro februar febbraio февраля feb févr",
    "march mars marzo março märz marzo марта mar",
    "april avril abril abril april aprile апреля apr avr abr",
    "may mai mayo maio mai maggio мая",
    "june juin junio junho juni giugno июня jun",
    "july juillet julio julho juli luglio июля jul juil",
    "august août aout agosto agosto august agosto августа aug ago",
    "september septembre septiembre setiembre setembro settembre сентября sep sept",
    "october octobre octubre outubro oktober ottobre октября oct okt",
    "november novembre noviembre novembro november novembre ноября nov",
    "december décembre decembre diciembre dezembro dezember dicembre декабря dec déc dic dez",
)
_MONTHS = {name: i for i, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\b\.?"
_TO = r"\s*(?:-|–|—|/|to|until|through|and|au|al|a|à|y|et|bis|até|ao|по|-ый)\s*"
_OF = r"(?:\s+(?:of|de|of the))?\s*"
_DAY = r"(?:\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 28 November to 9 December 2005
        rf"\b(?P<d1>{_DAY}){_OF}(?P<m1>{_MONTH})(?:{_OF}(?P<y1>\d{{4}}))?{_TO}(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTH}),?"
        rf"{_OF}(?P<y2>\d{{4}})\b",
        # 3-14 May 2004
        rf"\b(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTH}),?{_OF}(?P<y2>\d{{4}})\b",
        # November 28 - December 9, 2005; May 3-14, 2004
        rf"\b(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}){_TO}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY}),?\s+(?P<y2>\d{{4}})\b",
        rf"\b(?P<d1>{_DAY}){_OF}(?P<m1>{_MONTH}),?{_OF}(?P<y1>\d{{4}})\b",
        rf"\b(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}),?\s+(?P<y1>\d{{4}})\b",
    )
)
_ISO = re.compile(
    r"\b(\d{4}-\d{2}-\d{2})(?:\s*(?:/|to|–|-)\s*(\d{4}-\d{2}-\d{2}))?(?:[T ]\d{2}:\d{2}.*)?"
)
_NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """An ISO day or interval, and where it is written."""

    iso: str
    start: int
    end: int


def interval(text: str) -> Interval | None:
    """The first day or span of days that a text writes with its year."""
    if not re.search(r"\d", text):
        return None
    if match := _ISO.search(text):
        first, last = match[1], match[2] or match[1]
        return _checked(first, last, match)
    for pattern in _PATTERNS:
        if match := pattern.search(text):
            return _interval(match)
    return None


def cell(value: object) -> str | None:
    """The day, span of days or year that a cell holds, as an ISO interval; None if it holds none.

    Days written in figures count only where one of the two numbers cannot be a month.
    """
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    text = str(value).strip()
    if _YEAR.fullmatch(text):
        return f"{text[:4]}-01-01/{text[:4]}-12-31"
    if found := interval(text):
        return found.iso
    if (match := _NUMERIC.fullmatch(text)) is not None:
        one, two, year = (int(part) for part in match.groups())
        if one > 12 or one == two:
            return _iso(year, two, one)
        if two > 12:
            return _iso(year, one, two)
    return None


def _interval(match: re.Match[str]) -> Interval | None:
    group = match.groupdict()
    year2 = group.get("y2") or group.get("y1")
    year1 = group.get("y1") or year2
    month1 = _month(group.get("m1") or group.get("m2"))
    month2 = _month(group.get("m2") or group.get("m1"))
    day1, day2 = _number(group["d1"]), _number(group.get("d2") or group["d1"])
    if not (year1 and year2 and month1 and month2):
        return None
    first, last = _iso(int(year1), month1, day1), _iso(int(year2), month2, day2)
    return _checked(first, last, match) if first and last else None


def _checked(first: str, last: str, match: re.Match[str]) -> Interval | None:
    if not (_valid(first) and _valid(last)) or first > last:
        return None
    return Interval(first if first == last else f"{first}/{last}", match.start(), match.end())


def _valid(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str | None) -> int:
    return _MONTHS.get((name or "").lower().rstrip("."), 0)


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))
