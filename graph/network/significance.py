"""How often two actors would meet by chance, and how surprising it is that they met as often.

Three null models, all of which leave how often each actor attends as it is:

- the configuration model with expected degrees (Newman, "Networks", 2nd ed. 2018, ch. 12), for
  `expected`: d_i d_j / M² times the sum of the squared sizes of the events, M the number of
  attendances;
- the hypergeometric one (Tumminello et al., PLOS ONE 6, 2011; Neal's fixed row model), for
  p-values in closed form: each actor draws its events at random, all events alike;
- seeded edge swaps (Strona et al., Nature Communications 5, 2014), which keep the sizes of the
  events too: slower, and the one to trust where sizes differ much (a summit beside calls).

P-values are one-sided (met as often or more) and, as counts are small, mid-p values (Lancaster,
JASA 56, 1961): the chance to meet more often plus half of that to meet exactly as often.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

Pair = tuple[str, str]


def shared(rosters: Mapping[str, Iterable[str]]) -> Counter[Pair]:
    """How many events each pair of actors shares; pairs in the order of their ids."""
    found: Counter[Pair] = Counter()
    for members in rosters.values():
        found.update(combinations(sorted(set(members)), 2))
    return found


def degrees(rosters: Mapping[str, Iterable[str]]) -> Counter[str]:
    """At how many events each actor was."""
    return Counter(actor for members in rosters.values() for actor in set(members))


def expected(
    rosters: Mapping[str, Iterable[str]], met: Mapping[Pair, int] | None = None
) -> dict[Pair, float]:
    """Shared events by chance, for each pair that shares any.

    Args:
        rosters: the actors of each event.
        met: what `shared` gives for them, where that is known.

    >>> rosters = {"summit": ["a", "b", "c"], "call": ["a", "b"], "visit": ["b", "c"]}
    >>> round(expected(rosters)["a", "b"], 3)
    2.082
    """
    degree = degrees(rosters)
    total = sum(degree.values())
    squares = sum(len(set(members)) ** 2 for members in rosters.values())
    pairs = shared(rosters) if met is None else met
    return {(a, b): degree[a] * degree[b] * squares / total**2 for a, b in pairs}


def hypergeometric(
    rosters: Mapping[str, Iterable[str]], met: Mapping[Pair, int] | None = None
) -> dict[Pair, float]:
    """Mid-p value of each pair that shares an event, all events alike; `met` as in `expected`."""
    import numpy as np
    from scipy.stats import hypergeom

    degree, events = degrees(rosters), len(rosters)
    found = shared(rosters) if met is None else met
    pairs = list(found)
    if not pairs:
        return {}
    drawn = np.array([(found[a, b], *sorted((degree[a], degree[b]))) for a, b in pairs])
    cases, case_of = np.unique(drawn, axis=0, return_inverse=True)  # many pairs are alike
    counts, less, more = cases.T
    law = hypergeom(events, more, less)
    values = (law.sf(counts) + law.pmf(counts) / 2)[case_of]
    return dict(zip(pairs, values.tolist(), strict=True))


def swaps(
    rosters: Mapping[str, Iterable[str]], *, samples: int = 1000, seed: int = 1
) -> dict[Pair, float]:
    """Mid-p value of each pair that shares an event, how often actors attend and sizes kept.

    Args:
        rosters: the actors of each event.
        samples: random tables drawn; the smallest p-value is 1 / (2 (samples + 1)).
        seed: of the draws, so that the answer repeats.
    """
    found = shared(rosters)
    rng = random.Random(seed)  # for a repeatable draw, not for secrets
    table = [set(rosters[event]) for event in sorted(rosters)]
    for _ in range(5 * len(table)):
        _trade(table, rng)
    more: Counter[Pair] = Counter()
    equal: Counter[Pair] = Counter()
    for _ in range(samples):
        for _ in range(len(table)):
            _trade(table, rng)
        drawn = shared({str(i): members for i, members in enumerate(table)})
        for pair, count in drawn.items():
            if count > found[pair]:
                more[pair] += 1
            elif count == found[pair]:
                equal[pair] += 1
    return {p: (more[p] + (equal[p] + 1) / 2) / (samples + 1) for p in found}


def _trade(table: list[set[str]], rng: random.Random) -> None:
    """Two events trade some of those who were at one of them only ("curveball")."""
    if len(table) < 2:
        return
    one, other = rng.sample(range(len(table)), 2)
    only = sorted(table[one] - table[other]), sorted(table[other] - table[one])
    pool = [*only[0], *only[1]]
    rng.shuffle(pool)
    both = table[one] & table[other]
    table[one] = both | set(pool[: len(only[0])])
    table[other] = both | set(pool[len(only[0]) :])


def corrected(values: Mapping[Pair, float], tests: int) -> dict[Pair, float]:
    """Q-values: p-values corrected for the number of pairs looked at.

    Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995): of the pairs with q ≤ .05, one in twenty
    is expected to be there by chance.

    Args:
        values: p-value of each pair that shares an event.
        tests: how many pairs there are; those that share none count with p = 1.
    """
    from scipy.stats import false_discovery_control

    if not values:
        return {}
    padding = [1.0] * (tests - len(values))
    controlled = false_discovery_control([*values.values(), *padding])
    return {pair: float(q) for pair, q in zip(values, controlled, strict=False)}


METHODS: dict[str, Callable[[Mapping[str, Iterable[str]]], dict[Pair, float]]] = {
    "hypergeometric": hypergeometric,
    "swaps": swaps,
}
"""How p-values are found."""
