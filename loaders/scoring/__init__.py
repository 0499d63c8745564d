"""How good extracted facts are against gold annotations: precision, recall and F1 by kind of fact.

`score(read_sheets(gold), read_sheets(predicted))` gives a `ScoreCard`; the rules of what matches
what stand in `matching`, the kinds of fact in `compare`.
"""

from loaders.scoring.card import ScoreCard, score
from loaders.scoring.compare import HEADLINE, KINDS, Kind
from loaders.scoring.display import as_json, as_text
from loaders.scoring.sheets import Sheet, read_sheets

__all__ = [
    "HEADLINE",
    "KINDS",
    "Kind",
    "ScoreCard",
    "Sheet",
    "as_json",
    "as_text",
    "read_sheets",
    "score",
]
