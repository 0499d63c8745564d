"""Loading as the graph grows: 10,000 documents, the last thousand beside the first."""

from __future__ import annotations

import calendar
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from graph.model import Document, Extraction
from loaders.documents import read
from loaders.extraction import extract_many
from loaders.pipeline import Extractor
from loaders.pipeline import load as put
from tests.bench.corpus import BENCH
from tests.bench.loading import empty_store
from tests.bench.processes import megabytes

COUNT, PART = 10_000, 1_000
_MONTHS = calendar.month_name[1:]
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}))"
    r"(?P<comma>,?)(?: (?P<year>(?:19|20)\d\d))?\b"
)
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def documents(count: int) -> Iterator[Document]:
    """Practice documents again and again; from the second time with other names and other days."""
    texts = list(read([BENCH / "practice" / "docs"], index=BENCH / "practice" / "index.jsonl"))
    names = [_names(found) for found in extract_many(texts)]
    for number in range(count):
        again, at = divmod(number, len(texts))
        yield _changed(texts[at], names[at], again) if again else texts[at]


def _names(found: Extraction) -> re.Pattern[str]:
    """The words of the names of persons."""
    words = {word for person in found.people for word in person.name.split() if len(word) > 2}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b")


def _changed(document: Document, names: re.Pattern[str], again: int) -> Document:
    """Names in other letters, and all days some weeks later."""
    chance = random.Random(again)
    letters = str.maketrans(
        _VOWELS + _OTHERS,
        "".join((*chance.sample(_VOWELS, len(_VOWELS)), *chance.sample(_OTHERS, len(_OTHERS)))),
    )
    later = timedelta(weeks=again)
    published = document.published or date(2025, 1, 1)

    def moved(found: re.Match[str]) -> str:
        month = _MONTHS.index(found["m1"] or found["m2"]) + 1
        try:
            day = date(int(found["year"] or published.year), month, int(found["d1"] or found["d2"]))
        except ValueError:  # no day, such as "May 42"
            return found[0]
        day += later
        parts = (
            (day.day, _MONTHS[day.month - 1]) if found["d1"] else (_MONTHS[day.month - 1], day.day)
        )
        year = f"{found['comma']} {day.year}" if found["year"] else found["comma"]
        return f"{parts[0]} {parts[1]}{year}"

    text = names.sub(lambda m: m[0].lower().translate(letters).capitalize(), document.text)
    text = _DAY.sub(moved, text)
    origin = f"{document.id}-{again}"
    return replace(document, id=origin, text=text, published=published + later, origin=origin)


def extracted(count: int) -> list[tuple[Document, Extraction]]:
    """The documents with their facts, found in two processes."""
    texts = list(documents(count))
    return list(zip(texts, extract_many(texts, jobs=2), strict=True))


def load(label: str, uri: str | None, pairs: list[tuple[Document, Extraction]]) -> None:
    """Load them one by one, the persons and events of each resolved again at once."""
    facts = {document.id: found for document, found in pairs}
    moments: list[float] = []
    peaks: list[float] = []

    def kept(texts: Iterator[Document]) -> Iterator[Extraction]:
        for text in texts:
            yield facts[text.id]

    def note(_: object) -> None:
        moments.append(time.perf_counter())
        peaks.append(megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
        if len(moments) % PART == 0:
            print(f"  {len(moments):,} at {moments[-1] - moments[0]:.0f} s", file=sys.stderr)

    with empty_store(uri) as store:
        put(store, (d for d, _ in pairs), extractor=Extractor("kept", kept), progress=note)
    part = min(PART, len(moments) // 3)
    first = moments[part] - moments[0]
    last = moments[-1] - moments[-1 - part]
    print(
        f"growing, {label}: the first {part:,} of {len(moments):,} documents in {first:.0f} s, the"
        f" last in {last:.0f} s: {last / first:.2f} times (aim 1.3); memory of the loading process"
        f" {peaks[part]:.0f} MB, then {peaks[-1]:.0f} MB"
    )
