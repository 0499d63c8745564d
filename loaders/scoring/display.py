"""A score card as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from loaders.scoring.card import ScoreCard
from loaders.scoring.compare import HEADLINE, KINDS, Kind


def as_json(card: ScoreCard) -> str:
    """One line of JSON with unrounded numbers."""
    content: dict[str, object] = {
        "documents": len(card.documents),
        "predicted": card.answered,
        "headline": card.headline,
    }
    for kind in KINDS:
        measure = card.measure(kind)
        content[kind] = {"p": measure.precision, "r": measure.recall, "f1": measure.f1}
    return json.dumps(content | {"side": asdict(card.side)})


def as_text(card: ScoreCard, *, per_document: bool = False, errors: Kind | None = None) -> str:
    """A table with three decimals.

    Args:
        card: what to show.
        per_document: adds each document's headline, worst first.
        errors: adds what was missed and what is spurious of this kind.
    """
    lines = [
        f"{len(card.documents)} documents, {card.answered} of them predicted",
        f"{'':12}{'gold':>7}{'pred':>7}{'P':>8}{'R':>8}{'F1':>8}",
    ]
    for kind in KINDS:
        m = card.measure(kind)
        numbers = f"{m.precision:8.3f}{m.recall:8.3f}{m.f1:8.3f}"
        lines.append(f"{kind:12}{m.gold:7}{m.predicted:7}{numbers}")
    side = card.side
    lines.append(
        f"role macro F1 {_number(side.role)}  direct F1 {_number(side.direct)}"
        f"  status macro F1 {_number(side.status)}  event date {_number(side.date)}"
    )
    if per_document:
        worst_first = sorted(card.per_document.items(), key=lambda item: item[1])
        lines += [f"  {value:.3f} {name}" for name, value in worst_first]
    if errors is not None:
        found = {name: one.found[errors] for name, one in card.documents.items()}
        lines += [
            f"  missed   {name}: {fact}" for name, one in found.items() for fact in one.missed
        ]
        lines += [
            f"  spurious {name}: {fact}" for name, one in found.items() for fact in one.spurious
        ]
    lines.append(f"headline (mean F1 of {', '.join(HEADLINE)}): {card.headline:.3f}")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
