"""Every shipped dispatch gives the facts that are expected of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.config import resource
from loaders import extract
from loaders.documents import read
from loaders.scoring import KINDS, Sheet, read_sheets, score

DOCUMENTS = sorted((resource("seeds") / "documents").glob("*.md"))


def test_there_are_at_least_six() -> None:
    assert len(DOCUMENTS) >= 6


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_a_dispatch_reaches_what_is_expected_of_it(file: Path) -> None:
    (document,) = read([file])
    found = extract(
        document.text, document.published, title=document.title, publisher=document.publisher
    )
    expected = read_sheets(resource("seeds") / "expected")[file.stem]
    predicted = Sheet.model_validate({**found.model_dump(mode="json"), "id": file.stem})
    card = score({file.stem: expected}, {file.stem: predicted})
    exact = [kind for kind in KINDS if kind != "represents"]
    assert {kind: card.measure(kind).f1 for kind in exact} == dict.fromkeys(exact, 1.0)
    # nobody's country or body is missed; whose country a body of state brings along is not settled
    represents = card.measure("represents")
    assert (represents.recall, represents.matched + 1 >= represents.predicted) == (1.0, True)
    assert card.side.date in (None, 1.0)
