"""When something takes place: dates in running text, read against the day of the text.

A small reader of its own: "Monday" means the one before or after the text's day according to the
tense around it, a month or a year stands for the whole of itself, "14-15 May" for two days.
General date parsers guess differently in all three cases.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.extraction.reading import Reading

Interval = tuple[date, date]

_MONTHS = [month.lower() for month in calendar.month_name[1:]]
_DAYS = [day.lower() for day in calendar.day_name]
_PARTS = {
    "first half": (1, 15), "second half": (16, 31),
    "early": (1, 10), "mid": (11, 20), "late": (21, 31),
}  # fmt: skip
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NUMBERS = {word: n for n, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1, "couple": 2}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_D = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_N = r"(\d{1,2})(?:st|nd|rd|th)?"
_DASH = r"\s?(?:-|–|—|to|and|until|through)\s?"
_Y = r"((?:1[89]|20)\d\d)"
_PART = r"(?:(?P<third>early|mid|late|later|earlier)[ -]?(?:in\s|this\s)?)?"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date expression and what it means when it lies behind the text and when ahead of it."""

    start: int
    end: int
    past: Interval | None
    future: Interval | None
    precise: bool = True  # names days, not a month, a season or a year

    def at(self, *, ahead: bool) -> Interval | None:
        """The reading for the given direction, or the only one there is."""
        return (self.future or self.past) if ahead else (self.past or self.future)


def iso(interval: Interval | None) -> str | None:
    """An interval in the form of the model: one ISO day, or two with a slash."""
    if interval is None:
        return None
    first, last = interval
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def today(reading: Reading) -> date | None:
    """The day on which the text speaks: the dateline's, else the publish date."""
    for block in reading.blocks:
        if block.dateline is not None:
            a, b = block.dateline
            line = reading.normal.text[a:b]
            for moment in find(line, reading.published or _year_of(line)):
                found = moment.at(ahead=False)
                if found is not None and moment.precise and found[0] == found[1]:
                    return found[0]
    return reading.published


def _year_of(line: str) -> date | None:
    year = re.search(_Y, line)
    return date(int(year[1]), 12, 31) if year else None


def find(text: str, day: date | None) -> list[Moment]:
    """All date expressions of the text in order; longer ones win over those that they contain."""
    found: list[Moment] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            moment = read(match, day)
            if moment is not None:
                found.append(moment)
                taken.append(match.span())
    return _followed(text, sorted(found, key=lambda m: m.start))


def _followed(text: str, found: list[Moment]) -> list[Moment]:
    """With "the following day", which is the day after the one named last before."""
    more = []
    for match in _FOLLOWING.finditer(text):
        before = [m for m in found if m.end <= match.start() and m.precise]
        when = before[-1].at(ahead=False) if before else None
        if when is not None:
            day = when[1] + timedelta(days=1)
            more.append(Moment(*match.span(), (day, day), None))
    return sorted([*found, *more], key=lambda m: m.start) if more else found


