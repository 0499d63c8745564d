"""When two facts name the same thing: names, titles, bodies, spans; and one-to-one pairing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from loaders.scoring.sheets import Body, Person, Span

_PASSED_OVER = {
    *("the", "of", "for", "and", "a", "an", "in", "on", "at", "to"),
    *("mr", "mrs", "ms", "dr", "h", "e", "s"),
}
_TOKEN = re.compile(r"[a-z0-9]+")
SAME_TEXT = 0.8  # share of tokens from which titles and names of bodies count as the same

Left = TypeVar("Left")
Right = TypeVar("Right")


def tokens(text: str) -> list[str]:
    """Words without case, accents, possessives, honorifics and small words."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return [t for t in _TOKEN.findall(plain.replace("'s", "")) if t not in _PASSED_OVER]


def shared_tokens(left: str, right: str) -> float:
    """Dice coefficient of the sets of tokens; 0 where either has none."""
    first, second = set(tokens(left)), set(tokens(right))
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def same_name(left: str, right: str) -> bool:
    """One name's tokens contain the other's, and each has the other's last token."""
    first, second = tokens(left), tokens(right)
    if not first or not second:
        return False
    nested = set(first) <= set(second) or set(second) <= set(first)
    return nested and first[-1] in second and second[-1] in first


def same_person(gold: Person, predicted: Person) -> float:
    """2 to 3 by full name, 1 to 2 by an alias, 0 for somebody else."""
    if same_name(gold.name, predicted.name):
        return 2.0 + shared_tokens(gold.name, predicted.name)
    theirs = (predicted.name, *predicted.aliases)
    if any(same_name(a, b) for a in (gold.name, *gold.aliases) for b in theirs):
        return 1.0 + overlap(gold.span, predicted.span)
    return 0.0


def same_body(left: Body, right: Body) -> bool:
    """Countries by code; everything else by name or acronym."""
    left_code, right_code = _country(left), _country(right)
    if left_code or right_code:
        return left_code == right_code
    return (
        shared_tokens(left.name, right.name) >= SAME_TEXT
        or _acronym_of(left.name, right.name)
        or _acronym_of(right.name, left.name)
    )


def _country(body: Body) -> str | None:
    return body.iso3 if body.type == "country" and body.iso3 else None


def _acronym_of(short: str, long: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", short)
    if len(letters) < 2 or len(tokens(short)) != 1:
        return False
    return letters.casefold() == "".join(token[0] for token in tokens(long))


def overlap(left: Span | None, right: Span | None) -> float:
    """Dice coefficient of two stretches of characters."""
    if not left or not right:
        return 0.0
    shared = max(0, min(left[1], right[1]) - max(left[0], right[0]))
    return 2 * shared / (left[1] - left[0] + right[1] - right[0]) if shared else 0.0


def pair(
    gold: Sequence[Left],
    predicted: Sequence[Right],
    likeness: Callable[[Left, Right], float],
    floor: float,
) -> dict[int, int]:
    """Greedy one-to-one pairs by falling likeness, as indices into both; none below the floor."""
    cells = [
        (score, i, j)
        for i, left in enumerate(gold)
        for j, right in enumerate(predicted)
        if (score := likeness(left, right)) >= floor
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(cells, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
