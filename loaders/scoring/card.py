"""The score card: counts over all documents, and the measures that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.scoring.compare import HEADLINE, Comparison, Kind, Labels, compare
from loaders.scoring.sheets import Sheet


@dataclass(frozen=True)
class Measure:
    """Counts of one kind of fact; what is absent on both sides counts as right."""

    matched: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of the predicted facts that are in gold."""
        return self.matched / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold facts that were predicted."""
        return self.matched / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Side:
    """Measures over matched facts only; None where gold has too few.

    Attributes:
        role: macro F1 of the roles.
        direct: F1 of the mode "direct".
        status: macro F1 of the four statuses, matched without regard to status.
        date: share of dated events with exactly the gold date.
    """

    role: float | None
    direct: float | None
    status: float | None
    date: float | None


@dataclass(frozen=True)
class ScoreCard:
    """Comparisons by document, with the measures over all of them.

    Attributes:
        documents: the comparison of every gold document.
        answered: how many of them have a prediction.
    """

    documents: dict[str, Comparison]
    answered: int

    def measure(self, kind: Kind) -> Measure:
        """One kind of fact over all documents."""
        return _measure(list(self.documents.values()), kind)

    @property
    def headline(self) -> float:
        """Mean F1 of people, titles, represents, attended and stated."""
        return _headline(list(self.documents.values()))

    @property
    def per_document(self) -> dict[str, float]:
        """Headline of each document alone, in the order of gold."""
        return {name: _headline([one]) for name, one in self.documents.items()}

    @property
    def side(self) -> Side:
        """The measures beside the headline."""
        parts = self.documents.values()
        dates = [right for one in parts for right in one.dates]
        return Side(
            role=_macro_f1([pair for one in parts for pair in one.roles]),
            direct=_label_f1([pair for one in parts for pair in one.modes], "direct"),
            status=_macro_f1([pair for one in parts for pair in one.statuses]),
            date=sum(dates) / len(dates) if dates else None,
        )


def score(
    gold: Mapping[str, Sheet],
    predicted: Mapping[str, Sheet],
    texts: Mapping[str, str] | None = None,
) -> ScoreCard:
    """Score predictions; a gold document without a prediction counts as an empty one.

    Args:
        gold: sheets by document id.
        predicted: the same; documents that gold lacks are left out.
        texts: the documents, to show statements by their words.
    """
    words = texts or {}
    documents = {
        name: compare(sheet, predicted.get(name, Sheet()), words.get(name, ""))
        for name, sheet in gold.items()
    }
    return ScoreCard(documents, answered=len(gold.keys() & predicted.keys()))


def _measure(parts: list[Comparison], kind: Kind) -> Measure:
    found = [one.found[kind] for one in parts]
    return Measure(
        matched=sum(one.matched for one in found),
        gold=sum(one.gold for one in found),
        predicted=sum(one.predicted for one in found),
    )


def _headline(parts: list[Comparison]) -> float:
    return sum(_measure(parts, kind).f1 for kind in HEADLINE) / len(HEADLINE)


def _label_f1(pairs: Labels, label: str | None) -> float | None:
    matched = sum(gold == predicted == label for gold, predicted in pairs)
    named = sum((gold == label) + (predicted == label) for gold, predicted in pairs)
    return 2 * matched / named if named else None


def _macro_f1(pairs: Labels) -> float | None:
    """Mean F1 over the labels that gold uses at least twice."""
    used = [gold for gold, _ in pairs]
    labels = sorted({label for label in used if label and used.count(label) > 1})
    values = [_label_f1(pairs, label) or 0.0 for label in labels]
    return sum(values) / len(values) if values else None
