"""The extractor knows the running example by its grammar, not by its names."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import extract
from loaders.scoring import Kind, ScoreCard, Sheet, score
from tests.rewriting import rewritten

KINDS: tuple[Kind, ...] = ("people", "titles", "represents", "attended")


def _card(text: str, gold: Sheet) -> ScoreCard:
    found = extract(text).model_dump(mode="json")
    return score({"seed": gold}, {"seed": Sheet.model_validate({**found, "id": "seed"})})


@pytest.mark.parametrize("number", range(5))
def test_other_names_countries_bodies_and_orders_change_nothing(bench: Path, number: int) -> None:
    text, gold = rewritten(bench / "seed", number)
    card = _card(text, Sheet.model_validate({**gold, "id": "seed"}))
    assert {kind: card.measure(kind).f1 for kind in KINDS} == dict.fromkeys(KINDS, 1.0)


def test_the_example_itself_is_complete(bench: Path) -> None:
    text = (bench / "seed/docs/finance-ministerial.txt").read_text(encoding="utf-8")
    gold = (bench / "seed/gold/finance-ministerial.json").read_text(encoding="utf-8")
    card = _card(text, Sheet.model_validate_json(gold))
    assert {kind: card.measure(kind).f1 for kind in KINDS} == dict.fromkeys(KINDS, 1.0)
    assert card.measure("stated").f1 >= 0.95
