"""Every shipped dispatch gives exactly the facts that are expected of it."""

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
    assert {kind: card.measure(kind).f1 for kind in KINDS} == dict.fromkeys(KINDS, 1.0)
    assert card.side.date in (None, 1.0)
