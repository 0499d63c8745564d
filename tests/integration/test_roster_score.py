"""Real lists of participants, hand-coded: how much is found, by the rules of `entente score`."""

from __future__ import annotations

from pathlib import Path

from loaders import scoring
from loaders.documents import read

LEAST: dict[scoring.Kind, float] = {
    "people": 0.97, "titles": 0.90, "represents": 0.90, "attended": 0.97,
}  # fmt: skip


def test_people_titles_and_delegations_of_real_lists_are_found(bench: Path, tmp_path: Path) -> None:
    lists = list(read([bench / "rosters" / "docs"]))
    assert lists
    for document in lists:
        assert document.extraction is not None, document.id
        sheet = document.extraction.model_dump_json(exclude_none=True)
        (tmp_path / f"{Path(document.origin).stem}.json").write_text(sheet)
    gold = scoring.read_sheets(bench / "rosters" / "gold")
    card = scoring.score(gold, scoring.read_sheets(tmp_path))
    found = {kind: card.measure(kind).f1 for kind in LEAST}
    assert {kind: f1 for kind, f1 in found.items() if f1 < LEAST[kind]} == {}