def _month(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _whole_month(year: int, month: int, part: str = "") -> Interval:
    end = calendar.monthrange(year, month)[1]
    first, last = _PARTS.get(part, (1, end))
    return date(year, month, first), date(year, month, min(last, end))


def _whole_year(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31)


def _span(
    match: re.Match[str],
    past: Interval | None,
    future: Interval | None = None,
    *,
    precise: bool = True,
) -> Moment | None:
    if past is None and future is None:
        return None
    return Moment(match.start(), match.end(), past, future, precise)


def _days(
    match: re.Match[str],
    day: date | None,
    first: tuple[int, int],
    last: tuple[int, int],
    year: str | None,
) -> Moment | None:
    """Days given by (month, day); without a year the nearest past and future ones."""

    def build(y: int) -> Interval | None:
        a, b = _day(y, *first), _day(y + (last < first), *last)
        return (a, b) if a and b else None

    if year:
        return _span(match, build(int(year)))
    if day is None:
        return None
    options = [found for y in (day.year - 1, day.year, day.year + 1) if (found := build(y))]
    if not options:
        return None
    nearest = min(options, key=lambda i: abs((i[0] - day).days))
    # within some months of the text the nearest is meant, whatever the tense
    if abs((nearest[0] - day).days) < 100:
        return _span(match, nearest)
    past = [i for i in options if i[0] <= day]
    future = [i for i in options if i[1] >= day]
    return _span(match, past[-1] if past else None, future[0] if future else None)


def _dm(match: re.Match[str], day: date | None) -> Moment | None:
    d1, d2, month, year = match["a"], match["b"], match["m"], match["y"]
    m = _month(month)
    return _days(match, day, (m, int(d1)), (m, int(d2 or d1)), year)


def _two_months(match: re.Match[str], day: date | None) -> Moment | None:
    first = (_month(match["m"]), int(match["a"]))
    return _days(match, day, first, (_month(match["n"]), int(match["b"])), match["y"])


def _month_year(match: re.Match[str], _day_of_text: date | None) -> Moment | None:
    part = (match["part"] or match["third"] or "").lower()
    return _span(match, _whole_month(int(match["y"]), _month(match["m"]), part), precise=False)


def _bare_month(match: re.Match[str], day: date | None) -> Moment | None:
    if day is None:
        return None
    m, which = _month(match["m"]), (match["tail"] or match[0].split()[0]).lower()
    part = (match["part"] or match["third"] or re.split("[ -]", match[0])[0]).lower()
    back = day.year if m <= day.month else day.year - 1
    ahead = day.year if m >= day.month else day.year + 1
    if which.startswith("last"):
        year = day.year - 1 if match["tail"] else back
        return _span(match, _whole_month(year, m, part), precise=False)
    if which.startswith("next"):
        year = day.year + 1 if match["tail"] else ahead
        return _span(match, _whole_month(year, m, part), precise=False)
    if which.startswith("this"):
        return _span(match, _whole_month(day.year, m, part), precise=False)
    return _span(match, _whole_month(back, m, part), _whole_month(ahead, m, part), precise=False)


def _bare_year(match: re.Match[str], _day_of_text: date | None) -> Moment | None:
    return _span(match, _whole_year(int(match["y"])), precise=False)


def _years(match: re.Match[str], _day_of_text: date | None) -> Moment | None:
    first, last = int(match["y"]), int(match["z"])
    if last < first:
        return None
    return _span(match, (date(first, 1, 1), date(last, 12, 31)), precise=False)


def _season(match: re.Match[str], day: date | None) -> Moment | None:
    month, which = _SEASONS[match["s"].lower()], (match["which"] or "").lower()
    year = int(match["y"]) if match["y"] else None
    if year is None:
        if day is None or not which:
            return None
        year = day.year
        if which == "last" and date(year, month, 1) > day - timedelta(days=60):
            year -= 1
        if which == "next" and date(year, month, 1) <= day:
            year += 1
    last = (year, month + 2) if month < 11 else (year + 1, (month + 2) % 12)
    interval = (date(year, month, 1), _whole_month(*last)[1])
    return _span(match, interval, precise=False)


def _deictic(match: re.Match[str], day: date | None) -> Moment | None:
    if day is None:
        return None
    word = match["w"].lower()
    shift = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tom") else 0
    if word == "the day after tomorrow":
        shift = 2
    when = day + timedelta(days=shift)
    return _span(match, *_numbered(match, when))


def _numbered(match: re.Match[str], when: date) -> tuple[Interval]:
    """Read "this morning (22)": the number is the day; the nearest such day is meant."""
    number = match["no"]
    if number:
        days = (when + timedelta(days=n) for n in sorted(range(-16, 17), key=abs))
        when = next((d for d in days if d.day == int(number)), when)
    return ((when, when),)


def _weekday(match: re.Match[str], day: date | None) -> Moment | None:
    if day is None:
        return None
    which = (match["which"] or "").lower()
    if re.match(rf",?\s(?:the\s)?(?:{_N}\s)?{_M}", match.string[match.end() :]):
        return None  # "Monday, January 22": the date says it all
    ahead = (_DAYS.index(match["d"].lower()) - day.weekday()) % 7
    back = (ahead - 7) if ahead else 0
    later, earlier = day + timedelta(days=ahead), day + timedelta(days=back)
    if match["no"]:
        return _span(match, *_numbered(match, later if ahead < 4 else earlier))
    if which == "next":
        later = later if ahead else later + timedelta(days=7)
        return _span(match, (later, later))
    if which == "last":
        earlier = earlier if back else earlier - timedelta(days=7)
        return _span(match, (earlier, earlier))
    return _span(match, (earlier, earlier), (later, later))


def _weekdays(match: re.Match[str], day: date | None) -> Moment | None:
    """Read "Sunday and Monday": a stretch, the last of whose days lies next to the text's."""
    length = (_DAYS.index(match["l"].lower()) - _DAYS.index(match["d"].lower())) % 7
    if day is None or not length:
        return None
    ahead = (_DAYS.index(match["l"].lower()) - day.weekday()) % 7
    last = day + timedelta(days=ahead - 7 if ahead else 0)
    first = day + timedelta(days=(_DAYS.index(match["d"].lower()) - day.weekday()) % 7)
    days = timedelta(days=length)
    return _span(match, (last - days, last), (first, first + days))


def _period(match: re.Match[str], day: date | None) -> Moment | None:
    """This, last and next week, weekend, month and year; weeks run from Monday to Sunday."""
    if day is None:
        return None
    which, unit = match["which"].lower(), match["u"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        sunday = monday + timedelta(days=6)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return _span(match, (first, sunday), precise=unit == "weekend")
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        return _span(match, _whole_month(year, month + 1), precise=False)
    return _span(match, _whole_year(day.year + step), precise=False)


def _week_of(match: re.Match[str], day: date | None) -> Moment | None:
    """The Monday to Sunday around a day ("the week of October 10")."""
    inner = find(match["day"], day)
    when = (inner[0].past or inner[0].future) if inner else None
    if when is None or when[0] != when[1]:
        return None
    monday = when[0] - timedelta(days=when[0].weekday())
    return _span(match, (monday, monday + timedelta(days=6)), precise=False)


def _ago(match: re.Match[str], day: date | None) -> Moment | None:
    if day is None:
        return None
    word, unit = match["n"].lower(), match["u"].lower()
    n = int(word) if word.isdigit() else NUMBERS.get(word, 0)
    if not n:
        return None
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 - n, 12)
        return _span(match, _whole_month(year, month + 1), precise=False)
    if unit == "year":
        return _span(match, _whole_year(day.year - n), precise=False)
    when = day - timedelta(days=n * (7 if unit == "week" else 1))
    return _span(match, (when, when))


_NO = r"(?:\s*\((?P<no>[0-3]?\d)(?:st|nd|rd|th)?\))?"
_A, _B = _N.replace("(", "(?P<a>", 1), _N.replace("(", "(?P<b>", 1)
_YY = _Y.replace("(", "(?P<y>", 1)

# The order is the priority: an expression keeps its text from all rules after its own.
_HALF = r"(?:(?P<part>first half|second half)\sof\s)?"
_PATTERNS: list[tuple[str, Callable[[re.Match[str], date | None], Moment | None]]] = [
    (rf"\b[Ww]eek\sof\s(?P<day>{_M}\s{_N}(?:,?\s{_Y})?)", _week_of),
    (rf"\b(?P<m>{_M})\s{_A}{_DASH}(?P<n>{_M})\s{_B}(?:,?\s{_YY})?", _two_months),
    (rf"\b{_A}\s(?P<m>{_M}){_DASH}{_B}\s(?P<n>{_M})(?:,?\s{_YY})?", _two_months),
    (
        rf"\b(?:between\s|from\s)?{_A}(?:{_DASH}{_B})?\s(?:of\s)?(?P<m>{_M})\b"
        rf"(?:\.?,?\s{_YY})?",
        _dm,
    ),
    (
        rf"\b(?P<m>{_M})\s{_A}(?:{_DASH}{_B})?(?!\d|,\d|\s?(?:percent|pct|mln|million))"
        rf"(?:\s*,?\s{_YY})?",
        _dm,
    ),
    (rf"\b(?:the\s{_HALF})?{_PART}(?P<m>{_M}),?\s(?:of\s)?{_YY}\b", _month_year),
    (
        r"\b(?:(?P<which>last|next|this|coming)\s+)?(?P<s>spring|summer|autumn|fall|winter)"
        rf"(?:\s(?:of\s)?{_YY})?\b",
        _season,
    ),
    (
        rf"\b(?:the\s{_HALF})?{_PART}(?P<m>{_M})\s(?:of\s)?(?P<tail>this|last|next)\syear\b",
        _bare_month,
    ),
    (
        rf"\b(?i:in|since|by|until|for|of|during|late|early|mid|the|this|last|next)[ -]"
        rf"(?:the\s)?{_HALF}{_PART}(?P<m>{_M})\b(?!\s\d)(?P<tail>)",
        _bare_month,
    ),
    (
        r"(?i:\b(?P<w>today|tonight|yesterday|tomm?orr?ow|the day after tomorrow|last night"
        r"|(?:earlier |later )?this (?:morning|afternoon|evening)|earlier today|later today)"
        rf"(?:\s(?:morning|afternoon|evening|night))?{_NO})",
        _deictic,
    ),
    (rf"\b(?P<d>{_D})(?:\sand\s|\sto\s|\sthrough\s|\suntil\s|-|–)(?P<l>{_D})\b", _weekdays),
    (rf"\b(?:(?P<which>last|next|this|coming)\s)?(?P<d>{_D})\b{_NO}", _weekday),
    (
        r"(?i:\b(?:(?:late|later|earlier|early)\s)?(?P<which>this|last|next|past|previous|coming)"
        r"\s(?P<u>weekend|week|month|year)\b)",
        _period,
    ),
    (
        rf"(?i:\b(?P<n>\d{{1,2}}|couple|{'|'.join(NUMBERS)})\s(?P<u>day|week|month|year)s?\sago\b)",
        _ago,
    ),
    (
        rf"(?i:\b(?:from|between)\s{_YY}\s(?:to|and|until|through)\s{_YY.replace('<y>', '<z>')}\b)",
        _years,
    ),
    (rf"(?i:\b(?:in|since|of|for|during|by)\s{_YY}\b(?!\s?-\s?\d))", _bare_year),
]
_FOLLOWING = re.compile(
    r"\b(?i:(?:on\s)?the\s(?:following|next)\s(?:day|morning|afternoon|evening)|a\sday\slater)\b"
)
_RULES = [(re.compile(pattern), read) for pattern, read in _PATTERNS]
